// Cases: who is on them, who is in them, and when each was written in; detectives look first and file afterwards as often as the other way round.
import { type Clock, DAY_S } from './clock.js';
import type { Call } from './calls.js';
import type { Luck } from './luck.js';
import type { Made, Papers } from './papers.js';
import type { Realm } from './realm.js';
import type { Unit, Work } from './services.js';
import type { Actor } from './staff.js';
import { address, nameOf, person, type Subject, vehicle } from './subjects.js';

export interface Case {
  readonly index: number;
  readonly ref: string;
  readonly unit: Unit;
  readonly openedAt: number;
  readonly closedAt: number;
  readonly members: readonly Actor[];
  readonly subjects: { readonly one: Subject; readonly made: Made }[];
}

interface Opening {
  readonly kind: string;
  readonly at: number;
  readonly members: readonly Actor[];
  readonly days: number;
  readonly subjects: readonly Subject[];
  /** Not yet over when the world ends, nor meant to be. */
  readonly isStanding?: boolean;
}

export const CASEWORK: readonly Work[] = ['inquiry', 'major', 'cold', 'gangs', 'victims', 'analysis', 'port'];

const CASE_KINDS: Readonly<Partial<Record<Work, string>>> = { cold: 'homicide', major: 'serious assault', gangs: 'group', victims: 'sexual assault', analysis: 'project', port: 'lookout' };

export class CaseRoom {
  readonly #clock: Clock;
  readonly #papers: Papers;
  readonly #luck: Luck;
  readonly #realm: Realm;
  readonly #of = new Map<Actor, Case[]>();
  readonly #byUnit = new Map<Unit, Case[]>();
  /** Investigators who take what a patrol unit's calls leave. */
  readonly #takes = new Map<Unit, readonly Actor[]>();
  readonly #victims: readonly Actor[];

