import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freshDatabase, type FreshDatabase } from '../db/testing.js';
import { LabelStore } from './label.store.js';
import { operator } from './operator.js';
import { PeopleStore } from './people.store.js';
import { createPolicyEngine } from './policy-engine.js';
import { readPolicies } from './policy-files.js';
import { SessionStore } from './session.store.js';
import { VisibleLabels } from './visible.js';
import type { Caller, Member } from './member.js';

let database: FreshDatabase;
let labels: LabelStore;
let people: PeopleStore;
beforeAll(async () => {
  database = await freshDatabase();
  labels = new LabelStore(database.db);
  people = new PeopleStore(database.db, () => Date.UTC(2026, 0, 1));
  const agency = (agencyId: string) => ({ agencyId, nameEn: agencyId, nameFr: agencyId, province: null, kind: 'police' });
  await people.addAgencies([agency('alder'), agency('birch')]);
  const member = (agencyId: string, memberId: string) => ({
    agencyId, memberId, userName: 'sam', displayName: 'Sam', role: 'analyst', clearanceCode: 'SECRET', clearanceUntil: '2030-06-30', citizenships: ['CA'], purposes: ['intelligence_analysis'], passwordHash: 'x',
  });
  await people.addMembers([member('alder', 'a1'), member('birch', 'b1'), { ...member('alder', 'a2'), userName: 'kim' }]);
  const duty = (fromOn: string, toOn?: string) => [{ agencyId: 'alder', memberId: 'a1', fromOn, ...(toOn === undefined ? {} : { toOn }) }];
  await people.addCases([
    { agencyId: 'alder', caseId: 'open', title: 'Open', openedOn: '2025-01-01', members: duty('2025-01-01') },
    { agencyId: 'alder', caseId: 'closed', title: 'Closed', openedOn: '2025-01-01', closedOn: '2025-06-01', members: duty('2025-01-01') },
    { agencyId: 'birch', caseId: 'ended', title: 'Ended', openedOn: '2025-01-01', members: duty('2025-01-01', '2025-12-31') },
    { agencyId: 'birch', caseId: 'later', title: 'Later', openedOn: '2025-01-01', members: duty('2026-12-01') },
  ]);
});
afterAll(async () => database.drop());

describe('interning', () => {
  it('gives the same marking of the same agency the same number, at the same moment too', async () => {
    const specs = Array.from({ length: 8 }, (_, i) => labels.intern('alder', { level: 'SECRET', releasableTo: i % 2 === 0 ? ['birch', 'alder'] : ['alder', 'birch'] }));
    const made = await Promise.all(specs);
    expect(new Set(made.map((one) => one.labelId)).size).toBe(1);
    expect((await labels.intern('birch', { level: 'SECRET', releasableTo: ['alder', 'birch'] })).labelId).not.toBe(made[0]?.labelId);
  });
  it('reads back what it wrote', async () => {
    const spec = { level: 'PROTECTED_C', releasableTo: ['birch'], citizenshipsOnly: ['CA'], originatorControl: true, purposes: ['audit'], permittedUses: ['LEAD_ONLY'], caveats: ['X'], caseRef: 'alder~open', restricted: 'youth', expiresOn: 20_301_231, sealed: true };
    const made = await labels.intern('alder', spec);
    const again = new LabelStore(database.db);
    await again.load();
    expect(again.label(made.labelId)).toEqual(made);
    expect(again.label(0)).toBeUndefined();
  });
  it('refuses a level that does not exist and makes no row', async () => {
    const before = labels.all.length;
    await expect(labels.intern('alder', { level: 'COSMIC' })).rejects.toThrow('there is no handling level');
    expect(labels.all.length).toBe(before);
  });
});

