// A world to judge by must be fair and the same for everyone: it takes nothing from the examiner or from another world, gives the same bytes for a seed, and its truth is of its evidence.
import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { makeFifthWorld } from '../../bench/watch/fifth-world/world.js';
import type { WorldTruth } from '../../bench/watch/truth.js';

const folder = mkdtempSync(join(tmpdir(), 'custos-fifth-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const SIZE = { actors: 70, weeks: 4, offenderShare: 0.3 };

function make(name: string, seed: number): string {
  const place = join(folder, name);
  makeFifthWorld({ ...SIZE, seed }, place);
  return place;
}

const rowsOf = (place: string, file: string): Record<string, string>[] => {
  const [head = '', ...lines] = readFileSync(join(place, file), 'utf8').trimEnd().split('\n');
  return lines.map((line) => Object.fromEntries(line.split(',').map((cell, n) => [head.split(',')[n] ?? '', cell])));
};
const digest = (place: string): string => {
  const hash = createHash('sha256').update(readFileSync(join(place, 'truth.csv'))).update(readFileSync(join(place, 'truth.json')));
  for (const name of readdirSync(join(place, 'evidence')).toSorted()) hash.update(readFileSync(join(place, 'evidence', name)));
  return hash.digest('hex');
};

test('the fifth world imports nothing but itself and node', () => {
  const home = join(import.meta.dirname, '../../bench/watch/fifth-world');
  const foreign = readdirSync(home).flatMap((file) => [...readFileSync(join(home, file), 'utf8').matchAll(/from '([^']+)'/g)].map(([, from = '']) => from).filter((from) => !/^\.\/[\w-]+\.js$|^node:/.test(from)));
  expect(foreign).toEqual([]);
});

test('one seed gives the same bytes, another seed others', () => {
  expect(digest(make('a', 1))).toBe(digest(make('b', 1)));
  expect(digest(make('c', 2))).not.toBe(digest(join(folder, 'a')));
});

test('its truth is of its evidence: every offender left a wrong look-up, every leak came before its crime, every time has its offset', () => {
  const place = make('d', 3);
  const truth = JSON.parse(readFileSync(join(place, 'truth.json'), 'utf8')) as WorldTruth;
  const rows = rowsOf(place, 'truth.csv');
  const wrong = rows.filter((row) => row['wrong'] !== '');
  expect(truth.actors).toHaveLength(SIZE.actors);
  expect(truth.offenders.length).toBeGreaterThan(SIZE.actors * SIZE.offenderShare * 0.7);
  for (const { actors, kind } of truth.offenders) for (const actor of actors) expect(wrong.some((row) => row['wrong'] === kind && row['blame_id'] === actor), `${kind} of ${actor}`).toBe(true);
  const seen = readFileSync(join(place, 'evidence/accesses.csv'), 'utf8').trimEnd().split('\n').slice(1).map((line) => line.split(',', 2));
  expect(seen.map(([id]) => id)).toEqual(rows.map((row) => row['event_id']));
  expect(seen.filter(([, at = '']) => !/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{3})?(Z|[+-]\d\d:\d\d)$/.test(at))).toEqual([]);
  const struck = new Map(rowsOf(place, 'evidence/incidents.csv').map((row) => [row['incident_id'], Date.parse(row['occurred_at'] ?? '') / 1000]));
  for (const { incident_id, leaker } of truth.lookbacks) expect(wrong.some((row) => row['blame_id'] === leaker && Number(row['at']) < (struck.get(incident_id) ?? 0)), `${leaker} before ${incident_id}`).toBe(true);
});
