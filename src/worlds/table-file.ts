// One table on its way to disk: rows are written as they come, in pieces of a quarter of a megabyte, and never kept.
import { closeSync, openSync, writeSync } from 'node:fs';
import type { Cell, CellKind } from './format.js';
import { dateText, timeText } from './time.js';

const PIECE_LENGTH = 262_144;
const NEEDS_QUOTES = /[",\r\n]/;

type Columns = readonly (readonly [name: string, kind: CellKind])[];

export class TableFile {
  readonly #file: number;
  readonly #columns: Columns;
  readonly #isCsv: boolean;
  #piece = '';
  rows = 0;

  constructor(path: string, columns: Readonly<Record<string, CellKind>>, form: 'csv' | 'jsonl') {
    this.#file = openSync(path, 'w');
    this.#columns = Object.entries(columns);
    this.#isCsv = form === 'csv';
    if (this.#isCsv) this.#piece = `${this.#columns.map(([name]) => name).join(',')}\r\n`;
  }

  /** One row. `isLocal`: its times stand in the country's own time. */
  write(row: Readonly<Record<string, Cell>>, isLocal = false): void {
    this.#piece += this.#isCsv ? this.#csv(row, isLocal) : this.#json(row, isLocal);
    this.rows += 1;
    if (this.#piece.length > PIECE_LENGTH) this.#flush();
  }

  close(): void {
    this.#flush();
    closeSync(this.#file);
  }

  #flush(): void {
    const bytes = Buffer.from(this.#piece);
    for (let at = 0; at < bytes.length;) at += writeSync(this.#file, bytes, at);
    this.#piece = '';
  }

  #csv(row: Readonly<Record<string, Cell>>, isLocal: boolean): string {
    let line = '';
    let separator = '';
    for (const [name, kind] of this.#columns) {
      const cell = row[name];
      line += separator;
      separator = ',';
      if (cell !== undefined) line += kind === 'text' ? quoted(String(cell)) : textOf(cell, kind, isLocal);
    }
    return `${line}\r\n`;
  }

  #json(row: Readonly<Record<string, Cell>>, isLocal: boolean): string {
    let line = '';
    for (const [name, kind] of this.#columns) {
      const cell = row[name];
      if (cell === undefined) continue;
      const isBare = kind === 'number' || kind === 'flag';
      line += `${line === '' ? '{' : ','}"${name}":${isBare ? String(cell) : JSON.stringify(textOf(cell, kind, isLocal))}`;
    }
    return `${line}}\n`;
  }
}

function textOf(cell: string | number | boolean, kind: CellKind, isLocal: boolean): string {
  if (typeof cell === 'number' && kind === 'time') return timeText(cell, isLocal);
  if (typeof cell === 'number' && kind === 'date') return dateText(cell);
  return String(cell);
}

function quoted(text: string): string {
  return NEEDS_QUOTES.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
