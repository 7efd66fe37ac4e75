// Reads an evidence set into the working tables. What it could not read it says, row by row; what it had to guess it notes.
import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { BadInput } from '../../kernel/index.js';
import { columnName, filesOf } from './evidence-file.js';
import { evenOut } from './household.store.js';
import { type Found, quarantineFaults, removeDuplicates } from './faulty-rows.store.js';
import { addUnnamed, createWorkingTables, dropStages, fill, intern } from './fill.store.js';
import { formatOf, TABLE_NAMES, type TableName } from './format.js';
import type { Mapping } from './mapping.js';
import { countRows, createQuarantine, createStage, stageOf } from './stage.store.js';
import { type EvidenceSummary, type Note, note, type TableSummary } from './summary.js';
import { notesOf } from './table-notes.store.js';
import { type Staged, TableReader } from './table-reader.js';
import { knownTimezone } from './timezone.store.js';
import type { Workspace } from '../workspace.store.js';

export interface ReadOptions {
  /** IANA name of the time zone of times that carry no offset. */
  readonly timezone?: string;
  /** How the file of a table is read that is not in the format; at most one a table. */
  readonly mappings?: readonly Mapping[];
  /** Called before each table that is there, as it is read and again as it is put in its place. */
  readonly onTable?: (part: TablePart) => void;
}

/** Where reading stands: `share` of it is done, and after `table` it will be `until`. */
export interface TablePart {
  readonly table: TableName;
  readonly share: number;
  readonly until: number;
  /** Of the whole evidence. */
  readonly bytes: number;
}

/** Of the time: what reading takes, and not putting in place. */
const READING_SHARE = 0.5;

/**
 * Reads the folder `source`, or one file by the one mapping given (without a mapping: as the table that it is named for, else as `accesses`).
 * The tables are those of `working-tables.store.ts`, and `quarantine` (stage.store.ts). Throws `BadInput` when there is nothing to read, when
 * `accesses` is missing or empty, when a required column is missing, and when no time of `accesses` can be read without a time zone.
 */
export async function readEvidence(workspace: Workspace, source: string, options: ReadOptions = {}): Promise<EvidenceSummary> {
  const mappings = new Map((options.mappings ?? []).map((mapping) => [mapping.table, mapping]));
  const { byTable, others } = await tablesAt(source, options.mappings ?? []);
  const timezone = options.timezone === undefined ? undefined : await knownTimezone(workspace, options.timezone);
  for (const mapping of mappings.values()) if (mapping.timezone !== undefined) await knownTimezone(workspace, mapping.timezone);
  await createWorkingTables(workspace);
  await createQuarantine(workspace);
  const reader = new TableReader(workspace, timezone);
  const summaries: TableSummary[] = [];
  const sizes = await sizesOf(byTable);
  const bytes = [...sizes.values()].reduce((sum, one) => sum + one, 0);
  for (const table of TABLE_NAMES) {
    const paths = byTable.get(table) ?? [];
    await createStage(workspace, table);
    if (paths.length > 0) options.onTable?.({ table, ...part(sizes, table, 0, READING_SHARE), bytes });
    summaries.push(paths.length === 0 ? missing(table) : await readTable(workspace, reader, table, paths, mappings.get(table), timezone));
  }
  await requireAccesses(workspace, summaries);
  const notes = [...(others.length === 0 ? [] : [otherFiles(others)]), ...(await evenOut(workspace))];
  const unnamed = await fillAll(workspace, reader, summaries, (table, stretch) => options.onTable?.({ table, ...stretch, bytes }));
  return { tables: summaries, notes: unnamed === undefined ? notes : [...notes, unnamed] };
}

/** What each table weighs: bytes or rows. */
type Sizes = ReadonlyMap<TableName, number>;

async function sizesOf(byTable: ReadonlyMap<TableName, readonly string[]>): Promise<Sizes> {
  const sizes = await Promise.all([...byTable].map(async ([table, paths]) => [table, (await Promise.all(paths.map(async (path) => (await stat(path)).size))).reduce((sum, one) => sum + one, 0)] as const));
  return new Map(sizes);
}

