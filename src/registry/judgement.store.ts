// Judgements as rows. They are followed only where the reader may see the judgement itself.
import type { Intent, Plan } from '../access/index.js';
import { type Db, prepared } from '../db/index.js';
import { type EntityKey, entityRef, parseEntityRef } from '../kernel/index.js';
import type { Links } from './judgement.js';

/** Links are walked level by level, so that agencies may live on different machines; a larger cluster is cut here. */
const maxLevels = 4;
const maxCluster = 50;

export interface Judgement {
  readonly agencyId: string;
  readonly judgementId: string;
  readonly left: EntityKey;
  readonly right: EntityKey;
  readonly verdict: string;
  readonly why: string;
  readonly decidedBy: string;
  readonly decidedAt: Date;
}

interface JudgementRow {
  agency_id: string; judgement_id: string; left_agency_id: string; left_entity_id: string; right_agency_id: string; right_entity_id: string;
  verdict: string; why: string; decided_by: string; decided_at: Date;
}

export class JudgementStore {
  readonly #db: Db;

  constructor(db: Db) {
    this.#db = db;
  }

  /** Standing judgements that touch any of these entities and that the plan's caller may see. */
  async touching(plan: Plan, keys: readonly EntityKey[]): Promise<Judgement[]> {
    if (keys.length === 0) return [];
    const rows = await prepared<JudgementRow>(this.#db, 'judgements-touching', 'select * from gate.judgements_touching($1, $2, $3)',
      [plan.labelIds, keys.map((key) => key.agencyId), keys.map((key) => key.entityId)]);
    return rows.map((row) => ({
      agencyId: row.agency_id, judgementId: row.judgement_id, verdict: row.verdict, why: row.why, decidedBy: row.decided_by, decidedAt: row.decided_at,
      left: { agencyId: row.left_agency_id, entityId: row.left_entity_id }, right: { agencyId: row.right_agency_id, entityId: row.right_entity_id },
    }));
  }

  /** Links of `same` around these entities, a few levels deep, between entities that the caller may see. */
  async sameAs(plan: Plan, keys: readonly EntityKey[]): Promise<Links> {
    return (await this.around(plan, keys)).links;
  }

  /** The same, with the judgements that touch the entities themselves: what a page of one of them tells. */
  async around(plan: Plan, keys: readonly EntityKey[]): Promise<{ readonly links: Links; readonly touching: readonly Judgement[] }> {
    const touching = await this.touching(plan, keys);
    const links = new Map<string, readonly [string, string]>();
    const seen = new Set(keys.map(entityRef));
    let edge: EntityKey[] = [...keys];
    for (let level = 0; level < maxLevels && edge.length > 0 && seen.size < keys.length + maxCluster; level += 1) {
      const found = (level === 0 ? touching : await this.touching(plan, edge)).filter((one) => one.verdict === 'same');
      edge = [];
      for (const one of found) {
        links.set(one.judgementId, [entityRef(one.left), entityRef(one.right)]);
        for (const side of [one.left, one.right]) {
          if (seen.has(entityRef(side))) continue;
          seen.add(entityRef(side));
          edge.push(side);
        }
      }
    }
    return { links: await this.#betweenVisible(plan, [...links.values()]), touching };
  }

  /** Those of these entities of which the plan's caller may see anything, as `agency~id`. */
  async visible(plan: Plan, keys: readonly EntityKey[]): Promise<ReadonlySet<string>> {
    return new Set((await this.#betweenVisible(plan, keys.map((key) => [entityRef(key), entityRef(key)] as const))).flat());
  }

  /** INVARIANT: an entity that the caller may not see joins nothing, or two others would tell of it (G4; entity.test.ts). */
  async #betweenVisible(plan: Plan, links: Links): Promise<Links> {
    if (links.length === 0) return links;
    const ends = [...new Set(links.flat())].map(parseEntityRef);
    const rows = await prepared<{ a: string; i: string }>(this.#db, 'visible-ends', 'select a, i from gate.visible_of($1, $2, $3)',
      [plan.labelIds, ends.map((end) => end.agencyId), ends.map((end) => end.entityId)]);
    const visible = new Set(rows.map((row) => entityRef({ agencyId: row.a, entityId: row.i })));
    return links.filter((link) => link.every((end) => visible.has(end)));
  }

  async add(intent: Intent, row: Judgement & { readonly labelId: number }): Promise<void> {
    await prepared(this.#db, 'add-judgement', 'select gate.add_judgement($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)',
      [intent.index, row.agencyId, row.judgementId, row.left.agencyId, row.left.entityId, row.right.agencyId, row.right.entityId, row.verdict, row.why,
        row.labelId, row.decidedBy, row.decidedAt]);
  }

  /** Marks a judgement of the intent's own agency as undone; false when there is none standing. */
  async undo(intent: Intent, judgementId: string, undoneBy: string, why: string, at: Date): Promise<boolean> {
    const [done] = await prepared<{ undone: boolean }>(this.#db, 'undo-judgement', 'select gate.undo_judgement($1, $2, $3, $4, $5, $6) as undone',
      [intent.index, intent.agencyId, judgementId, undoneBy, why, at]);
    return done?.undone === true;
  }
}
