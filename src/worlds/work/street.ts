// A day on the street of one police agency: calls and stops in order of time, whoever is free goes, and what they look up there.
import type { Actor, Agency, Subject } from '../country.js';
import { HOUR_MS, MINUTE_MS } from '../time.js';
import type { Cases } from './cases.js';
import type { Custody } from './custody.js';
import type { Shift } from './duty.js';
import type { Errand, Trace } from './errand.js';
import { castParties, drawAddress, drawKind, drawPerson, reportIncident, writeParties } from './incidents.js';
import type { Incident, PlannedIncident, Scene } from './scene.js';

const CALLS_PER_OFFICER_HOUR = 0.18;
const STOPS_PER_SHIFT = 2;
const ARREST_SHARE = 0.12;
/** Calls by the country's hour of day, against the busiest. */
const hourly = [0.62, 0.55, 0.48, 0.38, 0.28, 0.25, 0.28, 0.4, 0.55, 0.6, 0.62, 0.66, 0.7, 0.7, 0.74, 0.82, 0.9, 0.96, 1, 1, 0.98, 0.94, 0.86, 0.75];

interface Crew {
  readonly shifts: readonly Shift[];
  readonly takers: readonly Shift[];
  readonly clerks: readonly Actor[];
}
interface Moment {
  readonly atMs: number;
  readonly shift: Shift;
  readonly isCall: boolean;
}

export class Street {
  readonly #scene: Scene;
  readonly #cases: Cases;
  readonly #custody: Custody;
  readonly #freeAtMs: Float64Array;

  constructor(scene: Scene, cases: Cases, custody: Custody) {
    this.#scene = scene;
    this.#cases = cases;
    this.#custody = custody;
    this.#freeAtMs = new Float64Array(scene.country.actors.length);
  }

