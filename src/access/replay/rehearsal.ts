// Past decisions of every log under a proposed set, and what each person would see under it: what a change does is shown before it takes effect (G3).
import { dayOf, type Clock } from '../../kernel/index.js';
import type { Ledger } from '../../ledger/index.js';
import type { PayloadReader } from '../../ledger/payload/index.js';
import type { LabelStore } from '../label.store.js';
import type { PeopleStore } from '../people.store.js';
import type { PoliciesInForce } from '../policies-in-force.js';
import type { PolicyEngine } from '../policy-engine.js';
import type { Rehearsal } from './policy-change.js';
import { RehearsalTally } from './rehearsal-tally.js';
import { decisionIn } from './replay-run.js';
import { type LogRange, operatorScan, readPayloads } from './scan.js';
import { sightChange } from './sight-change.js';
import { setImmediate } from 'node:timers/promises';

export interface RehearsalParts {
  readonly ledger: Ledger;
  readonly payloads: PayloadReader;
  readonly labels: Pick<LabelStore, 'all'>;
  readonly people: Pick<PeopleStore, 'activeMembers'>;
  readonly inForce: PoliciesInForce;
  readonly clock: Clock;
}

export interface RehearsalTask {
  readonly proposed: PolicyEngine;
  readonly from: string | null;
  readonly ranges: readonly LogRange[];
  /** The plan's id and the asker, `agency~member`: they stand in the node's own scan. */
  readonly planId: string;
  readonly by: string;
}

const ENTRIES_A_SCAN = 10_000n;
const DECISIONS_A_TURN = 64;

/** Yields how far it has come: entries, then people. Compares with one engine throughout, whatever is adopted meanwhile. */
export async function* rehearse(parts: RehearsalParts, { proposed, from, ranges, planId, by }: RehearsalTask): AsyncGenerator<{ done: number; total: number }, Rehearsal> {
  const before = parts.inForce.policyHash;
  const now = parts.inForce.prepare(parts.inForce.source);
  const members = await parts.people.activeMembers(dayOf(parts.clock()));
  const entries = ranges.reduce((sum, range) => sum + Number(range.to - range.from), 0);
  const total = entries + members.length;
  const tally = new RehearsalTally(now, proposed);
  let done = 0;
  for await (const { agencyId, index, payload } of readPayloads(parts.ledger, parts.payloads, ranges, operatorScan('rehearsePolicies', { id: planId, by }), ENTRIES_A_SCAN)) {
    tally.take(`${agencyId}#${index}`, payload === undefined ? 'unwhole' : decisionIn(payload));
    done += 1;
    if (done % DECISIONS_A_TURN === 0) await setImmediate();
    yield { done, total };
  }
  const seeing = sightChange({ members, labels: parts.labels, today: dayOf(parts.clock()), now, proposed });
  let step = await seeing.next();
  while (step.done !== true) {
    yield { done: entries + step.value, total };
    step = await seeing.next();
  }
  return {
    before, policyHash: proposed.policyHash, from, endedAtMs: parts.clock(), heads: Object.fromEntries(ranges.map(({ agencyId, to }) => [agencyId, to.toString()])),
    counts: tally.counts, groups: tally.groups, sight: step.value,
  };
}
