// A file of the evidence as it lies there: what it is by its own bytes, never by its name's ending.
import { open, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { BadInput } from '../../kernel/index.js';
import { formatOf, isTableName, type TableName } from './format.js';

export type Form = 'csv' | 'jsonl' | 'json-array' | 'json-objects' | 'parquet';

export interface EvidenceFile {
  /** Where it is read: the file itself, or its transcript. */
  readonly path: string;
  /** Its own name, for people. */
  readonly name: string;
  readonly form: Form;
  /** CSV only. */
  readonly delimiter: string;
  readonly headers: readonly string[];
  readonly headerLines: number;
}

/** A header as the format writes column names: `Event ID` is `event_id`. */
export const columnName = (header: string): string => header.trim().toLowerCase().replaceAll(/[\s-]+/gu, '_');

const ending = /\.(csv|tsv|txt|jsonl|ndjson|json|parquet|pq)(\.gz)?$/iu;

/** Files of the folder by the table that their name says; what belongs to none is listed apart. */
export async function filesOf(folder: string): Promise<{ readonly byTable: ReadonlyMap<TableName, readonly string[]>; readonly others: readonly string[] }> {
  const byTable = new Map<TableName, string[]>();
  const others: string[] = [];
  for (const entry of (await readdir(folder, { withFileTypes: true })).toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
    const table = entry.name.replace(ending, '').toLowerCase();
    if (!entry.isDirectory() && ending.test(entry.name) && isTableName(table)) byTable.set(table, [...(byTable.get(table) ?? []), join(folder, entry.name)]);
    else others.push(entry.name);
  }
  return { byTable, others };
}

const HEAD_BYTES = 65_536;

/** Undefined: there is nothing in it. Throws `BadInput` for what is no table at all. */
export async function lookAt(path: string, known: readonly string[]): Promise<EvidenceFile | undefined> {
  const fileName = path.slice(path.lastIndexOf('/') + 1);
  const head = await headOf(path);
  if (head.length === 0) return undefined;
  const plain = { path, name: fileName, delimiter: ',', headers: [], headerLines: 0 };
  if (head.subarray(0, 4).toString('latin1') === 'PAR1') return { ...plain, form: 'parquet' };
  const text = head.toString('utf8').replace(/^\uFEFF/u, '');
  const first = text.trimStart();
  if (first === '') return undefined;
  if (first.startsWith('[')) return { ...plain, form: 'json-array' };
  if (first.startsWith('{')) return { ...plain, form: isRecord(first.slice(0, first.search(/\r?\n|$/u))) ? 'jsonl' : 'json-objects' };
  return { ...plain, form: 'csv', ...dialectOf(text, known) };
}

async function headOf(path: string): Promise<Buffer> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

function isRecord(line: string): boolean {
  try {
    return typeof JSON.parse(line) === 'object';
  } catch {
    return false;
  }
}

const delimiters = [',', ';', '\t', '|'];

/** The dialect in which the header names most columns that are known here. */
function dialectOf(text: string, known: readonly string[]): Pick<EvidenceFile, 'delimiter' | 'headers' | 'headerLines'> {
  const excel = /^sep=.\r?\n/iu.exec(text);
  const body = excel === null ? text : text.slice(excel[0].length);
  const readings = delimiters.map((delimiter) => ({ delimiter, headers: headersBy(body, delimiter), headerLines: excel === null ? 1 : 2 }));
  const score = (headers: readonly string[]): number => headers.filter((header) => known.includes(columnName(header))).length * 1000 + headers.length;
  return readings.reduce((best, one) => (score(one.headers) > score(best.headers) ? one : best));
}

function headersBy(text: string, delimiter: string): readonly string[] {
  try {
    const [headers] = parse(text.slice(0, text.search(/\r|\n|$/u)), { delimiter, relax_quotes: true, to_line: 1 });
    return (headers ?? []).map((header) => header.trim());
  } catch {
    return [];
  }
}

/** The file's columns of a table: header by column name. Throws `BadInput` when a required one is missing. */
export function matchColumns(table: TableName, file: EvidenceFile, headers: readonly string[]): ReadonlyMap<string, string> {
  const { columns, required } = formatOf(table);
  const matched = new Map<string, string>();
  for (const header of headers) {
    const column = columnName(header);
    if (Object.hasOwn(columns, column) && !matched.has(column)) matched.set(column, header);
  }
  const missing = required.filter((column) => !matched.has(column));
  if (missing.length > 0) {
    throw new BadInput(`\`${file.name}\` has no column ${missing.map((column) => `\`${column}\``).join(', ')}, which the table \`${table}\` needs; export it, or describe the file in a mapping (\`custos watch map ${file.name}\`)`, {
      fr: `\`${file.name}\` n’a pas la colonne ${missing.map((column) => `\`${column}\``).join(', ')}, dont la table \`${table}\` a besoin ; exportez-la, ou décrivez le fichier par une correspondance (\`custos watch map ${file.name}\`)`,
    });
  }
  return matched;
}
