// Restrictions as rows, and what they do: statements about a person change to a stricter label; the statements themselves stay (G5).
import type { Intent } from '../access/index.js';
import { type Db, sql } from '../db/index.js';
import { searchKey } from './keys.js';

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
    const row = await this.#db.selectFrom('entity').select('entity_id').where('agency_id', '=', agencyId).where('entity_id', '=', entityId).executeTakeFirst();
    return row !== undefined;
  }

  /** Labels now borne by the agency's statements about the entity, or pointing at it from the agency's own edges. */
  async labelsInUse(agencyId: string, entityId: string): Promise<number[]> {
    const { rows } = await sql<{ label_id: number }>`
      select distinct label_id from statement where agency_id = ${agencyId}
        and (entity_id = ${entityId} or (ref_agency_id = ${agencyId} and ref_entity_id = ${entityId})) order by 1`.execute(this.#db);
    return rows.map((row) => row.label_id);
  }

  /** Adds the restriction and moves each statement from its label to the stricter one, keys included, in one transaction. */
  async apply(intent: Intent, row: RestrictionRow, labels: ReadonlyMap<number, number>): Promise<number> {
    return this.#db.transaction().execute(async (tx) => {
      await tx.insertInto('restriction').values({
        agency_id: intent.agencyId, restriction_id: row.restrictionId, entity_id: row.entityId, kind: row.kind, effective_on: row.effectiveOn,
        basis: row.basis, decided_by: row.decidedBy, decided_at: row.decidedAt, intent_index: intent.index,
      }).onConflict((conflict) => conflict.columns(['agency_id', 'restriction_id']).doNothing()).execute();
      let moved = 0;
      for (const [from, to] of labels) {
        const done = await sql`
          update statement set label_id = ${to},
            keys = (select array_agg(${searchKey(to, '')}::text || substr(k, ${searchKey(from, '').length + 1})) from unnest(keys) as k)
          where agency_id = ${intent.agencyId} and label_id = ${from}
            and (entity_id = ${row.entityId} or (ref_agency_id = ${intent.agencyId} and ref_entity_id = ${row.entityId}))`.execute(tx);
        await sql`
          insert into word (agency_id, label_id, word, forms)
          select distinct on (w.word) w.agency_id, ${to}::int, w.word,
            (select array_agg(${searchKey(to, '')}::text || substr(f, ${searchKey(from, '').length + 1})) from unnest(w.forms) as f)
          from word w join statement s
            on s.agency_id = ${intent.agencyId} and s.entity_id = ${row.entityId} and s.label_id = ${to}
            and ${searchKey(to, '')}::text || w.word = any(s.keys)
          where w.agency_id = ${intent.agencyId} and w.label_id = ${from} on conflict do nothing`.execute(tx);
        moved += Number(done.numAffectedRows ?? 0n);
      }
      return moved;
    });
  }
}
