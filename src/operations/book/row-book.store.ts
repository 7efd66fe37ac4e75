// Rows, what waits to be mended, and what was decided of rows: read under the plan's labels where rows are shown, and counted whole where the totals of an operation are (docs/decisions/0071).
import { hash } from 'node:crypto';
import type { Intent, Plan } from '../../access/index.js';
import { type Db, prepared } from '../../db/index.js';
import type { PersonTally, TallyLine } from './counting.js';
import { eventKeys, type MergeDecision } from './joint-events.js';
import type { RowKind } from './row.js';
import { type AsOf, eventOf, type NewRow, refOf, type StoredRow } from './stored-row.js';

interface Row {
  agency_id: string; row_agency: string; row_id: string; revision: number; kind: RowKind; occurrence_id: string; day: string; province: string; mark: string | null; is_sure: boolean; commodity: string; quantity: string | null; unit: string;
  purity: string | null; currency: string; owner: string; assists: string[]; exhibit_no: string; direction: string; note: string; label_id: number; entered_by: string; known_from: Date; known_to: Date | null;
}

/** In whose name, under which label, out of which file. */
export interface Bringing {
  readonly operation: string;
  readonly importId: string;
  readonly labelId: number;
  readonly by: string;
  readonly at: Date;
}

export interface RowFilter {
  readonly kind?: string | undefined;
  readonly agency?: string | undefined;
  readonly commodity?: string | undefined;
  /** The last one of the page before: reporting agency and number. */
  readonly after?: readonly [string, string] | undefined;
}

export type RowState = 'new' | 'revised' | 'unchanged' | 'twice';

export interface StoredDecision extends MergeDecision {
  readonly agencyId: string;
  readonly mergeId: string;
}

export class RowBook {
  readonly #db: Db;

  constructor(db: Db) {
    this.#db = db;
  }

