import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import type { Json, Random } from '../../kernel/index.js';
import type { PersonShape } from './canary.js';
import { metBy } from './canary-look.js';
import { makePerson } from './canary-maker.js';

/** The same bytes for the same seed. */
function seeded(seed: string): Random {
  let nth = 0;
  return (size) => createHash('sha512').update(`${seed} ${nth++}`).digest().subarray(0, size);
}
const now = Date.parse('2026-11-22T00:00:00Z');
const empty: PersonShape = { persons: 0, given: [], surnames: [], birthDates: [], props: {}, ids: [] };
const words = (kind: string, count: number) => Array.from({ length: 40 }, (_, nth) => ({ word: `${kind}${nth}`, count }));

test('without records of its own an agency’s canaries have common names and are grown up', () => {
  const made = Array.from({ length: 50 }, (_, nth) => makePerson(empty, seeded(String(nth)), now));
  expect(made.every(({ name, properties }) => /^\S+ \S+$/.test(name) && Number((properties['birthDate'] ?? '').slice(0, 4)) <= 2006)).toBe(true);
  expect(new Set(made.map((one) => one.name)).size).toBeGreaterThan(40);
});

test('with them names are put together from words that several people there have, and never from one person’s', () => {
  const shape: PersonShape = { ...empty, persons: 100, given: [...words('given', 3), { word: 'Unique', count: 1 }], surnames: [...words('family', 2), { word: 'Rare', count: 1 }] };
  const made = Array.from({ length: 200 }, (_, nth) => makePerson(shape, seeded(String(nth)), now));
  expect(made.every(({ name }) => /^given\d+ family\d+$/.test(name))).toBe(true);
});

test('what stands in few records stands in few canaries; a value is one that many share, and an id has the form of those there', () => {
  const shape: PersonShape = { ...empty, persons: 100, ids: ['nk-004711'], birthDates: ['1980-02-03'], props: { birthDate: { share: 1, values: [] }, nationality: { share: 0.5, values: [{ word: 'ca', count: 40 }, { word: 'us', count: 10 }] }, notes: { share: 1, values: [] } } };
  const made = Array.from({ length: 400 }, (_, nth) => makePerson(shape, seeded(String(nth)), now));
  const nationals = made.filter((one) => one.properties['nationality'] !== undefined);
  expect(nationals.length).toBeGreaterThan(150);
  expect(nationals.length).toBeLessThan(250);
  expect(new Set(nationals.map((one) => one.properties['nationality']))).toEqual(new Set(['ca', 'us']));
  expect(made.every(({ entityId, properties }) => /^nk-\d{6}$/.test(entityId) && properties['notes'] === undefined && Math.abs(Number(properties['birthDate']?.slice(0, 4)) - 1980) <= 3)).toBe(true);
});

test('named and shown, or in a short list: only then it was met', () => {
  const met = (asked: Json, shown: readonly string[]) => [...metBy({ asked, ids: new Map(shown.length === 0 ? [] : [['alder', shown]]) })];
  expect(met({ entity: 'alder~p-1' }, ['#12'])).toEqual(['alder~p-1']);
  expect(met({ entity: 'alder~p-1' }, [])).toEqual([]);
  expect(met({ q: 'x' }, ['p-1', '#3'])).toEqual(['alder~p-1']);
  expect(met({ q: 'x' }, ['p-1', 'p-2', 'p-3', 'p-4'])).toEqual([]);
  expect(met({ report: 'alder~rep-1' }, ['#3'])).toEqual(['alder~rep-1']);
});
