// A table between its file and the working tables: each value in its type, and beside it what stood there if it could not be read.
// Rows keep the order of the file (`rowid`), so that whoever is told of row 17 finds row 17.
import { countIn } from './cells.js';
import { canFail, given, read } from './value.store.js';
import { formatOf, type Kind, type TableName } from './format.js';
import type { RawSource } from './raw.store.js';
import { literal, name } from './sql-text.js';
import type { Workspace } from '../workspace.store.js';

const TYPES: Readonly<Partial<Record<Kind, string>>> = { time: 'TIMESTAMP', date: 'DATE', number: 'DOUBLE', count: 'BIGINT', flag: 'BOOLEAN' };

export const stageOf = (table: TableName): string => `stage_${table}`;

/** What stood where a value could not be read. */
export const rawOf = (column: string): string => `${column}__raw`;

/** SQL of each column of the table over the source's relation, and its type; a column that is not there is not listed. */
export type Columns = ReadonlyMap<string, { readonly sql: string; readonly type: string }>;

export async function createStage(workspace: Workspace, table: TableName): Promise<void> {
  const columns = Object.entries(formatOf(table).columns).flatMap(([column, kind]) => [`${name(column)} ${TYPES[kind] ?? 'VARCHAR'}`, ...(canFail(kind) ? [`${name(rawOf(column))} VARCHAR`] : [])]);
  await workspace.run(`CREATE TABLE ${stageOf(table)} (${columns.join(', ')})`);
}

/** Adds the rows of one file, in its order. */
export async function fillStage(workspace: Workspace, table: TableName, source: RawSource, columns: Columns, timezone: string | undefined): Promise<void> {
  const kinds = formatOf(table).columns;
  const inner: string[] = [];
  const outer: string[] = [];
  for (const [column, value] of columns) {
    const kind = kinds[column];
    if (kind === undefined) continue;
    inner.push(`${given(kind, value)} AS ${name(column)}`);
    const sql = read(kind, name(column), value.type, timezone);
    outer.push(`${sql} AS ${name(column)}`);
    if (canFail(kind)) outer.push(`CASE WHEN ${name(column)} IS NOT NULL AND (${sql}) IS NULL THEN CAST(${name(column)} AS VARCHAR) END AS ${name(rawOf(column))}`);
  }
  await workspace.run('SET preserve_insertion_order = true');
  try {
    await workspace.run(`INSERT INTO ${stageOf(table)} BY NAME SELECT ${outer.join(', ')} FROM (SELECT ${inner.join(', ')} FROM ${source.relation})`);
  } finally {
    await workspace.run('SET preserve_insertion_order = false');
  }
}

export async function countRows(workspace: Workspace, relation: string): Promise<number> {
  const [row] = await workspace.rows(`SELECT count(*) AS n FROM ${relation}`);
  return countIn(row, 'n');
}

export const QUARANTINE = 'quarantine';

/** `row`: the how-manieth of the rows that could be cut into columns, from 1; `line`: of those that could not, the record of the file, header included. */
export async function createQuarantine(workspace: Workspace): Promise<void> {
  await workspace.run(`CREATE TABLE ${QUARANTINE} (table_name VARCHAR, file VARCHAR, "row" BIGINT, line BIGINT, column_name VARCHAR, value VARCHAR, reason VARCHAR, kept BOOLEAN)`);
}

export const sealed = (table: TableName, sql: string): string => (formatOf(table).isSealed === true ? literal('(sealed)') : sql);
