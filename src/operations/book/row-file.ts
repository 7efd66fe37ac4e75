// A file of rows, CSV or XLSX, by the columns that rows have; other columns through a mapping. Read as it streams in: a row that cannot be read costs that row alone.
import { BadInput } from '../../kernel/index.js';
import { type ByteStream, readCsv, readWorkbook, type TableRow } from '../../registry/tables/index.js';
import { type RawRow, type RowColumn, rowColumns } from './row.js';

export type FileLine =
  | { readonly line: number; readonly bytesRead: number; readonly raw: RawRow }
  | { readonly line: number; readonly bytesRead: number; readonly fault: string };

/** What another's columns are called: `{"delimiter": ";", "sheet": "Sheet1", "columns": {"row_id": "No."}, "values": {"kind": {"ARR": "arrest"}}}`. */
export interface RowMapping {
  readonly delimiter: string;
  readonly sheet: string | undefined;
  /** Ours by theirs, in small letters. */
  readonly columns: ReadonlyMap<string, RowColumn>;
  /** For each of our columns, what their words mean. */
  readonly values: ReadonlyMap<RowColumn, ReadonlyMap<string, string>>;
}

const needed: readonly RowColumn[] = ['row_id', 'agency', 'kind', 'date'];
export const noMapping: RowMapping = { delimiter: ',', sheet: undefined, columns: new Map(), values: new Map() };

/** Throws `BadInput` that says what in the mapping means nothing. */
export function readRowMapping(text: string): RowMapping {
  const whole = fieldsOf(parsed(text), 'the mapping', ['delimiter', 'sheet', 'columns', 'values']);
  const [delimiter, sheet] = [whole['delimiter'] ?? ',', whole['sheet']];
  if (typeof delimiter !== 'string' || ![',', ';', '\t', '|'].includes(delimiter)) throw bad('`delimiter` is one of , ; | or a tab', '`delimiter` est l’un de , ; | ou une tabulation');
  if (sheet !== undefined && typeof sheet !== 'string') throw bad('`sheet` is the name of a sheet', '`sheet` est le nom d’une feuille');
  const columns = new Map<string, RowColumn>();
  for (const [ours, theirs] of Object.entries(fieldsOf(whole['columns'] ?? {}, '`columns`', rowColumns))) {
    if (typeof theirs !== 'string' || theirs === '') throw bad(`\`columns.${ours}\` is the name of a column of the file`, `\`columns.${ours}\` est le nom d’une colonne du fichier`);
    columns.set(theirs.trim().toLowerCase(), ours as RowColumn);
  }
  const values = new Map<RowColumn, ReadonlyMap<string, string>>();
  for (const [ours, words] of Object.entries(fieldsOf(whole['values'] ?? {}, '`values`', rowColumns))) {
    const entries = Object.entries(fieldsOf(words, `\`values.${ours}\``, undefined));
    if (entries.some(([, meant]) => typeof meant !== 'string')) throw bad(`\`values.${ours}\` gives for each word of the file the word that is meant`, `\`values.${ours}\` donne, pour chaque mot du fichier, le mot voulu`);
    values.set(ours as RowColumn, new Map(entries.map(([said, meant]) => [said.toLowerCase(), String(meant)])));
  }
  return { delimiter, sheet, columns, values };
}

/** Throws `BadInput` where the file as a whole cannot be read: another encoding, columns missing or twice. */
export async function* readRowFile(input: ByteStream, kind: 'csv' | 'xlsx', mapping: RowMapping = noMapping): AsyncGenerator<FileLine, void, undefined> {
  const rows: AsyncIterable<TableRow> = kind === 'csv' ? readCsv(input, { delimiter: mapping.delimiter }) : readWorkbook(input, mapping.sheet);
  let places: readonly (number | undefined)[] | undefined;
  let width = 0;
  for await (const row of rows) {
    if (places === undefined) {
      if ('problem' in row) throw bad(`the first row cannot be read: ${row.problem}`, 'la première ligne ne peut être lue');
      places = placesOf(row.cells, mapping);
      width = row.cells.length;
      continue;
    }
    const { row: line, bytesRead } = row;
    if ('problem' in row) yield { line, bytesRead, fault: row.problem };
    else if (row.cells.length > width && row.cells.slice(width).some((cell) => cell.trim() !== '')) yield { line, bytesRead, fault: `the row has ${row.cells.length} cells and the first row ${width}; check its delimiters and quotation marks` };
    else yield { line, bytesRead, raw: rawOf(row.cells, places, mapping) };
  }
  if (places === undefined) throw bad('the file is empty; its first row names the columns', 'le fichier est vide ; sa première ligne nomme les colonnes');
}

function placesOf(heads: readonly string[], mapping: RowMapping): readonly (number | undefined)[] {
  const named = heads.map((head) => head.trim().replace(/^\uFEFF/, '').toLowerCase()).map((head) => mapping.columns.get(head) ?? head);
  const places = rowColumns.map((column) => {
    const at = named.indexOf(column);
    if (at >= 0 && named.lastIndexOf(column) !== at) throw bad(`the column \`${column}\` stands twice`, `la colonne \`${column}\` figure deux fois`);
    return at < 0 ? undefined : at;
  });
  const missing = needed.filter((column) => !named.includes(column));
  if (missing.length > 0) throw bad(`the file has no column \`${missing.join('`, `')}\`; its first row names ${rowColumns.join(', ')}, or a mapping says what others mean`, `le fichier n’a pas de colonne \`${missing.join('`, `')}\` ; sa première ligne nomme ${rowColumns.join(', ')}, ou une correspondance dit ce que d’autres veulent dire`);
  return places;
}

function rawOf(cells: readonly string[], places: readonly (number | undefined)[], { values }: RowMapping): RawRow {
  const raw: Partial<Record<RowColumn, string>> = {};
  for (const [at, column] of rowColumns.entries()) {
    const place = places[at];
    const said = place === undefined ? '' : (cells[place] ?? '').trim();
    raw[column] = values.get(column)?.get(said.toLowerCase()) ?? said;
  }
  return raw as RawRow;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch (cause) {
    throw new BadInput('the mapping is no JSON', { cause, fr: 'la correspondance n’est pas du JSON' });
  }
}

function fieldsOf(value: unknown, what: string, known: readonly string[] | undefined): Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw bad(`${what} is an object`, `${what} est un objet`);
  const strange = known === undefined ? undefined : Object.keys(value).find((name) => !known.includes(name));
  if (strange !== undefined) throw bad(`${what} says \`${strange.slice(0, 40)}\`, which means nothing here; use ${(known ?? []).join(', ')}`, `${what} dit \`${strange.slice(0, 40)}\`, qui ne veut rien dire ici ; employez ${(known ?? []).join(', ')}`);
  return value as Readonly<Record<string, unknown>>;
}

function bad(en: string, fr: string): BadInput {
  return new BadInput(en, { fr });
}
