import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { Examined, PEOPLE } from '../../tests/support/examined.js';
import { selfProbing } from './detect-self-probing.js';

let evidence: Examined;
const day = (n: number): string => `${new Date(Date.UTC(2025, 0, 6 + n)).toISOString().slice(0, 10)} 10:00`;

beforeAll(async () => { evidence = await Examined.open(); });
afterAll(async () => { await evidence.close(); });
beforeEach(async () => {
  await evidence.clear();
  await evidence.add('actors', PEOPLE.map((actor) => ({ actor, role: 'corrections', unit: 'gate', person: 100 + actor })));
  await evidence.add('persons', PEOPLE.map((actor) => ({ person: 100 + actor, surname: `Marchetti${String.fromCodePoint(64 + actor)}`, given_names: 'Ada Rose', address: 200 + actor, household_id: `h${actor}` })));
  await evidence.add('vehicles', [{ vehicle: 301, owner: 101, plate: 'QWE 417' }]);
  // A third look themselves up once, in training or out of curiosity.
  await evidence.lookUps(PEOPLE.filter((actor) => actor % 3 === 0).map((actor) => ({ at: day(1), actor, subject: 100 + actor, source_system: 'records' })));
  await evidence.lookUps(PEOPLE.flatMap((actor) => Array.from({ length: 20 }, (_, n) => ({ at: day(n), actor, subject: 900 + actor * 20 + n, source_system: 'records' }))));
});

test('one look at oneself is no probing', async () => {
  expect(await evidence.read(selfProbing)).toEqual([]);
});

test('oneself, one’s car and one’s name in another system, over weeks, is found with each step', async () => {
  await evidence.lookUps([
    { at: day(3), actor: 1, subject: 101, source_system: 'records' }, { at: day(12), actor: 1, source_system: 'port', action: 'search', query_text: 'plate QWE-417', outcome: 'no_hit' },
    { at: day(20), actor: 1, source_system: 'port', action: 'search', query_text: 'MARCHETTIA, Ada', outcome: 'no_hit' },
  ]);
  const found = await evidence.read(selfProbing);
  expect(new Set(found.map((row) => row.actor))).toEqual(new Set([1]));
  expect(found[0]).toMatchObject({ facts: { things: 2, systems: 2, weeks: 3, no_hits: 2 } });
  expect(found[0]?.llr).toBeGreaterThan(4);
});

test('an exercise that somebody else set is left out', async () => {
  await evidence.add('tasks', [{ kind: 'training', unit: 'gate', starts_at: day(3), ends_at: day(25), author: 2, known_at: day(1) }]);
  await evidence.lookUps([3, 12, 20].map((n) => ({ at: day(n), actor: 1, subject: 101, source_system: `s${n}` })));
  expect(await evidence.read(selfProbing)).toEqual([]);
});

test('a tie that became known later makes the finding later', async () => {
  await evidence.add('ties', [{ person_a: 104, person_b: 555, kind: 'associate', known_at: day(60) }]);
  await evidence.lookUps([3, 12, 20].map((n) => ({ at: day(n), actor: 4, subject: 555, source_system: 'records' })));
  expect((await evidence.read(selfProbing)).map((row) => row.knownAt)).toEqual(['2025-03-07T10:00']);
});

test('the same name asked for without a hit, day after day, is found', async () => {
  await evidence.lookUps([3, 12, 20, 30].map((n) => ({ at: day(n), actor: 5, action: 'search', query_text: 'north yard operation', outcome: 'no_hit' })));
  expect((await evidence.read(selfProbing)).map((row) => [row.actor, row.facts['days']])).toEqual([[5, 4], [5, 3]]);
});
