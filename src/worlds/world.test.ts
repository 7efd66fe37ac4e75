// Two small worlds, looked at from every side: what refers to something refers to what exists, every cell is of its kind, and the same seed gives the same bytes.
import { hash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type CellKind, format } from './format.js';
import { simulateWorld } from './world.js';

type Row = Readonly<Record<string, string>>;
let root: string;
const tables = new Map<string, readonly Row[]>();
let work: readonly Row[] = [];
const rowsOf = (table: string): readonly Row[] => tables.get(table) ?? [];
const idsOf = (table: string, column: string): Set<string> => new Set(rowsOf(table).map((row) => row[column] ?? ''));
const read = (path: string): Row[] => parse<Row>(readFileSync(path, 'utf8'), { columns: true });
const simulate = (name: string, seed: number, form: 'csv' | 'jsonl' | 'parquet' = 'csv') => simulateWorld({ seed, actors: 40, weeks: 3, offenders: 0.15, form, folder: join(root, name) });

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'custos-world-'));
  await simulate('a', 7);
  for (const table of Object.keys(format)) tables.set(table, read(join(root, 'a', 'evidence', `${table}.csv`)));
  work = read(join(root, 'a', 'truth', 'work.csv'));
});
afterAll(() => rm(root, { recursive: true, force: true }));

const shapes: Readonly<Record<CellKind, RegExp>> = {
  code: /^[A-Za-z0-9_-]+$/, text: /./, time: /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(Z|-05:00)$/, date: /^\d{4}-\d\d-\d\d$/, number: /^-?\d+(\.\d+)?$/, flag: /^(true|false)$/,
};
const words: Readonly<Record<string, string>> = {
  'accesses.action': 'search view list export print', 'accesses.outcome': 'hit no_hit denied', subject_type: 'person address vehicle phone group case none',
  'actors.role': 'response detective intelligence call_taker records corrections registry border', 'ties.kind': 'spouse ex_spouse parent child sibling cousin friend associate', 'roster.kind': 'shift overtime court callout leave',
  'incidents.kind': 'homicide shooting arson extortion home_invasion vehicle_theft assault burglary domestic traffic disturbance other', 'incident_parties.part': 'victim suspect witness complainant vehicle place',
  'tasks.kind': 'warrant court bulletin desk_request vetting audit training bulk_job', 'encounters.kind': 'stop arrest custody', 'sealed_subjects.kind': 'covert_vehicle operation source witness protected',
};

test('every table has the columns of the format, and every cell is of its kind and one of its words', () => {
  for (const [table, columns] of Object.entries(format)) {
    expect(rowsOf(table).length, table).toBeGreaterThan(0);
    expect(Object.keys(rowsOf(table)[0] ?? {}), table).toEqual(Object.keys(columns));
    for (const [column, kind] of Object.entries(columns)) {
      const allowed = (words[`${table}.${column}`] ?? words[column])?.split(' ');
      const strange = rowsOf(table).map((row) => row[column] ?? '').filter((cell) => cell !== '' && (!shapes[kind].test(cell) || allowed?.includes(cell) === false));
      expect(strange.slice(0, 3), `${table}.${column}`).toEqual([]);
    }
  }
});

test('every reference to a person, place, car, actor, incident or case leads somewhere', () => {
  const homes: Readonly<Record<string, Set<string>>> = {
    person: idsOf('persons', 'person_id'), address: idsOf('addresses', 'address_id'), vehicle: idsOf('vehicles', 'vehicle_id'), group: idsOf('groups', 'group_id'), case: idsOf('cases', 'case_id'),
    actor: idsOf('actors', 'actor_id'), incident: idsOf('incidents', 'incident_id'),
  };
  const columns: Readonly<Record<string, string>> = {
    actor_id: 'actor', created_by: 'actor', supervisor_id: 'actor', lead_actor_id: 'actor', on_behalf_of: 'actor', requested_by: 'actor', self_initiated_by: 'actor', incident_id: 'incident', case_id: 'case', group_id: 'group',
    group_a: 'group', group_b: 'group', person_id: 'person', person_a: 'person', person_b: 'person', owner_person_id: 'person', address_id: 'address',
  };
  const lost: string[] = [];
  for (const [table, rows] of tables) {
    for (const row of rows) {
      for (const [column, cell] of Object.entries(row)) {
        const home = homes[column === 'subject_id' ? row['subject_type'] ?? '' : columns[column] ?? ''];
        if (cell !== '' && home !== undefined && !home.has(cell)) lost.push(`${table}.${column} ${cell}`);
      }
    }
  }
  expect(lost.slice(0, 5)).toEqual([]);
});

test('event identifiers are unique, and the truth knows every look-up', () => {
  const events = rowsOf('accesses').map((row) => row['event_id']);
  expect(new Set(events).size).toBe(events.length);
  expect(work.map((row) => row['event_id'])).toEqual(events);
});

test('a person looks up some 15 to 90 things a week, and 3 to 20 of 100 of what was genuine left no trace', () => {
  const aWeek = rowsOf('accesses').length / idsOf('actors', 'actor_id').size / 3;
  expect(aWeek).toBeGreaterThan(15);
  expect(aWeek).toBeLessThan(90);
  const genuine = work.filter((row) => row['genuine'] === 'true');
  const untraced = genuine.filter((row) => row['left_a_trace'] === 'false').length / genuine.length;
  expect(untraced).toBeGreaterThan(0.03);
  expect(untraced).toBeLessThan(0.2);
});

test('offenders stand in the truth with the look-ups that are theirs, and nowhere in the evidence', () => {
  const offenders = readFileSync(join(root, 'a', 'truth', 'offenders.jsonl'), 'utf8').trim().split('\n').map((line) => JSON.parse(line) as { actor: string; event_ids: string[]; first_misuse_at: string });
  const misuse = new Set(work.filter((row) => row['genuine'] === 'false').map((row) => row['event_id']));
  expect(offenders.length).toBeGreaterThan(2);
  expect(new Set(offenders.flatMap((one) => one.event_ids))).toEqual(misuse);
  const byEvent = new Map(rowsOf('accesses').map((row) => [row['event_id'], row]));
  for (const { actor, event_ids } of offenders) for (const event of event_ids) expect([byEvent.get(event)?.['actor_id'], byEvent.get(event)?.['on_behalf_of']]).toContain(actor);
  expect(readdirSync(join(root, 'a', 'evidence')).toSorted()).toEqual(Object.keys(format).map((table) => `${table}.csv`).toSorted());
});

test('the same seed gives the same bytes, another seed another world', async () => {
  await simulate('again', 7);
  await simulate('other', 8);
  const digest = (name: string): string[] =>
    ['evidence', 'truth'].flatMap((part) => readdirSync(join(root, name, part)).map((file) => `${file} ${hash('sha256', readFileSync(join(root, name, part, file)))}`)).toSorted();
  expect(digest('again')).toEqual(digest('a'));
  expect(digest('other')).not.toEqual(digest('a'));
});

test('JSON lines and Parquet hold the same rows', async () => {
  const json = await simulate('json', 7, 'jsonl');
  const lines = readFileSync(join(root, 'json', 'evidence', 'accesses.jsonl'), 'utf8').trim().split('\n').map((line) => JSON.parse(line) as Record<string, unknown>);
  expect(lines.map((line) => line['event_id'])).toEqual(rowsOf('accesses').map((row) => row['event_id']));
  const parquet = await simulate('parquet', 7, 'parquet');
  expect(parquet.rows).toEqual(json.rows);
  expect(readdirSync(join(root, 'parquet', 'evidence')).every((file) => file.endsWith('.parquet'))).toBe(true);
});
