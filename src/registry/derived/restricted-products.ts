// A later restriction of an input reaches every product of it, however many reports lie between: the product keeps the strictest of its inputs as
// they are now, and whatever was released of it is over (G5).
import { type Label, type LabelSpec, type LabelStore } from '../../access/index.js';
import { entityRef, type EntityKey } from '../../kernel/index.js';
import type { DerivedStore, ReportKey } from './derived.store.js';
import { unreleased } from './settle.js';

export interface RestrictedProduct {
  readonly key: ReportKey;
  /** From each label to the stricter one. */
  readonly moves: ReadonlyMap<number, number>;
}

/** Reports derived from those that speak of this entity. `added`: what the restriction does to a label. */
export async function restrictedProducts(
  { derived, labels }: { readonly derived: DerivedStore; readonly labels: LabelStore }, { agencyId, entityId }: EntityKey, added: (label: Label) => Partial<LabelSpec>,
): Promise<RestrictedProduct[]> {
  const found = new Map<string, ReportKey>();
  const open = await derived.reportsAbout(agencyId, entityId);
  for (let key = open.pop(); key !== undefined; key = open.pop()) {
    for (const product of await derived.drawnFrom(key)) {
      const name = entityRef({ agencyId: product.agencyId, entityId: product.reportId });
      if (found.has(name)) continue;
      found.set(name, product);
      open.push(product);
    }
  }
  return Promise.all([...found.values()].map(async (key) => ({ key, moves: await stricter(derived, labels, key, added) })));
}

async function stricter(derived: DerivedStore, labels: LabelStore, key: ReportKey, added: (label: Label) => Partial<LabelSpec>): Promise<Map<number, number>> {
  const moves = new Map<number, number>();
  for (const labelId of await derived.labelsOf(key)) {
    const label = labels.label(labelId);
    if (label === undefined || label.restricted !== null) continue;
    moves.set(labelId, (await labels.intern(label.agencyId, { ...unreleased(label), ...added(label) })).labelId);
  }
  return moves;
}
