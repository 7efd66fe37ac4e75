// When members are on duty, as their agency's roster says. It tells whether a moment is one of work, and nothing of what is looked at (G4).
import { type Db, sql } from '../../db/index.js';
import type { Duty } from './line-of-work.js';
import type { ShiftRow } from './shift-file.js';
import type { Somebody } from './friction.store.js';

export interface KeptShift extends ShiftRow {
  readonly importedBy: string;
  readonly importedAtMs: number;
}

const dayMs = 86_400_000;
/** Whoever begins or stays on a little is on duty. */
const beforeAndAfterMs = 3_600_000;
const latelyMs = 28 * dayMs;
/** Fewer of one's own lately are no roster of one's own: unknown is never suspicious (G12). */
const leastShifts = 3;
const inserted = 1_000;

export class ShiftStore {
  readonly #db: Db;

  constructor(db: Db) {
    this.#db = db;
  }

  /** `unknown` too where the agency's roster ends before this moment: then nobody is on it. */
  async dutyAt({ agencyId, memberId }: Somebody, atMs: number): Promise<Duty> {
    const [from, to] = [new Date(atMs - beforeAndAfterMs), new Date(atMs + beforeAndAfterMs)];
    const row = await this.#db.selectFrom('shift').where('agency_id', '=', agencyId).where('member_id', '=', memberId).where('starts_at', '>', new Date(atMs - latelyMs)).where('starts_at', '<=', to)
      .select([sql<number>`count(*)::int`.as('lately'), sql<boolean>`coalesce(bool_or(ends_at >= ${from}), false)`.as('on')]).executeTakeFirstOrThrow();
    if (row.on) return 'on';
    if (row.lately < leastShifts) return 'unknown';
    const later = await this.#db.selectFrom('shift').select('member_id').where('agency_id', '=', agencyId).where('ends_at', '>', new Date(atMs)).limit(1).executeTakeFirst();
    return later === undefined ? 'unknown' : 'off';
  }

  /** In the place of what the named people had in the days that the file speaks of: a roster that changed is sent again. */
  async replace(agencyId: string, shifts: readonly ShiftRow[], { by, atMs, intentIndex }: { readonly by: string; readonly atMs: number; readonly intentIndex: bigint }): Promise<void> {
    const [first, last] = [Math.min(...shifts.map((one) => one.startsAtMs)), Math.max(...shifts.map((one) => one.startsAtMs))];
    await this.#db.transaction().execute(async (tx) => {
      await tx.deleteFrom('shift').where('agency_id', '=', agencyId).where('member_id', 'in', [...new Set(shifts.map((one) => one.memberId))]).where('starts_at', '>=', new Date(first)).where('starts_at', '<=', new Date(last)).execute();
      for (let from = 0; from < shifts.length; from += inserted) {
        await tx.insertInto('shift').values(shifts.slice(from, from + inserted).map((one) => ({
          agency_id: agencyId, member_id: one.memberId, starts_at: new Date(one.startsAtMs), ends_at: new Date(one.endsAtMs), imported_by: by, imported_at: new Date(atMs), intent_index: intentIndex,
        }))).execute();
      }
    });
  }

  /** Of an agency, in the order of time. */
  async of(agencyId: string): Promise<KeptShift[]> {
    const rows = await this.#db.selectFrom('shift').selectAll().where('agency_id', '=', agencyId).orderBy('starts_at').orderBy('member_id').execute();
    return rows.map((row) => ({ memberId: row.member_id, startsAtMs: row.starts_at.getTime(), endsAtMs: row.ends_at.getTime(), importedBy: row.imported_by, importedAtMs: row.imported_at.getTime() }));
  }
}
