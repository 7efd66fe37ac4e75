// What is released and by whom it must be: what all agree to, and no more; every originator whose caveat holds it back, and no fewer (G5).
import { holdsBack, type Label } from '../../access/index.js';
import { hashOf } from '../../kernel/index.js';

/** Each of these agencies, for each of these purposes. */
export interface ReleaseTerms {
  readonly agencies: readonly string[];
  readonly purposes: readonly string[];
}

export const nothing: ReleaseTerms = { agencies: [], purposes: [] };

/** The originators, other than `own`, of whatever among the inputs holds the product back from these terms; sorted. */
export function bindingOriginators(inputs: readonly Label[], own: string, { agencies, purposes }: ReleaseTerms): string[] {
  const binding = inputs.filter((one) => holdsBack(one, agencies, purposes)).flatMap((one) => [one.agencyId, ...one.origins]);
  return [...new Set(binding)].filter((one) => one !== own).toSorted();
}

/** What all of them released; nothing while one of the originators has not. */
export function commonTerms(originators: readonly string[], releases: readonly (ReleaseTerms & { readonly agencyId: string })[]): ReleaseTerms {
  const each = originators.map((agencyId) => releases.filter((one) => one.agencyId === agencyId).at(-1));
  const [first] = each;
  if (first === undefined) return nothing;
  const all = (list: (one: ReleaseTerms) => readonly string[]) => list(first).filter((code) => each.every((one) => one !== undefined && list(one).includes(code))).toSorted();
  const [agencies, purposes] = [all((one) => one.agencies), all((one) => one.purposes)];
  return agencies.length === 0 || purposes.length === 0 ? nothing : { agencies, purposes };
}

export interface ReleaseFacts extends ReleaseTerms {
  /** `agency~request`. */
  readonly request: string;
  readonly release: string;
}

/** SHA-256, hex, over what an originator released: stands in the intent, and the audit compares it with the row (G2). */
export function releaseHash({ request, release, agencies, purposes }: ReleaseFacts): string {
  return hashOf({ request, release, agencies: [...agencies].toSorted(), purposes: [...purposes].toSorted() });
}

/** SHA-256, hex, over what went into a report, report by report and label by label: stands in its intent. */
export function inputsHash(inputs: readonly { readonly source: string; readonly labelIds: readonly number[] }[]): string {
  return hashOf(inputs.map(({ source, labelIds }) => ({ source, labels: labelIds.toSorted((a, b) => a - b) })).toSorted((a, b) => (a.source < b.source ? -1 : 1)));
}
