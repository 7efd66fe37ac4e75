// What a scenario has at hand: the offender's own working days, look-ups that count as misuse, lies about their purpose, and crimes that follow.
import type { Actor, Agency, Group, Region } from '../country.js';
import type { Dice } from '../dice.js';
import type { IncidentKind } from '../format.js';
import { registerTie, type TieKind } from '../register.js';
import { DAY_MS, HOUR_MS, midnightOf, MINUTE_MS } from '../time.js';
import type { Cases } from '../work/cases.js';
import type { Errand, Purpose } from '../work/errand.js';
import { drawAddress } from '../work/incidents.js';
import type { Incident, Party, Scene } from '../work/scene.js';
import type { Calendar } from './calendar.js';
import type { Offender } from './offender.js';

/** What an offender does at one moment. */
export type Act = (atMs: number) => void;

interface Crime {
  readonly kind: IncidentKind;
  /** The country's day, counted from the first. */
  readonly day: number;
  readonly victim: number;
  readonly isPublicised?: boolean;
  readonly isLeak?: boolean;
  readonly extra?: readonly Party[];
  readonly happened?: (incident: Incident) => void;
}

const usual: Readonly<Record<string, Purpose>> = { response: 'patrol', detective: 'case', intelligence: 'project', call_taker: 'call', records: 'request', corrections: 'custody', registry: 'client', border: 'crossing' };

export class Plot {
  readonly offender: Offender;
  /** Its `lookUps` and `dice` are those of this plot alone: without offenders everybody else works on unchanged. */
  readonly scene: Scene;
  readonly dice: Dice;
  /** The first day after the weeks of history, and the number of days of the world. */
  readonly firstDay: number;
  readonly days: number;
  readonly #cases: Cases;
  readonly #calendar: Calendar;
  readonly #acts = new Map<number, { act: Act; isOffShift: boolean }[]>();

  constructor(offender: Offender, scene: Scene, { cases, calendar, firstDay, days }: { cases: Cases; calendar: Calendar; firstDay: number; days: number }) {
    this.offender = offender;
    this.scene = scene;
    this.dice = scene.dice;
    this.firstDay = firstDay;
    this.days = days;
    this.#cases = cases;
    this.#calendar = calendar;
  }

  get actor(): Actor {
    return this.offender.actor;
  }

  get region(): Region {
    return this.actor.agency.region;
  }

  /** A day of the examined weeks, at least `margin` days before the end. */
  someDay(margin = 0): number {
    return this.dice.between(this.firstDay, Math.max(this.firstDay, this.days - 1 - margin));
  }

  /** On the first day at work from `day` on; one in eight times after the shift, from wherever they are. */
  on(day: number, act: Act): void {
    for (let later = Math.max(0, Math.round(day)); later < Math.min(this.days, day + 16); later += 1) {
      if (this.scene.duty.planned(this.actor, later) === undefined) continue;
      this.#acts.set(later, [...(this.#acts.get(later) ?? []), { act, isOffShift: this.dice.chance(0.12) }]);
      return;
    }
  }

  run(day: number): void {
    const shift = this.scene.duty.planned(this.actor, day);
    for (const { act, isOffShift } of this.#acts.get(day) ?? []) {
      if (shift === undefined) continue;
      act(isOffShift ? shift.endMs + Math.round(this.dice.within(0.4, 5) * HOUR_MS) : shift.startMs + Math.round(this.dice.next() * (shift.endMs - shift.startMs - 30 * MINUTE_MS)));
    }
    this.#acts.delete(day);
  }

  /** An errand that is misuse: with a lie or with nothing that could be checked. */
  errand(more: Partial<Errand> = {}): Errand {
    const { actor, dice, scene } = this;
    const place = drawAddress(this.region, dice);
    const at = actor.role === 'response' ? { x: scene.country.places.x.at(place), y: scene.country.places.y.at(place) } : undefined;
    const lie = dice.chance(this.offender.lies) ? this.realReference(midnightOf(0)) : {};
    return { actor, purpose: usual[actor.role] ?? 'case', trace: 'none', tally: this.offender.tally, ...(at && { at }), ...lie, ...more };
  }

