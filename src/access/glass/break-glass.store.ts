// Emergency accesses as rows: whose, in which session, until when, and what the reviewers said. Reasons typed in the moment are in the record.
import { type BreakGlassTable, type Db, prepared, type Selectable, sql, type Updateable } from '../../db/index.js';
import type { Clock } from '../../kernel/index.js';
import type { Intent } from '../intent.js';
import { type KeptRows, rowAs, rowGone } from '../kept/index.js';
import type { Caller, Member, OpenGlass } from '../member.js';
import type { WordsAtRest } from '../words/index.js';

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
  /** Another than the access's own where somebody stood in. */
  readonly memberAgencyId: string;
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
  readonly #kept: KeptRows;
  readonly #words: WordsAtRest;

  constructor(db: Db, clock: Clock, kept: KeptRows, words: WordsAtRest) {
    this.#words = words;
    this.#db = db;
    this.#clock = clock;
    this.#kept = kept;
  }

  /** The one that is open now for this session, purpose and case. A moment in the future opens nothing: clocks that run back are no key. */
  async openOf({ member, sessionId, purpose, caseRef }: Caller): Promise<OpenGlass | undefined> {
    if (sessionId === undefined) return undefined;
    // Asked with every question of everybody: one text, planned once.
    const [row] = await prepared<{ glass_id: string; until: Date }>(this.#db, 'glass-open', `select glass_id, until from break_glass where agency_id = $1 and member_id = $2
      and session_id = $3 and purpose = $4 and case_ref = $5 and ended_at is null and opened_at <= $6 and until > $6`, [member.agencyId, member.memberId, sessionId, purpose, caseRef, new Date(this.#clock())]);
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
    const columns = {
      agency_id: row.agencyId, glass_id: row.glassId, member_id: row.memberId, session_id: row.sessionId, purpose: row.purpose, case_ref: row.caseRef,
      opened_at: new Date(row.openedAtMs), until: new Date(row.untilMs), ended_at: null, review_due: new Date(row.reviewDueMs), reviewed_at: null, outcome: null,
      intent_index: intent.index,
    };
    return this.#kept.change([rowAs('break_glass', columns)], () => this.#db.transaction().execute(async (tx) => {
      await sql`select pg_advisory_xact_lock(hashtext(${`break-glass ${row.agencyId}~${row.memberId}`}))`.execute(tx);
      if (!isAllowed(await this.historyOf(row, tx))) return false;
      await before();
      await tx.insertInto('break_glass').values(columns).execute();
      return true;
    }), Boolean);
  }

  async end({ agencyId, memberId }: Owner, glassId: string): Promise<void> {
    const row = await this.#row(agencyId, glassId);
    if (row?.member_id === memberId && row.ended_at === null) await this.#set(row, { ended_at: new Date(this.#clock()) });
  }

  /** Of an agency, or of one member of it; the newest first. */
  async list(agencyId: string, memberId?: string): Promise<GlassRow[]> {
    let query = this.#db.selectFrom('break_glass').selectAll().where('agency_id', '=', agencyId);
    if (memberId !== undefined) query = query.where('member_id', '=', memberId);
    const rows = await query.orderBy('opened_at', 'desc').limit(200).execute();
    return rows.map(glassOf);
  }

  /** Past their time and unreviewed, everywhere; `untold`: only those of which nobody has been told yet. */
  async overdue(untold: boolean): Promise<GlassRow[]> {
    let query = this.#db.selectFrom('break_glass').selectAll().where('reviewed_at', 'is', null).where('review_due', '<=', new Date(this.#clock()));
    if (untold) query = query.where('overdue_told_at', 'is', null);
    return (await query.orderBy('review_due').limit(200).execute()).map(glassOf);
  }

  /** False when somebody was faster. */
  async tellOverdue({ agencyId, glassId }: GlassRow): Promise<boolean> {
    const told = await this.#db.updateTable('break_glass').set({ overdue_told_at: new Date(this.#clock()) }).where('agency_id', '=', agencyId).where('glass_id', '=', glassId)
      .where('overdue_told_at', 'is', null).executeTakeFirst();
    return told.numUpdatedRows === 1n;
  }

  /** Agencies whose people stand in for those of an agency, and for which agencies those of an agency stand in. */
  async standIns(agencyId: string): Promise<string[]> {
    const rows = await this.#db.selectFrom('review_stand_in').select('stands_in_agency_id').where('agency_id', '=', agencyId).orderBy('stands_in_agency_id').execute();
    return rows.map((row) => row.stands_in_agency_id);
  }

  async standsInFor(agencyId: string): Promise<string[]> {
    const rows = await this.#db.selectFrom('review_stand_in').select('agency_id').where('stands_in_agency_id', '=', agencyId).orderBy('agency_id').execute();
    return rows.map((row) => row.agency_id);
  }

  /** Agencies with emergency accesses that have named nobody to stand in, but for this one. */
  async agenciesWithout(agencyId: string): Promise<string[]> {
    const rows = await this.#db.selectFrom('break_glass').select('agency_id').distinct().where('agency_id', '!=', agencyId)
      .where('agency_id', 'not in', this.#db.selectFrom('review_stand_in').select('agency_id')).orderBy('agency_id').execute();
    return rows.map((row) => row.agency_id);
  }

  /** All of them: who is not named any more stands in no longer. */
  async setStandIns(agencyId: string, standIns: readonly string[]): Promise<void> {
    const before = await this.standIns(agencyId);
    const rowOf = (other: string) => ({ agency_id: agencyId, stands_in_agency_id: other });
    const [added, gone] = [standIns.filter((one) => !before.includes(one)), before.filter((one) => !standIns.includes(one))];
    await this.#kept.change([...added.map((one) => rowAs('review_stand_in', rowOf(one))), ...gone.map((one) => rowGone('review_stand_in', rowOf(one)))], () => this.#db.transaction().execute(async (tx) => {
      await tx.deleteFrom('review_stand_in').where('agency_id', '=', agencyId).where('stands_in_agency_id', 'in', ['', ...gone]).execute();
      if (added.length > 0) await tx.insertInto('review_stand_in').values(added.map(rowOf)).execute();
    }));
  }

  async #row(agencyId: string, glassId: string): Promise<Selectable<BreakGlassTable> | undefined> {
    return this.#db.selectFrom('break_glass').selectAll().where('agency_id', '=', agencyId).where('glass_id', '=', glassId).executeTakeFirst();
  }

  async #set(row: Selectable<BreakGlassTable>, columns: Updateable<BreakGlassTable>): Promise<void> {
    await this.#kept.change([rowAs('break_glass', { ...row, ...columns })], () =>
      this.#db.updateTable('break_glass').set(columns).where('agency_id', '=', row.agency_id).where('glass_id', '=', row.glass_id).execute());
  }

  async opinions(agencyId: string, glassId: string): Promise<OpinionRow[]> {
    const rows = await this.#db.selectFrom('break_glass_opinion').selectAll().where('agency_id', '=', agencyId).where('glass_id', '=', glassId).orderBy('role').execute();
    return rows.map((row) => ({ role: row.role, memberAgencyId: row.member_agency_id, memberId: row.member_id, outcome: row.outcome, why: this.#words.open(row.why, whyOf(agencyId, glassId, row.role)), givenAtMs: row.given_at.getTime() }));
  }

  /** False when this role, or this person, has spoken already. */
  async addOpinion(intent: Intent, glass: GlassRow, opinion: OpinionRow): Promise<boolean> {
    const row = {
      agency_id: glass.agencyId, glass_id: glass.glassId, role: opinion.role, member_agency_id: opinion.memberAgencyId, member_id: opinion.memberId, outcome: opinion.outcome,
      why: this.#words.seal(opinion.why, whyOf(glass.agencyId, glass.glassId, opinion.role)), given_at: new Date(opinion.givenAtMs), intent_index: intent.index,
    };
    return this.#kept.change([rowAs('break_glass_opinion', row)], async () => {
      const done = await this.#db.insertInto('break_glass_opinion').values(row).onConflict((conflict) => conflict.doNothing()).executeTakeFirst();
      return (done.numInsertedOrUpdatedRows ?? 0n) > 0n;
    }, Boolean);
  }

  async close(agencyId: string, glassId: string, outcome: string): Promise<void> {
    const row = await this.#row(agencyId, glassId);
    if (row !== undefined) await this.#set(row, { reviewed_at: new Date(this.#clock()), outcome });
  }
}

const whyOf = (...key: readonly string[]): readonly string[] => ['break_glass_opinion', 'why', ...key];

function glassOf(row: Selectable<BreakGlassTable>): GlassRow {
  return {
    agencyId: row.agency_id, glassId: row.glass_id, memberId: row.member_id, sessionId: row.session_id, purpose: row.purpose, caseRef: row.case_ref,
    openedAtMs: row.opened_at.getTime(), untilMs: row.until.getTime(), endedAtMs: row.ended_at?.getTime() ?? null, reviewDueMs: row.review_due.getTime(),
    reviewedAtMs: row.reviewed_at?.getTime() ?? null, outcome: row.outcome, intentIndex: row.intent_index,
  };
}
