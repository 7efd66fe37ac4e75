// Compares the policy sets that are kept with what the record says decided (G2, G3): whoever swaps, alters or takes one away is found.
import { pastDecisionOf } from './decision-record.js';
import { operator } from './operator.js';
import type { ArchivedSet, PolicyArchive } from './policy-archive.js';

export interface PolicyProblem {
  readonly log: string;
  readonly index: bigint | undefined;
  readonly code: 'policies_missing' | 'policies_altered' | 'policies_unannounced' | 'policies_swapped';
  readonly message: string;
}

interface Place {
  readonly agencyId: string;
  readonly index: bigint;
}

/** What of a payload is looked at. */
interface AnnouncedPayload {
  readonly kind?: unknown;
  readonly event?: unknown;
  readonly before?: unknown;
  readonly policyHash?: unknown;
  readonly contentHash?: unknown;
}

export class PolicyRecordAudit {
  /** Announced sets by policy hash. Decisions by policy hash, with the first place of each. */
  private readonly announced = new Map<string, ArchivedSet & Place>();
  private readonly decided = new Map<string, Place>();
  private readonly found: PolicyProblem[] = [];
  private last: string | undefined;

  constructor(private readonly archive: PolicyArchive) {}

  take({ agencyId, index }: Place, payload: AnnouncedPayload): void {
    const place = { agencyId, index };
    if (payload.kind === 'policies' && agencyId === operator.member.agencyId) this.announce(place, payload);
    const past = pastDecisionOf(payload);
    // Entries of before decisions were recorded whole cannot be decided again, whatever is kept.
    if (past === undefined || past === 'unwhole' || this.decided.has(past.decision.policyHash)) return;
    this.decided.set(past.decision.policyHash, place);
  }

  problems(): PolicyProblem[] {
    const unannounced = [...this.decided].filter(([policyHash]) => !this.announced.has(policyHash)).map(([policyHash, { agencyId, index }]): PolicyProblem => ({
      log: agencyId, index, code: 'policies_unannounced', message: `this decision names the policies \`${policyHash.slice(0, 12)}\`, which the log \`node\` never announced`,
    }));
    return [...this.found, ...unannounced, ...[...this.announced.values()].flatMap((set) => this.kept(set))];
  }

  /** The node's log is read in order: each start goes on with the set before it, unless two people changed it, or the program brought another one. */
  private announce(place: Place, { event, before, policyHash, contentHash }: AnnouncedPayload): void {
    if (typeof policyHash !== 'string' || typeof contentHash !== 'string') return;
    if (this.last !== undefined && (event === 'first' || before !== this.last)) {
      this.found.push({ log: place.agencyId, index: place.index, code: 'policies_swapped', message: 'the policies in force before this entry are not those that the entry before announced: somebody exchanged them on the disk' });
    }
    this.last = policyHash;
    this.announced.set(policyHash, { policyHash, contentHash, ...place });
  }

  private kept(set: ArchivedSet & Place): PolicyProblem[] {
    const state = this.archive.state(set);
    if (state === 'kept') return [];
    const what = state === 'missing' ? 'is missing from `policies/sets`' : 'was altered in `policies/sets`';
    return [{ log: set.agencyId, index: set.index, code: state === 'missing' ? 'policies_missing' : 'policies_altered', message: `the policy set \`${set.policyHash.slice(0, 12)}\` that was announced here ${what}: its decisions cannot be made again` }];
  }
}
