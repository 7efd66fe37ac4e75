// A set of any size whose tables stand to its look-ups as in a real force, written by DuckDB from range() alone: for measuring speed, not skill.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';

const PER_ACTOR = 1360;
const SHIFTS = 126;
const CREW = 25;
const at = (seconds: string): string => `make_timestamptz(CAST((${seconds}) * 1000000 AS BIGINT) + epoch_us(TIMESTAMP '2024-09-02'))`;
const pick = (salt: number, n: number, i = 'i'): string => `CAST(hash(${i}, ${salt}) % ${n} AS BIGINT)`;
/** Some moment of turn `k` of an actor's crew. */
const inShift = (actor: string, k: string, salt: number, i = 'i'): string => `((${k}) * 163200 + (${actor}) // ${CREW} * 7919 % 100000 + ${pick(salt, 32_000, i)})`;

/** Writes `accesses` look-ups, 34 weeks of them at 40 an actor and week, and the tables behind them as Parquet. */
export async function writeBulkSet(folder: string, accesses: number): Promise<void> {
  mkdirSync(folder, { recursive: true });
  const instance = await DuckDBInstance.create(':memory:', { threads: '2', memory_limit: '4GB', temp_directory: join(folder, '..', 'spill'), preserve_insertion_order: 'false' });
  const connection = await instance.connect();
  try {
    await connection.run("SET TimeZone = 'UTC'");
    for (const [name, sql] of Object.entries(tables(accesses))) await connection.run(`COPY (${sql}) TO '${join(folder, `${name}.parquet`)}' (FORMAT parquet)`);
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}

function tables(accesses: number): Record<string, string> {
  const actors = Math.max(50, Math.round(accesses / PER_ACTOR));
  const [persons, homes, cars, crews] = [actors * 33, actors * 15, actors * 17, Math.ceil(actors / CREW)];
  const rows = (n: number): string => `range(${Math.round(n)}) r(i)`;
  const mate = (salt: number, i: string): string => `least(${actors - 1}, actor // ${CREW} * ${CREW} + ${pick(salt, CREW, i)})`;
  const links = linkRows(accesses, { actors, persons });
  const { stops, incidents, tasks, files } = links;
  const person = (n: string): string => `'person' AS subject_type, 'P' || ${n} AS subject_id`;
  const looks = [
    `SELECT 'S' || i || '-' || s AS event_id, ${at('t + s * 90')} AS occurred_at, actor, CASE s WHEN 0 THEN 'vehicle' ELSE 'person' END AS subject_type, CASE s WHEN 0 THEN 'V' || person % ${cars} ELSE 'P' || person END AS subject_id, NULL AS case_ref, NULL AS incident_ref FROM (${stops}), range(2) o(s)`,
    `SELECT 'I' || i || '-' || s, ${at('t + 300 + s * 400')}, CASE WHEN s < 3 THEN actor ELSE ${mate(31, 'i')} END, 'person', 'P' || hash(i, s % 3) % ${persons}, NULL, CASE WHEN s % 2 = 0 THEN 'E' || i END FROM (${incidents}), range(6) o(s)`,
    `SELECT 'T' || i, ${at('t + 600')}, actor, 'person', 'P' || person, NULL, NULL FROM (${tasks})`,
    `SELECT 'C' || i || '-' || s, ${at(inShift('actor', `k + s % 30`, 41, 'i * 100 + s'))}, CASE WHEN s % 2 = 0 THEN actor ELSE ${mate(42, 'i')} END, 'person', 'P' || hash(i, s % 6) % ${persons}, 'R' || i, NULL FROM (${files}), range(67) o(s)`,
    `SELECT 'U' || i, ${at(inShift(pick(51, actors), pick(52, SHIFTS), 53))}, ${pick(51, actors)}, 'person', 'P' || ${pick(54, persons)}, NULL, NULL FROM ${rows(accesses * 0.06)}`,
  ].join(' UNION ALL ');
  return {
    accesses: `SELECT event_id, occurred_at, 'A' || actor AS actor_id, CASE hash(event_id) % 2 WHEN 0 THEN 'search' ELSE 'view' END AS action, subject_type, subject_id, 'hit' AS outcome, CASE actor % 3 WHEN 0 THEN 'RMS' ELSE 'MDT' END AS source_system, 'T' || actor // 5 AS terminal_id, 'A' || actor || '-' || epoch_us(occurred_at) // 43200000000 AS session_id, CASE WHEN case_ref IS NULL THEN 'G' ELSE 'INV' END AS purpose_code, case_ref, incident_ref FROM (${looks})`,
    actors: `SELECT 'A' || i AS actor_id, 'P' || i * 31 AS person_id, 'city' AS agency, 'U' || i // ${CREW} AS unit, CASE (i // ${CREW}) % 10 WHEN 0 THEN 'records' WHEN 1 THEN 'detective' WHEN 2 THEN 'corrections' ELSE 'response' END AS role, 'A' || i // ${CREW} * ${CREW} AS supervisor_id FROM ${rows(actors)}`,
    persons: `SELECT 'P' || i AS person_id, 'Name' || CAST(floor(power(hash(i) % 1000000 / 1e6, 3) * 5000) AS INTEGER) AS surname, CASE i % 2 WHEN 0 THEN 'F' ELSE 'M' END AS sex, DATE '1950-01-01' + CAST(${pick(1, 20_000)} AS INTEGER) AS born_on, 'H' || i % ${homes} AS address_id, 'HH' || i % ${homes} AS household_id FROM ${rows(persons)}`,
    addresses: `SELECT 'H' || i AS address_id, ${pick(2, 14_000 * Math.ceil(Math.sqrt(actors / 1000)))} AS x_m, ${pick(3, 10_000 * Math.ceil(Math.sqrt(actors / 1000)))} AS y_m FROM ${rows(homes)}`,
    vehicles: `SELECT 'V' || i AS vehicle_id, 'AB' || i AS plate, 'P' || i AS owner_person_id, i % 700 = 0 AS covert FROM ${rows(cars)}`,
    ties: `SELECT 'P' || ${pick(4, persons)} AS person_a, 'P' || ${pick(5, persons)} AS person_b, ['spouse', 'sibling', 'friend', 'cousin', 'associate', 'ex_spouse'][1 + ${pick(6, 6)}] AS kind, ${at('-9e6')} AS created_at FROM ${rows(actors * 10)}`,
    groups: `SELECT 'OCG' || i AS group_id FROM ${rows(actors / 100)}`,
    group_members: `SELECT 'OCG' || i // 25 AS group_id, 'P' || ${pick(7, persons)} AS person_id, 0.7 AS confidence, ${at('-8e6')} AS created_at FROM ${rows(actors / 4)}`,
    group_feuds: `SELECT 'OCG' || i AS group_a, 'OCG' || i + 1 AS group_b FROM ${rows(actors / 200)}`,
    roster: `SELECT 'A' || i // ${SHIFTS} AS actor_id, ${at(`i % ${SHIFTS} * 163200 + i // ${SHIFTS} // ${CREW} * 7919 % 100000 - 1800`)} AS starts_at, ${at(`i % ${SHIFTS} * 163200 + i // ${SHIFTS} // ${CREW} * 7919 % 100000 + 37000`)} AS ends_at, 'shift' AS kind, 'A0' AS created_by, ${at(`i % ${SHIFTS} * 163200 - 1e6`)} AS created_at FROM ${rows(actors * SHIFTS)}`,
    incidents: `SELECT 'E' || i AS incident_id, CASE WHEN i % 1000 < 4 THEN 'shooting' WHEN i % 4 = 0 THEN 'assault' ELSE 'disturbance' END AS kind, ${at('t - 300')} AS occurred_at, ${at('t')} AS reported_at, CASE WHEN i % 1000 < 2 THEN ${at('t + 30000')} END AS publicised_at, 'H' || person % ${homes} AS address_id, i % 1000 < 4 AS serious, ${at('t')} AS created_at FROM (${incidents})`,
    dispatches: `SELECT 'E' || i AS incident_id, 'A' || CASE s WHEN 0 THEN actor ELSE ${mate(31, 'i')} END AS actor_id, ${at('t + 200')} AS starts_at, ${at('t + 3600')} AS ends_at, ${at('t + 200')} AS created_at FROM (${incidents}), range(2) o(s)`,
    incident_parties: `SELECT 'E' || i AS incident_id, ${person(`hash(i, s) % ${persons}`)}, ['suspect', 'complainant', 'victim'][1 + s] AS part, ${at('t + 60')} AS created_at FROM (${incidents}), range(3) o(s)`,
    encounters: `SELECT 'N' || i AS encounter_id, 'stop' AS kind, 'A' || actor AS actor_id, ${at('t')} AS starts_at, ${at('t + 700')} AS ends_at, CASE s WHEN 0 THEN 'vehicle' ELSE 'person' END AS subject_type, CASE s WHEN 0 THEN 'V' || person % ${cars} ELSE 'P' || person END AS subject_id, ${at('t + 20')} AS created_at FROM (${stops}), range(2) o(s)`,
    tasks: `SELECT 'Q' || i AS task_id, 'desk_request' AS kind, 'A' || actor AS actor_id, ${person('person')}, ${at('t')} AS starts_at, ${at('t + 7200')} AS ends_at, ${at('t')} AS created_at FROM (${tasks})`,
    cases: `SELECT 'R' || i AS case_id, 'assault' AS kind, ${at('k * 163200 - 200000')} AS opened_at, ${at('(k + 31) * 163200')} AS closed_at, 'A' || actor AS lead_actor_id FROM (${files})`,
    case_members: `SELECT 'R' || i AS case_id, 'A' || CASE s WHEN 0 THEN actor ELSE ${mate(42, 'i')} END AS actor_id, ${at('k * 163200 - 200000')} AS from_at, ${at('k * 163200 - 200000')} AS created_at FROM (${files}), range(2) o(s)`,
    case_subjects: `SELECT 'R' || i AS case_id, ${person(`hash(i, s) % ${persons}`)}, ${at('k * 163200 - 190000')} AS created_at FROM (${files}), range(6) o(s)`,
    sealed_subjects: `SELECT 'vehicle' AS subject_type, 'V' || i * 700 AS subject_id, 'covert_vehicle' AS kind FROM ${rows(cars / 700)}`,
    canaries: `SELECT 'person' AS subject_type, 'P' || ${persons} + i AS subject_id FROM ${rows(Math.max(5, crews / 4))}`,
  };
}

/** The events behind the look-ups: who was at work (`actor`), when (`t`, seconds), about whom. */
function linkRows(accesses: number, { actors, persons }: { readonly actors: number; readonly persons: number }): Record<'stops' | 'incidents' | 'tasks' | 'files', string> {
  const base = (share: number, salt: number): string => `SELECT i, actor, person, ${inShift('actor', pick(salt, SHIFTS), salt + 1)} AS t FROM (SELECT i, ${pick(salt + 2, actors)} AS actor, ${pick(salt + 3, persons)} AS person FROM range(${Math.round(accesses * share)}) r(i))`;
  return {
    stops: base(0.12, 11), incidents: base(0.05, 15), tasks: base(0.2, 19),
    files: `SELECT i, ${pick(23, actors)} AS actor, ${pick(24, SHIFTS - 31)} AS k FROM range(${Math.round(accesses * 0.003)}) r(i)`,
  };
}
