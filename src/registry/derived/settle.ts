// The labels of a derived report follow from what stands: the strictest of its inputs, and beside it what all originators released and none took
// back. Settled anew, in the transaction of every step, so that a release and its end take effect at once (G5).
import { type Intent, type Label, type LabelSpec, type LabelStore, specOf } from '../../access/index.js';
import type { DerivedStore, ReportKey } from './derived.store.js';
import { commonTerms, nothing, type ReleaseTerms } from './terms.js';

/** The marking as it is without any release. */
export function unreleased(label: Label): LabelSpec {
  return { ...specOf(label), releasedTo: [], releasedFor: [] };
}

/** What is released of this report now. */
export async function termsOf(store: DerivedStore, key: ReportKey): Promise<{ readonly terms: ReleaseTerms; readonly labelIds: readonly number[] }> {
  const request = await store.standing(key);
  if (request === undefined) return { terms: nothing, labelIds: [] };
  return { terms: commonTerms(request.originators, await store.releases(request)), labelIds: request.labelIds };
}

/** Inside `DerivedStore.alone`. */
export async function settle(intent: Intent, store: DerivedStore, labels: LabelStore, key: ReportKey): Promise<void> {
  const { terms, labelIds } = await termsOf(store, key);
  const moves = new Map<number, number>();
  for (const labelId of await store.labelsOf(key)) {
    const label = labels.label(labelId);
    if (label === undefined) continue;
    const base = label.releasedTo.length === 0 ? label : await labels.intern(label.agencyId, unreleased(label));
    // A restriction of an input moved it to another marking than the one that was asked about: what was released was not that.
    const isOpen = terms.agencies.length > 0 && labelIds.includes(base.labelId);
    const target = isOpen ? await labels.intern(label.agencyId, { ...unreleased(label), releasedTo: terms.agencies, releasedFor: terms.purposes }) : base;
    if (target.labelId !== labelId) moves.set(labelId, target.labelId);
  }
  await store.move(intent, key, moves);
}
