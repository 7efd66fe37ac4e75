// A sheet of a workbook as rows of text: numbers as written, dates as ISO dates, formulas by their last result and never run.
// The workbook is read as plain XML from a guarded archive; nothing in it is obeyed (macros, links, entities).
import { BadInput } from '../kernel/index.js';
import { readWhole } from './import-bytes.js';
import type { TableRow } from './import-csv.js';
import type { ByteStream } from './import-item.js';
import { readXml, type XmlEvent } from './import-xml.js';
import { type Archive, openArchive } from './import-zip.js';

const maxFileBytes = 64 * 1_048_576;
const maxColumns = 2_000;
const maxSharedLength = 128 * 1_048_576;
// ECMA-376 part 1, 18.8.30: formats that are dates without being declared.
const builtInDates = new Set([14, 15, 16, 17, 18, 19, 20, 21, 22, 45, 46, 47]);

/** The name without a namespace prefix. */
const local = (name: string) => name.slice(name.indexOf(':') + 1);

async function* part(archive: Archive, name: string): AsyncGenerator<XmlEvent, void, undefined> {
  const input = archive.open(name);
  if (input !== undefined) yield* readXml(input, `the part \`${name.replace(/[^\w./-]/g, '')}\` of the workbook`);
}

interface Book { readonly sheets: ReadonlyMap<string, string>; readonly from1904: boolean }

async function readBook(archive: Archive): Promise<Book> {
  const targets = new Map<string, string>();
  for await (const event of part(archive, 'xl/_rels/workbook.xml.rels')) {
    if (event.kind === 'open' && local(event.name) === 'Relationship') targets.set(event.attributes.get('Id') ?? '', event.attributes.get('Target') ?? '');
  }
  const sheets = new Map<string, string>();
  let from1904 = false;
  for await (const event of part(archive, 'xl/workbook.xml')) {
    if (event.kind !== 'open') continue;
    if (local(event.name) === 'workbookPr') from1904 = ['1', 'true'].includes(event.attributes.get('date1904') ?? '');
    if (local(event.name) !== 'sheet') continue;
    const target = targets.get(event.attributes.get('r:id') ?? '') ?? '';
    sheets.set(event.attributes.get('name') ?? '', target.startsWith('/') ? target.slice(1) : `xl/${target}`);
  }
  return { sheets, from1904 };
}

async function readShared(archive: Archive): Promise<readonly string[]> {
  const shared: string[] = [];
  let length = 0;
  const open: string[] = [];
  for await (const event of part(archive, 'xl/sharedStrings.xml')) {
    if (event.kind === 'open') {
      open.push(local(event.name));
      if (local(event.name) === 'si') shared.push('');
    } else if (event.kind === 'close') open.pop();
    else if (open.at(-1) === 't' && !open.includes('rPh')) {
      length += event.text.length;
      if (length > maxSharedLength) throw new BadInput('the workbook holds more text than is read at once; split it');
      shared.push(`${shared.pop() ?? ''}${event.text}`);
    }
  }
  return shared;
}

/** For each cell style, whether it shows a date. */
async function readDateStyles(archive: Archive): Promise<readonly boolean[]> {
  const formats = new Map<number, string>();
  const styles: boolean[] = [];
  let inCells = false;
  for await (const event of part(archive, 'xl/styles.xml')) {
    const name = event.kind === 'text' ? '' : local(event.name);
    if (name === 'cellXfs') inCells = event.kind === 'open';
    if (event.kind !== 'open') continue;
    if (name === 'numFmt') formats.set(Number(event.attributes.get('numFmtId')), event.attributes.get('formatCode') ?? '');
    if (name !== 'xf' || !inCells) continue;
    const id = Number(event.attributes.get('numFmtId') ?? 0);
    const code = (formats.get(id) ?? '').replace(/"[^"]*"|\[[^\]]*\]|\\./g, '');
    styles.push(builtInDates.has(id) || /[ymdh]/i.test(code));
  }
  return styles;
}

/** A serial day number as an ISO date, with the time when there is one. */
function dateOf(serial: number, from1904: boolean): string | undefined {
  // The 1900 system counts a 29 February 1900 that never was; from March 1900 on, day 0 is 30 December 1899.
  const base = from1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, 30);
  if (!(serial >= 0 && serial < 2_958_466)) return undefined;
  const text = new Date(base + Math.round(serial * 86_400) * 1_000).toISOString();
  return Number.isInteger(serial) ? text.slice(0, 10) : text.slice(0, 19);
}

