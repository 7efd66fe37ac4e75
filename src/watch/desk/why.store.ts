// Questions about low-risk looks and their answers: found by a blind term of whoever is asked, and by nothing else (G4).
import { type Db, sql } from '../../db/index.js';
import type { WordsAtRest } from '../../access/words/index.js';
import type { Question } from './question.store.js';

export interface NewWhy {
  readonly questionId: string;
  readonly memberTag: string;
  readonly words: Readonly<Record<'en' | 'fr', string>>;
  readonly askedAtMs: number;
  readonly dueAtMs: number;
  readonly intentIndex: bigint;
}

/** One question, as those who review may read it. */
export interface PutWhy {
  readonly questionId: string;
  /** Blind term of whoever was asked. */
  readonly memberTag: string;
  readonly words: Readonly<Record<'en' | 'fr', string>>;
  readonly askedAtMs: number;
  readonly dueAtMs: number;
  readonly answer: { readonly words: string; readonly atMs: number } | null;
}

interface PutRow {
  readonly agency_id: string;
  readonly question_id: string;
  readonly member_tag: string;
  readonly words: string;
  readonly asked_at: Date;
  readonly due_at: Date;
  readonly answer: string | null;
  readonly answered_at: Date | null;
}

const mostListed = 500;

interface WhyRow {
  readonly question_id: string;
  readonly words: string;
  readonly asked_at: Date;
  readonly due_at: Date;
  readonly is_answered: boolean;
}

const placeOf = (table: 'why_question' | 'why_answer', agencyId: string, questionId: string): readonly string[] => [table, 'words', agencyId, questionId];

export class WhyStore {
  readonly #db: Db;
  readonly #words: WordsAtRest;

  constructor(db: Db, words: WordsAtRest) {
    this.#db = db;
    this.#words = words;
  }

  /** Of these questions, those that were put. */
  async known(agencyId: string, ids: readonly string[]): Promise<ReadonlySet<string>> {
    if (ids.length === 0) return new Set();
    const rows = await this.#db.selectFrom('why_question').select('question_id').where('agency_id', '=', agencyId).where('question_id', 'in', [...ids]).execute();
    return new Set(rows.map((row) => row.question_id));
  }

  async wasAskedSince(agencyId: string, memberTag: string, sinceMs: number): Promise<boolean> {
    return (await this.#db.selectFrom('why_question').select('question_id').where('agency_id', '=', agencyId).where('member_tag', '=', memberTag).where('asked_at', '>', new Date(sinceMs)).limit(1).execute()).length > 0;
  }

  /** Whether a lead about somebody of these names is under review: whoever a reviewer looks at is asked by the reviewer or not at all. */
  async isUnderReview(agencyId: string, tags: readonly string[]): Promise<boolean> {
    const { rows } = await sql`
      select from review_lead_name n where n.agency_id = ${agencyId} and n.part = 'actor' and n.name_tag = any(${[...tags]})
        and coalesce((select a.state from review_act a where a.agency_id = n.agency_id and a.thread = 'lead' and a.thread_id = n.lead_id and a.kind <> 'opened' order by a.seq desc limit 1), 'new') <> 'closed'
      limit 1`.execute(this.#db);
    return rows.length > 0;
  }

  async add(agencyId: string, why: NewWhy): Promise<void> {
    await this.#db.insertInto('why_question').values({
      agency_id: agencyId, question_id: why.questionId, member_tag: why.memberTag, words: this.#words.seal(JSON.stringify(why.words), placeOf('why_question', agencyId, why.questionId)),
      asked_at: new Date(why.askedAtMs), due_at: new Date(why.dueAtMs), intent_index: why.intentIndex,
    }).execute();
  }

  async of(agencyId: string, memberTag: string): Promise<Question[]> {
    const { rows } = await sql<WhyRow>`
      select q.question_id, q.words, q.asked_at, q.due_at, exists (select from why_answer a where a.agency_id = q.agency_id and a.question_id = q.question_id) as is_answered
      from why_question q where q.agency_id = ${agencyId} and q.member_tag = ${memberTag} order by q.asked_at desc limit 100`.execute(this.#db);
    return rows.map((row) => ({
      questionId: row.question_id, leadId: '', words: JSON.parse(this.#words.open(row.words, placeOf('why_question', agencyId, row.question_id))) as Question['words'],
      askedAtMs: row.asked_at.getTime(), dueAtMs: row.due_at.getTime(), isAnswered: row.is_answered,
    }));
  }

  async answer(agencyId: string, questionId: string, answer: string, atMs: number, intentIndex: bigint): Promise<void> {
    await this.#db.insertInto('why_answer').values({ agency_id: agencyId, question_id: questionId, words: this.#words.seal(answer, placeOf('why_answer', agencyId, questionId)), answered_at: new Date(atMs), intent_index: intentIndex }).execute();
  }

  /** Of these people, newest first; the database leaves out everybody else's. */
  async putTo(agencyId: string, memberTags: readonly string[], questionId?: string): Promise<PutWhy[]> {
    const onlyOne = questionId === undefined ? sql`` : sql`and q.question_id = ${questionId}`;
    const { rows } = await sql<PutRow>`
      select q.agency_id, q.question_id, q.member_tag, q.words, q.asked_at, q.due_at, a.words as answer, a.answered_at
      from why_question q left join why_answer a on a.agency_id = q.agency_id and a.question_id = q.question_id
      where q.agency_id = ${agencyId} and q.member_tag = any(${[...memberTags]}) ${onlyOne} order by q.asked_at desc, q.question_id limit ${mostListed}`.execute(this.#db);
    return rows.map((row) => ({
      questionId: row.question_id, memberTag: row.member_tag, words: JSON.parse(this.#words.open(row.words, placeOf('why_question', agencyId, row.question_id))) as PutWhy['words'], askedAtMs: row.asked_at.getTime(), dueAtMs: row.due_at.getTime(),
      answer: row.answer === null || row.answered_at === null ? null : { words: this.#words.open(row.answer, placeOf('why_answer', agencyId, row.question_id)), atMs: row.answered_at.getTime() },
    }));
  }
}
