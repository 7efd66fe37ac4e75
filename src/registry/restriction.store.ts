// Restrictions as rows, and what they do: statements about a person change to a stricter label; the statements themselves stay (G5).
import type { Intent } from '../access/index.js';
import { type Db, prepared } from '../db/index.js';
import { DerivedStore } from './derived/derived.store.js';
import type { RestrictedProduct } from './derived/restricted-products.js';

export interface RestrictionRow {
  readonly restrictionId: string;
  readonly entityId: string;
  readonly kind: string;
  readonly effectiveOn: string;
  readonly basis: string;
  readonly decidedBy: string;
  readonly decidedAt: Date;
}

export class RestrictionStore {
  readonly #db: Db;

  constructor(db: Db) {
    this.#db = db;
  }

  /** True when the agency of the intent's author itself holds this entity. */
  async holds(agencyId: string, entityId: string): Promise<boolean> {
    const [row] = await prepared<{ holds: boolean }>(this.#db, 'holds-entity', 'select gate.holds_entity($1, $2) as holds', [agencyId, entityId]);
    return row?.holds === true;
  }

  /** Labels now borne by the agency's statements about the entity, or pointing at it from the agency's own edges. */
  async labelsInUse(agencyId: string, entityId: string): Promise<number[]> {
    const rows = await prepared<{ label_id: number }>(this.#db, 'labels-in-use', 'select label_id from gate.labels_in_use($1, $2)', [agencyId, entityId]);
    return rows.map((row) => row.label_id);
  }

  /** Adds the restriction and moves each statement from its label to the stricter one, keys and whatever was derived included, in one transaction. */
  async apply(intent: Intent, row: RestrictionRow, labels: ReadonlyMap<number, number>, derived: readonly RestrictedProduct[]): Promise<number> {
    return this.#db.transaction().execute(async (tx) => {
      await prepared(tx, 'add-restriction', 'select gate.add_restriction($1, $2, $3, $4, $5, $6, $7, $8, $9)',
        [intent.index, intent.agencyId, row.restrictionId, row.entityId, row.kind, row.effectiveOn, row.basis, row.decidedBy, row.decidedAt]);
      let moved = 0;
      for (const [from, to] of labels) {
        const [done] = await prepared<{ moved: bigint }>(tx, 'move-label', 'select gate.move_label($1, $2, $3, $4, $5) as moved',
          [intent.index, intent.agencyId, row.restrictionId, from, to]);
        moved += Number(done?.moved ?? 0n);
      }
      for (const { key, moves } of derived) {
        await tx.insertInto('derived_restriction').values({ agency_id: key.agencyId, report_id: key.reportId, restriction_agency_id: intent.agencyId, restriction_id: row.restrictionId, intent_index: intent.index })
          .onConflict((conflict) => conflict.doNothing()).execute();
        await new DerivedStore(tx).move(intent, key, moves);
      }
      return moved;
    });
  }
}
