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

  static {
    build = (fields) => new Plan(fields);
  }

  private constructor(fields: PlanFields) {
    this.#fields = fields;
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
