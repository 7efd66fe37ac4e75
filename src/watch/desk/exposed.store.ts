// Tasks about people who were looked up, for a reader who may see the lead that opened them (G4).
import { type Db, type RawBuilder, sql } from '../../db/index.js';
import { type DeskScope, leads } from './lead-reader.store.js';

export interface ExposedLine {
  readonly taskId: string;
  readonly leadId: string;
  readonly leadState: string;
  readonly leadOutcome: string | null;
  readonly openedAtMs: number;
  readonly state: string;
  readonly dueAtMs: number | null;
  readonly holder: string | null;
}

interface Row {
  readonly task_id: string;
  readonly lead_id: string;
  readonly lead_state: string;
  readonly lead_outcome: string | null;
  readonly opened_at: Date;
  readonly task_state: string;
  readonly task_due_at: Date | null;
  readonly task_holder: string | null;
}

export interface ExposedPage {
  readonly lines: readonly ExposedLine[];
  readonly count: number;
}

export class ExposedStore {
  readonly #db: Db;

  constructor(db: Db) {
    this.#db = db;
  }

  /** What is open first, the most urgent first. */
  async page(scope: DeskScope, from: number, most: number): Promise<ExposedPage> {
    const rows = await this.#read(scope, sql`true`, from, most);
    return { lines: rows.map(lineOf), count: rows[0]?.count ?? 0 };
  }

  async one(scope: DeskScope, taskId: string): Promise<ExposedLine | undefined> {
    const [row] = await this.#read(scope, sql`e.task_id = ${taskId}`, 0, 1);
    return row && lineOf(row);
  }

  async #read(scope: DeskScope, which: RawBuilder<unknown>, from: number, most: number): Promise<(Row & { readonly count: number })[]> {
    const { rows } = await sql<Row & { readonly count: number }>`${leads(scope)}
      select e.task_id, e.lead_id, e.opened_at, s.state as lead_state, s.outcome as lead_outcome, t.state as task_state, t.due_at as task_due_at, t.holder as task_holder, count(*) over ()::int as count
      from exposed_task e join seen s on s.agency_id = e.agency_id and s.lead_id = e.lead_id
      cross join lateral (select state, due_at, holder from review_act a where a.agency_id = e.agency_id and a.thread = 'exposed' and a.thread_id = e.task_id order by seq desc limit 1) t
      where e.agency_id = ${scope.agencyId} and ${which} order by (t.state in ('closed', 'stopped')), t.due_at nulls last, e.task_id offset ${from} limit ${most}`.execute(this.#db);
    return rows;
  }
}

function lineOf(row: Row): ExposedLine {
  return {
    taskId: row.task_id, leadId: row.lead_id, leadState: row.lead_state, leadOutcome: row.lead_outcome, openedAtMs: row.opened_at.getTime(), state: row.task_state,
    dueAtMs: row.task_due_at?.getTime() ?? null, holder: row.task_holder,
  };
}
