// Rows that an agency brought in: added, never changed (the app's role could not), sealed where they lie. A change is a revision beside the row that it changes.
import type { Intent } from '../../access/index.js';
import type { WordsAtRest } from '../../access/words/index.js';
import type { Db } from '../../db/index.js';
import type { Figure } from '../figure.js';
import type { Commitment } from './commitment.js';

export type DatedRow = { readonly kind: 'commitments'; readonly row: Commitment } | { readonly kind: 'figures'; readonly row: Figure };
export type KeptRow = DatedRow & { readonly agencyId: string; readonly rowId: string };

export class DatedBook {
  readonly #db: Db;
  readonly #words: WordsAtRest;

  constructor(db: Db, words: WordsAtRest) {
    this.#db = db;
    this.#words = words;
  }

  async add(rows: readonly KeptRow[], intent: Intent): Promise<void> {
    if (rows.length === 0) return;
    const values = rows.map(({ agencyId, rowId, kind, row }) => ({
      agency_id: agencyId, row_id: rowId, revision: row.revision, sealed: this.#words.seal(JSON.stringify({ kind, row }), ['dated_row', agencyId, rowId, String(row.revision)]), intent_index: intent.index,
    }));
    await this.#db.insertInto('dated_row').values(values).execute();
  }

  /** Every revision of an agency's rows, oldest first. */
  async of(agencyId: string): Promise<KeptRow[]> {
    const rows = await this.#db.selectFrom('dated_row').selectAll().where('agency_id', '=', agencyId).orderBy('row_id').orderBy('revision').execute();
    return rows.map((row) => ({ ...(JSON.parse(this.#words.open(row.sealed, ['dated_row', row.agency_id, row.row_id, String(row.revision)])) as DatedRow), agencyId: row.agency_id, rowId: row.row_id }));
  }
}
