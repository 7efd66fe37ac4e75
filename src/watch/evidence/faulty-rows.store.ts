// What cannot be read leaves the table and stands in the quarantine with its place, its value and the reason; what can be read stays.
// A row goes when a required value or a time is missing or unreadable, or when it ends before it begins. Any other unreadable value is left
// empty and its row stays: an access must not vanish because its `result_count` was spoilt by whoever made it.
import { countIn } from './cells.js';
import { canFail, hasOffset } from './value.store.js';
import { formatOf, type Kind, type TableName } from './format.js';
import { countRows, ownRows, QUARANTINE, rawOf, sealed, stageOf } from './stage.store.js';
import { literal, name } from './sql-text.js';
import type { Workspace } from '../workspace.store.js';

interface Fault {
  readonly column: string;
  readonly when: string;
  readonly value: string;
  readonly reason: string;
  readonly noOffset?: string;
  /** The row stays, without the value. */
  readonly keeps: boolean;
}

export interface Found {
  readonly column: string;
  readonly count: number;
  readonly keeps: boolean;
  /** Times among them that would be read if their time zone were known. */
  readonly lacksOffset: number;
}

/** Moves faulty rows of a staged table to the quarantine. */
export async function quarantineFaults(workspace: Workspace, table: TableName, fileName: string): Promise<readonly Found[]> {
  const faults = faultsOf(table);
  const stage = stageOf(table);
  const counts = await countEach(workspace, stage, faults.map(({ when }) => when));
  const there = faults.map((fault, at) => ({ ...fault, count: counts[at] ?? 0 })).filter(({ count }) => count > 0);
  // What a time lacks is looked at only where one could not be read: most tables have none.
  const offsets = await countEach(workspace, stage, there.map(({ noOffset }) => noOffset ?? 'false'));
  const found = there.map((fault, at) => ({ ...fault, lacksOffset: offsets[at] ?? 0 }));
  for (const { column, when, value, reason, keeps } of found) {
    await workspace.run(`INSERT INTO ${QUARANTINE} SELECT ${literal(table)}, ${literal(fileName)}, rowid + 1, NULL, ${literal(column)}, ${sealed(table, value)}, ${reason}, ${String(keeps)} FROM ${stage} WHERE ${when} ORDER BY rowid`);
  }
  const leaving = found.filter(({ keeps }) => !keeps).map(({ when }) => `(${when})`);
  if (leaving.length > 0) {
    await ownRows(workspace, table);
    await workspace.run(`DELETE FROM ${stage} WHERE ${leaving.join(' OR ')}`);
  }
  return found;
}

async function countEach(workspace: Workspace, stage: string, conditions: readonly string[]): Promise<readonly number[]> {
  if (conditions.length === 0) return [];
  const [counts] = await workspace.rows(`SELECT ${conditions.map((when, at) => `count_if(${when}) AS n${at}`).join(', ')} FROM ${stage}`);
  return conditions.map((_, at) => countIn(counts, `n${at}`));
}

function faultsOf(table: TableName): readonly Fault[] {
  const { columns, required, spans } = formatOf(table);
  const faults = Object.entries<Kind>(columns).flatMap(([column, kind]): readonly Fault[] => {
    const isRequired = required.includes(column);
    const raw = name(rawOf(column));
    const unreadable: Fault = { column, when: canFail(kind) ? `${raw} IS NOT NULL` : 'false', value: raw, reason: reasonOf(kind, raw), keeps: !isRequired && kind !== 'time', ...(kind === 'time' && { noOffset: isLocal(raw) }) };
    const absent: Fault = { column, when: canFail(kind) ? `${name(column)} IS NULL AND ${raw} IS NULL` : `${name(column)} IS NULL`, value: 'NULL', reason: literal('nothing stands here; the column is required'), keeps: false };
    return [...(canFail(kind) ? [unreadable] : []), ...(isRequired ? [absent] : [])];
  });
  // No such log is older: a clock that shows 1970 or 1980 has lost its time, and nobody knows when it was.
  if (table === 'accesses') faults.push({ column: 'occurred_at', when: "occurred_at < TIMESTAMP '1990-01-01'", value: 'CAST(occurred_at AS VARCHAR)', reason: literal('before 1990; the clock had lost its time'), keeps: false });
  if (spans === undefined) return faults;
  const [from, to] = spans;
  return [...faults, { column: to, when: `${name(to)} < ${name(from)}`, value: `CAST(${name(to)} AS VARCHAR)`, reason: literal(`it ends before it begins (\`${from}\`)`), keeps: false }];
}

