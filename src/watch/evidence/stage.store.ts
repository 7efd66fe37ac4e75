// A table between its file and the working tables: each value in its type, and beside it what stood there if it could not be read.
// Rows keep the order of the file (`rowid`), so that whoever is told of row 17 finds row 17.
import { countIn } from './cells.js';
import { canFail, given, leftOut, read } from './value.store.js';
import { formatOf, type Kind, type TableName } from './format.js';
import { literal, name } from './sql-text.js';
import type { Workspace } from '../workspace.store.js';

const TYPES: Readonly<Partial<Record<Kind, string>>> = { time: 'TIMESTAMP', date: 'DATE', number: 'DOUBLE', count: 'BIGINT', flag: 'BOOLEAN' };

export const stageOf = (table: TableName): string => `stage_${table}`;

/** What stood where a value could not be read. */
export const rawOf = (column: string): string => `${column}__raw`;

/** True where a time named an hour that its time zone leaves out in spring. */
export const gapOf = (column: string): string => `${column}__gap`;

/** SQL of each column of the table over the source's relation, and its type; a column that is not there is not listed. */
export type Columns = ReadonlyMap<string, { readonly sql: string; readonly type: string }>;

/** A temporary table: what is read once more and dropped is not worth the compressing, which takes longer than the reading. */
export async function createStage(workspace: Workspace, table: TableName): Promise<void> {
  const columns = Object.entries(formatOf(table).columns).flatMap(([column, kind]) => [`${name(column)} ${TYPES[kind] ?? 'VARCHAR'}`, ...(canFail(kind) ? [`${name(rawOf(column))} VARCHAR`] : []), ...(kind === 'time' ? [`${name(gapOf(column))} BOOLEAN`] : [])]);
  await workspace.run(`CREATE OR REPLACE TEMP TABLE ${stageOf(table)} (${columns.join(', ')})`);
}

/** Adds the rows of one file, in its order. Each value is read once: text, then type, then what was left unread. */
export async function fillStage(workspace: Workspace, table: TableName, relation: string, columns: Columns, timezone: string | undefined): Promise<void> {
  const { columns: kinds, words } = formatOf(table);
  const texts: string[] = [];
  const values: string[] = [];
  const unread: string[] = [];
  for (const [column, value] of columns) {
    const kind = kinds[column];
    if (kind === undefined) continue;
    const text = name(`${column}__text`);
    texts.push(`${given(kind, value)} AS ${text}`);
    values.push(`${read(kind, text, value.type, timezone, words?.[column] ?? [])} AS ${name(column)}`);
    unread.push(name(column));
    if (kind === 'time' && timezone !== undefined) {
      values.push(`${leftOut(text, value.type, name(column), timezone)} AS ${name(gapOf(column))}`);
      unread.push(name(gapOf(column)));
    }
    if (canFail(kind)) {
      values.push(text);
      unread.push(`CASE WHEN ${name(column)} IS NULL THEN CAST(${text} AS VARCHAR) END AS ${name(rawOf(column))}`);
    }
  }
  await workspace.run('SET preserve_insertion_order = true');
  try {
    await workspace.runLong(`INSERT INTO ${stageOf(table)} BY NAME SELECT ${unread.join(', ')} FROM (SELECT ${values.join(', ')} FROM (SELECT ${texts.join(', ')} FROM ${relation}))`);
  } finally {
    await workspace.run('SET preserve_insertion_order = false');
  }
}

export async function countRows(workspace: Workspace, relation: string): Promise<number> {
  const [row] = await workspace.rows(`SELECT count(*) AS n FROM ${relation}`);
  return countIn(row, 'n');
}

/** Takes out what was staged after the first `start` rows. */
export async function clearFrom(workspace: Workspace, table: TableName, start: number): Promise<void> {
  await (start === 0 ? createStage(workspace, table) : workspace.run(`DELETE FROM ${stageOf(table)} WHERE rowid >= ${start}`));
}

export const QUARANTINE = 'quarantine';

/** `row`: the how-manieth of the rows that could be cut into columns, from 1; `line`: of those that could not, the record of the file, header included. */
export async function createQuarantine(workspace: Workspace): Promise<void> {
  await workspace.run(`CREATE TABLE ${QUARANTINE} (table_name VARCHAR, file VARCHAR, "row" BIGINT, line BIGINT, column_name VARCHAR, value VARCHAR, reason VARCHAR, kept BOOLEAN)`);
}

export const sealed = (table: TableName, sql: string): string => (formatOf(table).isSealed === true ? literal('(sealed)') : sql);