type Stretch = Pick<TablePart, 'share' | 'until'>;

/** Of the way from `from` to `to`, the stretch that this table takes. */
function part(sizes: Sizes, table: TableName, from: number, to: number): Stretch {
  const weights = TABLE_NAMES.map((one) => sizes.get(one) ?? 0);
  const upTo = (count: number): number => from + (to - from) * weights.slice(0, count).reduce((sum, one) => sum + one, 0) / Math.max(1, weights.reduce((sum, one) => sum + one, 0));
  const at = TABLE_NAMES.indexOf(table);
  return { share: upTo(at), until: upTo(at + 1) };
}

interface TablesThere {
  readonly byTable: ReadonlyMap<TableName, readonly string[]>;
  readonly others: readonly string[];
}

async function tablesAt(source: string, mappings: readonly Mapping[]): Promise<TablesThere> {
  const found = await stat(source).catch(() => undefined);
  if (found === undefined) throw new BadInput(`there is nothing at \`${source}\`; name a folder with the tables of the evidence, or one file`, { fr: `il n’y a rien à \`${source}\` ; indiquez un dossier contenant les tables, ou un fichier` });
  if (found.isDirectory()) return filesOf(source);
  const own = columnName(basename(source).replace(/\..*$/u, ''));
  const table = mappings[0]?.table ?? TABLE_NAMES.find((one) => one === own) ?? 'accesses';
  return { byTable: new Map([[table, [source]]]), others: [] };
}

const missing = (table: TableName): TableSummary => ({ table, files: [], rows: 0, quarantined: 0, duplicates: 0, unknownColumns: [], notes: [] });

async function readTable(workspace: Workspace, reader: TableReader, table: TableName, paths: readonly string[], mapping: Mapping | undefined, timezone: string | undefined): Promise<TableSummary> {
  const staged = await reader.stage(table, paths, mapping);
  return reader.reading(table, () => checkTable(workspace, table, staged, mapping?.timezone ?? timezone));
}

async function checkTable(workspace: Workspace, table: TableName, { files, rejected, unknownColumns, notes }: Staged, timezone: string | undefined): Promise<TableSummary> {
  const before = await countRows(workspace, stageOf(table));
  const faults = await quarantineFaults(workspace, table, files.join(' + '));
  const { same, conflicting } = await removeDuplicates(workspace, table, files.join(' + '));
  const rows = await countRows(workspace, stageOf(table));
  const odd = rows === 0 ? [] : await notesOf(workspace, table, timezone);
  return { table, files, rows, quarantined: rejected + before - rows - same, duplicates: same, unknownColumns, notes: [...notes, ...lossNotes(table, faults, same, conflicting), ...odd] };
}

function lossNotes(table: TableName, faults: readonly Found[], same: number, conflicting: number): readonly Note[] {
  const key = formatOf(table).key;
  const emptied = faults.filter(({ keeps }) => keeps).map(({ column, count }) => note('value_left_out', count, `${count} values of \`${column}\` could not be read; they were left empty and their rows kept`, `${count} valeurs de \`${column}\` n’ont pas pu être lues ; elles sont restées vides et leurs lignes ont été gardées`, column));
  const offsets = faults.filter(({ lacksOffset }) => lacksOffset > 0).map(({ column, lacksOffset }) => note('no_offset', lacksOffset, `${lacksOffset} times of \`${column}\` carry no offset; name their time zone with --timezone and read again`, `${lacksOffset} heures de \`${column}\` n’indiquent aucun décalage ; nommez leur fuseau avec --timezone et relisez`, column));
  return [
    ...emptied, ...offsets,
    ...(same > 0 ? [note('duplicates', same, `${same} rows say what an earlier row says; one of each was kept`, `${same} lignes répètent une ligne précédente ; une seule de chaque a été gardée`)] : []),
    ...(conflicting > 0 ? [note('conflicting', conflicting, `${conflicting} rows have the \`${key}\` of an earlier row and say something else; the earlier was kept, these are in the quarantine`, `${conflicting} lignes portent le \`${key}\` d’une ligne précédente mais disent autre chose ; la première a été gardée, les autres sont en quarantaine`)] : []),
  ];
}

