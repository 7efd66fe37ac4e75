// Cases of one agency that a finding of another touches: a task in the compartment of the agency whose case it is, and for the finder that it was sent and whether it is done (G4, G5).
import { type Db, type Insertable, type DisclosureReferralTable, type RawBuilder, sql } from '../../db/index.js';
import type { WordsAtRest } from '../../access/words/index.js';
import type { ActPlace } from './act.js';
import { type DeskScope, leads } from './lead-reader.store.js';

/** What the law of disclosure needs, and nothing of what was found or answered (domain.md section 9, McNeil: the Crown must inquire of other agencies). */
export interface ReferralWords {
  readonly user: string;
  readonly name: string;
  readonly title: string;
  readonly fromOn: string | null;
  readonly toOn: string | null;
  /** `coach`, `restrict` or `refer`. */
  readonly outcome: string;
  readonly closedOn: string;
}

export interface NewReferral {
  readonly referralId: string;
  readonly fromAgencyId: string;
  readonly reviewId: string;
  readonly labelId: number;
  readonly caseRef: string;
  readonly words: ReferralWords;
  /** Blind terms, in the agency whose case it is, of whoever it is about. */
  readonly nameTags: readonly string[];
}

export interface Referral {
  readonly referralId: string;
  readonly fromAgencyId: string;
  readonly caseRef: string;
  readonly words: ReferralWords;
  readonly openedAtMs: number;
  readonly state: string;
  readonly dueAtMs: number | null;
  readonly holder: string | null;
  readonly outcome: string | null;
}

export interface SentReferral {
  readonly leadId: string;
  readonly toAgencyId: string;
  readonly sentAtMs: number;
  readonly isDone: boolean;
}

interface Row extends Pick<DisclosureReferralTable, 'referral_id' | 'from_agency_id' | 'case_ref' | 'words'> {
  readonly opened_at: Date;
  readonly state: string;
  readonly due_at: Date | null;
  readonly holder: string | null;
  readonly outcome: string | null;
}

const mostListed = 500;

export class ReferralStore {
  readonly #db: Db;
  readonly #words: WordsAtRest;

  constructor(db: Db, words: WordsAtRest) {
    this.#db = db;
    this.#words = words;
  }

  rowOf({ agencyId, atMs, intentIndex }: ActPlace, one: NewReferral): Insertable<DisclosureReferralTable> {
    return {
      agency_id: agencyId, referral_id: one.referralId, from_agency_id: one.fromAgencyId, label_id: one.labelId, case_ref: one.caseRef, words: this.#words.seal(JSON.stringify(one.words), placeOf(agencyId, one.referralId)),
      name_tags: [...one.nameTags], opened_at: new Date(atMs), intent_index: intentIndex,
    };
  }

  async of(scope: DeskScope, referralId?: string): Promise<Referral[]> {
    const { agencyId, labelIds, hidden: { own } } = scope;
    const onlyOne = referralId === undefined ? sql`` : sql`and r.referral_id = ${referralId}`;
    const { rows } = await sql<Row>`
      select r.referral_id, r.from_agency_id, r.case_ref, r.words, r.opened_at, t.state, t.due_at, t.holder, t.outcome from disclosure_referral r ${lastAct(sql`r.agency_id`, sql`r.referral_id`)}
      where r.agency_id = ${agencyId} and r.label_id = any(${[...labelIds]}) and not (r.name_tags && ${[...own]}) ${onlyOne} order by (t.state = 'decided'), t.due_at nulls last, r.referral_id limit ${mostListed}`.execute(this.#db);
    return rows.map((row) => ({
      referralId: row.referral_id, fromAgencyId: row.from_agency_id, caseRef: row.case_ref, words: JSON.parse(this.#words.open(row.words, placeOf(agencyId, row.referral_id))) as ReferralWords, openedAtMs: row.opened_at.getTime(),
      state: row.state, dueAtMs: row.due_at?.getTime() ?? null, holder: row.holder, outcome: row.outcome,
    }));
  }

  /** What the desk of this reader sent: to whom, and whether it is done. */
  async sent(scope: DeskScope): Promise<SentReferral[]> {
    const { rows } = await sql<{ readonly lead_id: string; readonly to_agency_id: string; readonly sent_at: Date; readonly state: string }>`${leads(scope)}
      select d.lead_id, n.to_agency_id, n.sent_at, t.state from seen s join disclosure_review d on d.agency_id = s.agency_id and d.lead_id = s.lead_id
      join disclosure_sent n on n.agency_id = d.agency_id and n.review_id = d.review_id ${lastAct(sql`n.to_agency_id`, sql`n.referral_id`)} order by n.sent_at desc, n.referral_id limit ${mostListed}`.execute(this.#db);
    return rows.map((row) => ({ leadId: row.lead_id, toAgencyId: row.to_agency_id, sentAtMs: row.sent_at.getTime(), isDone: row.state === 'decided' }));
  }

  /** Leads whose review of cases was opened since. */
  async openedSince(sinceMs: number): Promise<readonly { readonly agencyId: string; readonly leadId: string }[]> {
    const rows = await this.#db.selectFrom('disclosure_review').select(['agency_id', 'lead_id']).where('opened_at', '>', new Date(sinceMs)).orderBy('opened_at').execute();
    return rows.map((row) => ({ agencyId: row.agency_id, leadId: row.lead_id }));
  }

  /** Which cases a review was sent for already. */
  async sentFor(agencyId: string, reviewId: string): Promise<readonly { readonly agencyId: string; readonly referralId: string; readonly caseRef: string }[]> {
    const { rows } = await sql<{ readonly agency_id: string; readonly referral_id: string; readonly case_ref: string }>`
      select r.agency_id, r.referral_id, r.case_ref from disclosure_sent n join disclosure_referral r on r.agency_id = n.to_agency_id and r.referral_id = n.referral_id where n.agency_id = ${agencyId} and n.review_id = ${reviewId}`.execute(this.#db);
    return rows.map((row) => ({ agencyId: row.agency_id, referralId: row.referral_id, caseRef: row.case_ref }));
  }
}

const lastAct = (agency: RawBuilder<unknown>, id: RawBuilder<unknown>) =>
  sql`cross join lateral (select state, due_at, holder, outcome from review_act a where a.agency_id = ${agency} and a.thread = 'referral' and a.thread_id = ${id} order by seq desc limit 1) t`;
const placeOf = (agencyId: string, referralId: string): readonly string[] => ['disclosure_referral', 'words', agencyId, referralId];
