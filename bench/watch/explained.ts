// How well honest work was explained and how much misuse was cleared, and who the rivals would have named: asked of the world's files by DuckDB.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import type { WrongLook } from './truth.js';

export interface Explained {
  /** Genuine look-ups that left a trace, and those of them with an explanation of any standing. */
  readonly traced: number;
  readonly explained: number;
  readonly firstTraced: number;
  readonly firstExplained: number;
  /** Traces by somebody else and in good time, and those cleared by them. */
  readonly others: number;
  readonly independent: number;
  readonly wrong: number;
  readonly wrongCleared: number;
  readonly byWrong: Readonly<Record<string, readonly [looks: number, cleared: number]>>;
  /** Genuine look-ups by the trace they left and the standing they were given. */
  readonly byTrace: Readonly<Record<string, number>>;
}

export class WorldFiles {
  readonly #connection: DuckDBConnection;
  readonly #instance: DuckDBInstance;
  readonly folder: string;

  private constructor(instance: DuckDBInstance, connection: DuckDBConnection, folder: string) {
    [this.#instance, this.#connection, this.folder] = [instance, connection, folder];
  }

  static async open(folder: string): Promise<WorldFiles> {
    const instance = await DuckDBInstance.create(':memory:', { memory_limit: '2GB', threads: '2' });
    const files = new WorldFiles(instance, await instance.connect(), folder);
    await files.rows(`CREATE TABLE truth AS SELECT * FROM read_csv('${join(folder, 'truth.csv')}', all_varchar = true)`);
    return files;
  }

  async rows<T>(sql: string): Promise<T[]> {
    return (await this.#connection.runAndReadAll(sql)).getRowObjectsJS() as T[];
  }

  close(): void {
    this.#connection.closeSync();
    this.#instance.closeSync();
  }

  wrongLooks(): Promise<WrongLook[]> {
    return this.rows<WrongLook>("SELECT event_id, CAST(\"at\" AS DOUBLE) AS \"at\", actor_id, blame_id, wrong FROM truth WHERE wrong <> ''");
  }

  async explained(out: string): Promise<Explained | undefined> {
    const path = join(out, 'explained.csv');
    if (!existsSync(path)) return undefined;
    const rows = await this.rows<{ wrong: string | null; trace: string; is_first: boolean; standing: string; n: number }>(`
      SELECT t.wrong, t.trace, t.first_access = 'true' AS is_first, coalesce(e.explained, 'none') AS standing, CAST(count(*) AS INTEGER) AS n
      FROM truth t LEFT JOIN read_csv('${path}', all_varchar = true) e USING (event_id) GROUP BY ALL`);
    const sum = (keep: (row: (typeof rows)[number]) => boolean): number => rows.filter(keep).reduce((total, row) => total + row.n, 0);
    const isWrong = (row: (typeof rows)[number]): boolean => (row.wrong ?? '') !== '';
    const isTraced = (row: (typeof rows)[number]): boolean => !isWrong(row) && row.trace !== 'none';
    const kinds = [...new Set(rows.filter(isWrong).map((row) => row.wrong ?? ''))];
    const pairs = [...new Set(rows.filter((row) => !isWrong(row)).map((row) => `${row.trace} → ${row.standing}`))];
    return {
      traced: sum(isTraced), explained: sum((row) => isTraced(row) && row.standing !== 'none'),
      firstTraced: sum((row) => isTraced(row) && row.is_first), firstExplained: sum((row) => isTraced(row) && row.is_first && row.standing !== 'none'),
      others: sum((row) => isTraced(row) && row.trace === 'other'), independent: sum((row) => isTraced(row) && row.trace === 'other' && row.standing === 'independent'),
      wrong: sum(isWrong), wrongCleared: sum((row) => isWrong(row) && row.standing === 'independent'),
      byWrong: Object.fromEntries(kinds.map((kind) => [kind, [sum((row) => row.wrong === kind), sum((row) => row.wrong === kind && row.standing === 'independent')] as const])),
      byTrace: Object.fromEntries(pairs.map((pair) => [pair, sum((row) => !isWrong(row) && `${row.trace} → ${row.standing}` === pair)])),
    };
  }
}
