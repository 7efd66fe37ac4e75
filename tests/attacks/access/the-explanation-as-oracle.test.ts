// The attack: who may not see a record asks the house to explain itself instead: who could see it, under which policy, what another person would
// see. INVARIANT (G4): of what is hidden, absent or foreign every explanation is the same bytes; of other people nothing is said to those who
// may not ask; and administrators are told of nobody.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sql } from '../../../src/db/index.js';
import type { SightAnswer, WhoSeesAnswer } from '../../../src/http/contract.js';
import { openHouse, type Seat, type TestHouse } from '../../support/house.js';
import { payloadAt } from '../../support/payloads.js';
import { hidden } from '../../support/world.js';

let at: TestHouse;
let bea: Seat;
beforeAll(async () => {
  at = await openHouse();
  bea = await at.seat('bea');
});
afterAll(() => at.close());

const who = (seat: Seat, kind: 'entities' | 'reports', id: string, query = '') => seat.get(`/api/access/who-sees/${kind}/${encodeURIComponent(id)}${query}`);
const sight = (seat: Seat, user: string) => seat.get(`/api/access/sight/${encodeURIComponent(user)}`);
/** Without the entry of the answer itself, which is its own every time. */
const bytes = ({ statusCode, body }: { statusCode: number; body: string }) => [statusCode, body.replace(/"ledger":\{.*\}\}$/s, '"ledger":…}')];

describe('who could see it', () => {
  it.each(Object.keys(hidden))('of a record hidden as %s: as of one that is not there', async (kind) => {
    for (const [room, here, absent] of [['entities', `alder~p-${kind}`, 'alder~p-nobody'], ['reports', `alder~r-${kind}`, 'alder~r-nothing']] as const) {
      const [hiddenReply, absentReply, foreignReply] = [await who(bea, room, here), await who(bea, room, absent), await who(bea, room, 'nowhere~x-1')];
      expect(bytes(hiddenReply)).toEqual(bytes(absentReply));
      expect(bytes(foreignReply)).toEqual(bytes(absentReply));
      expect(hiddenReply.statusCode).toBe(404);
    }
  });
  it('of a hidden statement of a visible entity: as of a statement that is not there', async () => {
    const { rows } = await sql<{ statement_id: bigint; value: string }>`select statement_id, value from statement where entity_id = 'p-mixed'`.execute(at.database.db);
    const dark = rows.find(({ value }) => value === 'Vexmoor');
    const replies = [await who(bea, 'entities', 'alder~p-mixed', `?statement=${encodeURIComponent(`alder~${dark?.statement_id}`)}`), await who(bea, 'entities', 'alder~p-mixed', '?statement=alder~999999')];
    expect(dark).toBeDefined();
    expect(bytes(replies[0] ?? { statusCode: 0, body: '' })).toEqual(bytes(replies[1] ?? { statusCode: 1, body: '' }));
  });
  it('speaks of the labels that the asker sees and of no other', async () => {
    const found = (await who(bea, 'entities', 'alder~p-mixed')).json<WhoSeesAnswer>();
    expect(found.labels).toEqual([{ agency: 'alder', marking: 'PROTECTED B // REL TO ALL' }]);
  });
  it('names people of the asker’s agency with their policies, and counts those of others', async () => {
    const found = (await who(bea, 'entities', 'alder~p-shown')).json<WhoSeesAnswer>();
    expect(found.people.map(({ user }) => user)).toContain('bea');
    const mine = found.people.find(({ user }) => user === 'bea')?.ways.find(({ purpose }) => purpose === 'intelligence_analysis');
    expect(mine).toMatchObject({ caseRef: 'birch~elm', policies: ['working-roles-read', 'working-roles-see-labels'] });
    expect(found.others.map(({ agency }) => agency)).toEqual(expect.arrayContaining(['alder', 'cedar']));
    const text = JSON.stringify(found);
    for (const name of ['"ana"', '"cyd"', 'alder~oak', 'cedar~fir']) expect(text).not.toContain(name);
    // In tens, so that nobody is counted; an agency where nobody could is not named (no Canadian agency’s label reaches the partner abroad).
    expect(found.others.map(({ people }) => people % 10)).toEqual(found.others.map(() => 0));
    expect(found.others.map(({ agency }) => agency)).not.toContain('yew');
  });
  it('stands in the record with what was asked, and in the originator’s as a receipt', async () => {
    const size = async (agencyId: string) => (await at.house.ledger.heads()).find((one) => one.agencyId === agencyId)?.size ?? 0n;
    await who(bea, 'reports', 'alder~r-shown');
    expect(await payloadAt(at.house, 'birch', (await size('birch')) - 1n)).toMatchObject({ kind: 'answer', action: 'whoSees', asked: { report: 'alder~r-shown' } });
    expect(await payloadAt(at.house, 'alder', (await size('alder')) - 1n)).toMatchObject({ kind: 'receipt', action: 'whoSees', actor: { user: 'bea' } });
  });
  it('is not told to an administrator', async () => {
    const adam = await at.seat('adam');
    expect(bytes(await who(adam, 'entities', 'alder~p-shown'))).toEqual(bytes(await who(adam, 'entities', 'alder~p-nobody')));
    expect((await who(adam, 'entities', 'alder~p-shown')).statusCode).toBe(403);
  });
});

