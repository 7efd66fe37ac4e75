// What a store found, out of reach until its entry is durable (G1): a Sealed shows ids, never values.
import { inspect } from 'node:util';
import { AccessError } from './errors.js';
import { type Grant, grantCovers, type SealToken } from './grant.js';
import type { Plan } from './plan.js';

/** Statement, report or entry ids by the agency that originated them. */
export type ShownIds = ReadonlyMap<string, readonly string[]>;

export class Sealed<T> {
  readonly #value: T;
  readonly plan: Plan;
  readonly token: SealToken;
  readonly ids: ShownIds;

  constructor(plan: Plan, ids: ShownIds, value: T) {
    this.plan = plan;
    this.token = { planId: plan.id };
    this.ids = ids;
    this.#value = value;
  }

  /** The value, for the grant of this very entry. Throws `wrong_grant` for any other. */
  open(grant: Grant): T {
    if (!grantCovers(grant, this.token)) throw new AccessError('wrong_grant', 'this grant was given for another answer');
    return this.#value;
  }

  // INVARIANT: neither logs nor JSON show the value (passage.test.ts).
  toJSON(): { sealed: string } {
    return { sealed: this.plan.id };
  }

  [inspect.custom](): string {
    return `Sealed(${this.plan.id})`;
  }
}

/** Seals what a store read under a plan. `ids` must name everything that the value shows: they go on the record. */
export function seal<T>(plan: Plan, ids: ShownIds, value: T): Sealed<T> {
  return new Sealed(plan, ids, value);
}