  work(agency: Agency, all: readonly Shift[], planned: readonly PlannedIncident[]): void {
    const crew: Crew = {
      shifts: all.filter(({ actor }) => actor.role === 'response'), takers: all.filter(({ actor }) => actor.role === 'call_taker'), clerks: agency.actors.filter(({ role, isService }) => role === 'records' && !isService),
    };
    for (const one of planned) this.#happen(one, crew);
    for (const moment of this.#moments(crew.shifts)) {
      if (moment.isCall) this.#call(moment, crew);
      else if ((this.#freeAtMs[moment.shift.actor.index] ?? 0) <= moment.atMs) this.#stop(moment, crew);
    }
  }

  #moments(shifts: readonly Shift[]): Moment[] {
    const { dice } = this.#scene;
    const moments: Moment[] = [];
    for (const shift of shifts) {
      const hours = (shift.endMs - shift.startMs) / HOUR_MS;
      const within = (): number => shift.startMs + Math.round(dice.next() * (shift.endMs - shift.startMs - 20 * MINUTE_MS));
      for (let left = dice.poisson(hours * CALLS_PER_OFFICER_HOUR * 1.45); left > 0; left -= 1) {
        const atMs = within();
        if (dice.chance(hourly[(Math.floor(atMs / HOUR_MS) + 19) % 24] ?? 1)) moments.push({ atMs, shift, isCall: true });
      }
      for (let left = dice.poisson(STOPS_PER_SHIFT * shift.actor.pace); left > 0; left -= 1) moments.push({ atMs: within(), shift, isCall: false });
    }
    return moments.toSorted((a, b) => a.atMs - b.atMs);
  }

  /** Those who go: the one in whose time it fell if free, then others at work who are free. */
  #send(first: Shift | undefined, atMs: number, crew: Crew): Shift[] {
    const { dice } = this.#scene;
    const wanted = 1 + Math.min(3, dice.poisson(0.55));
    const sent: Shift[] = [];
    for (let tries = 0; tries < 8 && sent.length < wanted; tries += 1) {
      const shift = tries === 0 && first !== undefined ? first : dice.pick(crew.shifts);
      const isFree = shift !== undefined && shift.startMs <= atMs && shift.endMs > atMs && (this.#freeAtMs[shift.actor.index] ?? 0) <= atMs;
      if (isFree && !sent.includes(shift)) sent.push(shift);
    }
    return sent;
  }

  #call({ atMs, shift }: Moment, crew: Crew): void {
    const { dice, country } = this.#scene;
    const { agency } = shift.actor;
    const { region } = agency;
    let address = drawAddress(region, dice);
    // Mostly in the officer's own beat: others are sent there by others' calls.
    for (let tries = 0; tries < 5; tries += 1) {
      if (country.beatAt(region, country.places.x.at(address), country.places.y.at(address)) === shift.actor.beat) break;
      address = drawAddress(region, dice);
    }
    const kind = drawKind(dice);
    const taker = this.#taker(crew, atMs);
    const incident = reportIncident(this.#scene, { agency, kind, address, parties: castParties(this.#scene, kind, region, address), reportedMs: atMs }, taker);
    this.#attend(incident, this.#send(shift, atMs, crew), taker, crew);
  }

  #happen(planned: PlannedIncident, crew: Crew): void {
    const { agency, kind, address, parties, atMs, initiatedBy } = planned;
    const taker = this.#taker(crew, atMs);
    const incident = reportIncident(this.#scene, { agency, kind, address, parties, reportedMs: atMs + (initiatedBy === undefined ? 6 * MINUTE_MS : 0), initiatedBy, planned }, taker);
    if (initiatedBy === undefined) this.#attend(incident, this.#send(undefined, incident.reportedMs, crew), taker, crew);
    else writeParties(this.#scene, incident, undefined, initiatedBy, []);
    planned.happened(incident);
  }

  #taker(crew: Crew, atMs: number): Actor | undefined {
    for (let tries = 0; tries < 4; tries += 1) {
      const taker = this.#scene.dice.pick(crew.takers);
      if (taker !== undefined && taker.startMs <= atMs && taker.endMs > atMs) return taker.actor;
    }
    return undefined;
  }

  #attend(incident: Incident, sent: readonly Shift[], taker: Actor | undefined, crew: Crew): void {
    const { dice, papers, evidence, lookUps, recent } = this.#scene;
    const { habits } = incident.agency;
    const authors = writeParties(this.#scene, incident, taker, sent[0]?.actor, crew.clerks);
    if (taker !== undefined && dice.chance(0.75)) {
      const errand: Errand = { actor: taker, purpose: 'call', incidentRef: incident.id, trace: habits.namesAuthors && !habits.opensCalls ? 'self' : 'independent' };
      if (habits.opensCalls) evidence.write('dispatches', { incident_id: incident.id, actor_id: taker.id, starts_at: incident.reportedMs, ends_at: incident.reportedMs + 20 * MINUTE_MS, created_at: incident.reportedMs }, habits.isLocal);
      let clock = lookUps.address(errand, incident.reportedMs + 40_000, incident.address);
      for (const { part, type, index } of incident.parties) if (type !== 'address' && part === 'complainant') clock = lookUps.any(errand, clock, type, index);
    }
    const isLogged = sent.map(() => !dice.chance(habits.unlogged));
    sent.forEach(({ actor }, at) => {
      const startMs = incident.reportedMs + Math.round(dice.within(1, 14) * MINUTE_MS);
      const endMs = startMs + Math.round(dice.lognormal(35, 0.6)) * MINUTE_MS;
      this.#freeAtMs[actor.index] = endMs;
      if (isLogged[at] === true) {
        evidence.write('dispatches', { incident_id: incident.id, actor_id: actor.id, starts_at: startMs, ends_at: endMs, created_by: papers.authorOf(actor.agency, taker), created_at: startMs - 30_000 }, habits.isLocal);
      }
      const isCovered = isLogged[at] === true || sent.some((other, which) => isLogged[which] === true && other.actor.unit === actor.unit);
      this.#lookOnScene(incident, actor, [startMs, endMs], isCovered, authors);
    });
    const [first] = sent;
    const subject = incident.parties.find(({ type }) => type === 'person');
    if (first !== undefined && subject !== undefined) recent.add({ type: subject.type, index: subject.index, actor: first.actor, incidentRef: incident.id, caseRef: undefined, atMs: incident.reportedMs });
    if (first !== undefined) this.#arrest(incident, first.actor);
    this.#cases.consider(incident);
  }

  #lookOnScene(incident: Incident, actor: Actor, [startMs, endMs]: readonly [number, number], isCovered: boolean, authors: ReadonlyMap<Subject, Actor | undefined>): void {
    const { dice, lookUps, country } = this.#scene;
    let clock = startMs + Math.round(dice.within(-3, 10) * MINUTE_MS);
    for (const party of incident.parties) {
      if (!dice.chance(party.type === 'vehicle' ? 0.8 : party.type === 'address' ? 0.32 : 0.62)) continue;
      const livesThere = party.type === 'person' && country.addressOf(party.index) === incident.address;
      const isOwn = authors.get(party) === actor && actor.agency.habits.namesAuthors && !livesThere;
      const trace: Trace = !isCovered ? 'none' : isOwn ? 'self' : 'independent';
      const errand: Errand = { actor, purpose: 'call', at: incident, incidentRef: incident.id, trace };
      clock = lookUps.any(errand, Math.min(clock, endMs + HOUR_MS), party.type, party.index) + Math.round(dice.exponential(4 * MINUTE_MS));
    }
  }

