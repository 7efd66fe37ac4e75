// One table on its way to disk: rows become bytes as they come, in pieces of a quarter of a megabyte, and are never kept.
import { closeSync, openSync, writeSync } from 'node:fs';
import type { Cell, CellKind } from './format.js';
import { dateText, timeText } from './time.js';

const PIECE_BYTES = 262_144;
/** More than any row takes. */
const ROW_BYTES = 65_536;
const NEEDS_QUOTES = /[",\r\n]/;

type Columns = readonly { readonly name: string; readonly kind: CellKind; readonly key: string }[];

export class TableFile {
  readonly #file: number;
  readonly #columns: Columns;
  readonly #isCsv: boolean;
  readonly #piece = Buffer.allocUnsafe(PIECE_BYTES + ROW_BYTES);
  #length = 0;
  rows = 0;

  constructor(path: string, columns: Readonly<Record<string, CellKind>>, form: 'csv' | 'jsonl') {
    this.#file = openSync(path, 'w');
    this.#columns = Object.entries(columns).map(([name, kind]) => ({ name, kind, key: `"${name}":` }));
    this.#isCsv = form === 'csv';
    if (this.#isCsv) this.#put(`${this.#columns.map(({ name }) => name).join(',')}\r\n`);
  }

  /** One row by the names of its columns. `isLocal`: its times stand in the country's own time. */
  write(row: Readonly<Record<string, Cell>>, isLocal = false): void {
    this.writeCells(this.#columns.map(({ name }) => row[name]), isLocal);
  }

  /** One row whose cells stand in the order of the columns: for the tables with a row for every look-up, where finding cells by name takes a fifth of the time. */
  writeCells(cells: readonly Cell[], isLocal = false): void {
    if (this.#isCsv) this.#putCsv(cells, isLocal);
    else this.#putJson(cells, isLocal);
    this.rows += 1;
    if (this.#length > PIECE_BYTES) this.#flush();
  }

  close(): void {
    this.#flush();
    closeSync(this.#file);
  }

  #flush(): void {
    for (let at = 0; at < this.#length;) at += writeSync(this.#file, this.#piece, at, this.#length - at);
    this.#length = 0;
  }

  /** Copies a text; character by character while it is ASCII, which is several times faster than joining strings first. */
  #put(text: string): void {
    const piece = this.#piece;
    let length = this.#length;
    for (let at = 0; at < text.length; at += 1) {
      const code = text.charCodeAt(at);
      if (code > 127) {
        length += piece.write(text.slice(at), length, 'utf8');
        break;
      }
      piece[length] = code;
      length += 1;
    }
    this.#length = length;
  }

  #putCsv(cells: readonly Cell[], isLocal: boolean): void {
    let at = 0;
    for (const { kind } of this.#columns) {
      const cell = cells[at];
      if (at > 0) this.#put(',');
      at += 1;
      if (cell !== undefined) this.#put(kind === 'text' ? quoted(String(cell)) : textOf(cell, kind, isLocal));
    }
    this.#put('\r\n');
  }

  #putJson(cells: readonly Cell[], isLocal: boolean): void {
    let separator = '{';
    for (const [at, { kind, key }] of this.#columns.entries()) {
      const cell = cells[at];
      if (cell === undefined) continue;
      this.#put(separator);
      this.#put(key);
      this.#put(kind === 'number' || kind === 'flag' ? String(cell) : JSON.stringify(textOf(cell, kind, isLocal)));
      separator = ',';
    }
    this.#put('}\n');
  }
}

function textOf(cell: string | number | boolean, kind: CellKind, isLocal: boolean): string {
  if (typeof cell === 'string') return cell;
  if (typeof cell === 'number' && kind === 'time') return timeText(cell, isLocal);
  if (typeof cell === 'number' && kind === 'date') return dateText(cell);
  return String(cell);
}

function quoted(text: string): string {
  return NEEDS_QUOTES.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
