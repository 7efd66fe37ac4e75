// Emergency accesses as rows: whose, in which session, until when, and what the reviewers said. Reasons typed in the moment are in the record.
import { type Db, sql } from '../../db/index.js';
import type { Clock } from '../../kernel/index.js';
import type { Intent } from '../intent.js';
import type { Caller, Member, OpenGlass } from '../member.js';

export interface GlassRow {
  readonly agencyId: string;
  readonly glassId: string;
  readonly memberId: string;
  readonly sessionId: string;
  readonly purpose: string;
  readonly caseRef: string;
  readonly openedAtMs: number;
  readonly untilMs: number;
  readonly endedAtMs: number | null;
  readonly reviewDueMs: number;
  readonly reviewedAtMs: number | null;
  readonly outcome: string | null;
  /** Of the entry that announced it, in the log of `agencyId`. */
  readonly intentIndex: bigint;
}

export interface OpinionRow {
  readonly role: string;
  readonly memberId: string;
  readonly outcome: string;
  readonly why: string;
  readonly givenAtMs: number;
}

/** What the policies ask of a person's earlier emergency accesses. */
export interface GlassHistory {
  readonly timesThisWeek: number;
  readonly reviewOverdue: boolean;
}

const weekMs = 7 * 86_400_000;
type Owner = Pick<Member, 'agencyId' | 'memberId'>;

export class BreakGlassStore {
  readonly #db: Db;
  readonly #clock: Clock;

  constructor(db: Db, clock: Clock) {
    this.#db = db;
    this.#clock = clock;
  }

  /** The one that is open now for this session, purpose and case. A moment in the future opens nothing: clocks that run back are no key. */
  async openOf({ member, sessionId, purpose, caseRef }: Caller): Promise<OpenGlass | undefined> {
    if (sessionId === undefined) return undefined;
    const now = new Date(this.#clock());
    const row = await this.#db.selectFrom('break_glass').select(['glass_id', 'until']).where('agency_id', '=', member.agencyId).where('member_id', '=', member.memberId)
      .where('session_id', '=', sessionId).where('purpose', '=', purpose).where('case_ref', '=', caseRef).where('ended_at', 'is', null)
      .where('opened_at', '<=', now).where('until', '>', now).executeTakeFirst();
    return row && { glassId: row.glass_id, untilMs: row.until.getTime() };
  }

  async isOpen(caller: Caller): Promise<boolean> {
    return caller.glass !== undefined && (await this.openOf(caller))?.glassId === caller.glass.glassId;
  }

  /** Counted whatever the clock says now: one that lies in the future is one as well. */
  async historyOf({ agencyId, memberId }: Owner, db: Db = this.#db): Promise<GlassHistory> {
    const now = this.#clock();
    const rows = await db.selectFrom('break_glass').select(['opened_at', 'review_due', 'reviewed_at']).where('agency_id', '=', agencyId).where('member_id', '=', memberId)
      .where((row) => row.or([row('opened_at', '>', new Date(now - weekMs)), row('reviewed_at', 'is', null)])).execute();
    return {
      timesThisWeek: rows.filter((row) => row.opened_at.getTime() > now - weekMs).length,
      reviewOverdue: rows.some((row) => row.reviewed_at === null && row.review_due.getTime() <= now),
    };
  }

  /** One at a time for each person, so that two at once count as two. `isAllowed` sees the history as it is now; `before` runs before it holds. */
  async add(intent: Intent, row: GlassRow, isAllowed: (history: GlassHistory) => boolean, before: () => Promise<void>): Promise<boolean> {
    return this.#db.transaction().execute(async (tx) => {
      await sql`select pg_advisory_xact_lock(hashtext(${`break-glass ${row.agencyId}~${row.memberId}`}))`.execute(tx);
      if (!isAllowed(await this.historyOf(row, tx))) return false;
      await before();
      await tx.insertInto('break_glass').values({
        agency_id: row.agencyId, glass_id: row.glassId, member_id: row.memberId, session_id: row.sessionId, purpose: row.purpose, case_ref: row.caseRef,
        opened_at: new Date(row.openedAtMs), until: new Date(row.untilMs), ended_at: null, review_due: new Date(row.reviewDueMs), reviewed_at: null, outcome: null,
        intent_index: intent.index,
      }).execute();
      return true;
    });
  }

  async end({ agencyId, memberId }: Owner, glassId: string): Promise<void> {
    await this.#db.updateTable('break_glass').set({ ended_at: new Date(this.#clock()) }).where('agency_id', '=', agencyId).where('member_id', '=', memberId)
      .where('glass_id', '=', glassId).where('ended_at', 'is', null).execute();
  }

  /** Of an agency, or of one member of it; the newest first. */
  async list(agencyId: string, memberId?: string): Promise<GlassRow[]> {
    let query = this.#db.selectFrom('break_glass').selectAll().where('agency_id', '=', agencyId);
    if (memberId !== undefined) query = query.where('member_id', '=', memberId);
    const rows = await query.orderBy('opened_at', 'desc').limit(200).execute();
    return rows.map((row) => ({
      agencyId: row.agency_id, glassId: row.glass_id, memberId: row.member_id, sessionId: row.session_id, purpose: row.purpose, caseRef: row.case_ref,
      openedAtMs: row.opened_at.getTime(), untilMs: row.until.getTime(), endedAtMs: row.ended_at?.getTime() ?? null, reviewDueMs: row.review_due.getTime(),
      reviewedAtMs: row.reviewed_at?.getTime() ?? null, outcome: row.outcome, intentIndex: row.intent_index,
    }));
  }

  async opinions(agencyId: string, glassId: string): Promise<OpinionRow[]> {
    const rows = await this.#db.selectFrom('break_glass_opinion').selectAll().where('agency_id', '=', agencyId).where('glass_id', '=', glassId).orderBy('role').execute();
    return rows.map((row) => ({ role: row.role, memberId: row.member_id, outcome: row.outcome, why: row.why, givenAtMs: row.given_at.getTime() }));
  }

  /** False when this role, or this person, has spoken already. */
  async addOpinion(intent: Intent, glassId: string, opinion: OpinionRow): Promise<boolean> {
    const done = await this.#db.insertInto('break_glass_opinion').values({
      agency_id: intent.agencyId, glass_id: glassId, role: opinion.role, member_id: opinion.memberId, outcome: opinion.outcome, why: opinion.why,
      given_at: new Date(opinion.givenAtMs), intent_index: intent.index,
    }).onConflict((conflict) => conflict.doNothing()).executeTakeFirst();
    return (done.numInsertedOrUpdatedRows ?? 0n) > 0n;
  }

  async close(agencyId: string, glassId: string, outcome: string): Promise<void> {
    await this.#db.updateTable('break_glass').set({ reviewed_at: new Date(this.#clock()), outcome }).where('agency_id', '=', agencyId).where('glass_id', '=', glassId).execute();
  }
}
