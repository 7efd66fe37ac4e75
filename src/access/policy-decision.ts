// Each combination of satisfied rules is made into a decision once and then shared, frozen: explaining costs nothing at the door.
import type { Policy } from './policy-parse.js';
import type { Decision } from './policy-request.js';

// Bounded, so that requests made for the purpose cannot fill the memory: some 20 MB an action at the very most.
const mostShared = 32_768;
const none: readonly string[] = Object.freeze([]);

/** A combination of satisfied rules: the path to it, by their places, is the combination; deciding it again takes as many steps as it has rules. */
export interface Combination {
  readonly next: (Combination | undefined)[];
  readonly before: Combination | undefined;
  readonly policy: Policy | undefined;
  decision: Decision | undefined;
}

const combination = (before?: Combination, policy?: Policy): Combination => ({ next: [], before, policy, decision: undefined });

/** The decisions of one action. Rules are numbered by their place among the permits or the forbids. */
export class DecisionTable {
  readonly noPermit = combination();
  readonly noForbid = combination();
  readonly #permits: readonly Policy[];
  readonly #known: ReadonlySet<string>;
  readonly #policyHash: string;
  #made = 0;

  constructor(permits: readonly Policy[], known: ReadonlySet<string>, policyHash: string) {
    this.#permits = permits;
    this.#known = known;
    this.#policyHash = policyHash;
  }

  /** The combination that also holds this rule. Rules come in their order. */
  with(before: Combination, place: number, policy: Policy): Combination {
    const known = before.next[place];
    if (known !== undefined) return known;
    const made = combination(before, policy);
    if (this.#made < mostShared) {
      this.#made += 1;
      before.next[place] = made;
    }
    return made;
  }

  /** `errors`: ids of the rules that could not be evaluated; one of them is enough for a deny (Cedar itself would skip it). */
  of(permitted: Combination, forbidden: Combination, errors: readonly string[] | undefined): Decision {
    if (errors !== undefined) return this.#deny(idsOf(forbidden), errors);
    if (forbidden !== this.noForbid) return (forbidden.decision ??= this.#deny(idsOf(forbidden), none));
    return (permitted.decision ??= this.#allow(rulesOf(permitted)));
  }

  /** The answer of the wasm engine, under the same rules. `policies` are the satisfied permits, or forbids when it denies. */
  fromOpinion(opinion: { readonly allow: boolean; readonly policies: readonly string[]; readonly errors: readonly string[] }): Decision {
    if (opinion.errors.length > 0) return this.#deny(opinion.allow ? [] : opinion.policies, opinion.errors);
    if (!opinion.allow) return this.#deny(opinion.policies, []);
    return this.#allow(this.#permits.filter(({ id }) => opinion.policies.includes(id)));
  }

  /** A deny for a reason that lies outside the policies. */
  fault(...errors: readonly string[]): Decision {
    return this.#deny([], errors);
  }

  #allow(permits: readonly Policy[]): Decision {
    if (permits.length === 0) return this.#deny([], []);
    const policies = permits.map(({ id }) => id).toSorted();
    const obligations = [...new Set(permits.flatMap((policy) => policy.obligations))].toSorted();
    const masks = [...new Set(permits.flatMap((policy) => policy.masks))].toSorted();
    if (!obligations.every((word) => this.#known.has(word))) return this.#deny(policies, ['engine:obligation']);
    return freeze({ allow: true, policies, errors: [], obligations, masks, policyHash: this.#policyHash });
  }

  #deny(policies: readonly string[], errors: readonly string[]): Decision {
    return freeze({ allow: false, policies: policies.toSorted(), errors: errors.toSorted(), obligations: [], masks: [], policyHash: this.#policyHash });
  }
}

function freeze(decision: Decision): Decision {
  for (const list of [decision.policies, decision.errors, decision.obligations, decision.masks]) Object.freeze(list);
  return Object.freeze(decision);
}

function rulesOf(from: Combination): readonly Policy[] {
  const rules: Policy[] = [];
  for (let at: Combination | undefined = from; at?.policy !== undefined; at = at.before) rules.push(at.policy);
  return rules.toReversed();
}

const idsOf = (from: Combination): readonly string[] => rulesOf(from).map(({ id }) => id);
