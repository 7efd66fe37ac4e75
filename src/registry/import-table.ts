// Each row of a table becomes the entities that its mapping describes; the same row gives the same ids for ever.
import { BadInput, hashOf } from '../kernel/index.js';
import { readCsv, type TableRow } from './import-csv.js';
import { type ByteStream, type ImportItem, type ImportStream, itemsOf, quarantine, type ReportFields, type ValueNote } from './import-item.js';
import { type EntityMapping, type Mapping, reportFields, type Source } from './import-mapping.js';
import { readWorkbook } from './import-xlsx.js';
import { checkDate } from './validate-date.js';
import { validateEntity } from './validate-entity.js';
import { type Checked, checkLine } from './validate-text.js';
import { validateValue } from './validate-value.js';

type Cells = ReadonlyMap<string, string>;
type Columns = ReadonlyMap<string, number>;

const shown = (name: string) => `\`${name.replace(/[^\p{L}\p{N}\p{P} ]/gu, '').slice(0, 60)}\``;

function columnsOf(cells: readonly string[], mapping: Mapping): Columns {
  const columns = new Map<string, number>();
  for (const [at, cell] of cells.entries()) {
    const name = cell.trim();
    if (columns.has(name) && mapping.columns.includes(name)) throw new BadInput(`the column ${shown(name)} occurs twice; rename one of them`);
    if (name !== '') columns.set(name, at);
  }
  const missing = mapping.columns.filter((name) => !columns.has(name));
  if (missing.length === 0) return columns;
  const found = [...columns.keys()].slice(0, 60).map(shown).join(', ');
  throw new BadInput(`the table has no column ${missing.map(shown).join(', ')}; it has ${found === '' ? 'none' : found}. Correct the mapping, its delimiter or the first row`);
}

function textOf(source: Source, cells: Cells): string {
  const { from } = source;
  if ('columns' in from) return from.columns.map((name) => (cells.get(name) ?? '').trim()).filter((text) => text !== '').join(from.join);
  return 'literal' in from ? from.literal : '';
}

function dated(source: Source, text: string): Checked {
  const day = source.readDate?.(text) ?? text;
  return checkDate(day);
}

/** The date of a source for this row; undefined when the cell is empty. */
function dateOf(source: Source | undefined, cells: Cells): Checked | undefined {
  const text = source === undefined ? '' : textOf(source, cells);
  return source === undefined || text === '' ? undefined : dated(source, text);
}

function labelOf(source: Source | undefined, cells: Cells): string | undefined {
  const text = source === undefined ? '' : textOf(source, cells);
  return text === '' ? undefined : text;
}

/** Id of an entity, from the mapping's namespace, the entity's name in it and its keys; undefined when a key is empty. */
function idOf(mapping: Mapping, entity: EntityMapping, cells: Cells): string | undefined {
  const keys = entity.keys.map((key) => (cells.get(key) ?? '').trim().normalize('NFC'));
  return keys.includes('') ? undefined : `${mapping.namespace}-${hashOf([entity.name, ...keys]).slice(0, 24)}`;
}

interface Row { readonly place: TableRow; readonly cells: Cells; readonly ids: ReadonlyMap<string, string | undefined> }

function valuesOf(source: Source, row: Row): string[] {
  if ('entity' in source.from) {
    const id = row.ids.get(source.from.entity);
    return id === undefined ? [] : [id];
  }
  const text = textOf(source, row.cells);
  const parts = source.split === undefined ? [text] : text.split(source.split);
  return parts.map((part) => part.trim()).filter((part) => part !== '').map((part) => source.readDate?.(part) ?? part);
}

function* entityItems(entity: EntityMapping, id: string, row: Row, report: ReportFields | undefined): Generator<ImportItem, void, undefined> {
  const from = dateOf(entity.validFrom, row.cells);
  const to = dateOf(entity.validTo, row.cells);
  for (const [column, checked] of [['validFrom', from], ['validTo', to]] as const) {
    if (checked?.ok === false) yield quarantine(row.place, checked.reason, `${entity.name}.${column}`);
  }
  const known = { ...(from?.ok === true ? { validFrom: from.value } : {}), ...(to?.ok === true ? { validTo: to.value } : {}) };
  const rowLabel = labelOf(entity.label, row.cells);
  const properties = new Map<string, string[]>();
  const notes: ValueNote[] = [];
  for (const { property, sources } of entity.properties) {
    for (const source of sources) {
      const label = source.label ?? rowLabel;
      const note = { ...known, ...(source.lang === undefined ? {} : { lang: source.lang }), ...(label === undefined ? {} : { label }) };
      for (const text of valuesOf(source, row)) {
        properties.set(property.name, [...(properties.get(property.name) ?? []), text]);
        const checked = validateValue(property, text);
        if (checked.ok && Object.keys(note).length > 0) notes.push({ prop: property.name, values: [checked.value], ...note });
      }
    }
  }
  const checked = validateEntity(id, entity.schema.name, properties);
  yield* itemsOf(row.place, checked, notes.length > 0 ? { statements: notes } : {}, report);
}

