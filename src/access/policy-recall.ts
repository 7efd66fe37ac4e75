// What one rule said of the values that it reads is recalled by their numbers; a pair that has not met before is put to the rule itself.
import { type Part, verdictOf } from './policy-atom.js';
import type { Evaluate } from './policy-closure.js';
import { Grid, unknown } from './policy-grid.js';
import type { PolicyRequest } from './policy-request.js';

/** Where in the facts of each part the number stands of what the rule reads there; -1 when it reads nothing of that part. At least two are read. */
export type Places = Readonly<Record<Part, number>>;

export class RuleRecall {
  readonly #test: Evaluate;
  readonly #isOfPerson: boolean;
  readonly #isOfThree: boolean;
  readonly #person: number;
  readonly #moment: number;
  readonly #resource: number;
  readonly #verdicts = new Grid();
  /** Of a rule that reads all three parts: a number for each person and moment. */
  readonly #askers = new Grid();
  #askerCount = 0;

  constructor(test: Evaluate, { principal, context, resource }: Places) {
    this.#test = test;
    [this.#person, this.#moment, this.#resource] = [principal, context, resource];
    this.#isOfPerson = principal >= 0;
    this.#isOfThree = principal >= 0 && context >= 0 && resource >= 0;
  }

  get bytes(): number {
    return this.#verdicts.bytes + this.#askers.bytes;
  }

  verdict(facts: Int32Array, person: number, moment: number, resource: number, request: PolicyRequest): number {
    const first = this.#isOfThree ? this.#askerOf(facts[person + this.#person] ?? 0, facts[moment + this.#moment] ?? 0)
      : (this.#isOfPerson ? facts[person + this.#person] : facts[moment + this.#moment]) ?? 0;
    const second = (this.#resource >= 0 ? facts[resource + this.#resource] : facts[moment + this.#moment]) ?? 0;
    const known = this.#verdicts.at(first, second);
    if (known !== unknown) return known;
    const verdict = verdictOf(this.#test(request));
    this.#verdicts.put(first, second, verdict);
    return verdict;
  }

  #askerOf(person: number, moment: number): number {
    const known = this.#askers.at(person, moment);
    if (known !== unknown) return known;
    if (this.#askerCount < unknown) this.#askers.put(person, moment, this.#askerCount);
    return this.#askerCount++;
  }
}
