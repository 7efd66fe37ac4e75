// What detector 20 finds as a list for thieves, and the shop that is robbed whoever looks.
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { day, Examined, PEOPLE } from '../../tests/support/examined.js';
import { theft } from './detect-theft.js';

let evidence: Examined;
const CARS = Array.from({ length: 8 }, (_, n) => 500 + n);

beforeAll(async () => { evidence = await Examined.open(); });
afterAll(async () => { await evidence.close(); });
// Everybody looks at many cars; eight of them belong to people 600 to 607. An old incident begins the record.
beforeEach(async () => {
  await evidence.clear();
  await evidence.add('actors', PEOPLE.map((actor) => ({ actor, role: 'response', unit: 'a' })));
  await evidence.add('vehicles', CARS.map((vehicle) => ({ vehicle, owner: vehicle + 100 })));
  await evidence.add('incidents', [{ incident_id: 'OLD', kind: 'other', occurred_at: day(0), known_at: day(0) }]);
  await evidence.lookUps(PEOPLE.flatMap((actor) => Array.from({ length: 15 }, (_, n) => ({ at: day(32 + n), actor, subject: 1000 + actor * 100 + n }))));
});
const stolen = async (car: number, n: number): Promise<void> => {
  await evidence.add('incidents', [{ incident_id: `T${car}-${n}`, kind: 'vehicle_theft', occurred_at: day(n), known_at: day(n + 1) }]);
  await evidence.add('incident_parties', [{ incident_id: `T${car}-${n}`, subject: car + 100, part: 'victim', known_at: day(n + 1) }]);
};

test('three cars looked up and then stolen: found when the thefts are known, and never from what came before the look', async () => {
  await evidence.lookUps([0, 1, 2, 3].map((n) => ({ at: day(40 + n), actor: 7, subject: CARS[n] ?? 0 })));
  await stolen(500, 45);
  expect(await evidence.read(theft)).toEqual([]);
  await stolen(501, 50);
  await stolen(502, 52);
  await stolen(503, 42);
  const found = await evidence.read(theft);
  expect(found.map((one) => [one.actor, one.subject, one.facts['count']]).toSorted((a, b) => Number(a[1]) - Number(b[1]))).toEqual([[7, 501, 2], [7, 502, 3]]);
  expect(Math.max(...found.map((one) => one.llr))).toBeGreaterThan(2.5);
});

test('a car that was stolen before, or one look at a car that is stolen again and again, is no list', async () => {
  await stolen(500, 20);
  await evidence.add('incident_parties', [{ incident_id: 'T500-20', subject: 500, part: 'vehicle', known_at: day(21) }]);
  await evidence.lookUps([500, 501].map((subject) => ({ at: day(40), actor: 7, subject })));
  for (const n of [42, 44, 46]) for (const car of [500, 501]) await stolen(car, n);
  expect(await evidence.read(theft)).toEqual([]);
});

test('where everybody’s cars are stolen, nobody planned it', async () => {
  const everybody = PEOPLE.map((actor) => ({ actor, car: 700 + actor }));
  await evidence.add('vehicles', everybody.flatMap(({ car }) => [0, 20].map((more) => ({ vehicle: car + more, owner: car + more + 100 }))));
  await evidence.lookUps(everybody.flatMap(({ actor, car }) => [0, 20].map((more) => ({ at: day(40), actor, subject: car + more }))));
  for (const { car } of everybody) for (const more of [0, 20]) await stolen(car + more, 45);
  expect((await evidence.read(theft)).filter((one) => one.llr > 1)).toEqual([]);
});
