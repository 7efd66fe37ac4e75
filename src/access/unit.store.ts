// The units of an agency and where each person stands among them, read afresh: a transfer counts at once.
import type { Db } from '../db/index.js';
import type { Chain } from '../kernel/index.js';
import { chainIn, type Unit } from './chain.js';
import { type KeptRows, rowAs } from './kept/index.js';
import type { Member } from './member.js';

export { chainIn, type Unit } from './chain.js';

export class UnitStore {
  readonly #db: Db;

  readonly #kept: KeptRows;

  constructor(db: Db, kept: KeptRows) {
    this.#db = db;
    this.#kept = kept;
  }

  /** Parents before children. Those that are there already stay as they are. */
  async add(units: readonly Unit[]): Promise<void> {
    const there = new Set((await this.#db.selectFrom('unit').select(['agency_id', 'unit_id']).where('agency_id', 'in', ['', ...new Set(units.map((one) => one.agencyId))]).execute()).map((row) => `${row.agency_id}~${row.unit_id}`));
    const rows = units.filter((one) => !there.has(`${one.agencyId}~${one.unitId}`)).map(({ agencyId, unitId, parentUnitId, nameEn, nameFr }) => ({
      agency_id: agencyId, unit_id: unitId, parent_unit_id: parentUnitId, name_en: nameEn, name_fr: nameFr,
    }));
    await this.#kept.change(rows.map((row) => rowAs('unit', row)), async () => {
      for (const row of rows) await this.#db.insertInto('unit').values(row).onConflict((conflict) => conflict.columns(['agency_id', 'unit_id']).doNothing()).execute();
    });
  }

  async of(agencyId: string): Promise<Unit[]> {
    const rows = await this.#db.selectFrom('unit').selectAll().where('agency_id', '=', agencyId).orderBy('unit_id').execute();
    return rows.map((row) => ({ agencyId: row.agency_id, unitId: row.unit_id, parentUnitId: row.parent_unit_id, nameEn: row.name_en, nameFr: row.name_fr }));
  }

  async chainOf({ agencyId, unit }: Pick<Member, 'agencyId' | 'unit'>): Promise<Chain> {
    return chainIn(await this.of(agencyId), agencyId, unit);
  }
}
