// Example files as the published specifications have them (tests/golden/evidence), read by the presets of their names.
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, test } from 'vitest';
import { type TestWorkspace, workspaceOf } from '../../../tests/support/evidence-set.js';
import { parseMapping } from './mapping.js';
import { presetNamed, presetNames } from './presets.js';
import type { ReadOptions } from './read-evidence.js';

const open: (() => void)[] = [];
afterEach(() => { for (const close of open.splice(0)) close(); });

const golden = (file: string): string => fileURLToPath(new URL(`../../../tests/golden/evidence/${file}`, import.meta.url));

async function reading(path: string, preset: string, options: ReadOptions = {}): Promise<TestWorkspace> {
  const mapping = presetNamed(preset);
  const read = await workspaceOf(path, { ...options, mappings: mapping === undefined ? [] : [mapping] });
  open.push(read.close);
  return read;
}

const columns = 'event_id, a.at AS instant, actor_id, action, subject_type, subject_id, outcome, source_system, terminal_id, session_id, query_text, purpose_code, purpose_text, case_ref';
/** What was read, without what is empty. */
async function accesses({ workspace }: TestWorkspace): Promise<unknown[]> {
  const rows = await workspace.rows(`SELECT ${columns} FROM accesses a JOIN actors USING (actor) LEFT JOIN subjects USING (subject) ORDER BY event_id`);
  return rows.map((row) => Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null).map(([column, value]) => [column, value instanceof Date ? value.toISOString() : value])));
}
const notes = (read: TestWorkspace): unknown[] => read.summary.tables.flatMap((one) => one.notes.map(({ code, count, column }) => [code, count, ...(column === undefined ? [] : [column])]));

test('OCSF 6005 Datastore Activity', async () => {
  const read = await reading(golden('ocsf.jsonl'), 'ocsf');
  const desk = { source_system: 'records', terminal_id: 'desk-12', session_id: 's-1' };
  expect(await accesses(read)).toEqual([
    { event_id: 'o-1', instant: '2026-03-01T10:00:00.000Z', actor_id: 'U1', action: 'search', subject_type: 'person', subject_id: 'P-77', query_text: "surname = 'Example'", purpose_code: 'INV', case_ref: 'C-5', ...desk },
    { event_id: 'o-2', instant: '2026-03-01T10:01:00.500Z', actor_id: 'U1', action: 'view', subject_type: 'person', subject_id: 'P-77', outcome: 'denied', ...desk },
    { event_id: 'o-3', instant: '2026-03-01T10:01:40.000Z', actor_id: 'U2', action: 'connect', ...desk },
  ]);
  expect(notes(read)).toEqual([['left_out', 1], ['unknown_word', 1, 'action']]);
});

test('FHIR AuditEvent R4, a Bundle: each patient of an event is an access', async () => {
  const read = await reading(golden('fhir-r4-bundle.json'), 'fhir');
  const chart = { instant: '2026-03-01T10:00:00.000Z', source_system: 'Chart', purpose_code: 'TREAT' };
  expect(await accesses(read)).toEqual([
    { event_id: 'f-1', actor_id: 'U1', action: 'view', subject_type: 'person', subject_id: 'P-77', terminal_id: '192.0.2.12', ...chart },
    { event_id: 'f-2', actor_id: 'U1', action: 'search', subject_type: 'person', subject_id: 'P-1', outcome: 'denied', terminal_id: '192.0.2.12', case_ref: 'E-4', ...chart },
    { event_id: 'f-2#2', actor_id: 'U1', action: 'search', subject_type: 'person', subject_id: 'P-2', outcome: 'denied', terminal_id: '192.0.2.12', case_ref: 'E-4', ...chart },
    { event_id: 'f-3', actor_id: 'clerk 9', action: 'view', ...chart },
  ]);
  expect(notes(read)).toEqual([['left_out', 1]]);
});

test('FHIR AuditEvent R5, one a line', async () => {
  expect(await accesses(await reading(golden('fhir-r5.ndjson'), 'fhir'))).toEqual([
    { event_id: 'f5-1', instant: '2026-03-01T10:00:00.000Z', actor_id: 'U1', action: 'search', subject_type: 'person', subject_id: 'P-77', source_system: 'Device/chart', terminal_id: 'desk-12', purpose_code: 'TREAT', purpose_text: 'treatment', case_ref: 'E-4' },
  ]);
});