  #arrest(incident: Incident, actor: Actor): void {
    const { dice, papers } = this.#scene;
    const suspect = incident.parties.find(({ part, type }) => part === 'suspect' && type === 'person');
    if (suspect === undefined || !dice.chance(ARREST_SHARE)) return;
    const startMs = incident.reportedMs + 30 * MINUTE_MS;
    papers.encounter({ kind: 'arrest', actor, startMs, endMs: startMs + 2 * HOUR_MS, at: incident, selfInitiated: false, by: undefined }, [suspect]);
    this.#custody.take(suspect.index, startMs + 3 * HOUR_MS);
  }

  /** A stop that the officer begins: the plate first, then who sits inside. Most are called in, some are written up by the officer, some not at all. */
  #stop({ atMs, shift: { actor } }: Moment, crew: Crew): void {
    const { dice, papers, lookUps, country } = this.#scene;
    const { region, habits } = actor.agency;
    const driver = drawPerson(this.#scene, region, 0.25);
    const vehicle = country.vehicleOf(driver);
    let address = drawAddress(region, dice);
    for (let tries = 0; tries < 6 && country.beatAt(region, country.places.x.at(address), country.places.y.at(address)) !== actor.beat; tries += 1) address = drawAddress(region, dice);
    const at = { x: country.places.x.at(address) + dice.between(-60, 60), y: country.places.y.at(address) + dice.between(-60, 60) };
    const endMs = atMs + Math.round(dice.lognormal(11, 0.5)) * MINUTE_MS;
    this.#freeAtMs[actor.index] = endMs;
    const by = dice.chance(0.7) ? this.#taker(crew, atMs) : actor;
    const isLogged = !dice.chance(habits.unlogged);
    const subjects: Subject[] = [{ type: 'person', index: driver }, ...(vehicle < 0 ? [] : [{ type: 'vehicle', index: vehicle } as const])];
    if (isLogged) papers.encounter({ kind: 'stop', actor, startMs: atMs, endMs, at, selfInitiated: true, by }, subjects);
    const errand: Errand = { actor, purpose: vehicle < 0 ? 'patrol' : 'stop', at, trace: !isLogged ? 'none' : by === actor && habits.namesAuthors ? 'self' : 'independent' };
    const clock = vehicle < 0 ? atMs : lookUps.plate(errand, atMs - Math.round(dice.next() * 2 * MINUTE_MS), vehicle);
    if (vehicle < 0 || dice.chance(0.5)) lookUps.person(errand, clock + MINUTE_MS, driver);
    if (isLogged && dice.chance(0.05)) this.#writeUp(actor, address, driver, atMs + 15 * MINUTE_MS);
  }

  /** Some stops become an incident that the officer opens: honest, and written by oneself. */
  #writeUp(actor: Actor, address: number, driver: number, atMs: number): void {
    const incident = reportIncident(this.#scene, { agency: actor.agency, kind: 'other', address, parties: [{ type: 'person', index: driver, part: 'suspect' }], reportedMs: atMs, initiatedBy: actor }, undefined);
    writeParties(this.#scene, incident, undefined, actor, []);
  }
}
