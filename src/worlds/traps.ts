// Honest people who look guilty: a clerk with huge volume, an officer who never rests, a shared terminal, a murder that is everybody's work, a colleague whose home is burgled, a slip of the finger.
import type { Agency, Country } from './country.js';
import type { Dice } from './dice.js';
import { DAY_MS, HOUR_MS, midnightOf, MINUTE_MS } from './time.js';
import type { Calendar } from './misuse/calendar.js';
import type { Incident, Party, Scene } from './work/scene.js';

const HUGE_PACE = 7;
const RESTLESS_PACE = 4;

/** One of each for every thousand actors, and at least one. */
export function setHabits(country: Country, dice: Dice): void {
  const times = Math.max(1, Math.round(country.actors.length / 1000));
  for (let time = 0; time < times; time += 1) {
    const clerk = dice.pick(country.actors.filter(({ role, isService }) => role === 'records' && !isService));
    if (clerk !== undefined) clerk.pace = HUGE_PACE;
    const restless = dice.pick(country.actors.filter(({ role }) => role === 'response'));
    if (restless !== undefined) restless.pace = RESTLESS_PACE;
    const one = dice.pick(country.actors.filter(({ person, unit }) => person >= 0 && unit.actors.length > 1));
    const other = dice.pick(one?.unit.actors.filter((actor) => actor !== one && actor.person >= 0) ?? []);
    if (one !== undefined && other !== undefined) {
      one.sharesWith = other;
      other.sharesWith = one;
    }
  }
}

export class Traps {
  readonly #scene: Scene;
  readonly #calendar: Calendar;
  readonly #canvasses: { readonly incident: Incident; readonly days: readonly [number, number] }[] = [];
  readonly #slips = new Map<number, number>();

  constructor(scene: Scene, calendar: Calendar, firstDay: number, days: number) {
    this.#scene = scene;
    this.#calendar = calendar;
    const { dice, country } = scene;
    const times = Math.max(1, Math.round(country.actors.length / 1000));
    for (let time = 0; time < times; time += 1) {
      this.#planMurder(dice.between(Math.min(firstDay, days - 2), Math.max(firstDay, days - 10)));
      this.#planVictims(dice.between(0, days - 1), days);
      if (dice.chance(0.3)) this.#slips.set(dice.below(days), time);
    }
  }

  run(day: number): void {
    for (const { incident, days } of this.#canvasses) if (day >= days[0] && day <= days[1]) this.#canvass(incident, day);
    if (this.#slips.has(day)) this.#slip(day);
  }

  /** A murder in the news with twenty officers who go from door to door, all of whom were sent. */
  #planMurder(day: number): void {
    const { dice, country } = this.#scene;
    const agency = dice.pick(country.agencies.filter(({ kind }) => kind === 'police'));
    const region = agency?.region;
    if (agency === undefined || region === undefined) return;
    const household = region.firstHousehold + dice.below(region.households);
    const victim = country.households.firstPerson.at(household);
    const parties: Party[] = [{ type: 'address', index: country.addressOf(victim), part: 'place' }, { type: 'person', index: victim, part: 'victim' }];
    this.#calendar.add({
      kind: 'homicide', agency, atMs: midnightOf(day) + Math.round(dice.within(10, 26) * HOUR_MS), address: country.addressOf(victim), isPublicised: true, parties,
      happened: (incident) => this.#canvasses.push({ incident, days: [day + 1, day + 4] }),
    });
  }

  #canvass(incident: Incident, day: number): void {
    const { dice, duty, lookUps, evidence, papers } = this.#scene;
    for (const actor of dice.sample(policeOf(incident.agency), 12)) {
      const shift = duty.planned(actor, day);
      if (shift === undefined) continue;
      const startMs = shift.startMs + Math.round(dice.within(1, 5) * HOUR_MS);
      evidence.write('dispatches', { incident_id: incident.id, actor_id: actor.id, starts_at: startMs, ends_at: startMs + 3 * HOUR_MS, created_by: papers.authorOf(actor.agency, actor.supervisor), created_at: startMs - HOUR_MS }, actor.agency.habits.isLocal);
      for (const { type, index } of incident.parties) {
        if (dice.chance(0.6)) lookUps.any({ actor, purpose: 'call', at: incident, incidentRef: incident.id, trace: 'independent' }, startMs + Math.round(dice.within(5, 150) * MINUTE_MS), type, index);
      }
    }
  }

  /** An officer's own family is truly the victim, twice; colleagues attend and look, as they must. */
  #planVictims(day: number, days: number): void {
    const { dice, country } = this.#scene;
    const actor = dice.pick(country.actors.filter(({ person, agency }) => person >= 0 && agency.kind === 'police'));
    if (actor === undefined) return;
    const address = country.addressOf(actor.person);
    for (const [kind, at] of [['burglary', day], ['assault', day + dice.between(6, 40)]] as const) {
      const victim = dice.pick(country.householdOf(actor.person)) ?? actor.person;
      const parties: Party[] = [{ type: 'address', index: address, part: 'place' }, { type: 'person', index: victim, part: kind === 'burglary' ? 'complainant' : 'victim' }];
      if (at < days) this.#calendar.add({ kind, agency: actor.agency, atMs: midnightOf(at) + Math.round(dice.within(8, 24) * HOUR_MS), address, isPublicised: false, parties, happened: () => undefined });
    }
  }

  /** Somebody mistypes and opens a canary: once, and closes it. */
  #slip(day: number): void {
    const { dice, country, lookUps, duty } = this.#scene;
    const actor = dice.pick(country.actors);
    const canary = dice.pick(country.canaries);
    const shift = actor && duty.planned(actor, day);
    if (actor === undefined || canary === undefined || shift === undefined) return;
    lookUps.exactly({ actor, purpose: 'patrol', trace: 'none' }, shift.startMs + Math.round(dice.within(1, 6) * HOUR_MS) % DAY_MS, 'search', canary.type, canary.index);
  }
}

function policeOf(agency: Agency): Agency['actors'] {
  return agency.actors.filter(({ role }) => role === 'response');
}
