// The evidence folder and, apart from it, the folder of the truth: rows go in as they happen.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { type Cell, type FileFormat, format, type RowOf, type TableName, truthFormat } from './format.js';
import { TableFile } from './table-file.js';

const tableNames = Object.keys(format) as readonly TableName[];

export class Evidence {
  readonly #tables = new Map<TableName, TableFile>();
  readonly #accesses: TableFile;
  readonly #work: TableFile;
  readonly #leaks: TableFile;
  readonly #endMs: number;

  /** Opens every table under `folder/evidence` and `folder/truth`. Rows entered after `endMs` are not there yet. */
  constructor(folder: string, form: FileFormat, endMs: number) {
    this.#endMs = endMs;
    const text = form === 'jsonl' ? 'jsonl' : 'csv';
    for (const part of ['evidence', 'truth']) mkdirSync(join(folder, part), { recursive: true });
    const open = (name: TableName): TableFile => new TableFile(join(folder, 'evidence', `${name}.${text}`), format[name], text);
    for (const name of tableNames) this.#tables.set(name, open(name));
    this.#accesses = this.#tables.get('accesses') ?? open('accesses');
    this.#work = new TableFile(join(folder, 'truth', 'work.csv'), truthFormat.work, 'csv');
    this.#leaks = new TableFile(join(folder, 'truth', 'leaks.jsonl'), truthFormat.leaks, 'jsonl');
  }

  write<T extends Exclude<TableName, 'accesses'>>(table: T, row: RowOf<T>, isLocal = false): void {
    const cells: Readonly<Record<string, Cell>> = row;
    const createdMs = cells['created_at'];
    if (typeof createdMs !== 'number' || createdMs < this.#endMs) this.#tables.get(table)?.write(cells, isLocal);
  }

  /** One look-up, its cells in the order of the format, and what is true of it. */
  writeAccess(cells: readonly Cell[], isLocal: boolean, truth: readonly Cell[]): void {
    this.#accesses.writeCells(cells, isLocal);
    this.#work.writeCells(truth);
  }

  tellLeak(incident: string, leaker: string): void {
    this.#leaks.write({ incident, leaker });
  }

  rows(): Readonly<Record<string, number>> {
    return Object.fromEntries(tableNames.map((name) => [name, this.#tables.get(name)?.rows ?? 0]));
  }

  close(): void {
    for (const table of [...this.#tables.values(), this.#work, this.#leaks]) table.close();
  }
}
