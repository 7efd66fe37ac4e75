// Each set of satisfied rules is made into a decision once and then shared, frozen: explaining costs nothing at the door.
import { Combinations } from './policy-combinations.js';
import type { Policy } from './policy-parse.js';
import type { Decision } from './policy-request.js';

const isInSet = (set: Int32Array, rule: number): boolean => ((set[rule >> 5] ?? 0) & (1 << (rule & 31))) !== 0;

/** The decisions of one action. A set of rules is one bit a rule, 32 to a word, in the order in which they were given. */
export class DecisionTable {
  readonly #rules: readonly Policy[];
  readonly #permits: readonly Policy[];
  readonly #forbids: Int32Array;
  readonly #known: ReadonlySet<string>;
  readonly #policyHash: string;
  readonly #made: Combinations;

  constructor(rules: readonly Policy[], known: ReadonlySet<string>, policyHash: string) {
    this.#rules = rules;
    this.#permits = rules.filter(({ effect }) => effect === 'permit');
    this.#forbids = new Int32Array(Math.ceil(rules.length / 32));
    rules.forEach(({ effect }, rule) => { if (effect === 'forbid') this.#forbids[rule >> 5] = (this.#forbids[rule >> 5] ?? 0) | (1 << (rule & 31)); });
    this.#known = known;
    this.#policyHash = policyHash;
    this.#made = new Combinations(this.#forbids.length);
  }

  /**
   * `satisfied` is written to. `errors`: ids of the rules that could not be evaluated; one of them is enough for a deny (Cedar itself would
   * skip it).
   */
  of(satisfied: Int32Array, errors: readonly string[] | undefined): Decision {
    this.#keepDetermining(satisfied);
    if (errors !== undefined) return this.#decideOn(satisfied, errors);
    const known = this.#made.find(satisfied);
    if (known !== undefined) return known;
    const made = this.#decideOn(satisfied, []);
    this.#made.keep(satisfied, made);
    return made;
  }

  /** Where one forbid holds, no permit counts. */
  #keepDetermining(satisfied: Int32Array): void {
    let forbidden = 0;
    for (let word = 0; word < satisfied.length; word++) forbidden |= (satisfied[word] ?? 0) & (this.#forbids[word] ?? 0);
    if (forbidden === 0) return;
    for (let word = 0; word < satisfied.length; word++) satisfied[word] = (satisfied[word] ?? 0) & (this.#forbids[word] ?? 0);
  }

  #decideOn(determining: Int32Array, errors: readonly string[]): Decision {
    const rules = this.#rules.filter((_, rule) => isInSet(determining, rule));
    const forbids = rules.filter(({ effect }) => effect === 'forbid');
    return errors.length > 0 || forbids.length > 0 ? this.#deny(forbids.map(({ id }) => id), errors) : this.#allow(rules);
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
