// Acts as rows that are only added. Each is announced in the record before it stands, so that one that was edited or taken away is found (G2, G12).
import { type Db, type Insertable, type ReviewActTable, type Selectable } from '../../db/index.js';
import { type KeptRows, rowAs } from '../../access/kept/index.js';
import type { WordsAtRest } from '../../access/words/index.js';
import type { Act, ActDraft, ActPlace, ActWords, Thread } from './act.js';
import { type Beside, besideRows, lentRow } from './beside.store.js';

export class ActStore {
  readonly #db: Db;
  readonly #kept: KeptRows;
  readonly #words: WordsAtRest;

  constructor(db: Db, kept: KeptRows, words: WordsAtRest) {
    this.#db = db;
    this.#kept = kept;
    this.#words = words;
  }

  /** The whole of a thread, in order; empty where there is none. */
  async of(agencyId: string, thread: Thread, threadId: string): Promise<Act[]> {
    const rows = await this.#db.selectFrom('review_act').selectAll().where('agency_id', '=', agencyId).where('thread', '=', thread).where('thread_id', '=', threadId).orderBy('seq').execute();
    return rows.map((row) => this.#actOf(row));
  }

  /** All or none, each at the end of its thread; throws when somebody else was there first. */
  async append({ agencyId, atMs, intentIndex }: ActPlace, drafts: readonly ActDraft[], beside: Beside = {}): Promise<void> {
    const ends = new Map<string, number>();
    const rows: Insertable<ReviewActTable>[] = [];
    for (const draft of drafts) {
      const key = `${draft.thread} ${draft.threadId}`;
      const seq = ends.get(key) ?? await this.#next(agencyId, draft);
      ends.set(key, seq + 1);
      rows.push(this.#rowOf({ agencyId, atMs, intentIndex }, draft, seq));
    }
    const lent = (beside.lent ?? []).map((one) => rowAs('review_lent', lentRow({ agencyId, atMs, intentIndex }, one)));
    await this.#kept.change([...rows.map((row) => rowAs('review_act', row)), ...lent], () => this.#db.transaction().execute(async (tx) => {
      await besideRows(tx, this.#words, { agencyId, atMs, intentIndex }, beside);
      await tx.insertInto('review_act').values(rows).execute();
    }));
  }

  /** To whom a lead was given outside its agency, `agency~member`. */
  async lentTo(agencyId: string, leadId: string): Promise<ReadonlySet<string>> {
    const rows = await this.#db.selectFrom('review_lent').select(['to_agency_id', 'to_member_id']).where('agency_id', '=', agencyId).where('lead_id', '=', leadId).execute();
    return new Set(rows.map((row) => `${row.to_agency_id}~${row.to_member_id}`));
  }

  async #next(agencyId: string, { thread, threadId }: ActDraft): Promise<number> {
    const row = await this.#db.selectFrom('review_act').select(({ fn }) => fn.max('seq').as('last')).where('agency_id', '=', agencyId).where('thread', '=', thread).where('thread_id', '=', threadId).executeTakeFirst();
    // Of no rows the greatest is null, whatever its type says.
    const last: number | null = row?.last ?? null;
    return last === null ? 0 : last + 1;
  }

  #rowOf({ agencyId, atMs, intentIndex }: ActPlace, { thread, threadId, kind, by, words, ref, after }: ActDraft, seq: number): Insertable<ReviewActTable> {
    return {
      agency_id: agencyId, thread, thread_id: threadId, seq, kind, by_member: by, at: new Date(atMs), content: this.#words.seal(JSON.stringify(words), placeOf(agencyId, thread, threadId, seq)), ref: ref ?? null,
      state: after.state, due_at: after.dueAtMs === null ? null : new Date(after.dueAtMs), holder: after.holder, people: [...after.people], outcome: after.outcome, intent_index: intentIndex,
    };
  }

  #actOf(row: Selectable<ReviewActTable>): Act {
    return {
      seq: row.seq, kind: row.kind, by: row.by_member, atMs: row.at.getTime(), words: JSON.parse(this.#words.open(row.content, placeOf(row.agency_id, row.thread, row.thread_id, row.seq))) as ActWords, ref: row.ref,
      after: { state: row.state, dueAtMs: row.due_at?.getTime() ?? null, holder: row.holder, people: row.people, outcome: row.outcome },
    };
  }
}

const placeOf = (agencyId: string, thread: string, threadId: string, seq: number): readonly string[] => ['review_act', 'content', agencyId, thread, threadId, String(seq)];
