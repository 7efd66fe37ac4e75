// The policies that decided then, made to decide again: each set from the archive, under the very obligations that the node could keep.
import { parsePolicies } from '../policy-parse.js';
import type { PolicyArchive } from '../policy-archive.js';
import { createPolicyEngine, type PolicyEngine } from '../policy-engine.js';

/** Sets prepared at once: each keeps its compiled rules and the reference engine's own copy. */
const mostKept = 16;

export class PastPolicies {
  readonly #archive: Pick<PolicyArchive, 'find'>;
  readonly #engines = new Map<string, PolicyEngine | undefined>();

  constructor(archive: Pick<PolicyArchive, 'find'>) {
    this.#archive = archive;
  }

  /** Undefined when the set is not in the archive, or altered there. `known`: of a decision that was refused for an obligation; else all words of the set. */
  of(policyHash: string, known?: readonly string[]): PolicyEngine | undefined {
    const key = JSON.stringify([policyHash, known ?? null]);
    if (this.#engines.has(key)) return this.#engines.get(key);
    if (this.#engines.size >= mostKept) this.#engines.clear();
    const engine = this.#make(policyHash, known);
    this.#engines.set(key, engine);
    return engine;
  }

  #make(policyHash: string, known: readonly string[] | undefined): PolicyEngine | undefined {
    const source = this.#archive.find(policyHash);
    if (source === undefined) return undefined;
    const { policies } = parsePolicies(source.texts, source.schema);
    // What was allowed was allowed because every obligation in it was known; what was forbidden did not ask.
    return createPolicyEngine({ ...source, obligations: known ?? [...new Set(policies.flatMap(({ obligations }) => obligations))] });
  }
}
