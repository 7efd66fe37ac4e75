// Serious crime: feuds that kill, the rest that happens anyway, a few that everybody reads about; and those who work on it.
import type { CaseRoom } from './case-room.js';
import type { Group } from './circles.js';
import { DAY_S, dayOf, HOUR_S, localTime } from './clock.js';
import type { Luck } from './luck.js';
import type { IncidentKind, Made } from './papers.js';
import type { Realm } from './realm.js';
import type { Actor } from './staff.js';
import { address, person, type Subject, vehicle } from './subjects.js';

export interface Blow {
  readonly kind: IncidentKind;
  readonly at: number;
  readonly victim: number;
  /** By whom, and whose the victim was. */
  readonly by: Group | undefined;
  readonly of: Group | undefined;
  readonly isPublic: boolean;
  /** Set when it has happened. */
  id: string | undefined;
  /** Those with a reason to look: sent, or on the case. */
  readonly entitled: Set<Actor>;
}

export class Violence {
  readonly blows: Blow[] = [];
  readonly #realm: Realm;

  constructor(realm: Realm, luck: Luck) {
    this.#realm = realm;
    const { circles, clock, region } = realm;
    const weeks = clock.weeks / 34;
    for (const { a, b, from, to } of circles.feuds) {
      for (let n = luck.events(4.2 * weeks); n > 0; n -= 1) {
        const at = this.#night(luck, Math.max(from, clock.start), Math.min(to, clock.end));
        const [by, of] = luck.is(0.5) ? [a, b] : [b, a];
        this.add(luck.weighed([['shooting', 6], ['homicide', 2], ['arson', 2], ['home_invasion', 1]] as const), at, luck.pick(of.members), by, of, luck.is(0.15));
      }
    }
    const anyone = (): number => luck.early(luck.pick(region.districts).people, 2);
    for (const [kind, mean] of [['homicide', 4], ['home_invasion', 6], ['extortion', 8], ['arson', 6], ['shooting', 4]] as const) for (let n = luck.events(mean * weeks); n > 0; n -= 1) this.add(kind, this.#night(luck, clock.start, clock.end), anyone(), undefined, undefined, luck.is(0.12));
    for (let n = Math.max(1, luck.events(3 * weeks)); n > 0; n -= 1) this.add(luck.pick(['homicide', 'assault']), this.#night(luck, clock.start, clock.end - 3 * DAY_S), luck.early(luck.pick(region.districts).people, 1), undefined, undefined, true);
  }

  add(kind: IncidentKind, at: number, victim: number, by?: Group, of?: Group, isPublic = false): Blow {
    const blow: Blow = { kind, at, victim, by, of, isPublic, id: undefined, entitled: new Set() };
    this.blows.push(blow);
    return blow;
  }

  #night(luck: Luck, from: number, to: number): number {
    const day = Math.min(this.#realm.clock.days - 1, Math.max(0, dayOf(this.#realm.clock, luck.between(from, Math.max(from, to)))));
    return localTime(this.#realm.clock, day, luck.weighed([[luck.between(19, 26), 3], [luck.between(10, 19), 1]]));
  }

  ofDay(luck: Luck, room: CaseRoom, day: number): void {
    const { clock } = this.#realm;
    for (const blow of this.blows) if (blow.id === undefined && dayOf(clock, blow.at) === day) this.#strike(luck, room, blow, day);
  }

  #strike(luck: Luck, room: CaseRoom, blow: Blow, day: number): void {
    const { region, papers, staff, doing } = this.#realm;
    const home = region.people[blow.victim]?.home ?? 0;
    const where = region.homes[home];
    const atHome = blow.kind === 'home_invasion' || blow.kind === 'arson' || blow.kind === 'extortion' || luck.is(0.7);
    const spot = where === undefined ? { x: 0, y: 0 } : atHome ? where : { x: where.x + luck.between(-1800, 1800), y: where.y + luck.between(-1800, 1800) };
    const taker = staff.onDuty(doing('calls'), day, blow.at)[0];
    const by = taker?.id ?? 'SVC-CAD';
    const made: Made = { by, at: blow.at + luck.between(60, 500) };
    const id = papers.incident({ kind: blow.kind, at: blow.at, reportedAt: blow.at + luck.between(30, 400), home: atHome ? home : undefined, spot, serious: true, publicisedAt: blow.isPublic ? blow.at + luck.between(4, 40) * HOUR_S : undefined }, made);
    blow.id = id;
    papers.party(id, person(blow.victim), 'victim', made);
    if (atHome) papers.party(id, address(home), 'place', made);
    const car = region.people[blow.victim]?.vehicles[0];
    if (car !== undefined && luck.is(0.4)) papers.party(id, vehicle(car), 'vehicle', made);
    const crew = this.#send(luck, blow, day, spot, id, by);
    this.#take(luck, room, blow, id, crew, home);
  }

  /** Everybody within reach goes to a shooting. */
  #send(luck: Luck, blow: Blow, day: number, spot: { x: number; y: number }, id: string, by: string): Actor[] {
    const { region, papers, staff, log } = this.#realm;
    const district = region.homes[region.people[blow.victim]?.home ?? 0]?.district ?? 0;
    const units = staff.units.filter((one) => one.work === 'patrol' && one.districts[0] === district);
    const crew = units.flatMap((unit) => luck.some(staff.onDuty(staff.of(unit), day, blow.at + 600), blow.kind === 'extortion' ? 2 : luck.whole(4, 9)));
    for (const officer of crew) {
      blow.entitled.add(officer);
      const from = blow.at + luck.between(200, 1500);
      officer.spot = spot;
      papers.dispatch(id, officer, from, from + luck.between(1, 5) * HOUR_S, { by, at: from });
      if (luck.is(0.7)) log.ask(from + luck.between(60, 7000), officer, person(blow.victim), { trace: 'other', code: 'CALL', incidentRef: id });
    }
    return crew;
  }

  /** The case that follows: its people and theirs, new names by the day. */
  #take(luck: Luck, room: CaseRoom, blow: Blow, id: string, crew: readonly Actor[], home: number): void {
    const { doing, region, papers } = this.#realm;
    const at = blow.at + luck.between(2, 14) * HOUR_S;
    const isMajor = blow.kind === 'homicide' || blow.kind === 'shooting';
    const pool = isMajor ? doing('major') : doing('inquiry').filter((one) => one.unit.districts.includes(region.homes[home]?.district ?? 0));
    const team = [...luck.some(pool, isMajor ? luck.whole(4, 8) : 2), ...(blow.of !== undefined ? luck.some(doing('gangs'), luck.whole(1, 3)) : []), ...(blow.of !== undefined && luck.is(0.5) ? luck.some(doing('analysis'), 1) : [])];
    const house = (region.homes[home]?.people ?? []).filter((one) => one !== blow.victim);
    const around: Subject[] = [person(blow.victim), address(home), ...luck.some(house, 2).map((one) => person(one)), ...(blow.by === undefined ? [] : luck.some(blow.by.members, luck.whole(1, 5)).map((one) => person(one))), ...(blow.of === undefined ? [] : luck.some(blow.of.members, luck.whole(0, 3)).map((one) => person(one)))];
    for (const member of team) blow.entitled.add(member);
    const one = room.open({ kind: blow.kind, at, members: team, days: 60 + luck.wait(120), subjects: around });
    const suspect = blow.by === undefined ? luck.early(luck.pick(region.districts).people, 3) : luck.pick(blow.by.members);
    const made: Made = { by: (team[0] ?? crew[0])?.id ?? 'SVC-CAD', at: at + luck.between(1, 20) * DAY_S };
    papers.party(id, person(suspect), 'suspect', made);
    if (one !== undefined) room.enter(one, person(suspect), made);
  }
}