  constructor(realm: Realm, luck: Luck) {
    [this.#clock, this.#papers, this.#luck, this.#realm] = [realm.clock, realm.papers, luck, realm];
    for (const unit of realm.staff.units) {
      if (unit.work !== 'patrol') continue;
      const heirs = realm.staff.units.filter((one) => one.work === 'inquiry' && one.districts.length === 1 && one.districts[0] === unit.districts[0]);
      this.#takes.set(unit, heirs.flatMap((one) => [...realm.staff.of(one)]));
    }
    this.#victims = realm.doing('victims');
    for (const actor of realm.doing(...CASEWORK)) this.#backlog(actor);
  }

  casesOf(actor: Actor): readonly Case[] {
    return this.#of.get(actor) ?? [];
  }

  casesOfUnit(unit: Unit): readonly Case[] {
    return this.#byUnit.get(unit) ?? [];
  }

  isOpen(one: Case, at: number): boolean {
    return one.openedAt <= at && one.closedAt > at;
  }

  open(opening: Opening): Case | undefined {
    const lead = opening.members[0];
    if (lead === undefined) return undefined;
    const luck = this.#luck;
    const closedAt = opening.isStanding === true ? Number.POSITIVE_INFINITY : opening.at + opening.days * DAY_S;
    const index = this.#papers.case(opening.kind, opening.at, closedAt > this.#clock.end ? undefined : closedAt, lead);
    const one: Case = { index, ref: nameOf('case', index), unit: lead.unit, openedAt: opening.at, closedAt, members: opening.members, subjects: [] };
    const boss = (lead.supervisor ?? lead).id;
    for (const member of opening.members) this.#papers.member(index, member, opening.at, closedAt > this.#clock.end ? undefined : closedAt, { by: member === lead && luck.is(0.12) ? lead.id : boss, at: opening.at + (luck.is(0.08) ? luck.wait(4 * DAY_S) : luck.wait(5000)) });
    for (const subject of opening.subjects) this.enter(one, subject, { by: luck.is(0.5) ? boss : luck.pick(opening.members).id, at: opening.at + luck.wait(7200) });
    for (const member of opening.members) this.#of.set(member, [...this.casesOf(member), one]);
    const list = this.#byUnit.get(lead.unit);
    if (list === undefined) this.#byUnit.set(lead.unit, [one]);
    else list.push(one);
    return one;
  }

  enter(into: Case, one: Subject, made: Made): void {
    if (into.subjects.some((known) => known.one === one)) return;
    into.subjects.push({ one, made });
    this.#papers.caseSubject(into.index, one, made);
  }

  /** Some calls become cases: of the division's investigators, or of those who look after victims. */
  hear(call: Call): void {
    const luck = this.#luck;
    const isVictims = call.kind === 'domestic' && luck.is(0.35);
    if (!luck.is(call.kind === 'domestic' ? 0.06 : call.kind === 'assault' || call.kind === 'burglary' ? 0.13 : call.kind === 'vehicle_theft' ? 0.08 : 0.006)) return;
    const team = isVictims ? this.#victims : (this.#takes.get(call.unit) ?? []);
    if (team.length === 0) return;
    this.open({ kind: call.kind, at: call.at + luck.between(0.3, 3) * DAY_S, members: luck.some(team, luck.is(0.6) ? 1 : 2), days: 12 + luck.wait(50), subjects: call.parties.map(({ one }) => one) });
  }

  /** What lay on a desk before the first day. */
  #backlog(actor: Actor): void {
    const luck = this.#luck;
    for (let n = luck.whole(3, 6); n > 0; n -= 1) this.open(this.draw(actor, this.#clock.start - luck.between(2, 100) * DAY_S));
  }

  /** A case as it comes to somebody in their unit. */
  draw(actor: Actor, at: number): Opening {
    const luck = this.#luck;
    const { unit } = actor;
    const mates = this.#realm.staff.of(unit).filter((one) => one !== actor);
    const team = unit.work === 'inquiry' || unit.work === 'victims' ? luck.whole(0, 1) : luck.whole(1, 4);
    const members = [actor, ...luck.some(mates, team)];
    const kind = CASE_KINDS[unit.work] ?? luck.pick(['burglary', 'fraud', 'assault', 'vehicle theft', 'drugs', 'robbery']);
    const openedAt = unit.work === 'cold' ? at - luck.between(1500, 6000) * DAY_S : at;
    const isStanding = unit.work === 'cold' || ((unit.work === 'gangs' || unit.work === 'analysis') && luck.is(0.3));
    return { kind, at: openedAt, members, days: (unit.work === 'analysis' ? 60 : 24) + luck.wait(60), subjects: this.#castOf(unit), isStanding };
  }

  #castOf(unit: Unit): Subject[] {
    const luck = this.#luck;
    const { region, circles } = this.#realm;
    const place = region.districts[luck.pick(unit.districts)];
    const people = place?.people ?? [];
    const count = luck.whole(2, 7);
    if ((unit.work === 'gangs' || unit.work === 'analysis') && luck.is(0.75)) {
      const feud = luck.is(0.5) ? luck.pick(circles.feuds) : undefined;
      const members = feud === undefined ? luck.pick(circles.groups).members : [...feud.a.members, ...feud.b.members];
      return luck.some(members, luck.whole(3, 9)).map((one) => person(one));
    }
    const isWoman = (one: number): boolean => region.people[one]?.sex === 'F' && (region.people[one]?.born ?? 0) > 1970;
    const cast: Subject[] = [];
    for (let n = 0; n < count; n += 1) {
      let who = luck.early(people, unit.work === 'cold' ? 1 : 3);
      for (let tries = 0; unit.work === 'victims' && tries < 6 && !isWoman(who) && luck.is(0.9); tries += 1) who = luck.early(people, 2);
      const one = region.people[who];
      const car = one?.vehicles[0];
      cast.push(n > 1 && car !== undefined && luck.is(0.25) ? vehicle(car) : n > 1 && one !== undefined && luck.is(0.12) ? address(one.home) : person(who));
    }
    return cast;
  }

  /** The cases that somebody works on at a time, the newest most. */
  current(actor: Actor, at: number): Case | undefined {
    const open = this.casesOf(actor).filter((one) => this.isOpen(one, at));
    return open.length === 0 ? undefined : this.#luck.early(open.toReversed(), 2);
  }
}
