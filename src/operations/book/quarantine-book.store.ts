// What waits to be mended, and what people decided of rows that may be one event. What waits is its bringer's: nobody else is told of it (G4).
import type { Intent, Plan } from '../../access/index.js';
import { type Db, prepared } from '../../db/index.js';
import type { RawRow, RowProblem } from './row.js';
import type { Bringing } from './row-book.store.js';

/** A row that was not taken. `cells`: without who somebody is. */
export interface SetAside {
  readonly id: string;
  /** As a spreadsheet numbers it. */
  readonly line: number;
  readonly cells: RawRow;
  readonly mark: string | null;
  readonly isSure: boolean;
  readonly problems: readonly RowProblem[];
}

export interface Waiting extends Omit<SetAside, 'mark' | 'isSure'> {
  readonly labelId: number;
  readonly enteredBy: string;
  readonly setAsideAt: Date;
}

export interface MergeRow {
  readonly agencyId: string;
  readonly mergeId: string;
  readonly verdict: 'same' | 'different';
  readonly refs: readonly string[];
  readonly keep: string;
  readonly why: string;
  readonly labelId: number;
  readonly decidedBy: string;
  readonly decidedAt: Date;
  readonly undoneBy: string | null;
  readonly undoneAt: Date | null;
  readonly undoneWhy: string | null;
}

export class QuarantineBook {
  readonly #db: Db;

  constructor(db: Db) {
    this.#db = db;
  }

  async add(intent: Intent, { operation, importId, labelId, by, at }: Bringing, rows: readonly SetAside[], db: Db = this.#db): Promise<void> {
    await prepared(db, 'set-operation-rows-aside', 'select gate.set_operation_rows_aside($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)', [
      intent.index, intent.agencyId, operation, importId, labelId, by, at, rows.map(({ id }) => id), rows.map(({ line }) => line), rows.map(({ cells }) => JSON.stringify(cells)), rows.map(({ mark }) => mark), rows.map(({ isSure }) => isSure),
      rows.map(({ problems }) => JSON.stringify(problems)),
    ]);
  }

  /** How many of one's own agency's wait, among those that one may see; of whoever runs the node: of its own files. */
  async count(plan: Plan, operation: string, known: Date | null): Promise<number> {
    const { agencyId, role } = plan.caller.member;
    const rows = role === 'operator'
      ? await prepared<{ waiting: bigint }>(this.#db, 'operation-own-waiting', 'select * from gate.operation_own_waiting($1, $2, $3)', [agencyId, operation, known])
      : await prepared<{ waiting: bigint }>(this.#db, 'operation-waiting-count', 'select * from gate.operation_waiting_count($1, $2, $3, $4)', [plan.labelIds, agencyId, operation, known]);
    return rows.reduce((sum, { waiting }) => sum + Number(waiting), 0);
  }

  async waiting(plan: Plan, operation: string, after: string | null, limit: number): Promise<Waiting[]> {
    const rows = await prepared<{ quarantine_id: string; line: number; cells: string; problems: string; label_id: number; entered_by: string; set_aside_at: Date }>(this.#db, 'operation-waiting', 'select * from gate.operation_waiting($1, $2, $3, $4, $5)', [plan.labelIds, plan.caller.member.agencyId, operation, after, limit]);
    return rows.map((row) => ({ id: row.quarantine_id, line: row.line, cells: JSON.parse(row.cells) as RawRow, problems: JSON.parse(row.problems) as RowProblem[], labelId: row.label_id, enteredBy: row.entered_by, setAsideAt: row.set_aside_at }));
  }

  /** One of the writer's own agency. */
  async find(agencyId: string, operation: string, id: string): Promise<(SetAside & { readonly labelId: number; readonly importId: string }) | undefined> {
    const [row] = await prepared<{ quarantine_id: string; line: number; cells: string; mark: string | null; is_sure: boolean; problems: string; label_id: number; import_id: string }>(this.#db, 'operation-set-aside', 'select * from gate.operation_set_aside($1, $2, $3)', [agencyId, operation, id]);
    return row && { id: row.quarantine_id, line: row.line, cells: JSON.parse(row.cells) as RawRow, mark: row.mark, isSure: row.is_sure, problems: JSON.parse(row.problems) as RowProblem[], labelId: row.label_id, importId: row.import_id };
  }

  async end(intent: Intent, operation: string, ids: readonly string[], by: string, at: Date, db: Db = this.#db): Promise<void> {
    await prepared(db, 'end-operation-quarantine', 'select gate.end_operation_quarantine($1, $2, $3, $4, $5, $6)', [intent.index, intent.agencyId, operation, ids, by, at]);
  }

  async merges(plan: Plan, operation: string): Promise<MergeRow[]> {
    const rows = await prepared<{ agency_id: string; merge_id: string; verdict: 'same' | 'different'; refs: string[]; keep: string; why: string; label_id: number; decided_by: string; decided_at: Date; undone_by: string | null; undone_at: Date | null; undone_why: string | null }>(this.#db, 'operation-merges', 'select * from gate.operation_merges($1, $2)', [plan.labelIds, operation]);
    return rows.map((row) => ({ agencyId: row.agency_id, mergeId: row.merge_id, verdict: row.verdict, refs: row.refs, keep: row.keep, why: row.why, labelId: row.label_id, decidedBy: row.decided_by, decidedAt: row.decided_at, undoneBy: row.undone_by, undoneAt: row.undone_at, undoneWhy: row.undone_why }));
  }

  async addMerge(intent: Intent, operation: string, { mergeId, verdict, refs, keep, why, labelId, decidedBy, decidedAt }: Omit<MergeRow, 'agencyId' | 'undoneBy' | 'undoneAt' | 'undoneWhy'>): Promise<void> {
    await prepared(this.#db, 'add-operation-merge', 'select gate.add_operation_merge($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)', [intent.index, intent.agencyId, operation, mergeId, verdict, refs, keep, why, labelId, decidedBy, decidedAt]);
  }

  /** False where it stands no more, or never did. */
  async undoMerge(intent: Intent, operation: string, mergeId: string, why: string, by: string, at: Date): Promise<boolean> {
    const [row] = await prepared<{ done: boolean }>(this.#db, 'undo-operation-merge', 'select gate.undo_operation_merge($1, $2, $3, $4, $5, $6, $7) as done', [intent.index, intent.agencyId, operation, mergeId, why, by, at]);
    return row?.done === true;
  }
}
