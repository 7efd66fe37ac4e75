// Reads an evidence set into the working tables. What it could not read it says; what it said nothing about, it read.
import { BadInput } from '../../kernel/index.js';
import { filesOf, lookAt, matchColumns } from './evidence-file.js';
import { quarantineFaults, removeDuplicates } from './faulty-rows.store.js';
import { addUnnamed, createWorkingTables, dropStages, fill, intern } from './fill.store.js';
import { formatOf, TABLE_NAMES, type TableName } from './format.js';
import { openSource } from './raw.store.js';
import { countRows, createQuarantine, createStage, fillStage, stageOf } from './stage.store.js';
import type { EvidenceSummary, TableSummary } from './summary.js';
import type { Workspace } from '../workspace.store.js';

export interface ReadOptions {
  /** IANA name of the time zone of times that carry no offset. */
  readonly timezone?: string;
}

/** Reads the folder `source`. Throws `BadInput` when `accesses` is missing or empty, or a required column is. */
export async function readEvidence(workspace: Workspace, source: string, options: ReadOptions = {}): Promise<EvidenceSummary> {
  await createWorkingTables(workspace);
  await createQuarantine(workspace);
  const { byTable } = await filesOf(source);
  const summaries = new Map<TableName, TableSummary>();
  for (const table of TABLE_NAMES) {
    const files = byTable.get(table) ?? [];
    await createStage(workspace, table);
    summaries.set(table, files.length === 0 ? missing(table) : await stageTable(workspace, table, files, options));
  }
  if (summaries.get('accesses')?.rows === 0) throw new BadInput('`accesses` holds no row that can be examined; the evidence needs a table of who looked at what (accesses.csv, .jsonl or .parquet)');
  await intern(workspace, TABLE_NAMES);
  for (const table of TABLE_NAMES) if (summaries.get(table)?.rows !== 0) await fill(workspace, table, false);
  await addUnnamed(workspace);
  await dropStages(workspace);
  for (const { table, files, rows, quarantined } of summaries.values()) if (files.length > 0) await workspace.run('INSERT INTO loaded VALUES ($1, $2, $3)', [table, rows, quarantined]);
  return { tables: [...summaries.values()], notes: [] };
}

const missing = (table: TableName): TableSummary => ({ table, files: [], rows: 0, quarantined: 0, duplicates: 0, unknownColumns: [], notes: [] });

async function stageTable(workspace: Workspace, table: TableName, paths: readonly string[], options: ReadOptions): Promise<TableSummary> {
  const known = Object.keys(formatOf(table).columns);
  const names: string[] = [];
  const unknown: string[] = [];
  for (const path of paths) {
    const file = await lookAt(path, known);
    if (file === undefined) continue;
    names.push(file.name);
    const source = await openSource(workspace, file, known);
    const headers = matchColumns(table, file, source.columns.map(({ header }) => header));
    const byHeader = new Map(source.columns.map((column) => [column.header, column]));
    const columns = new Map([...headers].flatMap(([column, header]) => { const found = byHeader.get(header); return found === undefined ? [] : [[column, found] as const]; }));
    unknown.push(...source.columns.map(({ header }) => header).filter((header) => ![...headers.values()].includes(header)));
    await fillStage(workspace, table, source, columns, options.timezone);
  }
  const before = await countRows(workspace, stageOf(table));
  await quarantineFaults(workspace, table, names.join(' + '));
  const { same } = await removeDuplicates(workspace, table, names.join(' + '));
  const rows = await countRows(workspace, stageOf(table));
  return { table, files: names, rows, quarantined: before - rows - same, duplicates: same, unknownColumns: unknown, notes: [] };
}
