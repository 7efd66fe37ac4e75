// When members are on duty, as their agency's roster says. It tells whether a moment is one of work, and nothing of what is looked at (G4).
import { type Db, type Selectable, type ShiftTable, sql } from '../../db/index.js';
import type { Duty } from './line-of-work.js';
import type { ShiftRow } from './shift-file.js';
import type { Somebody } from './friction.store.js';

export interface KeptShift extends ShiftRow {
  readonly importedBy: string;
  readonly importedAtMs: number;
}

/** What the roster has of one member. */
export interface RosterLine {
  readonly memberId: string;
  readonly shifts: number;
  readonly firstAtMs: number;
  readonly lastAtMs: number;
  /** Who brought the newest of them in. */
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
const most = 2_000;

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

  /** Of one member, those that touch a stretch of time; `span`: from their first to their last of any time, null where there is none. */
  async during({ agencyId, memberId }: Somebody, fromMs: number, toMs: number): Promise<{ readonly shifts: readonly KeptShift[]; readonly span: { readonly fromMs: number; readonly toMs: number } | null }> {
    const own = this.#db.selectFrom('shift').where('agency_id', '=', agencyId).where('member_id', '=', memberId);
    const { first, last } = await own.select(({ fn }) => [fn.min('starts_at').as('first'), fn.max('ends_at').as('last')]).executeTakeFirstOrThrow() as { readonly first: Date | null; readonly last: Date | null };
    const rows = await own.selectAll().where('ends_at', '>', new Date(fromMs)).where('starts_at', '<', new Date(toMs)).orderBy('starts_at', 'desc').limit(most).execute();
    return { shifts: rows.map(keptOf), span: first === null || last === null ? null : { fromMs: first.getTime(), toMs: last.getTime() } };
  }

  /** What there is, member by member. */
  async lines(agencyId: string): Promise<RosterLine[]> {
    const rows = await this.#db.selectFrom('shift').where('agency_id', '=', agencyId).groupBy('member_id').orderBy('member_id')
      .select(['member_id', sql<number>`count(*)::int`.as('shifts'), sql<Date>`min(starts_at)`.as('first'), sql<Date>`max(ends_at)`.as('last'), sql<string>`(array_agg(imported_by order by imported_at desc))[1]`.as('by'), sql<Date>`max(imported_at)`.as('at')]).execute();
    return rows.map((row) => ({ memberId: row.member_id, shifts: row.shifts, firstAtMs: row.first.getTime(), lastAtMs: row.last.getTime(), importedBy: row.by, importedAtMs: row.at.getTime() }));
  }

  /** Of an agency, in the order of time. */
  async of(agencyId: string): Promise<KeptShift[]> {
    const rows = await this.#db.selectFrom('shift').selectAll().where('agency_id', '=', agencyId).orderBy('starts_at').orderBy('member_id').execute();
    return rows.map(keptOf);
  }
}

function keptOf(row: Selectable<ShiftTable>): KeptShift {
  return { memberId: row.member_id, startsAtMs: row.starts_at.getTime(), endsAtMs: row.ends_at.getTime(), importedBy: row.imported_by, importedAtMs: row.imported_at.getTime() };
}
