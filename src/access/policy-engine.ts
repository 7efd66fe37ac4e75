// One place decides (G3): default deny, with reasons; an error, a disagreement with the oracle or an unknown obligation is a no.
import type { Condition } from '../kernel/index.js';
import { ActionRules } from './policy-action.js';
import { compileCondition } from './policy-condition.js';
import { DecisionTable } from './policy-decision.js';
import { createOracle, type Oracle } from './policy-oracle.js';
import { type Policy, parsePolicies, type PolicySet, type PolicyText } from './policy-parse.js';
import type { Attributes, Decision, EntityValue, PolicyRequest } from './policy-request.js';
import type { ActionShape } from './policy-shape.js';
import { fixedAttributes, fixedEntity } from './policy-fixed.js';
import { type ActionScope, foldNode } from './policy-fold.js';

export type { PolicyText } from './policy-parse.js';
export type { Attributes, Decision, EntityUid, EntityValue, PolicyRequest, Value } from './policy-request.js';

/** Every `every`-th decision is also put to the wasm oracle; when they differ the answer is a deny and `onDisagreement` hears of it. */
export interface PolicyShadow {
  readonly every: number;
  readonly onDisagreement: (request: PolicyRequest, ours: Decision, oracle: Decision) => void;
}

/** `obligations`: those that the code knows how to keep; a decision that carries another one is a deny. */
export interface PolicyEngineOptions {
  readonly texts: readonly PolicyText[];
  readonly schema: string;
  readonly obligations: readonly string[];
  readonly shadow?: PolicyShadow;
}

export interface PolicyEngine {
  /** Decides by the compiled closures. Never throws. */
  decide(request: PolicyRequest): Decision;
  /**
   * Decides a whole list for one person at one moment: what they say is settled once, as it is now, and only what speaks of the resource is
   * left. INVARIANT: the same decisions as `decide` (policy-engine.test.ts).
   */
  over(principal: EntityValue, action: string, context: Attributes): (resource: EntityValue) => Decision;
  /** The same answer by the wasm engine: slow (some 2,000 a second); for tests, shadow and replay. Never throws. */
  oracle(request: PolicyRequest): Decision;
  /**
   * What must be true of a resource's columns for `decide` to allow, for this person, action and context. A missing (NULL)
   * column means a missing attribute. Throws PolicyError `not_filterable`, naming the policy, when it cannot be said.
   */
  condition(principal: EntityValue, action: string, context: Attributes): Condition;
  /** Names of the schema's actions, groups left out. */
  readonly actions: readonly string[];
  readonly policyHash: string;
  readonly knownObligations: readonly string[];
}

/** Parses, validates and compiles the policy set. Throws PolicyError; nothing is decided by a set with a fault in it. */
export function createPolicyEngine(options: PolicyEngineOptions): PolicyEngine {
  return new CompiledPolicies(options);
}

class CompiledPolicies implements PolicyEngine {
  readonly policyHash: string;
  readonly knownObligations: readonly string[];
  readonly actions: readonly string[];
  readonly #compiled = new Map<string, ActionRules>();
  readonly #general: DecisionTable;
  readonly #ask: Oracle;
  readonly #shadow: PolicyShadow | undefined;
  #sinceShadow = 0;

  constructor({ texts, schema, obligations, shadow }: PolicyEngineOptions) {
    const set = parsePolicies(texts, schema);
    this.policyHash = set.policyHash;
    this.knownObligations = [...obligations];
    this.#general = new DecisionTable([], new Set(obligations), set.policyHash);
    this.#ask = createOracle(set);
    this.#shadow = shadow;
    for (const [id, shape] of set.shape.actions) {
      if (shape.resources.size > 0) this.#compiled.set(id, this.#compileAction(set, shape));
    }
    this.actions = [...this.#compiled.keys()];
  }

  decide(request: PolicyRequest): Decision {
    return this.#watched(request, this.#decideAlone(request));
  }

  #watched(request: PolicyRequest, ours: Decision): Decision {
    if (this.#shadow === undefined || ++this.#sinceShadow < this.#shadow.every) return ours;
    this.#sinceShadow = 0;
    return this.#compare(request, ours, this.#shadow);
  }

  over(principal: EntityValue, action: string, context: Attributes): (resource: EntityValue) => Decision {
    const rules = this.#compiled.get(action);
    if (rules === undefined || !rules.acceptsAsker({ principal, action, context })) return () => this.#general.fault('engine:request');
    // Copies: what this person and moment say is settled as it is now, whoever changes the originals.
    const asker = { principal: fixedEntity(principal), action, context: fixedAttributes(context) };
    const decide = rules.over(asker);
    return (resource) => {
      const ours = this.#guarded(decide, resource);
      return this.#shadow === undefined ? ours : this.#watched({ ...asker, resource }, ours);
    };
  }

  #guarded<T>(decide: (of: T) => Decision, of: T): Decision {
    try {
      return decide(of);
    } catch {
      return this.#general.fault('engine:fault');
    }
  }

  oracle(request: PolicyRequest): Decision {
    try {
      const opinion = this.#ask(request);
      const { table } = this.#compiled.get(request.action) ?? { table: this.#general };
      return opinion.valid ? table.fromOpinion(opinion) : table.fault('engine:request');
    } catch {
      return this.#general.fault('engine:fault');
    }
  }

  condition(principal: EntityValue, action: string, context: Attributes): Condition {
    const compiled = this.#compiled.get(action);
    if (compiled === undefined) return { kind: 'never' };
    return compileCondition(compiled.shape, compiled.rules, principal, context);
  }

  #compileAction({ policies, policyHash }: PolicySet, shape: ActionShape): ActionRules {
    const known = new Set(this.knownObligations);
    const scope = scopeOf(shape);
    const applying = policies.filter((policy) => appliesTo(policy, scope));
    const rules = applying.map(({ id, effect, obligations, rest }) =>
      ({ id, effect, isKept: obligations.every((word) => known.has(word)), rest: foldNode(rest, scope) }));
    return new ActionRules(shape, rules, new DecisionTable(applying, known, policyHash));
  }

  #decideAlone(request: PolicyRequest): Decision {
    try {
      return this.#compiled.get(request.action)?.decide(request) ?? this.#general.fault('engine:request');
    } catch {
      return this.#general.fault('engine:fault');
    }
  }

  #compare(request: PolicyRequest, ours: Decision, shadow: PolicyShadow): Decision {
    const theirs = this.oracle(request);
    if (isSameDecision(ours, theirs)) return ours;
    try {
      shadow.onDisagreement(request, ours, theirs);
      return this.#general.fault('engine:disagreement');
    } catch {
      return this.#general.fault('engine:disagreement', 'engine:report');
    }
  }
}

/** The scope of a policy's action depends on the action alone: decided here, once. */
function appliesTo(policy: Policy, scope: ActionScope): boolean {
  const verdict = foldNode(policy.action, scope);
  return !(verdict.kind === 'literal' && verdict.value === false);
}

function scopeOf({ reference, principals, resources }: ActionShape): ActionScope {
  return { action: reference, principalType: onlyOf(principals), resourceType: onlyOf(resources) };
}

function onlyOf(types: ReadonlyMap<string, unknown>): string | undefined {
  return types.size === 1 ? [...types.keys()][0] : undefined;
}

function isSameDecision(a: Decision, b: Decision): boolean {
  return textOf(a) === textOf(b);
}

function textOf({ allow, policies, errors, obligations, masks }: Decision): string {
  return JSON.stringify([allow, policies, errors, obligations, masks]);
}
