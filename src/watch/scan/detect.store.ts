// Runs the detectors that can run. Each empties what it found before, so that a run that was cut off goes on with the same findings.
import type { Detector } from '../detector.js';
import { textIn } from '../evidence/cells.js';
import type { Workspace } from '../workspace.store.js';
import { missingNeeds } from './needs.store.js';
import { PreparedTables } from './prepared.js';

export interface Asked {
  readonly findings: number;
  /** What was missing; none: it ran. */
  readonly missing: readonly string[];
}

export class Detecting {
  readonly #workspace: Workspace;
  readonly #tables: PreparedTables;
  /** Names of the tables that several numbers read, by their keys. */
  readonly #shared = new Map<string, string>();
  #prepared: { number: number; statements: Set<string> } | undefined;

  constructor(workspace: Workspace, detectors: readonly Detector[]) {
    this.#workspace = workspace;
    this.#tables = new PreparedTables(detectors);
  }

  async ask(detector: Detector): Promise<Asked> {
    await this.#workspace.run('DELETE FROM findings WHERE detector = $1', [detector.name]);
    const missing = await missingNeeds(this.#workspace, detector.needs);
    if (missing.length > 0) return { findings: 0, missing };
    for (const statement of await this.#notYetPrepared(detector)) await this.#prepare(statement);
    await this.#workspace.run(`INSERT INTO findings BY NAME (${detector.sql})`);
    const [row] = await this.#workspace.rows('SELECT CAST(count(*) AS DOUBLE) AS n FROM findings WHERE detector = $1', [detector.name]);
    return { findings: Number(row?.['n'] ?? 0), missing };
  }

  /** Temporary tables of a number serve all its detectors and go before the next: memory is bounded. */
  async #notYetPrepared(detector: Detector): Promise<readonly string[]> {
    if (this.#prepared?.number !== detector.number) {
      await this.forget();
      this.#prepared = { number: detector.number, statements: new Set() };
    }
    const { statements } = this.#prepared;
    const fresh = (detector.prepare ?? []).filter((one) => !statements.has(one));
    for (const statement of fresh) statements.add(statement);
    return fresh;
  }

  /** What other numbers ask too is made once and stands under each one's name. */
  async #prepare(statement: string): Promise<void> {
    const shared = this.#tables.sharedBy(statement);
    if (shared === undefined) return this.#workspace.run(statement);
    const made = this.#shared.get(shared.key);
    const table = made ?? `shared_${this.#shared.size}`;
    if (made === undefined) await this.#workspace.run(`CREATE OR REPLACE TEMP TABLE ${table} AS ${shared.select}`);
    this.#shared.set(shared.key, table);
    await this.#workspace.run(`CREATE OR REPLACE TEMP VIEW ${shared.name} AS FROM ${table}`);
  }

  /** Drops what was prepared, except what is shared; with that too after the last detector. */
  async forget(isLast = false): Promise<void> {
    for (const row of await this.#workspace.rows("SELECT view_name FROM duckdb_views() WHERE temporary AND regexp_matches(view_name, '^d[0-9]+_')")) await this.#workspace.run(`DROP VIEW IF EXISTS "${textIn(row, 'view_name')}"`);
    for (const row of await this.#workspace.rows(`SELECT table_name FROM duckdb_tables() WHERE temporary AND regexp_matches(table_name, '^${isLast ? '(d[0-9]+|shared)' : 'd[0-9]+'}_')`)) {
      await this.#workspace.run(`DROP TABLE IF EXISTS "${textIn(row, 'table_name')}"`);
    }
  }
}
