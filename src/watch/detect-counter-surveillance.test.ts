import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { Examined } from '../../tests/support/examined.js';
import { counterSurveillance } from './detect-counter-surveillance.js';

let evidence: Examined;
const day = (n: number): string => `2025-03-${String(n).padStart(2, '0')} 10:00`;

beforeAll(async () => { evidence = await Examined.open(); });
afterAll(async () => { await evidence.close(); });
beforeEach(async () => {
  await evidence.clear();
  const people = Array.from({ length: 40 }, (_, n) => ({ actor: n + 1, role: 'response', unit: n < 20 ? 'north' : 'south' }));
  await evidence.add('actors', people);
  // Everyone leaves a dozen look-ups unexplained: what honest work looks like.
  await evidence.lookUps(people.flatMap(({ actor }) => Array.from({ length: 12 }, (_, n) => ({ at: day(3 + n), actor, subject: 1000 + actor * 20 + n, source_system: 'records' }))));
  await evidence.add('vehicles', [71, 72, 73].map((vehicle) => ({ vehicle, covert: true })));
});

test('two covert cars that no work leads to weigh far more than one', async () => {
  await evidence.lookUps([{ at: day(20), actor: 1, subject: 71 }, { at: day(26), actor: 1, subject: 72 }]);
  const found = await evidence.read(counterSurveillance);
  expect(found.map((row) => row.subject)).toEqual([72, 71]);
  // Among forty people nothing is rarer than one in eighty.
  expect(found[0]?.llr).toBeGreaterThan(3.5);
});

test('one protected record alone is no lead, however rare such looks are', async () => {
  await evidence.lookUps([{ at: day(20), actor: 1, subject: 71 }]);
  const [finding] = await evidence.read(counterSurveillance);
  expect(finding?.llr).toBe(2.5);
});

test('one covert car that a patrol checks says little where patrols often meet them', async () => {
  await evidence.lookUps(Array.from({ length: 15 }, (_, n) => ({ at: day(20), actor: n + 1, subject: 71 + (n % 3) })));
  for (const row of await evidence.read(counterSurveillance)) expect(row.llr).toBeLessThan(2.5);
});

test('the unit that runs it is at home there, from the day its work was known', async () => {
  await evidence.add('sealed_subjects', [{ subject: 80, kind: 'operation' }]);
  await evidence.lookUps([{ at: day(18), actor: 3, subject: 80 }], 'independent');
  await evidence.lookUps([{ at: day(17), actor: 4, subject: 80 }, { at: day(19), actor: 5, subject: 80 }, { at: day(19), actor: 25, subject: 80 }]);
  expect((await evidence.read(counterSurveillance)).map((row) => row.actor).toSorted((a, b) => a - b)).toEqual([4, 25]);
});

test('a group asked about person by person is found; a group that the whole unit meets is not', async () => {
  await evidence.add('group_members', [1, 2].flatMap((grp) => Array.from({ length: 6 }, (_, n) => ({ grp, person: grp * 100 + n, known_at: '2025-01-01' }))));
  await evidence.lookUps(Array.from({ length: 5 }, (_, n) => ({ at: day(15 + n), actor: 1, subject: 100 + n })));
  await evidence.lookUps(Array.from({ length: 60 }, (_, n) => ({ at: day(15 + (n % 6)), actor: 21 + (n % 20), subject: 200 + (n % 6) })));
  const found = await evidence.read(counterSurveillance);
  expect(new Set(found.map((row) => row.actor))).toEqual(new Set([1]));
});

test('a membership that became known later is not used for an earlier look-up', async () => {
  await evidence.add('group_members', Array.from({ length: 6 }, (_, n) => ({ grp: 1, person: 100 + n, known_at: '2025-04-01' })));
  await evidence.lookUps(Array.from({ length: 5 }, (_, n) => ({ at: day(15 + n), actor: 1, subject: 100 + n })));
  expect(await evidence.read(counterSurveillance)).toEqual([]);
});

test('one subject in three systems within a week is found where others ask one', async () => {
  await evidence.lookUps(['records', 'national', 'port'].map((source_system, n) => ({ at: day(20 + n), actor: 1, subject: 60, source_system })));
  const [finding] = await evidence.read(counterSurveillance);
  expect(finding).toMatchObject({ actor: 1, subject: 60 });
  expect(counterSurveillance.say.en(finding?.facts ?? {})).toContain('3 systems');
});
