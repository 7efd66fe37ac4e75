// Only `access` builds a Plan, and a store reads nothing without one: it holds what the caller may see, decided before the reading.
import { hashOf, type Json } from '../kernel/index.js';
import type { Caller } from './member.js';
import type { SeenLabels } from './decision-record.js';
import type { Decision, PolicyRequest } from './policy-request.js';

export interface PlanFields {
  readonly id: string;
  readonly caller: Caller;
  readonly action: string;
  readonly asked: Json;
  /** What was put to the policies, for the record. */
  readonly request: PolicyRequest;
  readonly decision: Decision;
  readonly labelIds: readonly number[];
  /** What the permits that decided, for the action and for its labels, ask of the code and hold back. */
  readonly obligations: readonly string[];
  readonly masks: readonly string[];
  /** How many labels there were when they were looked through, and the last one's id. */
  readonly labelsAmong: SeenLabels['among'];
}

let build: (fields: PlanFields) => Plan;

/**
 * A question that was allowed, with the labels that its answer may draw on.
 * INVARIANT: cannot be built outside `access` (tests/invariants/ungranted-read.test.ts).
 */
export class Plan {
  readonly #fields: PlanFields;
  readonly #masks: ReadonlySet<string>;

  static {
    build = (fields) => new Plan(fields);
  }

  private constructor(fields: PlanFields) {
    this.#fields = fields;
    this.#masks = new Set(fields.masks);
  }

  get id(): string {
    return this.#fields.id;
  }
  get caller(): Caller {
    return this.#fields.caller;
  }
  get action(): string {
    return this.#fields.action;
  }
  get asked(): Json {
    return this.#fields.asked;
  }
  get request(): PolicyRequest {
    return this.#fields.request;
  }
  get decision(): Decision {
    return this.#fields.decision;
  }
  /** What the code keeps before or with the answer. */
  get obligations(): readonly string[] {
    return this.#fields.obligations;
  }
  /** Names of properties that are absent from every answer under this plan. */
  get masks(): ReadonlySet<string> {
    return this.#masks;
  }
  /** Ids of the handling labels whose statements the caller may see; sorted. */
  get labelIds(): readonly number[] {
    return this.#fields.labelIds;
  }
  /** Stands in the record, so that a replay can tell whether the same labels would be visible. */
  get labels(): SeenLabels {
    return { hash: hashOf(this.#fields.labelIds), among: this.#fields.labelsAmong };
  }
}

export function buildPlan(fields: PlanFields): Plan {
  return build(fields);
}
