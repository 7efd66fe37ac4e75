// A log that stands as Parquet is gone through where it is, and not copied first: what comes of it is what a copy of it gives.
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { fill, intern, createWorkingTables } from './fill.store.js';
import { readEvidence } from './read-evidence.js';
import { createQuarantine, stageInPlace } from './stage.store.js';
import { Workspace } from '../workspace.store.js';

let folder: string;
let workspace: Workspace;
let log: string;

/** Out of order, many at one moment, over many groups of rows. */
const LOG = "SELECT 'e' || hash(i) AS event_id, strftime(make_timestamp(CAST(hash(i, 1) % 5000 AS BIGINT) * 1000000 + 1700000000000000), '%Y-%m-%dT%H:%M:%SZ') AS occurred_at, 'a' || i % 40 AS actor_id, ' view' AS action, 'person' AS subject_type, 'p' || i % 900 AS subject_id FROM range(300000) r(i)";

const opened = async (name: string): Promise<Workspace> => Workspace.open({ folder: mkdtempSync(join(folder, name)), memory: '500MB', threads: 2 });
const MARK = 'SELECT count(*) AS n, max(access) AS last, bit_xor(hash(access, event_id, "at", actor, action, subject)) AS mark FROM accesses';

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'in-place-'));
  workspace = await opened('making');
  await workspace.run('SET preserve_insertion_order = true');
  log = join(folder, 'accesses.parquet');
  await workspace.run(`COPY (${LOG}) TO '${log}' (FORMAT parquet, ROW_GROUP_SIZE 10000)`);
  await workspace.run(`COPY (SELECT * FROM '${log}') TO '${join(folder, 'accesses.csv')}' (FORMAT csv, HEADER)`);
});

afterAll(() => {
  workspace.close();
  rmSync(folder, { recursive: true, force: true });
});

async function read(path: string): Promise<{ readonly told: unknown; readonly rows: unknown }> {
  const own = await opened('reading');
  try {
    const { tables, notes } = await readEvidence(own, path);
    return { told: { notes, tables: tables.map((one) => ({ ...one, files: [] })) }, rows: [await own.rows(MARK), await own.rows('SELECT * EXCLUDE (file, line) FROM quarantine ORDER BY ALL')] };
  } finally {
    own.close();
  }
}

test('what is read and what is told of it are those of the same log as CSV', async () => {
  expect(await read(log)).toEqual(await read(join(folder, 'accesses.csv')));
});

test('rows that say the same, contradict one another or cannot be read are taken out as from a copy', async () => {
  const spoilt = `SELECT * EXCLUDE (i) REPLACE (CASE WHEN i % 50021 = 0 THEN 'e0' ELSE event_id END AS event_id, CASE WHEN i % 70001 = 9 THEN 'soon' ELSE occurred_at END AS occurred_at) FROM (SELECT *, row_number() OVER () AS i FROM '${log}') UNION ALL (SELECT * FROM '${log}' LIMIT 3)`;
  const place = mkdtempSync(join(folder, 'spoilt'));
  for (const [name, form] of [['parquet', 'FORMAT parquet'], ['csv', 'FORMAT csv, HEADER']] as const) await workspace.run(`COPY (${name === 'parquet' ? spoilt : `SELECT * FROM '${join(place, 'accesses.parquet')}'`}) TO '${join(place, `accesses.${name}`)}' (${form})`);
  const found = await read(join(place, 'accesses.parquet'));
  expect(found).toEqual(await read(join(place, 'accesses.csv')));
  expect(found.told).toMatchObject({ tables: expect.arrayContaining([expect.objectContaining({ table: 'accesses', duplicates: 3, rows: 299_990 })]) });
});

test('laid beside their places by one thread, accesses are those that were joined with them', async () => {
  const marks = [];
  for (const atOnce of [1_000_000, 70_000]) {
    const own = await opened('filling');
    await createWorkingTables(own);
    await createQuarantine(own);
    const names = ['event_id', 'occurred_at', 'actor_id', 'action', 'subject_type', 'subject_id'];
    await stageInPlace(own, 'accesses', `read_parquet('${log}')`, new Map(names.map((one) => [one, { sql: one, type: 'VARCHAR' }])), undefined);
    await intern(own, ['accesses']);
    await fill(own, 'accesses', false, atOnce);
    marks.push(await own.rows(MARK));
    expect(await own.rows("SELECT table_name FROM duckdb_tables() WHERE table_name LIKE 'stage%' UNION ALL SELECT view_name FROM duckdb_views() WHERE view_name LIKE 'stage%'")).toEqual([]);
    own.close();
  }
  expect(marks[0]).toEqual(marks[1]);
});

test('a log of which a part is spoilt is refused by its name, not with what DuckDB says', async () => {
  const bytes = readFileSync(log);
  bytes.fill(0x5a, Math.floor(statSync(log).size * 0.4), Math.floor(statSync(log).size * 0.6));
  const place = mkdtempSync(join(folder, 'broken'));
  writeFileSync(join(place, 'accesses.parquet'), bytes);
  await expect(read(place)).rejects.toThrow(/`accesses.parquet` looks like Parquet and cannot be read as such; export it again/u);
});