  async tally(operation: string, { day, known }: AsOf): Promise<TallyLine[]> {
    const rows = known === null
      ? await prepared<{ kind: RowKind; commodity: string; unit: string; records: bigint; quantity: string }>(this.#db, 'operation-tally-now', 'select * from gate.operation_tally_now($1, $2)', [operation, day])
      : await prepared<{ kind: RowKind; commodity: string; unit: string; records: bigint; quantity: string }>(this.#db, 'operation-tally-known', 'select * from gate.operation_tally_known($1, $2, $3)', [operation, day, known]);
    return rows.map((row) => ({ ...row, records: Number(row.records), quantity: row.kind === 'seizure' ? row.quantity : null }));
  }

  async persons(operation: string, { day, known }: AsOf): Promise<PersonTally> {
    const [row] = await prepared<{ known: bigint; unresolved: bigint }>(this.#db, 'operation-persons', 'select * from gate.operation_persons($1, $2, $3)', [operation, day, known]);
    return { known: Number(row?.known ?? 0), unresolved: Number(row?.unresolved ?? 0) };
  }

  /** Rows that share a key with another, under whatever label: never to be shown without asking `plan.labelIds`. */
  async meeting(operation: string, { day, known }: AsOf): Promise<StoredRow[]> {
    return (await prepared<Row>(this.#db, 'operation-meeting', 'select * from gate.operation_meeting($1, $2, $3)', [operation, day, known])).map(stored);
  }

  async decisions(operation: string, known: Date | null): Promise<StoredDecision[]> {
    const rows = await prepared<{ agency_id: string; merge_id: string; verdict: 'same' | 'different'; refs: string[]; keep: string }>(this.#db, 'operation-decisions', 'select * from gate.operation_decisions($1, $2)', [operation, known]);
    return rows.map((row) => ({ agencyId: row.agency_id, mergeId: row.merge_id, verdict: row.verdict, rows: row.refs, keep: row.keep }));
  }

  /** Those of these agencies of which a row stands. */
  async reported(operation: string, agencies: readonly string[], known: Date | null): Promise<ReadonlySet<string>> {
    const rows = await prepared<{ row_agency: string }>(this.#db, 'operation-reported', 'select * from gate.operation_reported($1, $2, $3)', [operation, agencies, known]);
    return new Set(rows.map((row) => row.row_agency));
  }

  async rows(plan: Plan, operation: string, { day, known }: AsOf, { kind, agency, commodity, after }: RowFilter, limit: number): Promise<StoredRow[]> {
    if (plan.labelIds.length === 0) return [];
    const [afterAgency = null, afterId = null] = after ?? [];
    return (await prepared<Row>(this.#db, 'operation-rows', 'select * from gate.operation_rows($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)',
      [plan.labelIds, operation, day, known, kind ?? null, agency ?? null, commodity ?? null, afterAgency, afterId, limit])).map(stored);
  }

  async history(plan: Plan, operation: string, rowAgency: string, rowId: string): Promise<StoredRow[]> {
    return (await prepared<Row>(this.#db, 'operation-row-history', 'select * from gate.operation_row_history($1, $2, $3, $4)', [plan.labelIds, operation, rowAgency, rowId])).map(stored);
  }

  /** Those of these numbers under which an occurrence stands that the writer may see or brought in: of any other it learns nothing (G4). */
  async occurrences(plan: Plan, operation: string, ids: readonly string[]): Promise<ReadonlySet<string>> {
    if (ids.length === 0) return new Set();
    const own = await prepared<{ occurrence_id: string }>(this.#db, 'operation-own-occurrences', 'select * from gate.operation_own_occurrences($1, $2, $3)', [plan.caller.member.agencyId, operation, ids]);
    const seen = plan.labelIds.length === 0 ? [] : await prepared<{ occurrence_id: string }>(this.#db, 'operation-occurrences', 'select * from gate.operation_occurrences($1, $2, $3)', [plan.labelIds, operation, ids]);
    return new Set([...own, ...seen].map((row) => row.occurrence_id));
  }

  /** What became of each row, by its place; those left out are new. */
  async add(intent: Intent, { operation, importId, labelId, by, at }: Bringing, rows: readonly NewRow[], db: Db = this.#db): Promise<ReadonlyMap<number, RowState>> {
    const of = <T>(value: (row: NewRow) => T): T[] => rows.map(value);
    const keys = rows.map((row) => eventKeys(eventOf(row)));
    const found = await prepared<{ place: number; state: RowState }>(db, 'add-operation-rows', `select * from gate.add_operation_rows(${Array.from({ length: 29 }, (_, place) => `$${place + 1}`).join(', ')})`, [
      intent.index, intent.agencyId, operation, importId, labelId, by, at, of((row) => row.agency), of((row) => row.rowId), of((row) => row.kind), of((row) => row.occurrence), of((row) => row.day), of((row) => row.province),
      of((row) => row.mark), of((row) => row.isSure), of((row) => row.commodity), of((row) => row.quantity), of((row) => row.unit), of((row) => row.purity), of((row) => row.currency), of((row) => row.owner), of((row) => row.assists.join(';')),
      of((row) => row.exhibit), of((row) => row.direction), of((row) => row.note), keys.map(([exhibit]) => exhibit), keys.map(([, occasion]) => occasion), keys.map(([, , joint]) => joint), of(contentOf),
    ]);
    return new Map(found.map(({ place, state }) => [place - 1, state]));
  }

  /** All of it or nothing. */
  async together<T>(work: (db: Db) => Promise<T>): Promise<T> {
    return this.#db.transaction().execute(work);
  }
}

/** The same for a row that says the same: it is not written again. */
function contentOf(row: NewRow): string {
  const { kind, occurrence, day, province, mark, isSure, commodity, quantity, unit, purity, currency, owner, assists, exhibit, direction, note } = row;
  return hash('sha256', JSON.stringify([kind, occurrence, day, province, mark, isSure, commodity, quantity, unit, purity, currency, owner, assists, exhibit, direction, note]), 'base64url').slice(0, 27);
}

function stored(row: Row): StoredRow {
  return {
    ref: refOf(row.agency_id, row.row_agency, row.row_id), agencyId: row.agency_id, agency: row.row_agency, rowId: row.row_id, revision: row.revision, kind: row.kind, occurrence: row.occurrence_id, day: row.day, province: row.province,
    mark: row.is_sure ? row.mark : null, person: row.mark === null ? 'none' : row.is_sure ? 'named' : 'unsure', commodity: row.commodity, quantity: row.quantity, unit: row.unit, purity: row.purity, currency: row.currency, owner: row.owner,
    assists: row.assists, exhibit: row.exhibit_no, direction: row.direction, note: row.note, labelId: row.label_id, enteredBy: row.entered_by, knownFrom: row.known_from, knownTo: row.known_to,
  };
}