  /** The number of a file or a call that the offender really works on. */
  realReference(atMs: number): { caseRef?: string; incidentRef?: string } {
    const file = this.dice.pick(this.#cases.ofActor(this.actor, Math.max(atMs, this.scene.log.clockMs)));
    if (file !== undefined) return { caseRef: file.id };
    const call = this.scene.recent.latestOf(this.actor);
    return call?.incidentRef === undefined ? {} : { incidentRef: call.incidentRef };
  }

  /** The agency that answers calls where a person lives. */
  agencyAt(person: number): Agency {
    const { country } = this.scene;
    const region = country.places.region.at(country.addressOf(person));
    return country.agencies.find((one) => one.kind === 'police' && one.region.index === region) ?? this.actor.agency;
  }

  /** A crime against somebody at their home. A leak is written into the truth once it has happened, if anything was looked up before. */
  crime({ kind, day, victim, isPublicised = false, isLeak = false, extra = [], happened }: Crime): void {
    const address = this.scene.country.addressOf(victim);
    if (day >= this.days) return;
    this.#calendar.add({
      kind, agency: this.agencyAt(victim), atMs: midnightOf(Math.round(day)) + Math.round(this.dice.within(9, 30) * HOUR_MS), address, isPublicised,
      parties: [{ type: 'address', index: address, part: 'place' }, { type: 'person', index: victim, part: 'victim' }, ...extra],
      happened: (incident) => {
        if (isLeak && this.offender.tally.events.length > 0) this.scene.evidence.tellLeak(incident.id, this.actor.id);
        happened?.(incident);
      },
    });
  }

  /** Some days after a look: two at least, a week or two mostly. */
  soonAfter(atMs: number): number {
    return Math.floor((atMs - midnightOf(0)) / DAY_MS) + 2 + this.dice.exponential(8);
  }

  /** An incident that the offender opens, to have a reason. */
  ownIncident(atMs: number, subject: number): void {
    const address = this.scene.country.addressOf(subject);
    this.#calendar.add({
      kind: 'other', agency: this.agencyOfPolice(), atMs, address, isPublicised: false, initiatedBy: this.actor, parties: [{ type: 'person', index: subject, part: 'suspect' }, { type: 'address', index: address, part: 'place' }],
      happened: () => undefined,
    });
  }

  agencyOfPolice(): Agency {
    const { agency } = this.actor;
    return agency.kind === 'police' ? agency : this.scene.country.agencies.find((one) => one.kind === 'police' && one.region === agency.region) ?? agency;
  }

  /** Ties the offender to somebody; three in five times somebody has written it down since. */
  tieTo(person: number, kind: TieKind): void {
    const by = this.dice.pick(this.scene.country.actors.filter(({ role, agency }) => role === 'intelligence' && agency.region === this.region));
    if (kind === 'ex_spouse' || this.dice.chance(0.6)) {
      registerTie(this.scene.country, this.scene.evidence, { a: this.actor.person, b: person, kind, ...(by && kind !== 'ex_spouse' && { by }), ...(kind === 'ex_spouse' && { toMs: midnightOf(0) - this.dice.between(40, 700) * DAY_MS }) }, this.dice);
    }
  }

  /** A group with a rival near the offender, if there is one. */
  feud(): { own: Group; rival: Group } | undefined {
    const fits = (group: Group): boolean => group.members.length > 1 && group.rivals.some(({ members }) => members.length > 1);
    const near = this.scene.country.groups.filter((group) => group.region === this.region && fits(group));
    const own = this.dice.pick(near.length > 0 ? near : this.scene.country.groups.filter(fits));
    const rival = this.dice.pick(own?.rivals.filter(({ members }) => members.length > 1) ?? []);
    return own && rival && { own, rival };
  }

  other<T>(list: readonly T[], not: T): T | undefined {
    return this.dice.pick(list.filter((one) => one !== not));
  }
}
