import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { Examined } from '../../tests/support/examined.js';
import { bulk } from './detect-bulk.js';

let evidence: Examined;
const day = (n: number, time = '10:00:00'): string => `${new Date(Date.UTC(2025, 0, 6 + n)).toISOString().slice(0, 10)} ${time}`;
const clock = (minutes: number): string => new Date(Date.UTC(2025, 0, 1, 8, minutes)).toISOString().slice(11, 19);

beforeAll(async () => { evidence = await Examined.open(); });
afterAll(async () => { await evidence.close(); });
beforeEach(async () => {
  await evidence.clear();
  const people = Array.from({ length: 20 }, (_, n) => ({ actor: n + 1, role: 'records' }));
  await evidence.add('actors', [...people, { actor: 30, role: 'records', service_account: true }]);
  // Ten weeks in which everyone leaves one look-up a working day unexplained and has ten explained.
  const days = Array.from({ length: 70 }, (_, n) => n).filter((n) => n % 7 < 5);
  await evidence.lookUps(people.flatMap(({ actor }) => days.map((n) => ({ at: day(n), actor, subject: actor * 1000 + n }))));
  await evidence.lookUps(people.flatMap(({ actor }) => days.map((n) => ({ at: day(n), actor, subject: 99 }))), 'independent');
});

test('forty subjects in a day are found; a busy desk whose work is explained is not seen', async () => {
  await evidence.lookUps(Array.from({ length: 40 }, (_, n) => ({ at: day(60, clock(n * 3)), actor: 1, subject: 50_000 + ((n * 37) % 40) })));
  await evidence.lookUps(Array.from({ length: 40 }, (_, n) => ({ at: day(60, clock(n * 3)), actor: 2, subject: 60_000 + ((n * 37) % 40) })), 'independent');
  const found = await evidence.read(bulk);
  // Twenty people cannot show that something is rarer than one in twenty.
  expect(found[0]?.llr).toBeGreaterThan(2.5);
  expect(new Set(found.map((row) => row.actor))).toEqual(new Set([1]));
});

test('a little too much each day, under any daily threshold, is found over weeks', async () => {
  const days = Array.from({ length: 40 }, (_, n) => n + 30).filter((n) => n % 7 < 5);
  await evidence.lookUps(days.flatMap((n) => Array.from({ length: 6 }, (_, m) => ({ at: day(n, clock(m * 70)), actor: 3, subject: 70_000 + n * 10 + m }))));
  const found = await evidence.read(bulk);
  expect(found.map((row) => row.facts['what'])).toContain('weeks');
  expect(new Set(found.map((row) => row.actor))).toEqual(new Set([3]));
  expect(found[0]?.llr).toBeGreaterThan(3);
});

test('numbers one after another, and names in the order of the alphabet, are found', async () => {
  await evidence.lookUps(Array.from({ length: 8 }, (_, n) => ({ at: day(60, clock(n)), actor: 4, action: 'search', query_text: `ABC ${140 + n}` })));
  await evidence.lookUps(['abbott', 'abel', 'abney', 'acker', 'acton', 'adair', 'adam', 'adkin'].map((query_text, n) => ({ at: day(61, clock(n)), actor: 5, action: 'search', query_text })));
  await evidence.lookUps(['zola', 'abel', 'moss', 'acker', 'north', 'adair', 'west', 'finn'].map((query_text, n) => ({ at: day(61, clock(n)), actor: 6, action: 'search', query_text })));
  const runs = (await evidence.read(bulk)).filter((row) => row.facts['what'] === 'run');
  expect(new Set(runs.map((row) => row.actor))).toEqual(new Set([4, 5]));
});

test('exports where peers make none are found; a service account is compared with its like', async () => {
  await evidence.lookUps([10, 20, 30].map((n) => ({ at: day(n), actor: 7, action: 'export', subject: 8, result_count: 4 })));
  await evidence.lookUps(Array.from({ length: 60 }, (_, n) => ({ at: day(n), actor: 30, subject: 80_000 + n, action: 'view' })));
  const found = await evidence.read(bulk);
  expect(found.map((row) => [row.actor, row.facts['what']])).toContainEqual([7, 'taken']);
  expect(found.map((row) => row.actor)).not.toContain(30);
});
