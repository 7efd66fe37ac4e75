// Operations as rows: added, never changed (the app's role could not), and sealed where they lie: that there is one, and no more, is seen in the database.
import type { Intent } from '../../access/index.js';
import type { WordsAtRest } from '../../access/words/index.js';
import type { Db } from '../../db/index.js';
import type { Operation } from './operation.js';

export class OperationBook {
  readonly #db: Db;
  readonly #words: WordsAtRest;

  constructor(db: Db, words: WordsAtRest) {
    this.#db = db;
    this.#words = words;
  }

  /** Latest first. */
  async all(): Promise<Operation[]> {
    const rows = await this.#db.selectFrom('operation').selectAll().orderBy('intent_index', 'desc').limit(5_000).execute();
    return rows.map((row) => JSON.parse(this.#words.open(row.sealed, placeOf(row.agency_id, row.operation_id))) as Operation);
  }

  /** False where the agency has one of that name: nothing is added then. */
  async add(operation: Operation, intent: Intent): Promise<boolean> {
    const { agencyId, id } = operation;
    const row = { agency_id: agencyId, operation_id: id, sealed: this.#words.seal(JSON.stringify(operation), placeOf(agencyId, id)), intent_index: intent.index };
    const added = await this.#db.insertInto('operation').values(row).onConflict((conflict) => conflict.doNothing()).executeTakeFirst();
    return Number(added.numInsertedOrUpdatedRows ?? 0) > 0;
  }
}

const placeOf = (agencyId: string, id: string): readonly string[] => ['operation', agencyId, id];
