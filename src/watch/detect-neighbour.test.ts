// What detector 4 finds, what clears it, and the tower block where fifty metres hold hundreds.
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { Examined } from '../../tests/support/examined.js';
import { neighbour } from './detect-neighbour.js';

let evidence: Examined;
beforeAll(async () => { evidence = await Examined.open(); });
afterAll(async () => { await evidence.close(); });

// A town of 900 houses, 30 m apart, two people in each: house n is address n, its people 10000 + n and 20000 + n. Actor 1 lives in house 465; the tower (address 5000, building T) houses 400, actor 2 among them.
const houses = Array.from({ length: 900 }, (_, n) => n + 1);
beforeAll(async () => {
  await evidence.add('addresses', [...houses.map((n) => ({ address: n, x_m: 30 * (n % 30), y_m: 30 * Math.floor(n / 30), building_id: `B${n}` })), ...Array.from({ length: 400 }, (_, n) => ({ address: 5000 + n, x_m: 3000, y_m: 3000, building_id: 'T' }))]);
  await evidence.add('persons', [...houses.flatMap((n) => [10_000, 20_000].map((k) => ({ person: k + n, address: n, household_id: `H${n}` }))), ...Array.from({ length: 400 }, (_, n) => ({ person: 30_000 + n, address: 5000 + n, household_id: `T${n}` }))]);
  await evidence.add('actors', [{ actor: 1, person: 10_465 }, { actor: 2, person: 30_000 }, { actor: 3, person: null }]);
  await evidence.add('vehicles', [{ vehicle: 7466, owner: 10_466 }]);
});
beforeEach(async () => {
  for (const table of ['accesses', 'explained', 'open_accesses']) await evidence.run(`DELETE FROM ${table}`);
  await evidence.lookUps(Array.from({ length: 100 }, (_, n) => ({ at: '2025-12-01 10:00', actor: 1 + (n % 3), subject: 10_001 + ((n * 37) % 300) })));
});

test('the nearest neighbour of all is no weaker sign than one of the next sixty', async () => {
  await evidence.lookUps([{ at: '2026-01-05 10:00', actor: 1, subject: 10_466 }, { at: '2026-01-06 10:00', actor: 1, subject: 10_468 }]);
  const found = (await evidence.find(neighbour)).filter((row) => row['actor'] === 1);
  expect(found[0]?.['subject']).toBe(10_466);
});

test('a neighbour looked up again and again is found, by person and by vehicle', async () => {
  await evidence.lookUps([{ at: '2026-01-05 10:00', actor: 1, subject: 10_466 }, { at: '2026-02-05 10:00', actor: 1, subject: 7466 }, { at: '2026-01-05 10:00', actor: 3, subject: 10_466 }]);
  const found = (await evidence.find(neighbour)).filter((row) => row['actor'] === 1 && Number(row['at']) > Date.parse('2026-01-01'));
  expect(found.map((row) => row['subject'])).toEqual([7466, 10_466]);
  expect(Number(found[0]?.['llr'])).toBeGreaterThan(3);
  expect(neighbour.say.en(JSON.parse(found[0]?.['facts'] as string))).toMatch(/^Looked up somebody 30 m from their home on 2026-02-05, day 2; \d+ people live as near/);
});

test('one of four hundred in the same tower says less than the only neighbour of a street', async () => {
  await evidence.lookUps([{ at: '2026-01-05 10:00', actor: 2, subject: 30_005 }, { at: '2026-01-06 10:00', actor: 1, subject: 10_466 }]);
  const found = (await evidence.find(neighbour)).filter((row) => Number(row['at']) > Date.parse('2026-01-01'));
  const strength = (actor: number): number => Number(found.find((row) => row['actor'] === actor)?.['llr'] ?? 0);
  expect(strength(2)).toBeLessThan(0.5);
  expect(strength(1)).toBeGreaterThan(0.5);
});

test('who lives on their own beat looks at everybody around: a neighbour is one of them', async () => {
  await evidence.lookUps(Array.from({ length: 300 }, (_, n) => ({ at: `2025-12-0${1 + (n % 9)} 10:00`, actor: 1, subject: 10_000 + 350 + ((n * 7) % 230) })).filter(({ subject }) => subject !== 10_465));
  const found = await evidence.find(neighbour);
  expect(found.filter((row) => Number(row['llr']) > 1.5)).toEqual([]);
});

test('one’s own household is not a neighbour, and what somebody else’s reason explains is not asked', async () => {
  await evidence.lookUps([{ at: '2026-01-05 10:00', actor: 1, subject: 20_465 }]);
  await evidence.lookUps([{ at: '2026-01-05 10:00', actor: 1, subject: 10_466 }], 'independent');
  expect((await evidence.find(neighbour)).filter((row) => Number(row['at']) > Date.parse('2026-01-01'))).toEqual([]);
});
