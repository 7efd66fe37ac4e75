// One past decision made again (G3), by the compiled policies and by the reference engine: the same, another, or why it cannot be told.
import { hashOf } from '../../kernel/index.js';
import type { PastDecision, SeenLabels } from '../decision-record.js';
import type { LabelStore } from '../label.store.js';
import { resourceOf } from '../label.js';
import type { PolicyEngine } from '../policy-engine.js';
import type { Decision, EntityValue, PolicyRequest } from '../policy-request.js';
import type { PastPolicies } from './past-policies.js';

/** Why a decision is not simply the same. `unwhole`: recorded before decisions stood in their entries with their facts. */
export type ReplayReason = 'decision' | 'engines' | 'labels' | 'shredded' | 'unreadable' | 'unwhole' | 'archive' | 'labels_gone';

export interface Replayed {
  readonly verdict: 'same' | 'differs' | 'cannot';
  readonly reason: ReplayReason | undefined;
  /** What was decided now; undefined where nothing could be. */
  readonly now: Decision | undefined;
}

const remembered = 50_000;

export class Replay {
  readonly #policies: PastPolicies;
  readonly #labels: Pick<LabelStore, 'all'>;
  /** The same person asks the same thing of the same policies many times a day: it is decided once. */
  readonly #decided = new Map<string, { readonly now: Decision; readonly agrees: boolean }>();
  readonly #seen = new Map<string, string | undefined>();

  constructor(policies: PastPolicies, labels: Pick<LabelStore, 'all'>) {
    this.#policies = policies;
    this.#labels = labels;
  }

  /** Under the policies that decided then. */
  again(past: PastDecision | 'unwhole'): Replayed {
    if (past === 'unwhole') return cannot('unwhole');
    const { policyHash } = past.decision;
    const engine = this.#policies.of(policyHash, past.known);
    if (engine === undefined) return cannot('archive');
    const { now, agrees } = this.#decide(engine, past);
    if (!agrees) return { verdict: 'differs', reason: 'engines', now };
    if (!isSame(now, past.decision)) return { verdict: 'differs', reason: 'decision', now };
    return this.#withLabels(engine, past, now);
  }

  /** Both engines: a decision on which they differ is none. */
  #decide(engine: PolicyEngine, { request, known }: PastDecision): { readonly now: Decision; readonly agrees: boolean } {
    const key = JSON.stringify([engine.policyHash, request, known ?? null]);
    const before = this.#decided.get(key);
    if (before !== undefined) return before;
    const now = engine.decide(request);
    const made = { now, agrees: isSame(now, engine.oracle(request)) };
    if (this.#decided.size >= remembered) this.#decided.clear();
    this.#decided.set(key, made);
    return made;
  }

  #withLabels(engine: PolicyEngine, { request, labels }: PastDecision, now: Decision): Replayed {
    if (labels === undefined) return { verdict: 'same', reason: undefined, now };
    const hash = this.#labelsHash(engine, request, labels.among);
    if (hash === undefined) return { verdict: 'cannot', reason: 'labels_gone', now };
    return hash === labels.hash ? { verdict: 'same', reason: undefined, now } : { verdict: 'differs', reason: 'labels', now };
  }

  /** Labels are never changed and never taken away: fewer or others than there were then cannot be compared. */
  #labelsHash(engine: PolicyEngine, request: PolicyRequest, among: SeenLabels['among']): string | undefined {
    const key = JSON.stringify([engine.policyHash, request.principal, request.context, among]);
    if (this.#seen.has(key)) return this.#seen.get(key);
    const [count, lastId] = among;
    const then = this.#labels.all.filter(({ labelId }) => labelId <= lastId);
    const hash = then.length === count ? hashOf(visibleIds(engine, request, then.map((label) => ({ labelId: label.labelId, resource: resourceOf(label) })))) : undefined;
    if (this.#seen.size >= remembered) this.#seen.clear();
    this.#seen.set(key, hash);
    return hash;
  }
}

function visibleIds(engine: PolicyEngine, { principal, context }: PolicyRequest, labels: readonly { readonly labelId: number; readonly resource: EntityValue }[]): number[] {
  return labels.filter(({ resource }) => engine.decide({ principal, action: 'readLabel', resource, context }).allow).map(({ labelId }) => labelId);
}

export function cannot(reason: ReplayReason): Replayed {
  return { verdict: 'cannot', reason, now: undefined };
}

/** In everything but the hash of the set that made it. */
function isSame(a: Decision, b: Decision): boolean {
  return textOf(a) === textOf(b);
}

function textOf({ allow, policies, errors, obligations, masks }: Decision): string {
  return JSON.stringify([allow, policies, errors, obligations, masks]);
}