describe('visible labels', () => {
  const caller = (member: Member): Caller => ({ member, purpose: 'intelligence_analysis', caseRef: 'alder~open' });
  it('are remembered for the same facts, and forgotten with a new label, a new day or another fact', async () => {
    const engine = createPolicyEngine({ ...readPolicies(new URL('../../policies', import.meta.url).pathname), obligations: [] });
    let decisions = 0;
    const over: typeof engine.over = (...asked) => {
      const decide = engine.over(...asked);
      return (resource) => { decisions += 1; return decide(resource); };
    };
    const counted = { ...engine, over };
    const visible = new VisibleLabels(counted, labels);
    const member = await people.memberById('alder', 'a1', '2026-01-01');
    if (member === undefined) throw new Error('no member');
    const first = visible.of(caller(member), '2026-01-01', 'search');
    expect(first.length).toBeGreaterThan(0);
    const asked = decisions;
    expect(visible.of(caller({ ...member }), '2026-01-01', 'search')).toBe(first);
    expect(decisions).toBe(asked);
    visible.of(caller(member), '2026-01-02', 'search');
    expect(decisions).toBe(2 * asked);
    expect(visible.of(caller({ ...member, clearanceRank: 0 }), '2026-01-01', 'search')).toEqual([]);
    expect(visible.of({ ...caller(member), purpose: 'audit' }, '2026-01-01', 'search')).toEqual([]);
    expect(visible.of(caller(member), '2030-07-01', 'search')).toEqual([]);
    const more = await labels.intern('alder', { level: 'UNCLASSIFIED' });
    expect(visible.of(caller(member), '2026-01-01', 'search')).toEqual([...first, more.labelId]);
    expect(visible.of(operator, '2026-01-01', 'search')).toEqual([]);
  });
});

describe('people', () => {
  it('are found by name when only one has it, else by name@agency', async () => {
    expect(await people.memberByUser('sam', '2026-01-01')).toBeUndefined();
    expect((await people.memberByUser('sam@birch', '2026-01-01'))?.member.memberId).toBe('b1');
    expect((await people.memberByUser('kim', '2026-01-01'))?.member.memberId).toBe('a2');
    for (const user of ['', '@', 'sam@', '@alder', 'sam@nowhere', `kim' or '1'='1`]) expect(await people.memberByUser(user, '2026-01-01')).toBeUndefined();
  });
  it('hold the cases of that day, and a closed one is no longer open work', async () => {
    const refs = async (day: string) => (await people.memberById('alder', 'a1', day))?.cases.map((one) => [one.ref, one.closedOn]);
    expect(await refs('2025-03-01')).toEqual([['alder~closed', '2025-06-01'], ['alder~open', null], ['birch~ended', null]]);
    expect(await refs('2026-01-01')).toEqual([['alder~closed', '2025-06-01'], ['alder~open', null]]);
    expect(await refs('2026-12-01')).toEqual([['alder~closed', '2025-06-01'], ['alder~open', null], ['birch~later', null]]);
    expect(await refs('2024-01-01')).toEqual([]);
  });
});

describe('sessions', () => {
  it('end after their shift to the millisecond, and with them their context', async () => {
    let now = Date.UTC(2026, 0, 1, 8);
    let n = 0;
    const sessions = new SessionStore(database.db, () => now, (size) => new Uint8Array(size).fill((n += 1)));
    const { token, expiresAtMs } = await sessions.open('alder', 'a1');
    await sessions.setContext(token, 'intelligence_analysis', 'alder~open');
    expect(await sessions.find(token)).toMatchObject({ agencyId: 'alder', memberId: 'a1', purpose: 'intelligence_analysis', caseRef: 'alder~open' });
    expect(expiresAtMs - now).toBe(12 * 3_600_000);
    for (; now < expiresAtMs - 1; now = Math.min(now + 29 * 60_000, expiresAtMs - 1)) expect(await sessions.find(token)).toBeDefined();
    expect(await sessions.find(token)).toBeDefined();
    now = expiresAtMs;
    expect(await sessions.find(token)).toBeUndefined();
  });
  it('end after half an hour without a request, and a request moves that end', async () => {
    let now = Date.UTC(2026, 0, 1, 8);
    let n = 50;
    const sessions = new SessionStore(database.db, () => now, (size) => new Uint8Array(size).fill((n += 1)));
    const { token } = await sessions.open('alder', 'a1');
    now += 29 * 60_000;
    expect(await sessions.find(token)).toMatchObject({ signedInBy: 'password', steppedUpAtMs: null });
    now += 29 * 60_000;
    expect(await sessions.find(token)).toBeDefined();
    now += 30 * 60_000;
    expect(await sessions.find(token)).toBeUndefined();
  });
  it('of the same member are apart: closing one leaves the other', async () => {
    let n = 100;
    const sessions = new SessionStore(database.db, () => Date.UTC(2026, 0, 2), (size) => new Uint8Array(size).fill((n += 1)));
    const [one, two] = [await sessions.open('alder', 'a1'), await sessions.open('alder', 'a1')];
    await sessions.close(one.token);
    expect([await sessions.find(one.token), (await sessions.find(two.token))?.memberId]).toEqual([undefined, 'a1']);
    for (const token of ['', '.', 'alder.', two.token.replace('alder', 'birch')]) expect(await sessions.find(token)).toBeUndefined();
  });
});
