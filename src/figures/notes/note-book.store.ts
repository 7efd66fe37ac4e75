// Rows of notes and of what was done with them: added, never changed (a trigger holds it for the owner of the tables too), sealed where they lie.
import type { Intent } from '../../access/index.js';
import type { WordsAtRest } from '../../access/words/index.js';
import type { Db } from '../../db/index.js';
import type { NoteAct, NoteRevision } from './note.js';

export class NoteBook {
  readonly #db: Db;
  readonly #words: WordsAtRest;

  constructor(db: Db, words: WordsAtRest) {
    this.#db = db;
    this.#words = words;
  }

  async add(note: NoteRevision, intent: Intent): Promise<void> {
    const { agencyId, noteId, revision } = note;
    await this.#db.insertInto('note_revision').values({ agency_id: agencyId, note_id: noteId, revision, sealed: this.#words.seal(JSON.stringify(note), ['note_revision', agencyId, noteId, String(revision)]), intent_index: intent.index }).execute();
  }

  /** Every revision of every note, oldest first. */
  async all(): Promise<NoteRevision[]> {
    const rows = await this.#db.selectFrom('note_revision').selectAll().orderBy('agency_id').orderBy('note_id').orderBy('revision').execute();
    return rows.map((row) => JSON.parse(this.#words.open(row.sealed, ['note_revision', row.agency_id, row.note_id, String(row.revision)])) as NoteRevision);
  }

  async addAct(act: NoteAct, intent: Intent): Promise<void> {
    const { agencyId, actId, noteId } = act;
    await this.#db.insertInto('note_act').values({ agency_id: agencyId, act_id: actId, note_id: noteId, sealed: this.#words.seal(JSON.stringify(act), ['note_act', agencyId, actId]), intent_index: intent.index }).execute();
  }

  /** In the order in which they were done. */
  async acts(): Promise<NoteAct[]> {
    const rows = await this.#db.selectFrom('note_act').selectAll().execute();
    return rows.map((row) => JSON.parse(this.#words.open(row.sealed, ['note_act', row.agency_id, row.act_id])) as NoteAct).toSorted((a, b) => a.atMs - b.atMs);
  }
}