describe('what somebody would see', () => {
  it.each([['an analyst', 'bea'], ['an administrator', 'adam']])('is not told to %s, whether or not there is such a person', async (_, asker) => {
    const seat = await at.seat(asker);
    const [known, unknown] = [await sight(seat, 'ana@alder'), await sight(seat, 'nobody@alder')];
    expect(known.statusCode).toBe(403);
    expect([known.statusCode, known.body]).toEqual([unknown.statusCode, unknown.body]);
  });
  it('an examiner learns it by labels and policies, never by content', async () => {
    const exa = await at.seat('exa');
    const found = (await sight(exa, 'ana@alder')).json<SightAnswer>();
    const way = found.ways.find(({ purpose, caseRef }) => purpose === 'intelligence_analysis' && caseRef === 'alder~oak');
    expect(way).toMatchObject({ reads: true, readsBy: ['working-roles-read'] });
    expect(way?.labels).toContainEqual({ agency: 'alder', marking: 'PROTECTED B // REL TO ALL', count: expect.any(Number) as number, policies: ['working-roles-see-labels'] });
    expect(way?.labels.map(({ marking }) => marking).join()).not.toContain('TOP SECRET');
    for (const word of ['Quorvane', 'Draile', 'p-shown']) expect(JSON.stringify(found)).not.toContain(word);
    const adam = (await sight(exa, 'adam@alder')).json<SightAnswer>();
    expect(adam.ways.every(({ reads, readsBy }) => !reads && readsBy.includes('administrators-see-no-content'))).toBe(true);
  });
  it('of a person of another agency no case of theirs is named', async () => {
    const found = (await sight(await at.seat('exa'), 'bea@birch')).json<SightAnswer>();
    expect(found.ways.length).toBeGreaterThan(0);
    expect(JSON.stringify(found)).not.toContain('birch~elm');
  });
  it('of a person of another agency no label is told that neither the asker sees nor their agency made: who shares what with whom', async () => {
    await at.house.authoring.report(await at.plan('cyd', 'createReport'), {
      agencyId: 'cedar', reportId: 'r-bilateral', title: 'Bilateral', reportedOn: '2026-01-01', label: { level: 'PROTECTED_B', releasableTo: ['birch'], caveats: ['bilateral project'] }, retentionBasis: 'five years', parts: [],
    }, [{ entityId: 'o-bilateral', schema: 'Organization', prop: 'name', value: 'Bilateral Works' }]);
    expect((await bea.get('/api/access/sight')).body).toContain('bilateral project');
    expect((await sight(await at.seat('bex'), 'bea@birch')).body).toContain('bilateral project');
    const told = await sight(await at.seat('exa'), 'bea@birch');
    expect([told.statusCode, told.body.includes('bilateral project'), told.body.includes('PROTECTED B // REL TO ALL')]).toEqual([200, false, true]);
  });
  it('agrees with what the door decides', async () => {
    const own = (await bea.get('/api/access/sight')).json<SightAnswer>();
    const way = own.ways.find(({ purpose, caseRef }) => purpose === 'intelligence_analysis' && caseRef === 'birch~elm');
    const plan = await at.plan('bea', 'viewEntity');
    expect(way?.labels.reduce((sum, { count }) => sum + count, 0)).toBe(plan.labelIds.length);
  });
  it('of nobody an examiner learns what anyone learns of nothing', async () => {
    const exa = await at.seat('exa');
    expect((await sight(exa, 'nobody@alder')).json()).toMatchObject({ error: 'nothing_to_show' });
  });
});
