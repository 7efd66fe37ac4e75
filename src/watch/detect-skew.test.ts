import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { day, Examined, PEOPLE } from '../../tests/support/examined.js';
import { chain } from './detect-chain.js';
import { skew } from './detect-skew.js';

let evidence: Examined;

beforeAll(async () => { evidence = await Examined.open(); });
afterAll(async () => { await evidence.close(); });
beforeEach(async () => {
  await evidence.clear();
  await evidence.add('actors', PEOPLE.map((actor) => ({ actor, role: 'response', unit: 'north' })));
  // Persons 1000 to 1399: every third is a woman, every fourth is young.
  await evidence.add('persons', Array.from({ length: 400 }, (_, n) => ({ person: 1000 + n, sex: n % 3 === 0 ? 'F' : 'M', born_on: n % 4 === 0 ? '2003-05-05' : '1970-05-05', address: 5000 + n })));
  await evidence.lookUps(PEOPLE.flatMap((actor) => Array.from({ length: 12 }, (_, n) => ({ at: day(n), actor, subject: 1000 + ((actor * 12 + n) % 400) }))));
});

const women = (actor: number, n: number) => Array.from({ length: n }, (_, m) => ({ at: day(14 + (m % 20)), actor, subject: 1000 + m * 3 }));

test('two dozen women without work where peers have a third are found', async () => {
  await evidence.lookUps(women(1, 24));
  const found = await evidence.read(skew);
  expect(new Set(found.map((row) => row.actor))).toEqual(new Set([1]));
  expect(found[0]?.llr).toBeGreaterThan(1.5);
  expect(skew.say.en(found[0]?.facts ?? {})).toContain('sex “F”');
});

test('whose explained work is with women has nothing against them', async () => {
  await evidence.lookUps(women(1, 24));
  await evidence.lookUps(women(1, 120).map((row, n) => ({ ...row, at: day(n % 30) })), 'independent');
  expect(await evidence.read(skew)).toEqual([]);
});

test('a plate, its owner and the address in one sitting are found; with a stop they are not, and a stop entered late is not known in time', async () => {
  await evidence.add('vehicles', [1, 2, 3].map((n) => ({ vehicle: 300 + n, owner: 1000 + n })));
  await evidence.lookUps([1, 2, 3].flatMap((n) => [
    { at: day(20, '10:00'), actor: n, subject: 300 + n }, { at: day(20, '10:05'), actor: n, subject: 1000 + n }, { at: day(20, '10:09'), actor: n, subject: 5000 + n }]));
  await evidence.add('encounters', [
    { encounter_id: 'a', kind: 'stop', actor: 2, starts_at: day(20, '10:01'), subject: 302, known_at: day(20, '12:00') }, { encounter_id: 'b', kind: 'stop', actor: 3, starts_at: day(20, '10:01'), subject: 303, known_at: day(90) },
  ]);
  const found = await evidence.read(chain);
  expect(found.map((row) => [row.actor, row.subject, row.knownAt])).toEqual([[1, 1001, '2025-01-26T10:09'], [3, 1003, '2025-01-26T10:09']]);
});
