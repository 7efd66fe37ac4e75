// Attacker: an insider who asks under one purpose or case and takes the answer under another, or whose right to it ends while the answer is
// under way. Promises: G3, G4: an answer leaves under the purpose, case and rights that its entry names, all of which hold when it leaves.
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { AccessError, type Caller, type Plan, seal } from '../../../src/access/index.js';
import { isRefused } from '../../../src/kernel/index.js';
import { openHouse, type Seat, type TestHouse } from '../../support/house.js';
import { openedEntries } from '../../support/payloads.js';

let at: TestHouse;
beforeAll(async () => {
  at = await openHouse();
});
afterAll(() => at.close());

type Entry = Readonly<Record<string, unknown>>;
const sizeOf = async (agencyId: string) => (await at.house.ledger.heads()).find((one) => one.agencyId === agencyId)?.size ?? 0n;
const entriesFrom = async (from: bigint) => (await openedEntries(at.house, 'birch', from)).map(({ text }) => JSON.parse(text) as Entry);

async function callerAt(seat: Seat): Promise<Caller> {
  const session = await at.house.sessions.find(seat.token);
  const member = session && (await at.house.people.memberById(session.agencyId, session.memberId, at.house.door.today()));
  if (member === undefined) throw new Error('not signed in');
  return { member, purpose: session?.purpose ?? '', caseRef: session?.caseRef ?? '', sessionId: session?.sessionId ?? '' };
}
async function askedBy(seat: Seat, action = 'search'): Promise<Plan> {
  const plan = await at.house.door.ask(await callerAt(seat), { action, asked: { q: 'draile' }, agencyId: 'birch' });
  if (isRefused(plan)) throw new Error(plan.message);
  return plan;
}
const released = (plan: Plan) => at.house.door.release(seal(plan, new Map([['alder', ['alder~p-shown']]]), 'Marisse Draile')).then(() => 'shown', (fault: AccessError) => fault.code);
const written = (plan: Plan) => at.house.door.write(plan, {}, async () => 'written').then(({ value }) => value, (fault: AccessError) => fault.code);

const bea = () => at.seat('bea');
const member = (set: object) => at.database.db.updateTable('member').set(set).where('agency_id', '=', 'birch').where('member_id', '=', 'bea').execute();
const assignment = (toOn: string | null) => at.database.db.updateTable('case_assignment').set({ to_on: toOn }).where('case_id', '=', 'elm').where('member_id', '=', 'bea').execute();
const closeCase = (closedOn: string | null) => at.database.db.updateTable('case_file').set({ closed_on: closedOn }).where('case_id', '=', 'elm').execute();

/** What may end between asking and releasing, and how it is undone. */
const endings: Readonly<Record<string, readonly [end: () => Promise<unknown>, mend: () => Promise<unknown>]>> = {
  'the case is closed': [() => closeCase('2026-01-01'), () => closeCase(null)],
  'the person is taken off the case': [() => assignment('2020-01-02'), () => assignment(null)],
  'the purpose is taken back': [() => member({ purposes: ['criminal_investigation'] }), () => member({ purposes: ['intelligence_analysis', 'criminal_investigation', 'records_review'] })],
  'the clearance is lowered': [() => member({ clearance_rank: 0 }), () => member({ clearance_rank: 5 })],
  'the clearance runs out': [() => member({ clearance_until: '2020-01-01' }), () => member({ clearance_until: '9999-12-31' })],
  'the person is suspended': [() => member({ suspended: true }), () => member({ suspended: false })],
  'the role becomes another': [() => member({ role: 'agency_administrator' }), () => member({ role: 'analyst' })],
};
let mend: (() => Promise<unknown>) | undefined;
afterEach(async () => {
  await mend?.();
  mend = undefined;
});

describe.each(Object.entries(endings))('while the answer is under way %s', (_, [end, undo]) => {
  test('nothing is shown, nothing is written, and the record says why', async () => {
    const seat = await bea();
    mend = undo;
    const [reading, writing] = [await askedBy(seat), await askedBy(seat, 'createReport')];
    await end();
    const from = await sizeOf('birch');
    expect([await released(reading), await written(writing)]).toEqual(['rights_ended', 'rights_ended']);
    expect(await entriesFrom(from)).toMatchObject([{ kind: 'refusal', id: reading.id, declined: 'rights-ended' }, { kind: 'refusal', id: writing.id, declined: 'rights-ended' }]);
  });
  test('and given back before it leaves, it is shown: nothing is refused without a reason', async () => {
    mend = undo;
    const plan = await askedBy(await bea());
    await end();
    await undo();
    expect(await released(plan)).toBe('shown');
  });
});

