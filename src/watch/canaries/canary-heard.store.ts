// How far each log has been gone through for look-ups that met a canary. It says how long a log was, and nothing of what stands in it.
import type { Db } from '../../db/index.js';

export class CanaryHeardStore {
  readonly #db: Db;

  constructor(db: Db) {
    this.#db = db;
  }

  /** By agency, the first entry that nobody has gone through. */
  async all(): Promise<ReadonlyMap<string, bigint>> {
    const rows = await this.#db.selectFrom('canary_heard').selectAll().execute();
    return new Map(rows.map((row) => [row.agency_id, row.until_index]));
  }

  async keep(places: ReadonlyMap<string, bigint>): Promise<void> {
    if (places.size === 0) return;
    await this.#db.insertInto('canary_heard').values([...places].map(([agencyId, until]) => ({ agency_id: agencyId, until_index: until })))
      .onConflict((conflict) => conflict.column('agency_id').doUpdateSet((row) => ({ until_index: row.ref('excluded.until_index') }))).execute();
  }
}
