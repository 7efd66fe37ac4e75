// The sources of each agency: added and removed by its examiners, never deleted. Names and mappings are what people typed: they lie sealed.
import type { Db, Selectable, WatchSourceTable } from '../../../db/index.js';
import type { WordsAtRest } from '../../../access/words/index.js';
import type { Reads, SourceRow } from './source.js';

export class SourceBook {
  readonly #db: Db;
  readonly #words: WordsAtRest;

  constructor(db: Db, words: WordsAtRest) {
    this.#db = db;
    this.#words = words;
  }

  async add(row: SourceRow): Promise<void> {
    await this.#db.insertInto('watch_source').values({
      agency_id: row.agencyId, log_source_id: row.sourceId, label_id: row.labelId, name: this.#words.seal(row.name, placeOf('name', row)), kind: row.kind, reads: this.#words.seal(JSON.stringify(row.reads), placeOf('reads', row)),
      timezone: row.timezone, expect_every_s: row.expectEveryS, added_by: row.addedBy, added_at: new Date(row.addedAtMs), removed_at: null, intent_index: row.intentIndex,
    }).execute();
  }

  async remove(agencyId: string, sourceId: string, atMs: number): Promise<void> {
    await this.#db.updateTable('watch_source').set({ removed_at: new Date(atMs) }).where('agency_id', '=', agencyId).where('log_source_id', '=', sourceId).execute();
  }

  /** Those that stand, of one agency. */
  async of(agencyId: string): Promise<SourceRow[]> {
    return (await this.#db.selectFrom('watch_source').selectAll().where('agency_id', '=', agencyId).where('removed_at', 'is', null).orderBy('added_at').execute()).map((row) => this.#rowOf(row));
  }

  #rowOf(row: Selectable<WatchSourceTable>): SourceRow {
    const key = { agencyId: row.agency_id, sourceId: row.log_source_id };
    return {
      ...key, labelId: row.label_id, name: this.#words.open(row.name, placeOf('name', key)), kind: row.kind, reads: JSON.parse(this.#words.open(row.reads, placeOf('reads', key))) as Reads, timezone: row.timezone,
      expectEveryS: row.expect_every_s, addedBy: row.added_by, addedAtMs: row.added_at.getTime(), removedAtMs: row.removed_at?.getTime() ?? null, intentIndex: row.intent_index,
    };
  }
}

const placeOf = (column: string, { agencyId, sourceId }: Pick<SourceRow, 'agencyId' | 'sourceId'>): readonly string[] => ['watch_source', column, agencyId, sourceId];
