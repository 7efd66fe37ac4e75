// The list of canaries: sealed whole, row by row. Whoever reads the table learns how many there are; which record is one stands in no plain column (G4).
import type { Db } from '../../db/index.js';
import type { WordsAtRest } from '../../access/words/index.js';
import type { Canary } from './canary.js';

/** Every row as long as any other, with all the meetings that are kept: a met canary must not stand out by its length. */
const padTo = 16_384;

export class CanaryBook {
  readonly #db: Db;
  readonly #words: WordsAtRest;

  constructor(db: Db, words: WordsAtRest) {
    this.#db = db;
    this.#words = words;
  }

  async add(rows: readonly Canary[]): Promise<void> {
    if (rows.length === 0) return;
    await this.#db.insertInto('canary').values(rows.map((one) => ({ agency_id: one.agencyId, canary_id: one.canaryId, sealed: this.#seal(one), intent_index: BigInt(one.intentIndex) }))).execute();
  }

  async all(): Promise<Canary[]> {
    const rows = await this.#db.selectFrom('canary').selectAll().orderBy('agency_id').orderBy('canary_id').execute();
    return rows.map((row) => JSON.parse(this.#words.open(row.sealed, placeOf({ agencyId: row.agency_id, canaryId: row.canary_id }))) as Canary);
  }

  /** Rows that were written when rows were shorter become as long as the others. */
  async evenOut(): Promise<void> {
    for (const one of await this.all()) await this.keep(one);
  }

  async keep(one: Canary): Promise<void> {
    await this.#db.updateTable('canary').set({ sealed: this.#seal(one) }).where('agency_id', '=', one.agencyId).where('canary_id', '=', one.canaryId).execute();
  }

  #seal(one: Canary): string {
    const { agencyId, canaryId } = one;
    const text = JSON.stringify(one);
    const bytes = Buffer.byteLength(text);
    return this.#words.seal(text + ' '.repeat(Math.ceil((bytes + 1) / padTo) * padTo - bytes), placeOf({ agencyId, canaryId }));
  }
}

const placeOf = ({ agencyId, canaryId }: Pick<Canary, 'agencyId' | 'canaryId'>): readonly string[] => ['canary', 'sealed', agencyId, canaryId];
