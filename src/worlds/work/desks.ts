// Desks: records clerks who look up for others, counters, the border, jobs that run at night, and training days on which some look themselves up.
import type { Actor, Unit } from '../country.js';
import { DAY_MS, HOUR_MS, midnightOf, MINUTE_MS } from '../time.js';
import type { Shift } from './duty.js';
import type { Errand } from './errand.js';
import { drawPerson } from './incidents.js';
import type { Scene } from './scene.js';

const REQUESTS_PER_SHIFT = 13;
const CLIENTS_PER_SHIFT = 6;
const CROSSINGS_PER_SHIFT = 7;
/** A third look themselves up in training: everybody does it once to see how the system works. */
const SELF_IN_TRAINING = 1 / 3;

export class Desks {
  readonly #scene: Scene;
  readonly #trainingDays = new Map<Unit, number>();

  constructor(scene: Scene, days: number) {
    this.#scene = scene;
    for (const unit of scene.country.units) this.#trainingDays.set(unit, scene.dice.below(days));
  }

  work(shift: Shift, day: number): void {
    const { role, unit } = shift.actor;
    if (role === 'records') this.#answerRequests(shift);
    else if (role === 'registry') this.#serveClients(shift);
    else if (role === 'border') this.#inspect(shift);
    const planned = this.#trainingDays.get(unit) ?? 0;
    // A week in which to catch each of four platoons on a day at work.
    if (day >= planned && day < planned + 4 && (day - planned) === shift.actor.index % 4) this.#train(shift);
  }

  /** Authorised jobs: once a week, before dawn. */
  runJobs(actor: Actor, day: number): void {
    const { dice, papers, lookUps } = this.#scene;
    if (day % 7 !== actor.index % 7) return;
    const atMs = midnightOf(day) + 3 * HOUR_MS;
    papers.task({ kind: 'bulk_job', agency: actor.agency, actor, startMs: atMs - 10 * MINUTE_MS, endMs: atMs + 2 * HOUR_MS, requestedBy: actor.supervisor, by: actor.supervisor, createdMs: atMs - 30 * DAY_MS });
    let clock = atMs;
    for (let left = 40; left > 0; left -= 1) clock = lookUps.exactly({ actor, purpose: 'job', trace: 'independent' }, clock, 'export', 'person', drawPerson(this.#scene, actor.agency.region, 0.3)) - Math.round(dice.next() * 5000);
  }

  #moments({ startMs, endMs, actor }: Shift, mean: number): number[] {
    const { dice } = this.#scene;
    return Array.from({ length: dice.poisson(mean * actor.pace) }, () => startMs + Math.round(dice.next() * (endMs - startMs - 10 * MINUTE_MS)));
  }

  /** An officer telephones; the clerk looks, in the officer's name. Half of the requests are written down as tasks, all name the officer. */
  #answerRequests(shift: Shift): void {
    const { dice, papers, lookUps, recent } = this.#scene;
    const { actor } = shift;
    for (const atMs of this.#moments(shift, REQUESTS_PER_SHIFT)) {
      if (dice.chance(0.12)) {
        this.#vet(actor, atMs);
        continue;
      }
      const work = recent.draw(actor.agency, dice);
      if (work === undefined || work.atMs > atMs) continue;
      const isLogged = !dice.chance(actor.agency.habits.unlogged);
      const isTask = isLogged && dice.chance(0.6);
      if (isTask) papers.task({ kind: 'desk_request', agency: actor.agency, actor, type: work.type, index: work.index, startMs: atMs - 4 * MINUTE_MS, endMs: atMs + HOUR_MS, requestedBy: work.actor, by: dice.chance(0.7) ? work.actor : undefined });
      const errand: Errand = { actor, purpose: 'request', caseRef: work.caseRef, incidentRef: work.incidentRef, onBehalfOf: isLogged ? work.actor : undefined, trace: isLogged ? 'independent' : 'none' };
      lookUps.any(errand, atMs, work.type, work.index);
    }
  }

  #vet(actor: Actor, atMs: number): void {
    const { dice, papers, lookUps } = this.#scene;
    const person = drawPerson(this.#scene, actor.agency.region, 0.01);
    papers.task({ kind: dice.chance(0.9) ? 'vetting' : 'audit', agency: actor.agency, actor, type: 'person', index: person, startMs: atMs - DAY_MS, endMs: atMs + 5 * DAY_MS, requestedBy: actor.supervisor, by: actor.supervisor, createdMs: atMs - DAY_MS });
    lookUps.person({ actor, purpose: 'vetting', trace: actor.supervisor === undefined && actor.agency.habits.namesAuthors ? 'self' : 'independent' }, atMs, person);
  }

  #serveClients(shift: Shift): void {
    const { dice, papers, lookUps, country } = this.#scene;
    const { actor } = shift;
    for (const atMs of this.#moments(shift, CLIENTS_PER_SHIFT)) {
      const person = drawPerson(this.#scene, actor.agency.region, 0.02);
      const vehicle = country.vehicleOf(person);
      const [type, index] = vehicle >= 0 && dice.chance(0.6) ? (['vehicle', vehicle] as const) : (['person', person] as const);
      const isLogged = !dice.chance(actor.agency.habits.unlogged);
      if (isLogged) papers.task({ kind: 'desk_request', agency: actor.agency, actor, type, index, startMs: atMs - MINUTE_MS, endMs: atMs + 20 * MINUTE_MS });
      lookUps.any({ actor, purpose: 'client', trace: isLogged ? 'independent' : 'none' }, atMs, type, index);
    }
  }

  #inspect(shift: Shift): void {
    const { dice, papers, lookUps, country } = this.#scene;
    const { actor } = shift;
    const { region } = actor.agency;
    const at = { x: region.x + 200, y: region.y + region.sizeM / 2 };
    for (const atMs of this.#moments(shift, CROSSINGS_PER_SHIFT)) {
      const from = dice.pick(country.regions) ?? region;
      const person = drawPerson(this.#scene, from, 0.05);
      const vehicle = country.vehicleOf(person);
      const isLogged = !dice.chance(actor.agency.habits.unlogged);
      const subjects = [{ type: 'person', index: person } as const, ...(vehicle < 0 ? [] : [{ type: 'vehicle', index: vehicle } as const])];
      if (isLogged) papers.encounter({ kind: 'stop', actor, startMs: atMs, endMs: atMs + dice.between(1, 12) * MINUTE_MS, at, selfInitiated: false, by: undefined }, subjects);
      const errand: Errand = { actor, purpose: 'crossing', at, trace: isLogged ? 'independent' : 'none' };
      lookUps.any(errand, atMs, vehicle < 0 ? 'person' : 'vehicle', vehicle < 0 ? person : vehicle);
    }
  }

  #train({ actor, startMs }: Shift): void {
    const { dice, papers, lookUps } = this.#scene;
    const fromMs = startMs + HOUR_MS;
    const isLogged = dice.chance(0.85);
    if (isLogged) papers.task({ kind: 'training', agency: actor.agency, actor, unit: actor.unit.id, startMs: fromMs, endMs: fromMs + 3 * HOUR_MS, requestedBy: actor.supervisor, by: actor.supervisor, createdMs: fromMs - 20 * DAY_MS });
    if (actor.person < 0 || !dice.chance(SELF_IN_TRAINING)) return;
    lookUps.exactly({ actor, purpose: 'training', trace: isLogged ? 'independent' : 'none' }, fromMs + Math.round(dice.next() * 2.5 * HOUR_MS), 'search', 'person', actor.person);
  }
}
