// A change of the policies on its way: proposed by one person, rehearsed on the record, approved by another, and only then in force (G3).
import type { PolicyText } from '../policy-engine.js';
import type { ArchivedSet } from '../policy-archive.js';
import type { ChangeGroup, TallyCounts } from './rehearsal-tally.js';
import type { SightChange } from './sight-change.js';

/** What a rehearsal found, as it is kept and shown; its hash is what the second person approves. */
export interface Rehearsal {
  /** Hash of the set in force, and of the proposed one. */
  readonly before: string;
  readonly policyHash: string;
  /** First day of the record that was read, `YYYY-MM-DD`; `null`: from its beginning. */
  readonly from: string | null;
  readonly endedAtMs: number;
  /** Sizes of the logs that were read to their end. */
  readonly heads: { readonly [agencyId: string]: string };
  readonly counts: TallyCounts;
  readonly groups: readonly ChangeGroup[];
  readonly sight: SightChange;
}

export interface PolicyChange extends ArchivedSet {
  readonly agencyId: string;
  readonly changeId: string;
  /** The whole set as it would be. */
  readonly texts: readonly PolicyText[];
  /** Hash of the set that was in force when it was proposed. */
  readonly before: string;
  readonly why: string;
  readonly proposedBy: string;
  readonly proposedAtMs: number;
  readonly state: 'proposed' | 'adopted';
  readonly rehearsal: Rehearsal | undefined;
  readonly rehearsalHash: string | undefined;
  /** `agency~member`. */
  readonly rehearsedBy: string | undefined;
  readonly rehearsedAtMs: number | undefined;
  readonly adoptedBy: string | undefined;
  readonly adoptedAtMs: number | undefined;
}

/** How long what a rehearsal found is believed: longer than two people need, shorter than a shift. */
export const REHEARSAL_MS = 60 * 60_000;

export type StaleReason = 'unrehearsed' | 'other_policies' | 'too_old' | 'record_shrank' | 'altered' | 'engines_differ' | 'adopted';

/** Why a change cannot be adopted now; undefined when its rehearsal stands. INVARIANT: tests/attacks/access/rehearsal-of-a-stale-ledger.test.ts. */
export function staleReason(change: PolicyChange, inForce: string, heads: ReadonlyMap<string, bigint>, nowMs: number, hashOf: (rehearsal: Rehearsal) => string): StaleReason | undefined {
  const { rehearsal, rehearsedAtMs } = change;
  if (change.state === 'adopted') return 'adopted';
  if (rehearsal === undefined || rehearsedAtMs === undefined) return 'unrehearsed';
  if (rehearsal.before !== inForce) return 'other_policies';
  if (rehearsal.policyHash !== change.policyHash || hashOf(rehearsal) !== change.rehearsalHash) return 'altered';
  if (rehearsal.counts.disagreements > 0) return 'engines_differ';
  if (nowMs - rehearsal.endedAtMs > REHEARSAL_MS || rehearsal.endedAtMs > nowMs) return 'too_old';
  return Object.entries(rehearsal.heads).some(([agencyId, size]) => (heads.get(agencyId) ?? 0n) < BigInt(size)) ? 'record_shrank' : undefined;
}
