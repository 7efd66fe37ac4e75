// Attacker: an analyst with patience, who asks the house to explain itself, or asks owners, over and over: through all records, over days, with
// labels written for the purpose. Promises: G4, G11: many answers say no more than one, each is on the record, and asking owners has an end.
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { WhoSeesAnswer } from '../../../src/http/contract.js';
import { openHouse, type Seat, type TestHouse } from '../../support/house.js';
import { foreigner, pairsOf } from '../../support/insiders.js';
import { openedEntries } from '../../support/payloads.js';
import { kept } from '../../support/same.js';

let at: TestHouse;
let bea: Seat;
beforeAll(async () => {
  at = await openHouse();
  bea = await at.seat('bea');
});
afterAll(() => at.close());

const sizeOf = async (agencyId: string) => (await at.house.ledger.heads()).find((one) => one.agencyId === agencyId)?.size ?? 0n;
const who = (kind: 'entities' | 'reports', id: string) => bea.get(`/api/access/who-sees/${kind}/${encodeURIComponent(id)}`);

test('through all that is hidden it says one thing, as often as it is asked, and no originator hears of it', async () => {
  const pairs = await pairsOf(at, foreigner);
  expect(pairs.length).toBeGreaterThan(15);
  const [from, ofAlder] = [await sizeOf('birch'), await sizeOf('alder')];
  const seen = new Set<string>();
  let asked = 0;
  for (const { hidden, absent } of pairs) {
    for (const thing of [hidden, absent]) {
      for (const [kind, id] of [['entities', thing.entity], ['reports', thing.report]] as const) {
        // The report of some is visible for another statement; what is hidden there is not asked for by its id.
        const reply = await who(kind, id);
        asked += 1;
        if (reply.statusCode === 404) seen.add(JSON.stringify(kept(reply, thing)));
        else expect([id, reply.statusCode, id]).toEqual([id, 200, 'alder~r-mixed-own']);
      }
    }
  }
  expect(seen.size).toBe(1);
  const entries = (await openedEntries(at.house, 'birch', from)).map(({ text }) => JSON.parse(text) as { action: string; actor: { member: string } });
  expect([entries.length, entries.every(({ action, actor }) => action === 'whoSees' && actor.member === 'bea')]).toEqual([asked, true]);
  // No receipt: nothing of alder's was shown.
  expect(await sizeOf('alder')).toBe(ofAlder);
});

test('what it says of a visible record does not change with what is hidden beside it', async () => {
  const before = kept(await who('entities', 'alder~p-shown')).body;
  const more = Array.from({ length: 12 }, (_, i) => ({ entityId: `loop-${i}`, schema: 'GroupRole', prop: 'member', value: 'alder~p-shown' }));
  await at.house.authoring.report(await at.plan('ana', 'createReport'), {
    agencyId: 'alder', reportId: 'r-loop', title: 'Loop', reportedOn: '2026-01-01', label: { level: 'PROTECTED_B', caveats: ['loop only'] }, retentionBasis: 'five years', reviewDue: '2030-01-01', parts: [{ entityId: 'p-shown', part: 'associate' }],
  }, [...more, { entityId: 'p-shown', schema: 'Person', prop: 'alias', value: 'Loop Alias' }].map((one) => ({ ...one, label: { level: 'PROTECTED_B', caveats: ['loop only'] } })));
  expect(kept(await who('entities', 'alder~p-shown')).body).toBe(before);
});

test('labels written one after another to count the people of another agency by clearance and citizenship count nobody', async () => {
  const labels = [{}, { citizenshipsOnly: ['GB', 'CA'] }, { level: 'SECRET' }, { level: 'CONFIDENTIAL' }, { caveats: ['count one'] }, { purposes: ['intelligence_analysis'] }];
  const counts = new Set<number>();
  for (const [i, label] of labels.entries()) {
    await at.house.authoring.report(await at.plan('bea', 'createReport'), {
      agencyId: 'birch', reportId: `r-count-${i}`, title: 'Count', reportedOn: '2026-01-01', label: { level: 'PROTECTED_B', releasableTo: ['ALL'], ...label }, retentionBasis: 'five years', parts: [],
    }, [{ entityId: `o-count-${i}`, schema: 'Organization', prop: 'name', value: `Countable ${i}` }]);
    const reply = await who('entities', `birch~o-count-${i}`);
    if (reply.statusCode !== 200) continue;
    for (const { people } of reply.json<WhoSeesAnswer>().others) counts.add(people);
  }
  // Alder has more than one who could, cedar one: the answer is the same ten for both.
  expect([...counts]).toEqual([10]);
});

test('owners are asked twenty times a day; beyond that each asking is refused, on the record, and none is delivered', async () => {
  const [from, ofAlder] = [await sizeOf('birch'), await sizeOf('alder')];
  // All at once, and hidden and absent in turn: neither haste nor what is there changes the budget.
  const replies = await Promise.all(Array.from({ length: 24 }, (_, i) => bea.ask('POST', '/api/requests', { to: 'alder', words: `Do you know ${i % 2 === 0 ? 'Edda Quorvane' : 'Edda Xomberlyn'}, number ${i}?` })));
  const states = replies.map((reply) => `${reply.statusCode} ${reply.json<{ state?: string }>().state ?? reply.json<{ error: string }>().error}`).toSorted();
  expect(states).toEqual([...Array.from({ length: 20 }, () => '200 sent'), ...Array.from({ length: 4 }, () => '403 not_allowed')]);
  const entries = (await openedEntries(at.house, 'birch', from)).map(({ text }) => JSON.parse(text) as { kind: string });
  expect(entries.filter(({ kind }) => kind === 'outcome')).toHaveLength(20);
  expect(entries.filter(({ kind }) => kind === 'refusal')).toHaveLength(4);
  expect((await at.database.db.selectFrom('owner_request').select('request_id').execute())).toHaveLength(20);
  expect((await sizeOf('alder')) - ofAlder).toBeGreaterThanOrEqual(20n);
  // A new session has no new budget.
  expect((await (await at.seat('bea')).ask('POST', '/api/requests', { to: 'cedar', words: 'Do you know a lantern?' })).statusCode).toBe(403);
});
