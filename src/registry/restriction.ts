// What a restriction says and what it does to a label; the record announces the one, the audit expects the other (G2).
import type { Label } from '../access/index.js';
import { hashOf } from '../kernel/index.js';

export interface RestrictionTerms {
  /** `agency~id`. */
  readonly entity: string;
  readonly kind: string;
  readonly effectiveOn: string;
  readonly basis: string;
}

/** SHA-256, hex, over what was decided: stands in the intent. */
export function restrictionHash({ entity, kind, effectiveOn, basis }: RestrictionTerms): string {
  return hashOf({ entity, kind, effectiveOn, basis });
}

/**
 * Whether a statement may bear `current` when it entered with `entered`: the same label, made stricter by each of the restrictions
 * that came after it, and by nothing else.
 */
export function isExplained(entered: Label | undefined, current: Label | undefined, later: readonly Pick<RestrictionTerms, 'kind' | 'effectiveOn'>[]): boolean {
  if (entered === undefined || current === undefined) return false;
  if (later.length === 0 || entered.restricted !== null) return restOf(current) === restOf(entered) && current.restricted === entered.restricted && current.expiresOn === entered.expiresOn;
  const kinds = later.filter((one) => one.kind !== 'youth').map((one) => one.kind);
  const days = later.filter((one) => one.kind === 'youth')
    .map((one) => Math.min(Number(one.effectiveOn.replaceAll('-', '')), entered.expiresOn ?? Number.MAX_SAFE_INTEGER));
  const isRestricted = kinds.length === 0 ? current.restricted === null : current.restricted !== null && kinds.includes(current.restricted);
  const expiry = current.expiresOn;
  const isInTime = (expiry !== null && days.includes(expiry)) || ((days.length === 0 || kinds.length > 0) && expiry === entered.expiresOn);
  return isRestricted && isInTime && restOf(current) === restOf(entered);
}

function restOf(label: Label): string {
  // What it was released to is explained apart (derived/release-audit.store.ts).
  const { labelId: _, restricted: __, expiresOn: ___, releasedTo: ____, releasedFor: _____, ...rest } = label;
  return hashOf({ ...rest });
}
