// Deals scenarios to offenders, lets their days pass, and writes the truth about them where no examiner reads.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Actor } from '../country.js';
import type { Role } from '../format.js';
import type { Partings } from '../register.js';
import { timeText } from '../time.js';
import type { Cases } from '../work/cases.js';
import { LookUps } from '../work/look-up.js';
import type { Scene } from '../work/scene.js';
import type { Calendar } from './calendar.js';
import { adaptive, groomedBulk, launderedReason, plannedTheft, rivalAfterMurder, rivalBeforeShooting, supplierChecks } from './crime-scenarios.js';
import { Offender, type Scenario, scenarios } from './offender.js';
import { Plot } from './plot.js';
import { exPartner, neighbour, pileOn, selfAndFamily } from './private-scenarios.js';

/** Who pile on together count as three. */
const PILE_ON_SIZE = 3;
const rolesOf: Partial<Record<Scenario, readonly Role[]>> = {
  groomed_bulk: ['records', 'registry', 'call_taker'], laundered_reason: ['response', 'detective', 'intelligence'], adaptive: ['response', 'detective', 'intelligence'],
  planned_theft: ['response', 'registry', 'border', 'detective'], rival_after_murder: ['response', 'detective', 'intelligence', 'records', 'corrections'],
};

interface Setting {
  readonly cases: Cases;
  readonly calendar: Calendar;
  readonly partings: Partings;
  readonly firstDay: number;
  readonly days: number;
}

export class Misuse {
  readonly #scene: Scene;
  readonly #setting: Setting;
  readonly #plots: Plot[] = [];
  readonly #taken = new Set<Actor>();

  constructor(scene: Scene, setting: Setting, count: number) {
    this.#scene = scene;
    this.#setting = setting;
    let deck: Scenario[] = [];
    while (this.#plots.length < count) {
      if (deck.length === 0) deck = scene.dice.sample(scenarios, scenarios.length);
      const scenario = deck.pop();
      if (scenario === undefined) return;
      const group = Array.from({ length: scenario === 'pile_on' ? Math.min(PILE_ON_SIZE, count - this.#plots.length) : 1 }, () => this.#recruit(scenario)).filter((plot) => plot !== undefined);
      if (group.length === 0) return;
      this.#plots.push(...group);
      prepare(scenario, group, setting.partings);
    }
  }

  run(day: number): void {
    for (const plot of this.#plots) plot.run(day);
  }

  /** One line for everybody who did something: those whose chance never came are no offenders. */
  writeTruth(folder: string): void {
    const lines = this.#plots.filter(({ offender }) => offender.tally.events.length > 0).map(({ offender: { actor, scenario, isCrimeLinked, tally } }) =>
      JSON.stringify({ actor: actor.id, scenario, crime_linked: isCrimeLinked, adaptive: scenario === 'adaptive', first_misuse_at: timeText(tally.firstMs, false), event_ids: tally.events }));
    writeFileSync(join(folder, 'truth', 'offenders.jsonl'), lines.map((line) => `${line}\n`).join(''));
  }

  #recruit(scenario: Scenario): Plot | undefined {
    const { country, dice } = this.#scene;
    const fits = (actor: Actor): boolean => actor.person >= 0 && !this.#taken.has(actor) && (rolesOf[scenario]?.includes(actor.role) ?? true);
    const parted = scenario === 'ex_partner' ? country.actors.filter((actor) => fits(actor) && this.#setting.partings.has(actor.person)) : [];
    const actor = dice.pick(parted.length > 0 ? parted : country.actors.filter(fits));
    if (actor === undefined) return undefined;
    this.#taken.add(actor);
    const own = dice.stream(`offender ${actor.index}`);
    const scene: Scene = { ...this.#scene, dice: own, lookUps: new LookUps(country, this.#scene.log, dice.stream(`offender look-ups ${actor.index}`)) };
    return new Plot(new Offender(actor, scenario, own.within(0, 0.5)), scene, this.#setting);
  }
}

function prepare(scenario: Scenario, plots: readonly Plot[], partings: Partings): void {
  if (scenario === 'pile_on') pileOn(plots);
  for (const plot of plots) {
    if (scenario === 'ex_partner') exPartner(plot, partings.get(plot.actor.person));
    else if (scenario !== 'pile_on') alone[scenario](plot);
  }
}

const alone: Readonly<Record<Exclude<Scenario, 'pile_on' | 'ex_partner'>, (plot: Plot) => void>> = {
  self_and_family: selfAndFamily, neighbour, supplier_checks: supplierChecks, rival_after_murder: rivalAfterMurder, planned_theft: plannedTheft, rival_before_shooting: rivalBeforeShooting,
  groomed_bulk: groomedBulk, laundered_reason: launderedReason, adaptive,
};