test('Elastic Common Schema, nested, with dots, and in `_source`', async () => {
  expect(await accesses(await reading(golden('ecs.jsonl'), 'ecs'))).toEqual([
    { event_id: 'x-1', instant: '2026-03-01T10:00:00.000Z', actor_id: 'U1', action: 'search', subject_type: 'vehicle', subject_id: 'V-3', source_system: 'records.audit', terminal_id: 'desk-12', purpose_text: 'traffic stop', case_ref: 'C-5' },
    { event_id: 'x-2', instant: '2026-03-01T10:01:00.000Z', actor_id: 'U2', action: 'export', subject_type: 'person', subject_id: 'P-77', outcome: 'denied', source_system: 'records.audit', terminal_id: '192.0.2.13' },
    { event_id: 'x-3', instant: '2026-03-01T10:02:00.000Z', actor_id: 'c.example', action: 'view' },
  ]);
});

test('plate-reader searches, whose times need a zone', async () => {
  await expect(workspaceOf(golden('plate-reader.csv'), { mappings: [presetNamed('plate-reader')].filter((one) => one !== undefined) })).rejects.toThrow(/--timezone/);
  const read = await reading(golden('plate-reader.csv'), 'plate-reader', { timezone: 'America/Los_Angeles' });
  expect(await accesses(read)).toEqual([
    { event_id: 'r-1', instant: '2025-06-18T07:02:04.789Z', actor_id: 'U1', action: 'search', source_system: 'plate reader', purpose_text: 'investigation' },
    { event_id: 'r-2', instant: '2025-11-02T09:30:00.000Z', actor_id: 'U2', action: 'search', source_system: 'plate reader', purpose_text: 'stolen, "plate" 2025-114' },
  ]);
  expect(read.summary.tables[0]?.unknownColumns).toEqual(['cameraCount']);
});

const eugene = fileURLToPath(new URL('../../../../shared/data/eugene-plate-reader-searches-2025.csv', import.meta.url));
const shared = existsSync(eugene) ? eugene : '/work/shared/data/eugene-plate-reader-searches-2025.csv';
test.skipIf(!existsSync(shared))('4,294 real searches of a plate-reader system (shared/data/eugene-plate-reader-searches-2025.csv) are read as they are', async () => {
  const read = await reading(shared, 'plate-reader', { timezone: 'America/Los_Angeles' });
  const [counts] = await read.workspace.rows('SELECT count(*) AS n, count(DISTINCT actor) AS actors, count(subject) AS subjects, count(purpose_text) > 4000 AS reasons FROM accesses');
  expect([counts, read.summary.tables[0]?.quarantined]).toEqual([{ n: 4294n, actors: 147n, subjects: 0n, reasons: true }, 0]);
});

describe('a mapping that cannot be', () => {
  const base = { columns: { event_id: 'id', occurred_at: 'time', actor_id: 'who', action: { constant: 'search' }, subject_type: { constant: 'none' } } };
  test.each<[string, unknown, RegExp]>([
    ['no JSON', '{', /is no JSON/],
    ['no columns', {}, /`columns` must be an object/],
    ['a table that there is not', { ...base, table: 'looks' }, /`table` must be one of accesses, actors/],
    ['a column that there is not', { columns: { ...base.columns, who: 'x' } }, /`columns.who` is no column of `accesses`/],
    ['a required column left out', { columns: { event_id: 'id' } }, /lacks `occurred_at`, `actor_id`/],
    ['two sources at once', { columns: { ...base.columns, action: { from: 'x', constant: 'y' } } }, /needs one of `from`, `constant` and `numbered`/],
    ['a field that means nothing', { columns: { ...base.columns, action: { from: 'x', sql: 'DROP' } } }, /has `sql`, which means nothing there/],
    ['a pattern without a group', { columns: { ...base.columns, action: { from: 'x', cut: '^x$' } } }, /cut must hold one group/],
    ['a path that is none', { ...base, each: 'entity[' }, /`each` must be a path/],
  ])('%s', (_what, mapping, said) => {
    expect(() => parseMapping(typeof mapping === 'string' ? mapping : JSON.stringify(mapping), 'own.json')).toThrow(said);
  });

  test('a name that no preset has', () => {
    expect(presetNames()).toEqual(['custos', 'ecs', 'fhir', 'ocsf', 'plate-reader']);
    expect(() => presetNamed('splunk')).toThrow(/there are custos, ecs, fhir, ocsf, plate-reader/);
  });
});
