// The program's own made-up worlds (`custos watch simulate`), their truth put into the words of these measures. For comparison: its authors sit beside the detectors'.
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import type { WorldTruth } from './truth.js';

interface OffenderLine {
  readonly actor: string;
  readonly scenario: string;
  readonly crime_linked: boolean;
  readonly adaptive: boolean;
}

export interface OwnWorldOptions {
  readonly seed: number;
  readonly actors: number;
  readonly weeks: number;
  readonly offenderShare: number;
}

export async function makeOwnWorld({ seed, actors, weeks, offenderShare }: OwnWorldOptions, folder: string): Promise<void> {
  const asked = ['--seed', String(seed), '--actors', String(actors), '--weeks', String(weeks), '--offenders', String(offenderShare), '--format', 'csv', '--out', folder];
  execFileSync(process.execPath, [join(process.cwd(), 'bin/custos.mjs'), 'watch', 'simulate', ...asked], { stdio: ['ignore', 'ignore', 'pipe'] });
  const offenders = linesOf<OffenderLine>(join(folder, 'truth/offenders.jsonl'));
  const instance = await DuckDBInstance.create(':memory:', { threads: '2' });
  const connection = await instance.connect();
  const rows = async <T>(sql: string): Promise<T[]> => (await connection.runAndReadAll(sql)).getRowObjectsJS() as T[];
  const csv = (name: string): string => `read_csv('${join(folder, 'evidence', `${name}.csv`)}', all_varchar = true)`;
  try {
    await connection.run("SET TimeZone = 'UTC'");
    await connection.run(`COPY (
      WITH wrong AS (SELECT unnest(event_ids) AS event_id, actor, scenario FROM read_json('${join(folder, 'truth/offenders.jsonl')}', format = 'newline_delimited'))
      SELECT a.event_id, CAST(floor(epoch(CAST(a.occurred_at AS TIMESTAMPTZ))) AS BIGINT) AS "at", a.actor_id, coalesce(w.actor, a.actor_id) AS blame_id, coalesce(w.scenario, '') AS wrong,
        CASE k.trace WHEN 'independent' THEN 'other' WHEN 'none' THEN 'none' WHEN 'late' THEN 'late' ELSE CASE WHEN k.left_a_trace = 'true' THEN 'own' ELSE 'none' END END AS trace,
        row_number() OVER (PARTITION BY a.actor_id, a.subject_type, a.subject_id ORDER BY a.occurred_at, a.event_id) = 1 AS first_access
      FROM ${csv('accesses')} a LEFT JOIN read_csv('${join(folder, 'truth/work.csv')}', all_varchar = true) k USING (event_id) LEFT JOIN wrong w USING (event_id)) TO '${join(folder, 'truth.csv')}' (HEADER)`);
    const [first] = await rows<{ start: number }>(`SELECT CAST(min("at") AS DOUBLE) AS start FROM read_csv('${join(folder, 'truth.csv')}')`);
    const monday = Math.floor(((first?.start ?? 0) + 259_200) / 604_800) * 604_800 - 259_200;
    const kindOf = new Map(offenders.map((one) => [one.actor, one.scenario]));
    const truth: WorldTruth = {
      weeks, start: monday,
      offenders: offenders.map((one) => ({ actors: [one.actor], kind: one.scenario, class: one.adaptive ? 'adaptive' : one.crime_linked ? 'crime' : 'other' })),
      lookbacks: linesOf<{ incident: string; leaker: string }>(join(folder, 'truth/leaks.jsonl')).map(({ incident, leaker }) => ({ incident_id: incident, leaker, kind: kindOf.get(leaker) ?? 'unknown' })),
      actors: await rows(`SELECT a.actor_id, coalesce(a.unit, '') AS unit, coalesce(a.role, '') AS role, coalesce(p.sex, '') AS sex FROM ${csv('actors')} a LEFT JOIN ${csv('persons')} p USING (person_id) WHERE coalesce(a.service_account, 'false') <> 'true'`),
    };
    writeFileSync(join(folder, 'truth.json'), JSON.stringify(truth));
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}

const linesOf = <T>(path: string): T[] => readFileSync(path, 'utf8').split('\n').filter((line) => line !== '').map((line) => JSON.parse(line) as T);
