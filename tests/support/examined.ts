// A made-up evidence set for one test file: rows go straight into the working tables, and a detector runs over them.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Detector, Facts } from '../../src/watch/detector.js';
import { createTable, EXPLAINED_TABLES, FINDING_COLUMNS, TOLD_TABLES, weekOf, WORKING_TABLES } from '../../src/watch/evidence/working-tables.store.js';
import { literal } from '../../src/watch/evidence/sql-text.js';
import { type Row, Workspace } from '../../src/watch/workspace.store.js';

type Cell = string | number | boolean | null;
type Cells = Readonly<Record<string, Cell>>;
export interface Found {
  readonly actor: number;
  readonly access: number | null;
  readonly subject: number | null;
  readonly llr: number;
  readonly knownAt: string;
  readonly facts: Facts;
}

export type Standing = 'independent' | 'self_made' | 'after_the_fact' | 'none';

const OPEN_COLUMNS = 'access, "at", week, actor, action, subject, outcome, source_system, session_id, purpose_code, case_ref, incident_ref, on_behalf_of';

const cellText = (cell: Cell): string => (typeof cell === 'string' ? literal(cell) : String(cell));

/** The n-th day from Monday 6 January 2025, with a time: what a test calls a moment. */
export const day = (n: number, time = '10:00'): string => `${new Date(Date.UTC(2025, 0, 6 + n)).toISOString().slice(0, 10)} ${time}`;
/** Twenty actors: enough peers for a rate. */
export const PEOPLE = Array.from({ length: 20 }, (_, n) => n + 1);

export class Examined {
  readonly #workspace: Workspace;
  readonly #folder: string;
  #accesses = 0;

  private constructor(workspace: Workspace, folder: string) {
    this.#workspace = workspace;
    this.#folder = folder;
  }

  static async open(): Promise<Examined> {
    const folder = await mkdtemp(join(tmpdir(), 'custos-examined-'));
    const workspace = await Workspace.open({ folder, memory: '500MB', threads: 1 });
    for (const [name, columns] of Object.entries({ ...WORKING_TABLES, ...EXPLAINED_TABLES, ...TOLD_TABLES, findings: FINDING_COLUMNS })) await workspace.run(createTable(name, columns));
    return new Examined(workspace, folder);
  }

  async close(): Promise<void> {
    this.#workspace.close();
    await rm(this.#folder, { recursive: true });
  }

  /** Empties every table: the next test begins with nothing. */
  async clear(): Promise<void> {
    for (const name of [...Object.keys(WORKING_TABLES), ...Object.keys(EXPLAINED_TABLES)]) await this.#workspace.run(`DELETE FROM ${name}`);
  }

  async add(table: string, rows: readonly Cells[]): Promise<void> {
    const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))];
    const values = rows.map((row) => `(${columns.map((column) => cellText(row[column] ?? null)).join(',')})`);
    if (values.length > 0) await this.#workspace.run(`INSERT INTO ${table} (${columns.map((column) => `"${column}"`).join(',')}) VALUES ${values.join(',')}`);
  }

  /** Look-ups with the standing of what explains them: each has at least `at` and `actor`. */
  async lookUps(rows: readonly Cells[], standing: Standing = 'none'): Promise<void> {
    const first = this.#accesses + 1;
    const numbered: readonly Cells[] = rows.map((row, index) => ({ action: 'view', ...row, access: first + index, event_id: `e${first + index}` }));
    this.#accesses += rows.length;
    await this.add('accesses', numbered);
    await this.#workspace.run(`UPDATE accesses SET week = ${weekOf('"at"')} WHERE access >= ${first}`);
    await this.#workspace.run(`INSERT INTO explained BY NAME SELECT access, '${standing}' AS standing, ${standing === 'independent' ? '"at"' : 'NULL::TIMESTAMP'} AS cleared_at FROM accesses WHERE access >= ${first}`);
    if (standing === 'independent') return;
    await this.#workspace.run(`INSERT INTO open_accesses (${OPEN_COLUMNS}, standing, first_access) SELECT ${OPEN_COLUMNS}, '${standing}', true FROM accesses WHERE access >= ${first}`);
  }

  /** Findings of one detector, strongest first; `facts` read. */
  async find(detector: Detector): Promise<readonly Row[]> {
    for (const statement of detector.prepare ?? []) await this.#workspace.run(statement);
    await this.#workspace.run(`INSERT INTO findings BY NAME (${detector.sql})`);
    const rows = await this.#workspace.rows('SELECT * FROM findings ORDER BY llr DESC, actor, access');
    await this.#workspace.run('DELETE FROM findings');
    return rows;
  }

  /** As `find`, with what tests ask of a finding read. */
  async read(detector: Detector): Promise<readonly Found[]> {
    return (await this.find(detector)).map((row) => ({
      actor: Number(row['actor']), access: row['access'] === null ? null : Number(row['access']), subject: row['subject'] === null ? null : Number(row['subject']),
      llr: Number(row['llr']), knownAt: (row['known_at'] as Date).toISOString().slice(0, 16), facts: JSON.parse(row['facts'] as string) as Facts,
    }));
  }

  async run(sql: string): Promise<readonly Row[]> {
    return this.#workspace.rows(sql);
  }
}
