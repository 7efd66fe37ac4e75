// Who complained, and when: enough to count, and a blind term instead of a name (G11).
import { type Db } from '../../db/index.js';

export class ComplaintStore {
  readonly #db: Db;

  constructor(db: Db) {
    this.#db = db;
  }

  async countSince(agencyId: string, byTag: string, sinceMs: number): Promise<number> {
    const row = await this.#db.selectFrom('review_complaint').select(({ fn }) => fn.countAll<bigint>().as('count')).where('agency_id', '=', agencyId).where('by_tag', '=', byTag).where('at', '>', new Date(sinceMs)).executeTakeFirst();
    return Number(row?.count ?? 0n);
  }

  async add(agencyId: string, leadId: string, byTag: string, atMs: number): Promise<void> {
    await this.#db.insertInto('review_complaint').values({ agency_id: agencyId, lead_id: leadId, by_tag: byTag, at: new Date(atMs) }).execute();
  }
}
