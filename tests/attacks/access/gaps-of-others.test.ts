// Attackers: a reader who would learn from the ranking of gaps, its counts or its bounds what others judge or that a hidden group exists, and whoever ranks without the work.
// Promises: G1, G4, G7. Routes: /api/gaps.
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { GapsAnswer } from '../../../src/http/contract.js';
import { openHouse, type Seat, type TestHouse } from '../../support/house.js';
import { kept } from '../../support/same.js';
import { type Person, personAt } from '../../support/two-people.js';
import { shownLabel } from '../../support/world.js';

let at: TestHouse;
let [ana, bea, cyd]: Person[] = [];
const cycle = 'alder~2026';
const all = { level: 'PROTECTED_B', releasableTo: ['ALL'] };

beforeAll(async () => {
  at = await openHouse();
  [ana, bea, cyd] = [await personAt(at, 'ana'), await personAt(at, 'bea'), await personAt(at, 'cyd')];
  await at.house.authoring.report(await at.plan('ana', 'createReport'), {
    agencyId: 'alder', reportId: 'r-groups', title: 'Groups', reportedOn: '2026-02-01', label: shownLabel, retentionBasis: 'five years', sourceGrade: { scale: 'ADMIRALTY', code: 'B' }, informationGrade: { scale: 'ADMIRALTY', code: '2' }, parts: [],
  }, ['g-one', 'g-two', 'g-three'].map((entityId) => ({ entityId, schema: 'CriminalGroup', prop: 'name', value: `Fictional ${entityId}` })));
});
afterAll(() => at.close());

const gaps = async (who: Seat | undefined) => (await who?.get(`/api/gaps?cycle=${encodeURIComponent(cycle)}`))?.json<GapsAnswer>();
const shareOf = (answer: GapsAnswer | undefined, code: string) => answer?.shares.find((one) => one.code === code);
const judge = async (who: Person | undefined, group: string, said: readonly (readonly [string, string])[], label: object = all) => {
  const judgements = said.map(([indicator, value]) => ({ group, indicator, value, judgedOn: '2026-03-01', source: 'a debrief of some length', label, criterion: 'written down for this test', ...(value !== 'unknown' && { confidence: 'moderate' }) }));
  const reply = await who?.ask('POST', '/api/assessment/appraisals', { cycle, judgements });
  expect([reply?.statusCode, reply?.json<{ message?: string }>().message]).toEqual([200, undefined]);
};

test('without a cycle, and of a cycle that is nowhere, there is nothing to rank: the same bytes', async () => {
  const [none, nowhere] = [await ana?.get('/api/gaps'), await ana?.get('/api/gaps?cycle=alder~1999')];
  expect([none?.statusCode, none && kept(none)]).toEqual([404, nowhere && kept(nowhere)]);
  const opened = await ana?.ask('POST', '/api/assessment/cycles', { id: '2026', nameEn: 'Cycle of 2026', nameFr: 'Cycle de 2026', from: '2026-01-01', until: '2026-12-31', bureaus: [{ province: 'BC', agency: 'birch' }, { province: 'ON', agency: 'cedar' }] });
  expect(opened?.statusCode).toBe(200);
  for (const who of ['ivo', 'eli', 'exa', 'adam']) expect([who, (await (await at.seat(who)).get('/api/gaps')).statusCode]).toEqual([who, 403]);
});

test('what is unknown of an assessed group narrows the published shares by its part, whatever the answer; the most narrowing stands first', async () => {
  for (const group of ['alder~g-one', 'alder~g-two']) await judge(bea, group, [['existence', 'believed'], ['sleipnir.scope', 'low'], ['level', group === 'alder~g-one' ? 'high' : 'low']]);
  const found = await gaps(bea);
  expect(shareOf(found, 'entrenched')).toMatchObject({ yes: 0, no: 0, unknown: 2, total: 2, bounds: [0, 1] });
  const [first] = found?.gaps ?? [];
  // Of two assessed groups either is half of what is published; the one judged high comes first.
  expect(first).toMatchObject({ rank: 1, group: 'alder~g-one', name: 'Fictional g-one', shares: [{ before: [0, 1], ifYes: [0.5, 1], ifNo: [0, 0.5], points: 50 }], asked: [] });
  expect(first?.because).toMatch(/narrows the share “.+” by 50 points, whatever the answer/);
  expect(found?.gaps.find((one) => one.group === 'alder~g-one' && one.indicator.code === 'sleipnir.corruption')).toMatchObject({ shares: [], scheme: { narrows: 76, most: 760 } });
  expect(found?.gaps.some((one) => one.group === 'alder~g-one' && one.indicator.code === 'sleipnir.scope')).toBe(false);
  await judge(bea, 'alder~g-one', [['entrenched', 'yes']]);
  expect(shareOf(await gaps(bea), 'entrenched')).toMatchObject({ yes: 1, unknown: 1, bounds: [0.5, 1] });
});

test('what another agency keeps to itself changes no rank, no count and no bound of those who may not see it', async () => {
  const before = await gaps(bea);
  await judge(cyd, 'alder~g-two', [['entrenched', 'yes']], { level: 'PROTECTED_B', releasableTo: [] });
  await judge(cyd, 'alder~g-one', [['sleipnir.violence', 'high']], { level: 'PROTECTED_B', releasableTo: [] });
  const after = await gaps(bea);
  expect({ ...after, ledger: null }).toEqual({ ...before, ledger: null });
  expect(shareOf(await gaps(cyd), 'entrenched')).toMatchObject({ yes: 2, unknown: 0 });
  // Nor is a group listed of which the reader may see nothing.
  const text = JSON.stringify(after);
  expect([text.includes('g-own'), text.includes('Quorvane'), JSON.stringify(await gaps(ana)).includes('alder~g-own')]).toEqual([false, false, true]);
});

test('agencies that differ leave a gap that says so, and what was asked about a gap stands beside it for the asker alone', async () => {
  await judge(cyd, 'alder~g-one', [['sleipnir.expertise', 'low']]);
  await judge(bea, 'alder~g-one', [['sleipnir.expertise', 'high']]);
  const of = (answer: GapsAnswer | undefined, code: string) => answer?.gaps.find((one) => one.group === 'alder~g-one' && one.indicator.code === code);
  expect(of(await gaps(ana), 'sleipnir.expertise')).toMatchObject({ isConflict: true });
  const sent = await ana?.ask('POST', '/api/requirements', { agencies: ['birch'], group: 'alder~g-one', indicator: 'sleipnir.violence', words: 'What do you know of its violence?', dueOn: new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10), level: 'PROTECTED_B' });
  expect(sent?.statusCode).toBe(200);
  expect(of(await gaps(ana), 'sleipnir.violence')?.asked).toMatchObject([{ to: 'birch', state: 'open' }]);
  expect([of(await gaps(bea), 'sleipnir.violence')?.asked, (await ana?.get('/api/requirements/received'))?.json()]).toMatchObject([[], { requirements: [] }]);
});
