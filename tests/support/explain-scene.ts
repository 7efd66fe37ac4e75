// A few rows in the working tables, explained: what the tests of explanations and their attacks say and ask. Days are those of March 2026, which began on a Sunday.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'vitest';
import { createTable, EXPLAINED_TABLES, weekOf, WORKING_TABLES } from '../../src/watch/evidence/working-tables.store.js';
import { explain } from '../../src/watch/explain/explain.store.js';
import { Workspace } from '../../src/watch/workspace.store.js';

type Value = string | number | boolean | null;
export type Told = Readonly<Record<string, Value>>;
/** Rows by table; what is not said is null. `accesses` need no `access` and no `week`; without an `event_id` they are e1, e2, … */
export type Evidence = Readonly<Partial<Record<string, readonly Told[]>>>;

export interface Verdict {
  readonly standing: string;
  readonly template: string | null;
  readonly first: boolean;
  /** Still open at the end of its week, with this standing; null when it was cleared by then. */
  readonly open: string | null;
  readonly source: string | null;
}

/** A moment in March 2026: `at(4, '10:30')`. */
export const at = (day: number, time = '12:00'): string => `2026-03-${String(day).padStart(2, '0')} ${time}:00`;

const literal = (value: Value): string => (typeof value === 'string' ? `'${value.replaceAll("'", "''")}'` : String(value));
const text = (value: unknown): string | null => (typeof value === 'string' ? value : null);
const LINKED = ['ties', 'group_members', 'roster', 'dispatches', 'incidents', 'incident_parties', 'case_members', 'case_subjects', 'tasks', 'encounters'];

export class ExplainScene {
  readonly #folder = mkdtempSync(join(tmpdir(), 'custos-explain-'));
  #workspace: Workspace | undefined;

  get workspace(): Workspace {
    if (this.#workspace === undefined) throw new Error('open the scene first');
    return this.#workspace;
  }

  async open(): Promise<this> {
    this.#workspace = await Workspace.open({ folder: this.#folder, memory: '400MB', threads: 1 });
    for (const [name, columns] of Object.entries({ ...WORKING_TABLES, ...EXPLAINED_TABLES })) await this.workspace.run(createTable(name, columns));
    return this;
  }

  async #fill(table: string, rows: readonly Told[]): Promise<void> {
    if (rows.length === 0) return;
    const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))];
    const values = rows.map((row) => `(${columns.map((column) => literal(row[column] ?? null)).join(', ')})`);
    await this.workspace.run(`INSERT INTO ${table} (${columns.map((column) => `"${column}"`).join(', ')}) VALUES ${values.join(', ')}`);
  }

  /** The folder's own; `explained.csv` may be written there. */
  get folder(): string {
    return this.#folder;
  }

  /** Explains this evidence alone: verdicts by event. Two accesses at a time must say the same. */
  async verdicts(evidence: Evidence): Promise<ReadonlyMap<string, Verdict>> {
    for (const table of Object.keys(WORKING_TABLES)) await this.workspace.run(`DELETE FROM ${table}`);
    for (const [table, rows] of Object.entries(evidence)) {
      const known = (rows ?? []).map((row) => (LINKED.includes(table) ? { known_at: row['starts_at'] ?? row['reported_at'] ?? row['from_at'] ?? '1900-01-01', ...row } : row));
      await this.#fill(table, table === 'accesses' ? known.map((row, index) => ({ access: index + 1, event_id: `e${index + 1}`, action: 'view', outcome: row['subject'] === undefined ? 'no_hit' : 'hit', ...row })) : known);
    }
    await this.workspace.run(`UPDATE accesses SET week = ${weekOf('"at"')}, access = n FROM (SELECT event_id AS id, row_number() OVER (ORDER BY "at", event_id) AS n FROM accesses) WHERE id = event_id`);
    await explain(this.workspace, undefined, 2);
    const inParts = await this.#told();
    await explain(this.workspace);
    const told = await this.#told();
    expect([...inParts]).toEqual([...told]);
    return told;
  }

  async #told(): Promise<ReadonlyMap<string, Verdict>> {
    const rows = await this.workspace.rows(`SELECT a.event_id, e.standing, e.template, e.first_access, o.standing AS open, coalesce(e.source_table || ':' || e.source_id, r.source_table || ':' || r.source_id) AS source
      FROM explained e LEFT JOIN reasons r ON r.reason = e.reason JOIN accesses a ON a.access = e.access LEFT JOIN open_accesses o ON o.access = e.access ORDER BY a.access`);
    return new Map(rows.map((row) => [text(row['event_id']) ?? '', {
      standing: text(row['standing']) ?? '', template: text(row['template']), first: row['first_access'] === true, open: text(row['open']), source: text(row['source']),
    }]));
  }

  /** Standing and template of each access in the order told, as `independent E2`. */
  async words(evidence: Evidence): Promise<readonly string[]> {
    const verdicts = await this.verdicts(evidence);
    return (evidence['accesses'] ?? []).map((row, index) => {
      const verdict = verdicts.get(text(row['event_id']) ?? `e${index + 1}`);
      if (verdict === undefined) throw new Error(`no access ${index + 1}`);
      return verdict.template === null ? verdict.standing : `${verdict.standing} ${verdict.template}`;
    });
  }

  close(): void {
    this.#workspace?.close();
    rmSync(this.#folder, { recursive: true, force: true });
  }
}
