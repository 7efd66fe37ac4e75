// Cycles as rows, and their ends: added, never changed (the app's role could not). They hold nothing about any group.
import type { Intent } from '../../access/index.js';
import { type Db, sql } from '../../db/index.js';
import type { CycleDraft, CycleRow } from './cycle.js';

export class CycleStore {
  readonly #db: Db;

  constructor(db: Db) {
    this.#db = db;
  }

  /** Latest first. */
  async all(): Promise<CycleRow[]> {
    const rows = await this.#db.selectFrom('assessment_cycle as c').leftJoin('assessment_cycle_end as e', (join) => join.onRef('e.agency_id', '=', 'c.agency_id').onRef('e.cycle_id', '=', 'c.cycle_id'))
      .selectAll('c').select('e.closed_at').orderBy('c.from_on', 'desc').execute();
    return rows.map((row) => ({
      agencyId: row.agency_id, id: row.cycle_id, ref: `${row.agency_id}~${row.cycle_id}`, nameEn: row.name_en, nameFr: row.name_fr, fromOn: row.from_on, untilOn: row.until_on,
      bureaus: row.provinces.map((province, at) => ({ province, agency: row.bureaus[at] ?? '' })), openedBy: row.opened_by, openedAt: row.opened_at, closedAt: row.closed_at,
    }));
  }

  /** False when its days touch another cycle's, when another is open, or when there is one of that name: nothing is added then. Two who open at once wait for each other. */
  async add(intent: Intent, { id, nameEn, nameFr, fromOn, untilOn, bureaus }: CycleDraft, openedBy: string, at: Date): Promise<boolean> {
    return this.#db.transaction().execute(async (tx) => {
      await sql`select pg_advisory_xact_lock(hashtext('custos assessment cycles'))`.execute(tx);
      const other = await tx.selectFrom('assessment_cycle as c').leftJoin('assessment_cycle_end as e', (join) => join.onRef('e.agency_id', '=', 'c.agency_id').onRef('e.cycle_id', '=', 'c.cycle_id')).select('c.cycle_id')
        .where((where) => where.or([where('e.closed_at', 'is', null), where.and([where('c.from_on', '<=', untilOn), where('c.until_on', '>=', fromOn)]), where.and([where('c.agency_id', '=', intent.agencyId), where('c.cycle_id', '=', id)])])).executeTakeFirst();
      if (other !== undefined) return false;
      await tx.insertInto('assessment_cycle').values({
        agency_id: intent.agencyId, cycle_id: id, name_en: nameEn, name_fr: nameFr, from_on: fromOn, until_on: untilOn, provinces: bureaus.map(({ province }) => province), bureaus: bureaus.map(({ agency }) => agency),
        opened_by: openedBy, opened_at: at, intent_index: intent.index,
      }).execute();
      return true;
    });
  }

  async close(intent: Intent, id: string, closedBy: string, why: string, at: Date): Promise<void> {
    await this.#db.insertInto('assessment_cycle_end').values({ agency_id: intent.agencyId, cycle_id: id, closed_by: closedBy, closed_at: at, why, intent_index: intent.index }).onConflict((conflict) => conflict.doNothing()).execute();
  }
}
