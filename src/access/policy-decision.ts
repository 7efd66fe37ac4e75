// Each combination of satisfied rules is made into a decision once and then shared, frozen: explaining costs nothing at the door.
import type { Policy } from './policy-parse.js';
import type { Decision } from './policy-request.js';

// Bounded, so that requests made for the purpose cannot fill the memory.
const mostShared = 4096;

/** The decisions of one action. Rules are numbered by their place: the bit 2^i of a sum stands for the i-th permit or forbid. */
export class DecisionTable {
  readonly #permitted = new Map<number, Decision>();
  readonly #forbidden = new Map<number, Decision>();
  readonly #permits: readonly Policy[];
  readonly #forbids: readonly Policy[];
  readonly #known: ReadonlySet<string>;
  readonly #policyHash: string;

  constructor(permits: readonly Policy[], forbids: readonly Policy[], known: ReadonlySet<string>, policyHash: string) {
    this.#permits = permits;
    this.#forbids = forbids;
    this.#known = known;
    this.#policyHash = policyHash;
  }

  /** `errors`: ids of the rules that could not be evaluated; one of them is enough for a deny (Cedar itself would skip it). */
  of(permitted: number, forbidden: number, errors: readonly string[] | undefined): Decision {
    if (errors !== undefined) return this.#deny(idsOf(forbidden, this.#forbids), errors);
    if (forbidden > 0) return share(this.#forbidden, forbidden, () => this.#deny(idsOf(forbidden, this.#forbids), []));
    return share(this.#permitted, permitted, () => this.#allow(chosenOf(permitted, this.#permits)));
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

function share(table: Map<number, Decision>, key: number, make: () => Decision): Decision {
  const known = table.get(key);
  if (known !== undefined) return known;
  const made = make();
  if (table.size < mostShared) table.set(key, made);
  return made;
}

function chosenOf(sum: number, from: readonly Policy[]): readonly Policy[] {
  return from.filter((_, i) => Math.floor(sum / 2 ** i) % 2 === 1);
}

const idsOf = (sum: number, from: readonly Policy[]): readonly string[] => chosenOf(sum, from).map(({ id }) => id);
