// The policy set that decides now. Whoever decides holds this and no engine of its own, so that a change takes effect for every request after it.
import type { Condition } from '../kernel/index.js';
import type { ArchivedSet, PolicySource } from './policy-archive.js';
import { createPolicyEngine, type PolicyEngine, type PolicyEngineOptions } from './policy-engine.js';
import type { Attributes, Decision, EntityValue, PolicyRequest } from './policy-request.js';

/** How a set is made into an engine on this node: obligations that it can keep, and its shadow. */
export type EngineTerms = Omit<PolicyEngineOptions, 'texts' | 'schema'>;

export class PoliciesInForce implements PolicyEngine {
  readonly #terms: EngineTerms;
  #engine: PolicyEngine;
  #source: PolicySource;
  #set: ArchivedSet;

  /** Throws PolicyError. */
  constructor(terms: EngineTerms, source: PolicySource, set: ArchivedSet) {
    this.#terms = terms;
    this.#engine = createPolicyEngine({ ...terms, ...source });
    this.#source = source;
    this.#set = set;
  }

  get source(): PolicySource {
    return this.#source;
  }
  get set(): ArchivedSet {
    return this.#set;
  }

  /** An engine for another set on the same terms. Throws PolicyError. */
  prepare(source: PolicySource): PolicyEngine {
    return createPolicyEngine({ texts: source.texts, schema: source.schema, obligations: this.#terms.obligations });
  }

  /** From here on `source` decides. Throws PolicyError, and then nothing has changed. */
  take(source: PolicySource, set: ArchivedSet): void {
    this.#engine = createPolicyEngine({ ...this.#terms, ...source });
    this.#source = source;
    this.#set = set;
  }

  over(...asked: Parameters<PolicyEngine['over']>): ReturnType<PolicyEngine['over']> {
    return this.#engine.over(...asked);
  }
  decide(request: PolicyRequest): Decision {
    return this.#engine.decide(request);
  }
  oracle(request: PolicyRequest): Decision {
    return this.#engine.oracle(request);
  }
  condition(principal: EntityValue, action: string, context: Attributes): Condition {
    return this.#engine.condition(principal, action, context);
  }
  get actions(): readonly string[] {
    return this.#engine.actions;
  }
  get policyHash(): string {
    return this.#engine.policyHash;
  }
  get knownObligations(): readonly string[] {
    return this.#engine.knownObligations;
  }
}
