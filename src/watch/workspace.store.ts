// One scan's DuckDB: in memory up to a stated budget, then on disk in a folder of the scan's own. Nothing is fetched, no extension is loaded from elsewhere.
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { type DuckDBConnection, DuckDBInstance, type DuckDBValue, type JS } from '@duckdb/node-api';

export interface WorkspaceOptions {
  /** Folder for the database file and for what spills; must exist. */
  readonly folder: string;
  /** As DuckDB writes it: `4GB`. */
  readonly memory: string;
  readonly threads: number;
}

export type Row = Readonly<Record<string, JS>>;

/** Ways to press texts and decimals: trying them takes longer than everything else in reading millions of rows, and the workspace is read a few times only. */
const SLOW_TO_WRITE = 'fsst,dict_fsst,zstd,dictionary,alp,alprd,chimp,patas,roaring';

export class Workspace {
  /** The scan's own folder: what it needs for a while may be written there. */
  readonly folder: string;
  readonly #instance: DuckDBInstance;
  readonly #connection: DuckDBConnection;

  private constructor(folder: string, instance: DuckDBInstance, connection: DuckDBConnection) {
    this.folder = folder;
    this.#instance = instance;
    this.#connection = connection;
  }

  static async open(options: WorkspaceOptions): Promise<Workspace> {
    // A process that was killed leaves what it spilled; nobody reads it again, and it can fill the disk.
    rmSync(join(options.folder, 'spill'), { recursive: true, force: true });
    const instance = await DuckDBInstance.create(`${options.folder}/examiner.duckdb`, {
      memory_limit: options.memory, threads: String(options.threads), temp_directory: `${options.folder}/spill`,
      autoinstall_known_extensions: 'false', autoload_known_extensions: 'false', preserve_insertion_order: 'false',
    });
    const connection = await instance.connect();
    await connection.run("SET TimeZone = 'UTC'");
    for (const setting of ['enable_progress_bar_print = false', 'progress_bar_time = 200']) await connection.run(`SET ${setting}`);
    await connection.run(`SET disabled_compression_methods = '${SLOW_TO_WRITE}'`);
    return new Workspace(options.folder, instance, connection);
  }

  async run(sql: string, values?: readonly DuckDBValue[]): Promise<void> {
    await this.#connection.run(sql, values === undefined ? undefined : [...values]);
  }

  /** As `run`, and `progress` tells how far it is. For the few that are long: a thread that waits for another looks at nothing else meanwhile, which took a twelfth of a whole scan. */
  async runLong(sql: string): Promise<void> {
    await this.#connection.run('SET enable_progress_bar = true');
    try {
      await this.#connection.run(sql);
    } finally {
      await this.#connection.run('SET enable_progress_bar = false');
    }
  }

  /** All rows, as JavaScript values: timestamps are `Date`, BIGINT is `bigint`, JSON is text. */
  async rows(sql: string, values?: readonly DuckDBValue[]): Promise<readonly Row[]> {
    const reader = await this.#connection.runAndReadAll(sql, values === undefined ? undefined : [...values]);
    return reader.getRowObjectsJS();
  }

  /** Stops what runs now; the statement throws. */
  interrupt(): void {
    this.#connection.interrupt();
  }

  /** Share of the statement of `runLong` that is done, 0 to 100; -1 when DuckDB cannot tell. */
  progress(): number {
    return this.#connection.progress.percentage;
  }

  close(): void {
    this.#connection.closeSync();
    this.#instance.closeSync();
  }
}
