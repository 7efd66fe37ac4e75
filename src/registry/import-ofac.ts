// The United States list of 2021 (OFAC SDN: names, other names, addresses) as entities. It is old and has no force in Canada:
// it is good for speed and matching, never for advice, and whoever shows it must say so.
import { type TableRow, readCsv } from './import-csv.js';
import { type ByteStream, type ImportItem, type ImportStream, itemsOf, quarantine } from './import-item.js';
import { readRemarks } from './import-ofac-remarks.js';
import { countryCode } from './validate-code.js';
import { validateEntity } from './validate-entity.js';

const widths = { sdn: 12, alt: 5, add: 6 };
const schemata = new Map([['individual', 'Person'], ['vessel', 'Vessel'], ['aircraft', 'Airplane'], ['', 'Organization']]);
const aliasProps = new Map([['aka', 'alias'], ['fka', 'previousName'], ['nka', 'alias']]);

/** `-0-` stands for nothing. */
const cell = (cells: readonly string[], at: number) => {
  const text = (cells[at] ?? '').trim();
  return text === '-0-' ? '' : text;
};

/** `GIL GARCIA, Jose` as `Jose GIL GARCIA`; a name without a comma as it is. */
function inOrder(name: string): { readonly full: string; readonly first?: string; readonly last?: string } {
  const [last = '', first = '', ...more] = name.split(', ');
  return first === '' || more.length > 0 ? { full: name } : { full: `${first} ${last}`, first, last };
}

type Values = Map<string, string[]>;

function add(values: Values, prop: string, value: string | undefined): void {
  if (value !== undefined && value !== '') values.set(prop, [...(values.get(prop) ?? []), value]);
}

function soundRow(row: TableRow, width: number): { readonly cells: readonly string[]; readonly id: string } | string {
  if ('problem' in row) return row.problem;
  const id = cell(row.cells, 0);
  if (row.cells.length !== width) return `the row has ${row.cells.length} cells where the format has ${width}; fetch the file again`;
  return /^\d{1,9}$/.test(id) ? { cells: row.cells, id } : 'the first cell is not a record number; fetch the file again';
}

type Rows = Map<string, (readonly string[])[]>;

/** Rows of a side file by record number; broken rows become quarantine items that name the file. */
async function sideRows(input: ByteStream, width: number, file: string, broken: ImportItem[]): Promise<Rows> {
  const rows: Rows = new Map();
  for await (const row of readCsv(input)) {
    const sound = soundRow(row, width);
    if (typeof sound === 'string') broken.push(quarantine(row, sound, file));
    else rows.set(sound.id, [...(rows.get(sound.id) ?? []), sound.cells]);
  }
  return rows;
}

function addNames(values: Values, name: string, schema: string): void {
  const ordered = schema === 'Person' ? inOrder(name) : { full: name };
  add(values, 'name', ordered.full);
  add(values, 'firstName', ordered.first);
  add(values, 'lastName', ordered.last);
}

function addAliases(values: Values, rows: readonly (readonly string[])[], schema: string): void {
  for (const cells of rows) {
    const name = cell(cells, 3);
    add(values, aliasProps.get(cell(cells, 2)) ?? 'alias', schema === 'Person' ? inOrder(name).full : name);
  }
}

function addAddresses(values: Values, rows: readonly (readonly string[])[]): void {
  for (const cells of rows) {
    const country = cell(cells, 4);
    const parts = [cell(cells, 2), cell(cells, 3)].filter((part) => part !== '');
    if (parts.length > 0) add(values, 'address', [...parts, country].filter((part) => part !== '').join(', '));
    add(values, 'country', country === '' ? undefined : countryCode(country));
  }
}

function addVessel(values: Values, cells: readonly string[]): void {
  add(values, 'callSign', cell(cells, 5));
  add(values, 'type', cell(cells, 6));
  add(values, 'tonnage', cell(cells, 7));
  add(values, 'grossRegisteredTonnage', cell(cells, 8));
  add(values, 'flag', countryCode(cell(cells, 9)));
  if (cell(cells, 10) !== '') add(values, 'notes', `Owner: ${cell(cells, 10)}`);
}

function valuesOf(cells: readonly string[], schema: string, aliases: Rows, addresses: Rows): Values {
  const values: Values = new Map();
  const id = cell(cells, 0);
  const remarks = cell(cells, 11);
  addNames(values, cell(cells, 1), schema);
  addAliases(values, aliases.get(id) ?? [], schema);
  for (const { prop, value } of readRemarks(remarks, schema)) add(values, prop, value);
  addAddresses(values, addresses.get(id) ?? []);
  if (schema === 'Vessel') addVessel(values, cells);
  if (schema === 'Person') add(values, 'position', cell(cells, 4));
  for (const program of cell(cells, 3).split('] [')) add(values, 'program', program.trim());
  add(values, 'topics', 'sanction');
  add(values, 'notes', remarks);
  return values;
}

function* strays(rows: Rows, known: ReadonlySet<string>, file: string, bytesRead: number): Generator<ImportItem, void, undefined> {
  for (const id of rows.keys()) if (!known.has(id)) yield quarantine({ row: Number(id), bytesRead }, 'no record has this number in the main file; fetch the three files of one day', file);
}

/**
 * Reads the three files of one day (`sdn.csv`, `alt.csv`, `add.csv`, no header). Ids are `ofac-` and the record number.
 * Quarantine items name the side file (`alt`, `add`) in `column` where the fault is there.
 */
export async function* importOfac(files: { readonly sdn: ByteStream; readonly alt: ByteStream; readonly add: ByteStream }): ImportStream {
  const broken: ImportItem[] = [];
  const aliases = await sideRows(files.alt, widths.alt, 'alt', broken);
  const addresses = await sideRows(files.add, widths.add, 'add', broken);
  yield* broken;
  const known = new Set<string>();
  let bytesRead = 0;
  for await (const row of readCsv(files.sdn)) {
    bytesRead = row.bytesRead;
    const sound = soundRow(row, widths.sdn);
    const schema = typeof sound === 'string' ? undefined : schemata.get(cell(sound.cells, 2));
    if (typeof sound === 'string') yield quarantine(row, sound);
    else if (schema === undefined) yield quarantine(row, 'the kind of record is none of individual, vessel or aircraft; fetch the file again', 'type');
    else if (known.has(sound.id)) yield quarantine(row, 'the record number occurs twice; fetch the file again');
    else {
      known.add(sound.id);
      yield* itemsOf(row, validateEntity(`ofac-${sound.id}`, schema, valuesOf(sound.cells, schema, aliases, addresses)));
    }
  }
  yield* strays(aliases, known, 'alt', bytesRead);
  yield* strays(addresses, known, 'add', bytesRead);
}
