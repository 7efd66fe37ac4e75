// Somebody who misuses their access: one scenario each, and what the truth file says of them.
import type { Actor } from '../country.js';
import type { Tally } from '../work/errand.js';

export const scenarios = [
  'self_and_family', 'ex_partner', 'neighbour', 'pile_on', 'supplier_checks', 'rival_after_murder', 'planned_theft', 'rival_before_shooting', 'groomed_bulk', 'laundered_reason', 'adaptive',
] as const;
export type Scenario = (typeof scenarios)[number];

const crimeLinked: ReadonlySet<Scenario> = new Set(['supplier_checks', 'rival_after_murder', 'planned_theft', 'rival_before_shooting', 'groomed_bulk', 'adaptive']);

export class Offender {
  readonly actor: Actor;
  readonly scenario: Scenario;
  readonly tally: Tally = { firstMs: 0, events: [] };
  /** Whether what was learnt went to a crime group. */
  isCrimeLinked: boolean;
  /** Share of misuse of which something untrue is said: a file of one's own, an old call. The rest says nothing or a word that fits all. */
  readonly lies: number;

  constructor(actor: Actor, scenario: Scenario, lies: number) {
    this.actor = actor;
    this.scenario = scenario;
    this.isCrimeLinked = crimeLinked.has(scenario);
    this.lies = lies;
  }
}