/** Nothing to examine is no clean bill. */
async function requireAccesses(workspace: Workspace, summaries: readonly TableSummary[]): Promise<void> {
  const accesses = summaries.find(({ table }) => table === 'accesses');
  if (accesses === undefined || accesses.files.length === 0) throw new BadInput('the evidence has no table `accesses` (accesses.csv, .jsonl or .parquet): who looked at what, and when; add it, or name one file with --preset or --mapping', { fr: 'il manque la table `accesses` (accesses.csv, .jsonl ou .parquet) : qui a consulté quoi, et quand ; ajoutez-la, ou indiquez un fichier avec --preset ou --mapping' });
  if (accesses.rows > 0) return;
  const lacking = accesses.notes.find(({ code }) => code === 'no_offset');
  if (lacking !== undefined) throw new BadInput(`no time of \`accesses\` can be read: ${lacking.count} of \`occurred_at\` carry no offset; name the time zone of the clock that wrote them, such as --timezone America/Toronto`, { fr: `aucune heure de \`accesses\` ne peut être lue : ${lacking.count} de \`occurred_at\` n’indiquent aucun décalage ; nommez le fuseau de l’horloge qui les a écrites, par exemple --timezone America/Toronto` });
  const [first] = await workspace.rows("SELECT reason, column_name FROM quarantine WHERE table_name = 'accesses' GROUP BY ALL ORDER BY count(*) DESC, reason LIMIT 1");
  const reason = typeof first?.['reason'] === 'string' ? `; most often: ${typeof first['column_name'] === 'string' ? `\`${first['column_name']}\`: ` : ''}${first['reason']}` : '';
  throw new BadInput(`\`accesses\` holds no row that can be examined (${accesses.quarantined} could not be read${reason}); correct the export and read it again`, { fr: `\`accesses\` ne contient aucune ligne à examiner (${accesses.quarantined} n’ont pas pu être lues) ; corrigez l’exportation et relisez` });
}

function otherFiles(others: readonly string[]): Note {
  const shown = others.slice(0, 5).map((one) => `\`${one}\``).join(', ');
  return note('other_files', others.length, `${others.length} files are named for no table of the format and were not read: ${shown}`, `${others.length} fichiers ne portent le nom d’aucune table du format et n’ont pas été lus : ${shown}`);
}

async function fillAll(workspace: Workspace, reader: TableReader, summaries: readonly TableSummary[], onTable: (table: TableName, stretch: Stretch) => void): Promise<Note | undefined> {
  const read = summaries.filter(({ rows }) => rows > 0);
  const sizes: Sizes = new Map(read.map(({ table, rows }) => [table, rows]));
  await intern(workspace, read.map(({ table }) => table));
  for (const { table, notes } of read) {
    onTable(table, part(sizes, table, READING_SHARE, 1));
    await reader.reading(table, () => fill(workspace, table, !notes.some(({ code }) => code === 'unsorted')));
  }
  const unnamed = await addUnnamed(workspace);
  await dropStages(workspace);
  for (const { table, files, rows, quarantined } of summaries) if (files.length > 0) await workspace.run('INSERT INTO loaded VALUES ($1, $2, $3)', [table, rows, quarantined]);
  if (unnamed === 0) return undefined;
  return note('unnamed_actors', unnamed, `${unnamed} actors stand in no row of \`actors\`; they were kept, without a role, a unit or a person`, `${unnamed} acteurs ne figurent pas dans \`actors\` ; ils ont été gardés, sans rôle, ni unité, ni personne`);
}
