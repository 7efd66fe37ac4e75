// The evidence folder and, apart from it, the folder of the truth: rows go in as they happen.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { type Cell, type FileFormat, format, type RowOf, type TableName, truthFormat } from './format.js';
import { TableFile } from './table-file.js';

type TruthName = keyof typeof truthFormat;

export class Evidence {
  readonly #tables: Record<string, TableFile> = {};
  readonly #endMs: number;

  /** Opens every table under `folder/evidence` and `folder/truth`. Rows entered after `endMs` are not there yet. */
  constructor(folder: string, form: FileFormat, endMs: number) {
    this.#endMs = endMs;
    const text = form === 'jsonl' ? 'jsonl' : 'csv';
    for (const part of ['evidence', 'truth']) mkdirSync(join(folder, part), { recursive: true });
    for (const [name, columns] of Object.entries(format)) this.#tables[name] = new TableFile(join(folder, 'evidence', `${name}.${text}`), columns, text);
    this.#tables['work'] = new TableFile(join(folder, 'truth', 'work.csv'), truthFormat.work, 'csv');
    this.#tables['leaks'] = new TableFile(join(folder, 'truth', 'leaks.jsonl'), truthFormat.leaks, 'jsonl');
  }

  write<T extends TableName>(table: T, row: RowOf<T>, isLocal = false): void {
    const cells: Readonly<Record<string, Cell>> = row;
    const createdMs = cells['created_at'];
    if (typeof createdMs !== 'number' || createdMs < this.#endMs) this.#tables[table]?.write(cells, isLocal);
  }

  tell(table: Exclude<TruthName, 'offenders'>, row: Readonly<Record<string, Cell>>): void {
    this.#tables[table]?.write(row);
  }

  rows(): Readonly<Record<string, number>> {
    return Object.fromEntries(Object.keys(format).map((name) => [name, this.#tables[name]?.rows ?? 0]));
  }

  close(): void {
    for (const table of Object.values(this.#tables)) table.close();
  }
}