const isLocal = (raw: string): string => `coalesce(NOT ${hasOffset(raw)} AND length(${raw}) > 10 AND TRY_CAST(${raw} AS TIMESTAMP) IS NOT NULL, false)`;

function reasonOf(kind: Kind, raw: string): string {
  if (kind !== 'time') return literal(`this is no ${kind === 'flag' ? 'true or false' : kind === 'date' ? 'date (YYYY-MM-DD)' : 'number'}`);
  return `CASE WHEN ${isLocal(raw)} THEN 'this time has no offset; name its time zone with --timezone' ELSE 'this is no time (RFC 3339: 2026-03-01T14:05:00Z)' END`;
}

/** Rows whose hashes are compared at once: 100 million took more memory than a scan is given, since DuckDB cuts such a table into a few large parts and makes room for two of them. */
const COMPARED_AT_ONCE = 20_000_000;

/** Whether two rows may agree in these columns: where all their hashes differ, none do, and most tables need no more. */
async function mayRepeat(workspace: Workspace, stage: string, columns: readonly string[], atOnce: number): Promise<boolean> {
  const rows = await countRows(workspace, stage);
  const parts = Math.ceil(rows / atOnce);
  let different = 0;
  for (let part = 0; part < parts; part += 1) {
    different += await countRows(workspace, `(SELECT 1 FROM (SELECT hash(${columns.join(', ')}) AS h FROM ${stage}) WHERE h % ${parts} = ${part} GROUP BY h)`);
  }
  return rows > different;
}

/** Leaves one of the rows that say the same; of rows that have the key of an earlier one and say something else, the earliest stays. */
export async function removeDuplicates(workspace: Workspace, table: TableName, fileName: string, atOnce = COMPARED_AT_ONCE): Promise<{ readonly same: number; readonly conflicting: number }> {
  const { columns, key } = formatOf(table);
  const stage = stageOf(table);
  const names = Object.keys(columns).map(name);
  if (!(await mayRepeat(workspace, stage, key === undefined ? names : [name(key)], atOnce))) return { same: 0, conflicting: 0 };
  await ownRows(workspace, table);
  if (key === undefined) {
    const all = await countRows(workspace, stage);
    const same = all - (await countRows(workspace, `(SELECT 1 FROM ${stage} GROUP BY ${names.join(', ')})`));
    if (same > 0) await workspace.run(`DELETE FROM ${stage} WHERE rowid NOT IN (SELECT min(rowid) FROM ${stage} GROUP BY ${names.join(', ')})`);
    return { same, conflicting: 0 };
  }
  await workspace.run('CREATE OR REPLACE TEMP TABLE repeated (k VARCHAR, first_row BIGINT)');
  const parts = Math.ceil((await countRows(workspace, stage)) / atOnce);
  for (let part = 0; part < parts; part += 1) {
    await workspace.run(`INSERT INTO repeated SELECT ${name(key)} AS k, min(rowid) AS first_row FROM ${stage} WHERE hash(${name(key)}) % ${parts} = ${part} GROUP BY k HAVING count(*) > 1`);
  }
  if ((await countRows(workspace, 'repeated')) === 0) return { same: 0, conflicting: 0 };
  const isSame = names.map((column) => `s.${column} IS NOT DISTINCT FROM f.${column}`).join(' AND ');
  await workspace.run(`CREATE OR REPLACE TEMP TABLE repeats AS SELECT s.rowid AS r, (${isSame}) AS same, s.${name(key)} AS k, first_row FROM ${stage} s JOIN repeated ON repeated.k = s.${name(key)} JOIN ${stage} f ON f.rowid = first_row WHERE s.rowid <> first_row`);
  const same = await countRows(workspace, 'repeats WHERE same');
  const conflicting = await countRows(workspace, 'repeats WHERE NOT same');
  await workspace.run(`INSERT INTO ${QUARANTINE} SELECT ${literal(table)}, ${literal(fileName)}, r + 1, NULL, ${literal(key)}, ${sealed(table, 'k')}, 'an earlier row with the same identifier says something else (row ' || (first_row + 1) || '); that one was kept', false FROM repeats WHERE NOT same ORDER BY r`);
  await workspace.run(`DELETE FROM ${stage} WHERE rowid IN (SELECT r FROM repeats)`);
  return { same, conflicting };
}
