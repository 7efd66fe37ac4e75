// A file of the evidence as it lies there: what it is by its own bytes, never by its name's ending.
import { open, readdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { BadInput } from '../../kernel/index.js';
import { isTableName, type TableName } from './format.js';
import { type Note, note } from './summary.js';
import { transcribe, unpack, withLineFeeds } from '../../kernel/csv/transcript.js';

export type Form = 'csv' | 'jsonl' | 'json-array' | 'json-objects' | 'parquet';

export interface EvidenceFile {
  /** Where it is read: the file itself, or its transcript. */
  readonly path: string;
  /** Its own name, for people. */
  readonly name: string;
  readonly form: Form;
  /** CSV only. */
  readonly delimiter: string;
  /** `"`, or nothing where quotation marks mean nothing. */
  readonly quote: string;
  readonly headers: readonly string[];
  readonly headerLines: number;
  readonly notes: readonly Note[];
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

/**
 * Undefined: there is nothing in it. `known`: column names that a header may have. `scratch`: where a transcript may be written; what is
 * there is overwritten. Throws `BadInput` for what is no table at all.
 */
export async function lookAt(path: string, known: readonly string[], scratch: string): Promise<EvidenceFile | undefined> {
  const head = await headOf(path);
  if (head.length === 0) return undefined;
  const plain = { path, name: basename(path), delimiter: ',', quote: '"', headers: [], headerLines: 0, notes: [] };
  if (startsWith(head, '50415231')) return { ...plain, form: 'parquet' };
  refuseOthers(head, basename(path));
  const isPacked = startsWith(head, '1f8b');
  if (isPacked) await unpackTo(path, `${scratch}.plain`);
  const text = await transcribe(isPacked ? `${scratch}.plain` : path, isPacked ? await headOf(`${scratch}.plain`) : head, scratch);
  const beginning = (await headOf(text.path)).toString('utf8').replace(/^\uFEFF/u, '');
  if (beginning.trim() === '') return undefined;
  // Old Macintosh files end their lines by a carriage return alone.
  const isOld = beginning.includes('\r') && !beginning.includes('\n');
  if (isOld) await withLineFeeds(text.path, `${scratch}.lf`);
  return { ...plain, path: isOld ? `${scratch}.lf` : text.path, notes: encodingNotes(text.from, text.foreignLines), ...formOf(beginning, known) };
}

const startsWith = (head: Buffer, hex: string): boolean => head.subarray(0, hex.length / 2).toString('hex') === hex;

const STRANGERS: Readonly<Record<string, string>> = { '504b0304': 'a spreadsheet or zip archive', d0cf11e0: 'an old spreadsheet', '25504446': 'a PDF', '53514c69': 'an SQLite database', '28b52ffd': 'a zstd archive' };

function refuseOthers(head: Buffer, fileName: string): void {
  const found = Object.entries(STRANGERS).find(([hex]) => startsWith(head, hex));
  if (found !== undefined) throw new BadInput(`\`${fileName}\` is ${found[1]}; export it as CSV, JSON lines or Parquet`, { fr: `\`${fileName}\` n’est ni du CSV, ni du JSON par lignes, ni du Parquet ; exportez-le dans l’un de ces formats` });
}

async function unpackTo(path: string, to: string): Promise<void> {
  try {
    await unpack(path, to);
  } catch (cause) {
    throw new BadInput(`\`${basename(path)}\` is a gzip archive that is cut short or damaged; export it again`, { cause, fr: `\`${basename(path)}\` est une archive gzip tronquée ou endommagée ; exportez-la de nouveau` });
  }
}

function encodingNotes(from: 'utf-8' | 'windows-1252' | 'utf-16', foreignLines: number): readonly Note[] {
  if (from === 'utf-16') return [note('encoding', 1, 'the file is UTF-16; it was read as such', 'le fichier est en UTF-16 ; il a été lu ainsi')];
  if (from === 'utf-8') return [];
  return [note('encoding', foreignLines, `${foreignLines} lines are not UTF-8; they were read as Windows-1252`, `${foreignLines} lignes ne sont pas en UTF-8 ; elles ont été lues comme du Windows-1252`)];
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

function formOf(text: string, known: readonly string[]): Pick<EvidenceFile, 'form'> & Partial<EvidenceFile> {
  const first = text.trimStart();
  if (first.startsWith('[')) return { form: 'json-array' };
  if (first.startsWith('{')) return { form: isRecord(first.slice(0, first.search(/\r|\n|$/u))) ? 'jsonl' : 'json-objects' };
  return { form: 'csv', ...dialectOf(text, known) };
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
  // Blank lines before the header, and the line by which a spreadsheet names its delimiter.
  const before = /^(?:[^\S\n]*\r?\n)*(?:sep=.[^\S\n]*\r?\n)?/iu.exec(text)?.[0] ?? '';
  const body = text.slice(before.length);
  const readings = delimiters.map((delimiter) => ({ delimiter, headers: headersBy(body, delimiter), headerLines: before.split('\n').length }));
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
