// All rules of one action, decided together: from memory where every part of the request is fixed, by the closures where one is not.
// Every rule is looked at: the reasons are complete, and a rule in error is found wherever it stands.
import { readsOf, verdicts } from './policy-atom.js';
import { type Chart, drawChart } from './policy-chart.js';
import { compileClosure, type Evaluate } from './policy-closure.js';
import type { FilterRule } from './policy-condition.js';
import { DecisionTable } from './policy-decision.js';
import { isFixed } from './policy-fixed.js';
import { ActionMemory, type RecalledRule } from './policy-memory.js';
import type { Attributes, Decision, EntityValue, PolicyRequest } from './policy-request.js';
import type { ActionShape, EntityShape } from './policy-shape.js';
import { failed, sameUid } from './policy-value.js';

interface Rule extends FilterRule {
  readonly test: Evaluate;
}

/** A person and a moment. */
export type Asker = Omit<PolicyRequest, 'resource'>;

export class ActionRules {
  readonly shape: ActionShape;
  readonly rules: readonly Rule[];
  readonly table: DecisionTable;
  readonly #chart: Chart;
  readonly #recalled: readonly RecalledRule[];
  /** Of the decision that is being made: one bit a rule. */
  readonly #satisfied: Int32Array;
  #memory: ActionMemory;

  constructor(shape: ActionShape, rules: readonly FilterRule[], table: DecisionTable) {
    this.shape = shape;
    this.table = table;
    this.rules = rules.map((rule) => ({ ...rule, test: compileClosure(rule.rest, shape.reference) }));
    this.#satisfied = new Int32Array(Math.ceil(rules.length / 32));
    this.#chart = drawChart(this.rules.map(({ rest }) => rest), shape.reference);
    this.#recalled = this.rules.map(({ test, rest }) => ({ test, reads: readsOf(rest) }));
    this.#memory = new ActionMemory(this.#chart, this.#recalled);
  }

  /** Throws when the request is no request at all. */
  decide(request: PolicyRequest): Decision {
    const { principal, resource, context } = request;
    const memory = this.#spacious();
    const person = memory.people.of(principal) ?? this.#meetPerson(memory, principal);
    const moment = memory.moments.of(context) ?? this.#meetMoment(memory, context);
    const thing = memory.resources.of(resource) ?? this.#meetResource(memory, resource);
    if (person === undefined || moment === undefined || thing === undefined) return this.#decideAnew(principal, resource, context, request);
    return sameUid(principal, resource) ? this.table.fault('engine:request') : this.#decideFrom(memory, person, moment, thing, request);
  }

  acceptsAsker({ principal, context }: Asker): boolean {
    return accepts(this.shape.principals, principal) && this.shape.acceptsContext(context);
  }

  /** The same decisions, one after the other; what this accepted and fixed person and moment say is settled once. */
  over(asked: Asker): (resource: EntityValue) => Decision {
    const { principal, action, context } = asked;
    let memory = this.#spacious();
    let [person, moment] = [memory.meetAsker(principal, context), memory.meetMoment(context)];
    return (resource) => {
      if (memory !== this.#spacious()) {
        memory = this.#memory;
        [person, moment] = [memory.meetAsker(principal, context), memory.meetMoment(context)];
      }
      const request = { principal, action, resource, context };
      const thing = memory.resources.of(resource) ?? this.#meetResource(memory, resource);
      if (thing === undefined) return this.#decideAnew(principal, resource, context, request);
      return sameUid(principal, resource) ? this.table.fault('engine:request') : this.#decideFrom(memory, person, moment, thing, request);
    };
  }

  #spacious(): ActionMemory {
    if (this.#memory.isFull) this.#memory = new ActionMemory(this.#chart, this.#recalled);
    return this.#memory;
  }

  #meetPerson(memory: ActionMemory, principal: EntityValue): number | undefined {
    return isFixed(principal) && accepts(this.shape.principals, principal) ? memory.meetPerson(principal) : undefined;
  }
  #meetMoment(memory: ActionMemory, context: Attributes): number | undefined {
    return isFixed(context) && this.shape.acceptsContext(context) ? memory.meetMoment(context) : undefined;
  }
  #meetResource(memory: ActionMemory, resource: EntityValue): number | undefined {
    return isFixed(resource) && accepts(this.shape.resources, resource) ? memory.meetResource(resource) : undefined;
  }

  #decideFrom(memory: ActionMemory, person: number, moment: number, resource: number, request: PolicyRequest): Decision {
    const { words, facts } = memory;
    let errors: string[] | undefined;
    for (let word = 0; word < words; word++) {
      const certain = (facts[person + words + word] ?? 0) | (facts[moment + words + word] ?? 0) | (facts[resource + words + word] ?? 0);
      const possible = (facts[person + word] ?? 0) & (facts[moment + word] ?? 0) & (facts[resource + word] ?? 0);
      let satisfied = possible & certain;
      for (let left = possible & ~certain; left !== 0; left &= left - 1) {
        const at = word * 32 + 31 - Math.clz32(left & -left);
        const verdict = memory.verdict(at, person, moment, resource, request);
        if (verdict === verdicts.yes) satisfied |= left & -left;
        else if (verdict === verdicts.error) (errors ??= []).push(this.#idOf(at));
      }
      this.#satisfied[word] = satisfied;
    }
    return this.table.of(this.#satisfied, errors);
  }

  #idOf(place: number): string {
    const rule = this.rules[place];
    if (rule === undefined) throw new Error('memory speaks of a rule that this action does not have');
    return rule.id;
  }

  /** The parts as they were read once: a request may answer each reader differently. */
  #decideAnew(principal: EntityValue, resource: EntityValue, context: Attributes, request: PolicyRequest): Decision {
    const { table } = this;
    const isRequest = accepts(this.shape.principals, principal) && accepts(this.shape.resources, resource) && this.shape.acceptsContext(context);
    if (!isRequest || sameUid(principal, resource)) return table.fault('engine:request');
    this.#satisfied.fill(0);
    let errors: string[] | undefined;
    for (const [at, rule] of this.rules.entries()) {
      const verdict = rule.test(request);
      if (verdict === true) this.#satisfied[at >> 5] = (this.#satisfied[at >> 5] ?? 0) | (1 << (at & 31));
      else if (verdict === failed) (errors ??= []).push(rule.id);
    }
    return table.of(this.#satisfied, errors);
  }
}

function accepts(shapes: ReadonlyMap<string, EntityShape>, entity: EntityValue): boolean {
  return shapes.get(entity.type)?.accepts(entity) ?? false;
}
