// Runs the detectors that can run. Each empties what it found before, so that a run that was cut off goes on with the same findings.
import type { Detector } from '../detector.js';
import { textIn } from '../evidence/cells.js';
import type { Workspace } from '../workspace.store.js';
import { missingNeeds } from './needs.store.js';

export interface Asked {
  readonly findings: number;
  /** What was missing; none: it ran. */
  readonly missing: readonly string[];
}

export class Detecting {
  readonly #workspace: Workspace;
  #prepared: { number: number; statements: Set<string> } | undefined;

  constructor(workspace: Workspace) {
    this.#workspace = workspace;
  }

  async ask(detector: Detector): Promise<Asked> {
    await this.#workspace.run('DELETE FROM findings WHERE detector = $1', [detector.name]);
    const missing = await missingNeeds(this.#workspace, detector.needs);
    if (missing.length > 0) return { findings: 0, missing };
    for (const statement of await this.#notYetPrepared(detector)) await this.#workspace.run(statement);
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

  async forget(): Promise<void> {
    for (const row of await this.#workspace.rows("SELECT table_name FROM duckdb_tables() WHERE temporary AND regexp_matches(table_name, '^d[0-9]+_')")) {
      await this.#workspace.run(`DROP TABLE IF EXISTS "${textIn(row, 'table_name')}"`);
    }
  }
}
