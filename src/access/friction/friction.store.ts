// What friction keeps: blinded marks of what people asked about before, the hours in which they work, and which look-ups were asked about. No word that anybody
// typed lies here, and no sentence: these stand in the record alone (G11).
import { type Db, sql } from '../../db/index.js';
import type { WordsAtRest } from '../words/index.js';
import type { Trial } from './effect.js';
import type { Unexplained, WorkDay } from './line-of-work.js';

export interface Somebody {
  readonly agencyId: string;
  readonly memberId: string;
}

/** `capped`: they had been asked as often as anybody is in one shift. */
export type Arm = 'asked' | 'held' | 'capped';

export interface RaisedPrompt extends Somebody {
  readonly frictionId: string;
  readonly sessionId: string;
  readonly questionMark: string;
  readonly subjectMark: string;
  readonly arm: Arm;
  /** Drawn by lot: it counts when what asking changes is measured. */
  readonly isTrial: boolean;
  readonly reason: Unexplained;
  readonly raisedAtMs: number;
}

export interface LearntWork extends Somebody {
  readonly marks: readonly string[];
  readonly caseMark: string;
  readonly day: string;
  readonly hour: number;
}

const keptDays = 180;
const habitDays = 90;
const dayMs = 86_400_000;
const dayOf = (atMs: number): string => new Date(atMs).toISOString().slice(0, 10);

export class FrictionStore {
  readonly #db: Db;
  readonly #words: WordsAtRest;

  constructor(db: Db, words: WordsAtRest) {
    this.#db = db;
    this.#words = words;
  }

  /** Which of these marks the person is known by. */
  async known({ agencyId, memberId }: Somebody, marks: readonly string[], atMs: number): Promise<ReadonlySet<string>> {
    if (marks.length === 0) return new Set();
    const rows = await this.#db.selectFrom('friction_word').select('mark').where('agency_id', '=', agencyId).where('member_id', '=', memberId)
      .where('mark', 'in', [...marks]).where('last_on', '>=', dayOf(atMs - keptDays * dayMs)).execute();
    return new Set(rows.map((row) => row.mark));
  }

  async days({ agencyId, memberId }: Somebody, caseMark: string, atMs: number): Promise<WorkDay[]> {
    const rows = await this.#db.selectFrom('friction_work').select(['day', 'case_mark', 'hours']).where('agency_id', '=', agencyId).where('member_id', '=', memberId)
      .where('day', '>=', dayOf(atMs - habitDays * dayMs)).execute();
    return rows.map((row) => ({ day: row.day, isThisCase: row.case_mark === caseMark, hours: row.hours }));
  }

  async learn({ agencyId, memberId, marks, caseMark, day, hour }: LearntWork): Promise<void> {
    const bit = 1 << hour;
    await this.#db.insertInto('friction_work').values({ agency_id: agencyId, member_id: memberId, day, case_mark: caseMark, hours: bit })
      .onConflict((conflict) => conflict.columns(['agency_id', 'member_id', 'day', 'case_mark']).doUpdateSet({ hours: sql<number>`friction_work.hours | ${bit}` })).execute();
    if (marks.length === 0) return;
    await this.#db.insertInto('friction_word').values(marks.map((mark) => ({ agency_id: agencyId, member_id: memberId, mark, last_on: day })))
      .onConflict((conflict) => conflict.columns(['agency_id', 'member_id', 'mark']).doUpdateSet({ last_on: day })).execute();
  }

  async raise(one: RaisedPrompt): Promise<void> {
    await this.#db.insertInto('friction_prompt').values({
      agency_id: one.agencyId, friction_id: one.frictionId, member_id: one.memberId, session_id: one.sessionId, question_mark: one.questionMark, subject_mark: one.subjectMark, arm: one.arm,
      is_trial: one.isTrial, reason: this.#words.seal(one.reason, ['friction_prompt', 'reason', one.agencyId, one.frictionId]), raised_at: new Date(one.raisedAtMs), answered_at: null,
    }).execute();
  }

  /** The prompt of this very question in this session that waits for its sentence since then. */
  async open({ agencyId, memberId }: Somebody, sessionId: string, questionMark: string, sinceMs: number): Promise<string | undefined> {
    const row = await this.#db.selectFrom('friction_prompt').select('friction_id').where('agency_id', '=', agencyId).where('member_id', '=', memberId).where('session_id', '=', sessionId)
      .where('question_mark', '=', questionMark).where('arm', '=', 'asked').where('answered_at', 'is', null).where('raised_at', '>=', new Date(sinceMs)).orderBy('raised_at', 'desc').executeTakeFirst();
    return row?.friction_id;
  }

  /** INVARIANT: once, for the question that it was asked of (tests/attacks/access/friction-answer-resent.test.ts). */
  async settle({ agencyId, memberId }: Somebody, frictionId: string, questionMark: string, sessionId: string, sinceMs: number, atMs: number): Promise<boolean> {
    const { numUpdatedRows } = await this.#db.updateTable('friction_prompt').set({ answered_at: new Date(atMs) }).where('agency_id', '=', agencyId).where('friction_id', '=', frictionId)
      .where('member_id', '=', memberId).where('session_id', '=', sessionId).where('question_mark', '=', questionMark).where('arm', '=', 'asked').where('answered_at', 'is', null).where('raised_at', '>=', new Date(sinceMs)).executeTakeFirst();
    return numUpdatedRows === 1n;
  }

  /** What they were asked, or not asked, since then. */
  async since({ agencyId, memberId }: Somebody, sinceMs: number): Promise<readonly { readonly arm: Arm; readonly subjectMark: string; readonly isAnswered: boolean }[]> {
    const rows = await this.#db.selectFrom('friction_prompt').select(['arm', 'subject_mark', 'answered_at']).where('agency_id', '=', agencyId).where('member_id', '=', memberId).where('raised_at', '>=', new Date(sinceMs)).execute();
    return rows.map((row) => ({ arm: row.arm, subjectMark: row.subject_mark, isAnswered: row.answered_at !== null }));
  }

  async trials(agencyId: string): Promise<Trial[]> {
    const rows = await this.#db.selectFrom('friction_prompt').select(['member_id', 'arm', 'raised_at']).where('agency_id', '=', agencyId).where('is_trial', '=', true).orderBy('raised_at').execute();
    return rows.flatMap((row) => (row.arm === 'capped' ? [] : [{ memberId: row.member_id, arm: row.arm, atMs: row.raised_at.getTime() }]));
  }
}
