// Requests to owners as rows: one for each agency that was asked, all from one asking. The registry is not touched by asking (G4).
import type { WordsAtRest } from '../../access/words/index.js';
import type { Db } from '../../db/index.js';

export interface OwnerRequestRow {
  /** The agency that was asked. */
  readonly agencyId: string;
  readonly requestId: string;
  /** One asking may go to a whole sector. */
  readonly askId: string;
  readonly sentTo: string;
  readonly askerAgencyId: string;
  readonly askerId: string;
  readonly purpose: string;
  readonly caseRef: string;
  readonly words: string;
  readonly askedAtMs: number;
  readonly state: string;
  readonly answerKind: string | null;
  readonly answerWords: string | null;
  readonly answerReports: readonly string[];
  readonly answeredAtMs: number | null;
}

export interface OwnerAnswer {
  readonly kind: string;
  readonly words: string;
  readonly reports: readonly string[];
  readonly by: string;
  readonly atMs: number;
}

const dayMs = 86_400_000;
const mostListed = 300;

export class OwnerRequestStore {
  readonly #db: Db;

  readonly #words: WordsAtRest;

  constructor(db: Db, words: WordsAtRest) {
    this.#db = db;
    this.#words = words;
  }

  async add(rows: readonly OwnerRequestRow[]): Promise<void> {
    if (rows.length === 0) return;
    await this.#db.insertInto('owner_request').values(rows.map((row) => ({
      agency_id: row.agencyId, request_id: row.requestId, ask_id: row.askId, sent_to: row.sentTo, asker_agency_id: row.askerAgencyId, asker_id: row.askerId, purpose: row.purpose,
      case_ref: row.caseRef, words: this.#words.seal(row.words, placeOf('words', row)), asked_at: new Date(row.askedAtMs), state: 'open', answer_kind: null, answer_words: null, answer_reports: [], answered_by: null, answered_at: null,
    }))).execute();
  }

  /** How often somebody asked within the last day, however many agencies each asking went to. */
  async askedToday(agencyId: string, memberId: string, nowMs: number): Promise<number> {
    const row = await this.#db.selectFrom('owner_request').select(({ fn }) => fn.count('ask_id').distinct().as('n')).where('asker_agency_id', '=', agencyId)
      .where('asker_id', '=', memberId).where('asked_at', '>', new Date(nowMs - dayMs)).executeTakeFirstOrThrow();
    return Number(row.n);
  }

  async sentBy(agencyId: string, memberId: string): Promise<OwnerRequestRow[]> {
    return this.#rows((query) => query.where('asker_agency_id', '=', agencyId).where('asker_id', '=', memberId));
  }

  async receivedBy(agencyId: string): Promise<OwnerRequestRow[]> {
    return this.#rows((query) => query.where('agency_id', '=', agencyId));
  }

  async received(agencyId: string, requestId: string): Promise<OwnerRequestRow | undefined> {
    return (await this.#rows((query) => query.where('agency_id', '=', agencyId).where('request_id', '=', requestId)))[0];
  }

  /** False when it was answered or closed already. */
  async answer(agencyId: string, requestId: string, answer: OwnerAnswer): Promise<boolean> {
    const done = await this.#db.updateTable('owner_request').set({
      state: answer.kind === 'silent' ? 'closed' : 'answered', answer_kind: answer.kind, answer_words: this.#words.seal(answer.words, placeOf('answer_words', { agencyId, requestId })), answer_reports: [...answer.reports],
      answered_by: answer.by, answered_at: new Date(answer.atMs),
    }).where('agency_id', '=', agencyId).where('request_id', '=', requestId).where('state', '=', 'open').executeTakeFirst();
    return done.numUpdatedRows > 0n;
  }

  async #rows(where: (query: Query) => Query): Promise<OwnerRequestRow[]> {
    const rows = await where(allOf(this.#db)).orderBy('asked_at', 'desc').orderBy('request_id').limit(mostListed).execute();
    const read = (column: 'words' | 'answer_words', text: string, row: { agency_id: string; request_id: string }) => this.#words.open(text, placeOf(column, { agencyId: row.agency_id, requestId: row.request_id }));
    return rows.map((row) => ({
      agencyId: row.agency_id, requestId: row.request_id, askId: row.ask_id, sentTo: row.sent_to, askerAgencyId: row.asker_agency_id, askerId: row.asker_id, purpose: row.purpose,
      caseRef: row.case_ref, words: read('words', row.words, row), askedAtMs: row.asked_at.getTime(), state: row.state, answerKind: row.answer_kind,
      answerWords: row.answer_words === null ? null : read('answer_words', row.answer_words, row),
      answerReports: row.answer_reports, answeredAtMs: row.answered_at?.getTime() ?? null,
    }));
  }
}

const placeOf = (column: string, { agencyId, requestId }: Pick<OwnerRequestRow, 'agencyId' | 'requestId'>): readonly string[] => ['owner_request', column, agencyId, requestId];

type Query = ReturnType<typeof allOf>;

function allOf(db: Db) {
  return db.selectFrom('owner_request').selectAll();
}