function reportOf(mapping: Mapping, cells: Cells): { readonly report?: ReportFields; readonly problem?: string } {
  const found: [string, string][] = [];
  for (const field of reportFields) {
    const source = mapping.report.get(field);
    const text = source === undefined ? '' : textOf(source, cells);
    if (source === undefined || text === '') continue;
    const checked = field === 'date' ? dated(source, text) : checkLine(text, 1_000);
    if (!checked.ok) return { problem: `the report's ${field} ${checked.reason}` };
    found.push([field, checked.value]);
  }
  return found.length === 0 ? {} : { report: Object.fromEntries(found) };
}

function rowProblem(place: TableRow, columns: Columns): string | undefined {
  if ('problem' in place) return place.problem;
  const width = Math.max(0, ...columns.values()) + 1;
  const beyond = place.cells.slice(width).some((cell) => cell.trim() !== '');
  if (place.cells.length < width) return `the row has ${place.cells.length} cells where the first row has ${width}; check its delimiters and quotation marks`;
  return beyond ? `the row has more cells than the first row (${width}); check its delimiters and quotation marks` : undefined;
}

/** True when a cell of the entity's own properties is filled: without its keys it would be lost. */
function saysSomething(entity: EntityMapping, cells: Cells): boolean {
  return entity.properties.some(({ sources }) => sources.some((source) => 'columns' in source.from && textOf(source, cells) !== ''));
}

function* rowItems(mapping: Mapping, columns: Columns, place: TableRow): Generator<ImportItem, void, undefined> {
  const problem = rowProblem(place, columns);
  if (problem !== undefined || !('cells' in place)) {
    yield quarantine(place, problem ?? 'the row cannot be read');
    return;
  }
  const cells = new Map([...columns].map(([name, at]) => [name, place.cells[at] ?? '']));
  const { report, problem: reportProblem } = reportOf(mapping, cells);
  if (reportProblem !== undefined) {
    yield quarantine(place, reportProblem, 'report');
    return;
  }
  const ids = new Map(mapping.entities.map((entity) => [entity.name, idOf(mapping, entity, cells)]));
  if ([...ids.values()].every((id) => id === undefined)) yield quarantine(place, 'the columns that tell one entity from another are empty; fill them', mapping.entities[0]?.keys.join(', '));
  for (const entity of mapping.entities) {
    const id = ids.get(entity.name);
    if (id !== undefined) yield* entityItems(entity, id, { place, cells, ids }, report);
    else if (saysSomething(entity, cells)) yield quarantine(place, 'a column that tells one entity from another is empty; fill it', entity.keys.join(', '));
  }
}

async function* importRows(rows: AsyncIterable<TableRow>, mapping: Mapping): ImportStream {
  let columns: Columns | undefined;
  for await (const row of rows) {
    if (columns === undefined) {
      if ('problem' in row) throw new BadInput(`the first row cannot be read: ${row.problem}`);
      columns = columnsOf(row.cells, mapping);
    } else yield* rowItems(mapping, columns, row);
  }
  if (columns === undefined) throw new BadInput('the table is empty; its first row must name the columns');
}

/** Reads a UTF-8 CSV file whose first row names the columns. Throws `BadInput` for a wrong encoding or a missing column. */
export function importCsv(input: ByteStream, mapping: Mapping): ImportStream {
  return importRows(readCsv(input, { delimiter: mapping.delimiter }), mapping);
}

/** Reads a sheet of an XLSX workbook whose first row names the columns. Throws `BadInput` for a file that is no workbook, or a bomb. */
export function importXlsx(input: ByteStream, mapping: Mapping): ImportStream {
  return importRows(readWorkbook(input, mapping.sheet), mapping);
}

