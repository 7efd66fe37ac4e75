// One check's DuckDB: in memory up to a stated budget, then on disk in a folder of its own that goes when the check ends. Nothing is fetched, no extension is loaded.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type DuckDBConnection, DuckDBInstance, type JS } from '@duckdb/node-api';

export type Row = Readonly<Record<string, JS>>;
export type Cell = string | number | null;

export class Workbench {
  readonly folder: string;
  readonly #instance: DuckDBInstance;
  readonly #connection: DuckDBConnection;

  private constructor(folder: string, instance: DuckDBInstance, connection: DuckDBConnection) {
    this.folder = folder;
    this.#instance = instance;
    this.#connection = connection;
  }

  /** `memory` as DuckDB writes it: `2GB`. */
  static async open(memory: string, threads: number): Promise<Workbench> {
    const folder = await mkdtemp(join(tmpdir(), 'custos-precursors-'));
    const instance = await DuckDBInstance.create(join(folder, 'check.duckdb'), {
      memory_limit: memory, threads: String(threads), temp_directory: join(folder, 'spill'), autoinstall_known_extensions: 'false', autoload_known_extensions: 'false',
    });
    const connection = await instance.connect();
    for (const setting of ["TimeZone = 'UTC'", 'enable_progress_bar_print = false', 'progress_bar_time = 200', 'enable_progress_bar = true', "disabled_compression_methods = 'fsst,dict_fsst,zstd,dictionary,alp,alprd,chimp,patas,roaring'"]) await connection.run(`SET ${setting}`);
    return new Workbench(folder, instance, connection);
  }

  async run(sql: string): Promise<void> {
    await this.#connection.run(sql);
  }

  /** From here on one transaction that never ends: it all goes with the folder, and each commit would wait for the disk. Rows get their numbers when they are committed, so that what is numbered is read before. */
  async commitNoMore(): Promise<void> {
    await this.#connection.run('BEGIN TRANSACTION');
  }

  async rows(sql: string): Promise<readonly Row[]> {
    return (await this.#connection.runAndReadAll(sql)).getRowObjectsJS();
  }

  /** Rows in parts, so that an answer may be longer than memory. */
  async *parts(sql: string): AsyncGenerator<readonly Row[]> {
    const result = await this.#connection.stream(sql);
    for await (const rows of result.yieldRowObjectJs()) yield rows;
  }

  /** Fills a table whose columns are VARCHAR, INTEGER or DOUBLE: an integer where a number stands for an INTEGER. */
  async fill(table: string, rows: Iterable<readonly Cell[]>): Promise<void> {
    const appender = await this.#connection.createAppender(table);
    for (const cells of rows) {
      for (const cell of cells) {
        if (cell === null) appender.appendNull();
        else if (typeof cell === 'string') appender.appendVarchar(cell);
        else if (Number.isInteger(cell)) appender.appendInteger(cell);
        else appender.appendDouble(cell);
      }
      appender.endRow();
    }
    appender.closeSync();
  }

  /** Stops what runs now; the statement throws. */
  interrupt(): void {
    this.#connection.interrupt();
  }

  /** Share of the statement that runs, 0 to 1. */
  progress(): number {
    return Math.max(0, this.#connection.progress.percentage) / 100;
  }

  async close(): Promise<void> {
    this.#connection.closeSync();
    this.#instance.closeSync();
    await rm(this.folder, { recursive: true, force: true });
  }
}
