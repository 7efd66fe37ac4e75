// The units of an agency and where each person stands among them, read afresh: a transfer counts at once.
import type { Db } from '../db/index.js';
import type { Chain } from '../kernel/index.js';
import { chainIn, type Unit } from './chain.js';
import type { Member } from './member.js';

export type { Unit } from './chain.js';

export class UnitStore {
  readonly #db: Db;

  constructor(db: Db) {
    this.#db = db;
  }

  /** Parents before children. Those that are there already stay as they are. */
  async add(units: readonly Unit[]): Promise<void> {
    for (const { agencyId, unitId, parentUnitId, nameEn, nameFr } of units) {
      await this.#db.insertInto('unit').values({ agency_id: agencyId, unit_id: unitId, parent_unit_id: parentUnitId, name_en: nameEn, name_fr: nameFr })
        .onConflict((conflict) => conflict.columns(['agency_id', 'unit_id']).doNothing()).execute();
    }
  }

  async of(agencyId: string): Promise<Unit[]> {
    const rows = await this.#db.selectFrom('unit').selectAll().where('agency_id', '=', agencyId).orderBy('unit_id').execute();
    return rows.map((row) => ({ agencyId: row.agency_id, unitId: row.unit_id, parentUnitId: row.parent_unit_id, nameEn: row.name_en, nameFr: row.name_fr }));
  }

  async chainOf({ agencyId, unit }: Pick<Member, 'agencyId' | 'unit'>): Promise<Chain> {
    return chainIn(await this.of(agencyId), agencyId, unit);
  }
}
