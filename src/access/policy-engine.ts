// One place decides (G3): default deny, with reasons; an error, a disagreement with the oracle or an unknown obligation is a no.
import type { Condition } from '../kernel/index.js';
import { compileClosure, type Evaluate } from './policy-closure.js';
import { compileCondition, type FilterRule } from './policy-condition.js';
import { DecisionTable } from './policy-decision.js';
import { createOracle, type Oracle } from './policy-oracle.js';
import { type Policy, parsePolicies, type PolicySet, type PolicyText } from './policy-parse.js';
import type { Attributes, Decision, EntityValue, PolicyRequest } from './policy-request.js';
import type { ActionShape } from './policy-shape.js';
import { type ActionScope, foldNode } from './policy-fold.js';
import { failed, sameUid } from './policy-value.js';

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

interface Rule extends FilterRule {
  readonly policy: Policy;
  readonly test: Evaluate;
  /** Among the rules of its effect, counted from 0. */
  readonly place: number;
}
interface CompiledAction {
  readonly shape: ActionShape;
  readonly permits: readonly Rule[];
  readonly forbids: readonly Rule[];
  readonly table: DecisionTable;
}

/** Parses, validates and compiles the policy set. Throws PolicyError; nothing is decided by a set with a fault in it. */
export function createPolicyEngine(options: PolicyEngineOptions): PolicyEngine {
  return new CompiledPolicies(options);
}

class CompiledPolicies implements PolicyEngine {
  readonly policyHash: string;
  readonly knownObligations: readonly string[];
  readonly actions: readonly string[];
  readonly #compiled = new Map<string, CompiledAction>();
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
    const compiled = this.#compiled.get(action);
    if (compiled === undefined || !acceptsAsker(compiled.shape, { principal, context })) return () => this.#general.fault('engine:request');
    // Copies: what this person and moment say is settled as it is now, whoever changes the originals.
    const asked = { principal: structuredClone(principal), action, context: structuredClone(context) };
    const settled = settle(compiled, asked);
    return (resource) => {
      const request = { principal: asked.principal, action, resource, context: asked.context };
      return this.#watched(request, this.#decideSettled(settled, request));
    };
  }

  #decideSettled(settled: CompiledAction, request: PolicyRequest): Decision {
    try {
      const shape = settled.shape.resources.get(request.resource.type);
      if (shape === undefined || !shape.accepts(request.resource) || sameUid(request.principal, request.resource)) return this.#general.fault('engine:request');
      return decideBy(settled, request);
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
    return compileCondition(compiled.shape, [...compiled.permits, ...compiled.forbids], principal, context);
  }

  #compileAction({ policies, policyHash }: PolicySet, shape: ActionShape): CompiledAction {
    const known = new Set(this.knownObligations);
    const scope = scopeOf(shape);
    const rules = (effect: Policy['effect']): Rule[] =>
      policies.filter((policy) => policy.effect === effect && appliesTo(policy, scope)).map((policy, i) => {
        const rest = foldNode(policy.rest, scope);
        const isKept = policy.obligations.every((word) => known.has(word));
        return { policy, id: policy.id, effect, isKept, rest, test: compileClosure(rest, shape.reference), place: i };
      });
    const [permits, forbids] = [rules('permit'), rules('forbid')];
    const table = new DecisionTable(permits.map(({ policy }) => policy), known, policyHash);
    return { shape, permits, forbids, table };
  }

  #decideAlone(request: PolicyRequest): Decision {
    try {
      const compiled = this.#compiled.get(request.action);
      if (compiled === undefined || !accepts(compiled.shape, request)) return this.#general.fault('engine:request');
      return decideBy(compiled, request);
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

function acceptsAsker(shape: ActionShape, { principal, context }: Pick<PolicyRequest, 'principal' | 'context'>): boolean {
  return (shape.principals.get(principal.type)?.accepts(principal) ?? false) && shape.acceptsContext(context);
}

/** The rules with all that this person and moment say put in; what can never hold for them is left out, for it decides nothing. */
function settle({ shape, permits, forbids, table }: CompiledAction, { principal, context }: Pick<PolicyRequest, 'principal' | 'context'>): CompiledAction {
  const scope = { ...scopeOf(shape), principal: principal.attrs, context };
  const narrowed = (rules: readonly Rule[]) => rules.map((rule) => ({ rule, rest: foldNode(rule.rest, scope) }))
    .filter(({ rest }) => !(rest.kind === 'literal' && rest.value === false))
    .map(({ rule, rest }): Rule => ({ ...rule, rest, test: compileClosure(rest, shape.reference) }));
  return { shape, permits: narrowed(permits), forbids: narrowed(forbids), table };
}

function accepts(shape: ActionShape, { principal, resource, context }: PolicyRequest): boolean {
  const [asPrincipal, asResource] = [shape.principals.get(principal.type), shape.resources.get(resource.type)];
  return asPrincipal !== undefined && asResource !== undefined && asPrincipal.accepts(principal) && asResource.accepts(resource)
    && shape.acceptsContext(context) && !sameUid(principal, resource);
}

/** All rules are evaluated: the reasons are complete, and a rule in error is found wherever it stands. */
function decideBy({ permits, forbids, table }: CompiledAction, request: PolicyRequest): Decision {
  let permitted = table.noPermit;
  let forbidden = table.noForbid;
  let errors: string[] | undefined;
  for (const rule of forbids) {
    const verdict = rule.test(request);
    if (verdict === true) forbidden = table.with(forbidden, rule.place, rule.policy);
    else if (verdict === failed) (errors ??= []).push(rule.id);
  }
  for (const rule of permits) {
    const verdict = rule.test(request);
    if (verdict === true) permitted = table.with(permitted, rule.place, rule.policy);
    else if (verdict === failed) (errors ??= []).push(rule.id);
  }
  return table.of(permitted, forbidden, errors);
}

function isSameDecision(a: Decision, b: Decision): boolean {
  return textOf(a) === textOf(b);
}

function textOf({ allow, policies, errors, obligations, masks }: Decision): string {
  return JSON.stringify([allow, policies, errors, obligations, masks]);
}
