// Lines of disclosure reviews, for a reader who may see the lead that opened them (G4).
import { type Db, type RawBuilder, sql } from '../../db/index.js';
import type { WordsAtRest } from '../../access/words/index.js';
import { linePlace, type Touched } from './beside.store.js';
import { type DeskScope, leads } from './lead-reader.store.js';

export interface DisclosureLine {
  readonly lineId: string;
  readonly leadId: string;
  readonly openedAtMs: number;
  readonly caseRef: string;
  readonly touched: Touched;
  readonly state: string;
  readonly dueAtMs: number | null;
  readonly holder: string | null;
  readonly outcome: string | null;
}

interface Row {
  readonly line_id: string;
  readonly lead_id: string;
  readonly opened_at: Date;
  readonly case_ref: string;
  readonly touched: string;
  readonly line_state: string;
  readonly line_due_at: Date | null;
  readonly line_holder: string | null;
  readonly line_outcome: string | null;
}

const mostListed = 500;

export class DisclosureStore {
  readonly #db: Db;
  readonly #words: WordsAtRest;

  constructor(db: Db, words: WordsAtRest) {
    this.#db = db;
    this.#words = words;
  }

  async lines(scope: DeskScope): Promise<DisclosureLine[]> {
    return this.#read(scope, sql`true`);
  }

  async line(scope: DeskScope, lineId: string): Promise<DisclosureLine | undefined> {
    return (await this.#read(scope, sql`d.line_id = ${lineId}`))[0];
  }

  /** The review that a lead opened, whoever reads it: one for a lead, however often it is reopened. */
  async reviewOf(agencyId: string, leadId: string): Promise<{ readonly reviewId: string; readonly lines: readonly { readonly lineId: string; readonly caseRef: string }[] } | undefined> {
    const review = await this.#db.selectFrom('disclosure_review').select('review_id').where('agency_id', '=', agencyId).where('lead_id', '=', leadId).executeTakeFirst();
    if (review === undefined) return undefined;
    const rows = await this.#db.selectFrom('disclosure_line').select(['line_id', 'case_ref']).where('agency_id', '=', agencyId).where('review_id', '=', review.review_id).orderBy('line_id').execute();
    return { reviewId: review.review_id, lines: rows.map((row) => ({ lineId: row.line_id, caseRef: row.case_ref })) };
  }

  async #read(scope: DeskScope, which: RawBuilder<unknown>): Promise<DisclosureLine[]> {
    const { rows } = await sql<Row>`${leads(scope)}
      select d.line_id, r.lead_id, r.opened_at, d.case_ref, d.touched, t.state as line_state, t.due_at as line_due_at, t.holder as line_holder, t.outcome as line_outcome
      from disclosure_line d join disclosure_review r on r.agency_id = d.agency_id and r.review_id = d.review_id join seen s on s.agency_id = r.agency_id and s.lead_id = r.lead_id
      cross join lateral (select state, due_at, holder, outcome from review_act a where a.agency_id = d.agency_id and a.thread = 'disclosure' and a.thread_id = d.line_id order by seq desc limit 1) t
      where d.agency_id = ${scope.agencyId} and ${which} order by (t.state = 'decided'), t.due_at nulls last, d.case_ref limit ${mostListed}`.execute(this.#db);
    return rows.map((row) => ({
      lineId: row.line_id, leadId: row.lead_id, openedAtMs: row.opened_at.getTime(), caseRef: row.case_ref, touched: JSON.parse(this.#words.open(row.touched, linePlace(scope.agencyId, row.line_id))) as Touched,
      state: row.line_state, dueAtMs: row.line_due_at?.getTime() ?? null, holder: row.line_holder, outcome: row.line_outcome,
    }));
  }
}