test('what changes and takes nothing away ends no answer', async () => {
  mend = () => member({ purposes: ['intelligence_analysis', 'criminal_investigation', 'records_review'], unit: null });
  const plan = await askedBy(await bea());
  await member({ purposes: ['intelligence_analysis', 'officer_safety'], unit: 'office' });
  expect(await released(plan)).toBe('shown');
});

test('a purpose stated in a second window does not rename the answer of the first: its entry has the purpose and labels it was asked under', async () => {
  const seat = await bea();
  const plan = await askedBy(seat);
  const from = await sizeOf('birch');
  expect((await seat.ask('PUT', '/api/session/context', { purpose: 'criminal_investigation', caseRef: 'birch~elm' })).statusCode).toBe(200);
  expect(await released(plan)).toBe('shown');
  const later = await askedBy(seat);
  expect(await released(later)).toBe('shown');
  const shown = (await entriesFrom(from)).filter(({ kind }) => kind === 'answer');
  expect(shown).toMatchObject([{ id: plan.id, purpose: 'intelligence_analysis', labels: plan.labels.hash }, { id: later.id, purpose: 'criminal_investigation', labels: later.labels.hash }]);
});

test('a purpose or case in a header, a query or a body is not heard outside the node’s own socket', async () => {
  const [seat, from] = [await bea(), await sizeOf('birch')];
  const claims = { purpose: 'officer_safety', caseRef: 'birch~shut', case: 'birch~shut' };
  const headers = { 'x-custos-purpose': 'officer_safety', 'x-custos-case': 'birch~shut', 'x-custos-as': 'ana' };
  expect((await seat.ask('GET', '/api/search?q=draile&purpose=officer_safety&caseRef=birch~shut', undefined, headers)).statusCode).toBe(200);
  expect((await seat.ask('GET', '/api/entities/alder~p-shown/ftm?purpose=officer_safety', undefined, headers)).statusCode).toBe(200);
  expect((await seat.ask('POST', '/api/judgements', { left: 'alder~p-shown', right: 'alder~p-mixed', verdict: 'different', why: 'two faces', ...claims }, headers)).statusCode).toBeLessThan(500);
  const entries = await entriesFrom(from);
  expect(entries.length).toBeGreaterThan(2);
  for (const entry of entries) expect(entry).toMatchObject({ actor: { member: 'bea' }, purpose: 'intelligence_analysis', case: 'birch~elm' });
});

test('another case or purpose is stated only by who holds it, however it is spelt', async () => {
  const seat = await bea();
  for (const [purpose, caseRef] of [['officer_safety', 'birch~elm'], ['Intelligence_Analysis', 'birch~elm'], ['intelligence_analysis ', 'birch~elm'], ['intelligence_analysis', 'birch~shut'], ['intelligence_analysis', 'alder~oak'], ['intelligence_analysis', 'BIRCH~ELM']] as const) {
    const reply = await seat.ask('PUT', '/api/session/context', { purpose, caseRef });
    expect([purpose, caseRef, reply.statusCode]).toEqual([purpose, caseRef, 403]);
  }
  expect((await seat.get('/api/session')).json()).toMatchObject({ purpose: 'intelligence_analysis', caseRef: 'birch~elm' });
});

test('a case that closes takes with it the next page, reload and export of what was asked under it', async () => {
  const seat = await bea();
  const urls = ['/api/search?q=draile', '/api/search?q=draile&offset=1', '/api/entities/alder~p-shown', '/api/entities/alder~p-shown/ftm', '/api/entities/alder~p-shown/neighbours', '/api/reports/alder~r-shown'];
  for (const url of urls) expect([url, (await seat.get(url)).statusCode]).toEqual([url, 200]);
  mend = () => closeCase(null);
  await closeCase('2026-01-01');
  for (const url of urls) {
    const reply = await seat.get(url);
    expect([url, reply.statusCode, reply.json().error]).toEqual([url, 403, 'case_not_open']);
    expect(reply.body).not.toContain('Draile');
  }
});
