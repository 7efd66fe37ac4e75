// Half a year of look-ups behind the live examiner, as its passes would have left it: made by DuckDB, read and examined by one complete pass of its own, and laid
// where a node that starts finds it. Only the record of the node itself is as short as the bench made it: no stretch of it is read again.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { scan } from '../../src/watch/scan/scan.js';

const DAY_MS = 86_400_000;
const days = 170;
/** Of so many things on file in half a year, each looked at now and then. */
const thingsAMillion = 300_000;

export async function writeHistory(folder: string, million: number, people: number): Promise<void> {
  const evidence = join(folder, 'history');
  mkdirSync(evidence, { recursive: true });
  const now = Date.now();
  await writeEvidence(evidence, million, people, now);
  const fromMs = performance.now();
  const monday = Math.floor((now + 3 * DAY_MS) / (7 * DAY_MS)) * 7 * DAY_MS - 3 * DAY_MS;
  const { coverage } = await scan({
    evidence, out: join(folder, 'node', 'pass-1'), perThousand: 20, memory: '3GB', threads: 2, seed: 'bench', language: 'en', forPage: true, alertsOnly: true, fromDay: new Date(monday - 26 * 7 * DAY_MS).toISOString().slice(0, 10),
  }, { listener: { begin: () => undefined, progress: () => undefined, end: () => undefined }, clock: Date.now, signal: new AbortController().signal });
  const wholeMs = Math.round(performance.now() - fromMs);
  console.log(`${coverage.explained.accesses.toLocaleString('en')} look-ups of half a year behind it, read and examined in ${(wholeMs / 1000).toFixed(1)} s with both cores`);
  rmSync(evidence, { recursive: true });
  const lane = {
    pass: 1, isAnew: false, lastLine: null, settledWeek: '2020-W01', raised: [], lookUps: coverage.explained.accesses, quarantined: 0, lastPassAtMs: now, lastPassMs: wholeMs, wholeMs, wholeAtMs: now, waiting: [], segments: 0, problem: null,
  };
  writeFileSync(join(folder, 'node', 'lane.json'), JSON.stringify(lane));
  writeFileSync(join(folder, 'place.json'), JSON.stringify({ next: '0', size: '0', sessions: [], foundNone: false }));
}

async function writeEvidence(folder: string, million: number, people: number, now: number): Promise<void> {
  const instance = await DuckDBInstance.create(':memory:', { threads: '2', memory_limit: '2GB' });
  const connection = await instance.connect();
  const things = Math.round(million * thingsAMillion);
  const day = `CAST(hash(i, 1) % ${days} AS BIGINT)`;
  const at = `make_timestamptz((${Math.floor(now / DAY_MS)} - 1 - ${day}) * 86400000000 + (28800 + CAST(hash(i, 2) % 32400 AS BIGINT)) * 1000000)`;
  const tables = {
    accesses: `SELECT 'alder#h' || i AS event_id, ${at} AS occurred_at, 'alder~w' || hash(i, 3) % ${people} AS actor_id, 'view' AS action, 'person' AS subject_type, 'b-' || CAST(pow((hash(i, 4) % 1000000) / 1e6, 2) * ${things} AS BIGINT) AS subject_id,
      'hit' AS outcome, 'custos' AS source_system, 1 AS records_opened, 'intelligence_analysis' AS purpose_code, 'alder~oak' AS case_ref FROM range(${million * 1_000_000}) r(i)`,
    actors: `SELECT 'alder~w' || i AS actor_id, 'alder~w' || i AS person_id, 'alder' AS agency, 'unit ' || i % 20 AS unit, 'intelligence' AS role, false AS service_account FROM range(${people}) r(i)`,
  };
  try {
    await connection.run("SET TimeZone = 'UTC'");
    for (const [name, sql] of Object.entries(tables)) await connection.run(`COPY (${sql}) TO '${join(folder, `${name}.parquet`)}' (FORMAT parquet)`);
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}