function columnAt(reference: string, following: number): number {
  const letters = /^[A-Z]{1,3}/.exec(reference)?.[0];
  if (letters === undefined) return following;
  let at = 0;
  for (const letter of letters) at = at * 26 + letter.charCodeAt(0) - 64;
  return at - 1;
}

interface Cell { type: string; style: number; text: string; at: number }
interface Look { readonly shared: readonly string[]; readonly dates: readonly boolean[]; readonly from1904: boolean }

function shownText(cell: Cell, look: Look): string {
  if (cell.type === 's') return look.shared[Number(cell.text)] ?? '';
  if (cell.type === 'b') return cell.text === '1' ? 'true' : 'false';
  if (cell.type === 'e') return '';
  const isNumber = cell.type === '' || cell.type === 'n';
  if (!isNumber || cell.text === '' || look.dates[cell.style] !== true) return cell.text;
  return dateOf(Number(cell.text), look.from1904) ?? cell.text;
}

class SheetRows {
  readonly #look: Look;
  readonly #open: string[] = [];
  #cells: string[] = [];
  #cell: Cell | null = null;
  #row = 0;

  constructor(look: Look) {
    this.#look = look;
  }

  /** The finished row when this event closes one. */
  take(event: XmlEvent): { readonly row: number; readonly cells: readonly string[] } | undefined {
    if (event.kind === 'text') {
      if (this.#cell !== null && ['v', 't'].includes(this.#open.at(-1) ?? '') && !this.#open.includes('rPh')) this.#cell.text += event.text;
      return undefined;
    }
    const name = local(event.name);
    if (event.kind === 'open') {
      this.#open.push(name);
      this.#begin(name, event.attributes);
      return undefined;
    }
    this.#open.pop();
    if (name === 'c') this.#end();
    return name === 'row' && this.#cells.some((cell) => cell !== '') ? { row: this.#row, cells: this.#cells } : undefined;
  }

  #begin(name: string, attributes: ReadonlyMap<string, string>): void {
    if (name === 'row') {
      this.#row = Number(attributes.get('r') ?? this.#row + 1);
      this.#cells = [];
    }
    if (name === 'c') this.#cell = { type: attributes.get('t') ?? '', style: Number(attributes.get('s') ?? -1), text: '', at: columnAt(attributes.get('r') ?? '', this.#cells.length) };
  }

  #end(): void {
    const cell = this.#cell;
    this.#cell = null;
    if (cell === null || cell.at >= maxColumns) return;
    while (this.#cells.length < cell.at) this.#cells.push('');
    this.#cells[cell.at] = shownText(cell, this.#look);
  }
}

/** Rows of a sheet (the first when no name is given), short rows filled to the width of the first. Workbooks of at most 64 MiB. */
export async function* readWorkbook(input: ByteStream, sheet?: string): AsyncGenerator<TableRow, void, undefined> {
  const bytes = await readWhole(input, maxFileBytes, 'the workbook');
  const archive = openArchive(bytes);
  const book = await readBook(archive);
  const name = sheet ?? [...book.sheets.keys()][0];
  const target = name === undefined ? undefined : book.sheets.get(name);
  if (target === undefined || !archive.names.includes(target)) {
    const known = [...book.sheets.keys()].slice(0, 20).map((each) => `\`${each.replace(/\p{C}/gu, '').slice(0, 40)}\``).join(', ');
    throw new BadInput(`the workbook has no such sheet; it has ${known === '' ? 'none' : known}. Name one with \`sheet\` in the mapping`);
  }
  const rows = new SheetRows({ shared: await readShared(archive), dates: await readDateStyles(archive), from1904: book.from1904 });
  let width = 0;
  for await (const event of part(archive, target)) {
    const row = rows.take(event);
    if (row === undefined) continue;
    if (width === 0) width = row.cells.length;
    yield { row: row.row, bytesRead: bytes.length, cells: [...row.cells, ...Array.from({ length: Math.max(0, width - row.cells.length) }, () => '')] };
  }
}
