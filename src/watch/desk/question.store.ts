// Questions put to whoever is examined, and what a cleared person may be told: found by a blind term of their own account, and by nothing else (G4).
import { type Db, sql } from '../../db/index.js';
import type { WordsAtRest } from '../../access/words/index.js';
import { questionPlace } from './beside.store.js';

export interface Question {
  readonly questionId: string;
  readonly leadId: string;
  /** As a reviewer typed them; or in both languages, where nobody typed them. */
  readonly words: string | Readonly<Record<'en' | 'fr', string>>;
  readonly askedAtMs: number;
  readonly dueAtMs: number;
  readonly isAnswered: boolean;
}

/** A review that ended as cleared. `isSerious`: somebody exposed has a task, which `isTaskOver` or not. */
export interface Clearance {
  readonly leadId: string;
  readonly takenAtMs: number;
  readonly closedAtMs: number;
  readonly isSerious: boolean;
  readonly isTaskOver: boolean;
}

interface QuestionRow {
  readonly question_id: string;
  readonly lead_id: string;
  readonly words: string;
  readonly asked_at: Date;
  readonly due_at: Date;
  readonly is_answered: boolean;
}

interface ClearanceRow {
  readonly lead_id: string;
  readonly taken_at: Date;
  readonly closed_at: Date;
  readonly is_serious: boolean;
  readonly is_task_over: boolean;
}

export class QuestionStore {
  readonly #db: Db;
  readonly #words: WordsAtRest;

  constructor(db: Db, words: WordsAtRest) {
    this.#db = db;
    this.#words = words;
  }

  async of(agencyId: string, memberTag: string): Promise<Question[]> {
    const { rows } = await sql<QuestionRow>`
      select q.question_id, q.lead_id, q.words, q.asked_at, q.due_at,
        exists (select from review_act a where a.agency_id = q.agency_id and a.thread = 'lead' and a.thread_id = q.lead_id and a.kind = 'answered' and a.ref = q.question_id) as is_answered
      from review_question q where q.agency_id = ${agencyId} and q.member_tag = ${memberTag} order by q.asked_at desc limit 100`.execute(this.#db);
    return rows.map((row) => ({
      questionId: row.question_id, leadId: row.lead_id, words: this.#words.open(row.words, questionPlace(agencyId, row.question_id)), askedAtMs: row.asked_at.getTime(), dueAtMs: row.due_at.getTime(), isAnswered: row.is_answered,
    }));
  }

  /** Of leads on which one of these names is that of whoever was examined; as it was known then, since what a lead was reopened for is not theirs to learn here. */
  async clearances(agencyId: string, tags: readonly string[]): Promise<Clearance[]> {
    const { rows } = await sql<ClearanceRow>`
      select l.lead_id, l.taken_at, c.at as closed_at, e.task_id is not null as is_serious, coalesce(t.state in ('closed', 'stopped'), true) as is_task_over
      from review_lead l
      join review_act c on c.agency_id = l.agency_id and c.thread = 'lead' and c.thread_id = l.lead_id and c.kind = 'decided' and c.state = 'closed' and c.outcome = 'clear'
      left join lateral (select r.at from review_act r where r.agency_id = l.agency_id and r.thread = 'lead' and r.thread_id = l.lead_id and r.kind = 'reopened' and r.seq > c.seq order by r.seq limit 1) r on true
      left join exposed_task e on e.agency_id = l.agency_id and e.lead_id = l.lead_id and (r.at is null or e.opened_at < r.at)
      left join lateral (select state from review_act t where t.agency_id = l.agency_id and t.thread = 'exposed' and t.thread_id = e.task_id and (r.at is null or t.at < r.at) order by seq desc limit 1) t on true
      where l.agency_id = ${agencyId} and l.lead_id in (select n.lead_id from review_lead_name n where n.agency_id = ${agencyId} and n.part = 'actor' and n.name_tag = any(${[...tags]}))
      order by c.at desc limit 100`.execute(this.#db);
    return rows.map((row) => ({ leadId: row.lead_id, takenAtMs: row.taken_at.getTime(), closedAtMs: row.closed_at.getTime(), isSerious: row.is_serious, isTaskOver: row.is_task_over }));
  }
}
