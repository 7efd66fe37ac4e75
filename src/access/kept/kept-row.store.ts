// Reads the kept rows as the disk has them now, for comparison with what was announced (G2).
import { existsSync, writeFileSync } from 'node:fs';
import { type Db, sql } from '../../db/index.js';
import { keyColumnsOf, type KeptRow, type KeptTable, keptTables, rowAs } from './kept-row.js';
import type { KeptRows } from './kept-rows.js';

const pageSize = 10_000;

export class KeptRowStore {
  readonly #db: Db;

  constructor(db: Db) {
    this.#db = db;
  }

  async rows(table: KeptTable): Promise<KeptRow[]> {
    const columns = keyColumnsOf(table);
    const key = sql.join(columns.map((column) => sql.ref(column)));
    const found: KeptRow[] = [];
    for (let last: readonly unknown[] | undefined; ; ) {
      const after = last === undefined ? sql`` : sql`where (${key}) > (${sql.join(last)})`;
      const { rows } = await sql<Record<string, unknown>>`select * from ${sql.table(table)} ${after} order by ${key} limit ${pageSize}`.execute(this.#db);
      found.push(...rows.map((row) => rowAs(table, row)));
      const end = rows.at(-1);
      if (end === undefined || rows.length < pageSize) return found;
      last = columns.map((column) => end[column]);
    }
  }

  /** A folder of before rows were announced: what stands is told as it stands, once. `mark`: the file that says that it was. */
  async beginOnce(mark: string, rows: KeptRows): Promise<void> {
    if (existsSync(mark)) return;
    await rows.begin((await Promise.all(keptTables.map(async (table) => this.rows(table)))).flat());
    writeFileSync(mark, '', { mode: 0o600 });
  }
}
