// Past decisions under the policies in force and under proposed ones: those that would change, in groups that a person can read.
import type { PastDecision } from '../decision-record.js';
import type { PolicyEngine } from '../policy-engine.js';
import type { Decision } from '../policy-request.js';

/** `allowed`: a no becomes a yes. `refused`: a yes becomes a no. `terms`: still a yes, with other obligations or masks. */
export type ChangeKind = 'allowed' | 'refused' | 'terms';

export interface ChangeGroup {
  readonly kind: ChangeKind;
  readonly action: string;
  readonly role: string;
  /** Policies that would determine the new decision, and those that determine the present one. */
  readonly policies: readonly string[];
  readonly before: readonly string[];
  readonly count: number;
  /** Entries by log, `agency#index`; at most a hundred. */
  readonly entries: readonly string[];
}

export interface TallyCounts {
  /** Decisions read that the present policies can decide. */
  readonly decisions: number;
  readonly allowed: number;
  readonly refused: number;
  readonly terms: number;
  /** Not comparable: shredded, recorded before decisions were whole, or of facts that the present schema does not know. */
  readonly cannot: number;
  /** Changed decisions on which compiled policies and reference engine differ: nothing is adopted on those. */
  readonly disagreements: number;
}

const entriesAGroup = 100;
const remembered = 50_000;

interface Compared {
  readonly now: Decision;
  readonly proposed: Decision;
  readonly kind: ChangeKind | undefined;
  readonly agrees: boolean;
}

type Growing = { -readonly [K in keyof ChangeGroup]: K extends 'entries' ? string[] : ChangeGroup[K] };

export class RehearsalTally {
  readonly #now: PolicyEngine;
  readonly #proposed: PolicyEngine;
  readonly #compared = new Map<string, Compared>();
  readonly #groups = new Map<string, Growing>();
  readonly #counts = { decisions: 0, allowed: 0, refused: 0, terms: 0, cannot: 0, disagreements: 0 };

  constructor(now: PolicyEngine, proposed: PolicyEngine) {
    this.#now = now;
    this.#proposed = proposed;
  }

  get counts(): TallyCounts {
    return { ...this.#counts };
  }

  /** What would newly be allowed first; then the largest. */
  get groups(): readonly ChangeGroup[] {
    const order: readonly ChangeKind[] = ['allowed', 'refused', 'terms'];
    return [...this.#groups.values()].toSorted((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind) || b.count - a.count);
  }

  take(place: string, past: PastDecision | 'unwhole' | undefined): void {
    if (past === undefined) return;
    const compared = past === 'unwhole' ? undefined : this.#compare(past);
    if (past === 'unwhole' || compared === undefined || compared.now.errors.some((error) => error.startsWith('engine:'))) {
      this.#counts.cannot += 1;
      return;
    }
    this.#counts.decisions += 1;
    if (compared.kind === undefined) return;
    this.#counts[compared.kind] += 1;
    if (!compared.agrees) this.#counts.disagreements += 1;
    this.#group(place, past, compared, compared.kind);
  }

  #compare({ request }: PastDecision): Compared {
    const key = JSON.stringify(request);
    const before = this.#compared.get(key);
    if (before !== undefined) return before;
    const [now, proposed] = [this.#now.decide(request), this.#proposed.decide(request)];
    const kind = kindOf(now, proposed);
    const made = { now, proposed, kind, agrees: kind === undefined || this.#proposed.oracle(request).allow === proposed.allow };
    if (this.#compared.size >= remembered) this.#compared.clear();
    this.#compared.set(key, made);
    return made;
  }

  #group(place: string, { action, request }: PastDecision, { now, proposed }: Compared, kind: ChangeKind): void {
    const role = request.principal.attrs['role'];
    const named = { kind, action, role: typeof role === 'string' ? role : '', policies: [...proposed.policies, ...proposed.errors], before: [...now.policies, ...now.errors] };
    const key = JSON.stringify(named);
    const group = this.#groups.get(key) ?? { ...named, count: 0, entries: [] };
    group.count += 1;
    if (group.entries.length < entriesAGroup) group.entries.push(place);
    this.#groups.set(key, group);
  }
}

function kindOf(now: Decision, proposed: Decision): ChangeKind | undefined {
  if (now.allow !== proposed.allow) return proposed.allow ? 'allowed' : 'refused';
  const terms = ({ obligations, masks }: Decision): string => JSON.stringify([obligations, masks]);
  return proposed.allow && terms(now) !== terms(proposed) ? 'terms' : undefined;
}
