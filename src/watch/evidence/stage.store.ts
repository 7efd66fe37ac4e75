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
  await workspace.run(`CREATE OR REPLACE TEMP TABLE ${stageOf(table)} (${columnsOf(table).map(([column, type]) => `${column} ${type}`).join(', ')})`);
}

/** Quoted name and type of each column of a stage. */
function columnsOf(table: TableName): (readonly [string, string])[] {
  return Object.entries(formatOf(table).columns).flatMap(([column, kind]) => [[name(column), TYPES[kind] ?? 'VARCHAR'], ...(canFail(kind) ? [[name(rawOf(column)), 'VARCHAR'] as const] : []), ...(kind === 'time' ? [[name(gapOf(column)), 'BOOLEAN'] as const] : [])] as const);
}

/** Adds the rows of one file, in its order. Each value is read once: text, then type, then what was left unread. */
export async function fillStage(workspace: Workspace, table: TableName, relation: string, columns: Columns, timezone: string | undefined): Promise<void> {
  const { names, sql } = readingOf(table, relation, columns, timezone, false);
  await inOrder(workspace, () => workspace.runLong(`INSERT INTO ${stageOf(table)} (${names.join(', ')}) ${sql}`));
}

/**
 * In place of `fillStage`, for a file that can be gone through again as cheaply as a copy of it: the stage is a view over the file, whose rows know their place. Nothing
 * can be taken out of it; `ownRows` makes a table of it first.
 */
export async function stageInPlace(workspace: Workspace, table: TableName, relation: string, columns: Columns, timezone: string | undefined): Promise<void> {
  const { names, sql } = readingOf(table, relation, columns, timezone, true);
  const all = columnsOf(table).map(([column, type]) => (names.includes(column) ? column : `CAST(NULL AS ${type}) AS ${column}`));
  await workspace.run(`DROP TABLE IF EXISTS ${stageOf(table)}`);
  await workspace.run(`CREATE TEMP VIEW ${stageOf(table)} AS SELECT ${all.join(', ')}, rowid FROM (${sql})`);
}

async function isInPlace(workspace: Workspace, table: TableName): Promise<boolean> {
  return (await countRows(workspace, `duckdb_views() WHERE view_name = ${literal(stageOf(table))}`)) > 0;
}

/** Rows that can be taken out: where the stage is a view, its rows are copied, in their order. */
export async function ownRows(workspace: Workspace, table: TableName): Promise<void> {
  if (!(await isInPlace(workspace, table))) return;
  const copy = `${stageOf(table)}_own`;
  const columns = columnsOf(table).map(([column]) => column).join(', ');
  await inOrder(workspace, () => workspace.runLong(`CREATE OR REPLACE TEMP TABLE ${copy} AS SELECT ${columns} FROM ${stageOf(table)}`));
  await dropStage(workspace, table);
  await workspace.run(`ALTER TABLE ${copy} RENAME TO ${stageOf(table)}`);
}

export async function dropStage(workspace: Workspace, table: TableName): Promise<void> {
  await workspace.run(`DROP ${(await isInPlace(workspace, table)) ? 'VIEW' : 'TABLE'} IF EXISTS ${stageOf(table)}`);
}

async function inOrder(workspace: Workspace, work: () => Promise<void>): Promise<void> {
  await workspace.run('SET preserve_insertion_order = true');
  try {
    await work();
  } finally {
    await workspace.run('SET preserve_insertion_order = false');
  }
}

/** The columns that are there, and what gives them. `placed`: `rowid` too, the place of a row in its file from 0. */
function readingOf(table: TableName, relation: string, columns: Columns, timezone: string | undefined, placed: boolean): { readonly names: readonly string[]; readonly sql: string } {
  const { columns: kinds, words } = formatOf(table);
  const texts: string[] = [];
  const values: string[] = [];
  const unread: string[] = [];
  const names: string[] = [];
  for (const [column, value] of columns) {
    const kind = kinds[column];
    if (kind === undefined) continue;
    const text = name(`${column}__text`);
    texts.push(`${given(kind, value)} AS ${text}`);
    values.push(`${read(kind, text, value.type, timezone, words?.[column] ?? [])} AS ${name(column)}`);
    names.push(name(column));
    unread.push(name(column));
    if (kind === 'time' && timezone !== undefined) {
      values.push(`${leftOut(text, value.type, name(column), timezone)} AS ${name(gapOf(column))}`);
      names.push(name(gapOf(column)));
      unread.push(name(gapOf(column)));
    }
    if (canFail(kind)) {
      values.push(text);
      names.push(name(rawOf(column)));
      unread.push(`CASE WHEN ${name(column)} IS NULL THEN CAST(${text} AS VARCHAR) END AS ${name(rawOf(column))}`);
    }
  }
  const place = placed ? ['rowid'] : [];
  const found = placed ? ['file_row_number AS rowid'] : [];
  return { names, sql: `SELECT ${[...unread, ...place].join(', ')} FROM (SELECT ${[...values, ...place].join(', ')} FROM (SELECT ${[...texts, ...found].join(', ')} FROM ${relation}))` };
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
