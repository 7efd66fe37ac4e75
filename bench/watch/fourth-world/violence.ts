// Shootings, murders and what the papers write about: planned ahead, so that a leak or a watchful gang unit can come before.
import { type Scene, answer, file } from './calls.js';
import type { CaseRoom } from './cases.js';
import type { Chance } from './chance.js';
import { dayOf, type Incident, type IncidentKind, inspect, momentOf, type Service, writeTask } from './service.js';
import type { Address, Gang, Person } from './town.js';
import { DAY, HOUR } from './wall-clock.js';

export interface Blow {
  readonly at: number;
  readonly kind: IncidentKind;
  readonly victim: Person;
  readonly suspect?: Person | undefined;
  readonly place?: Address;
  readonly isPublic: boolean;
  readonly afterIt?: (incident: Incident) => void;
}

export class Violence {
  readonly #byDay = new Map<number, Blow[]>();
  readonly #service: Service;

  constructor(service: Service) {
    this.#service = service;
  }

  plan(blow: Blow): void {
    const day = dayOf(blow.at);
    if (day < this.#service.days) this.#byDay.set(day, [...(this.#byDay.get(day) ?? []), blow]);
  }

  /** The ordinary violence of the town, of which nobody inside leaked anything. */
  planFeuds(chance: Chance, room: CaseRoom): void {
    const { town, days } = this.#service;
    const feuding = town.gangs.filter((gang) => gang.rivals.length > 0);
    for (let n = chance.poisson(days / 5.5); n > 0 && feuding.length > 0; n -= 1) {
      const gang = chance.pick(feuding);
      const victim = chance.pick(chance.pick(gang.rivals).members);
      const at = chance.between(3, days - 0.2) * DAY;
      const kind = chance.weighed<IncidentKind>({ shooting: 52, homicide: 10, assault: 14, arson: 10, home_invasion: 8, extortion: 6 });
      this.plan({ at, kind, victim, suspect: chance.is(0.6) ? chance.pick(gang.members) : undefined, isPublic: kind === 'homicide' || (kind === 'shooting' && chance.is(0.6)) });
      if (chance.is(0.6)) watchBefore(this.#service, chance, room, { gang, victim, at });
    }
    for (let n = chance.poisson(days / 40); n > 0; n -= 1) this.plan({ at: chance.between(3, days - 1) * DAY, kind: chance.pick(['other', 'traffic', 'assault']), victim: chance.pick(town.persons), isPublic: true });
  }

  ofDay(chance: Chance, room: CaseRoom, day: number): void {
    for (const blow of this.#byDay.get(day) ?? []) strike(this.#service, chance, room, blow);
  }
}

function strike(service: Service, chance: Chance, room: CaseRoom, blow: Blow): void {
  const { town } = service;
  const isGrave = blow.kind === 'homicide' || blow.kind === 'shooting' || blow.kind === 'home_invasion' || blow.kind === 'arson';
  const scene: Scene = {
    kind: blow.kind, at: blow.at, address: blow.place ?? (chance.is(0.6) ? blow.victim.home : (town.streets.get(blow.victim.home.district)?.draw(chance) ?? blow.victim.home)), isSerious: isGrave || blow.isPublic, units: isGrave ? chance.whole(4, 9) : 2,
    cast: [{ person: blow.victim, part: 'victim' }, ...(blow.suspect === undefined ? [] : [{ person: blow.suspect, part: 'suspect' } as const]), ...(chance.is(0.6) ? [{ person: chance.pick(town.persons), part: 'witness' } as const] : [])],
    ...(blow.isPublic ? { publicisedAt: blow.at + chance.between(2, 30) * HOUR } : {}),
  };
  const incident = answer(service, chance, scene);
  const car = blow.victim.cars[0];
  const first = incident.responders[0];
  if (car !== undefined && first !== undefined) file(service, incident, { subject: service.books.vehicle(car), part: 'vehicle', by: first.actor, madeAt: first.to });
  if (isGrave) investigate(service, chance, room, incident);
  if (blow.isPublic) headline(service, chance, incident);
  blow.afterIt?.(incident);
}

/** The murder squad takes it: a big case, many look-ups by many, all of them proper. */
function investigate(service: Service, chance: Chance, room: CaseRoom, incident: Incident): void {
  const squad = chance.some(service.byDuty(incident.kind === 'home_invasion' || incident.kind === 'arson' ? 'general' : 'major_crime'), incident.kind === 'homicide' ? 8 : 4);
  const lead = squad[0];
  if (lead === undefined) return;
  const at = incident.reportedAt + chance.between(0.5, 14) * HOUR;
  const opened = room.start(chance, { lead, members: squad, at, lastsS: chance.long(90, 0.6) * DAY, kind: incident.kind === 'homicide' ? 'homicide' : 'serious_assault' });
  const people = incident.parties.flatMap(({ person }) => (person === undefined ? [] : [person]));
  for (const person of people) {
    room.add(opened, service.books.person(person), person, chance.pick(squad), at + chance.between(0.2, 9) * HOUR);
    for (const tie of chance.some(person.kin, 3)) {
      const other = tie.a === person ? tie.b : tie.a;
      room.add(opened, service.books.person(other), other, chance.pick(squad), at + chance.between(4, 90) * HOUR);
    }
  }
}

/** What is in the papers is also work: the media desk, the brief for the chief, disclosure, the desk that answers victims. */
function headline(service: Service, chance: Chance, incident: Incident): void {
  const { books } = service;
  const from = (incident.publicisedAt ?? incident.reportedAt) - 2 * HOUR;
  for (const actor of chance.some([...service.byDuty('coding'), ...service.byDuty('court_desk'), ...service.byDuty('analysis')], chance.whole(4, 10))) {
    const shift = service.rota.nextShift(actor, from + chance.between(0, 3 * DAY));
    const party = incident.parties[0];
    if (shift === undefined || party === undefined) continue;
    const at = momentOf(chance, shift);
    const chief = chance.pick(service.actors.filter((one) => one.supervisor === undefined));
    writeTask(service, { kind: 'desk_request', actor, unit: actor.unit, to: party.subject, from: at - 2 * HOUR, until: at + DAY, requester: books.actorId(chief), by: books.actorId(chief), madeAt: at - 2 * HOUR });
    inspect(service, chance, { actor, at, to: party.subject, why: { purpose: 'records', trace: 'other', incidentRef: incident.id } });
  }
}

/** Good gang work looks just like a leak: the rivals are looked up in the weeks before they are shot at, because somebody heard that they would be. */
function watchBefore(service: Service, chance: Chance, room: CaseRoom, { gang, victim, at }: { readonly gang: Gang; readonly victim: Person; readonly at: number }): void {
  const { books } = service;
  const squad = service.byDuty('gang');
  const project = room.all.find((one) => one.kind === 'organised_crime' && one.subjects.some(({ to }) => to.id === (victim.gang === undefined ? '' : books.group(victim.gang).id)));
  for (let n = chance.whole(3, 9); n > 0; n -= 1) {
    const actor = chance.pick(squad);
    const shift = service.rota.nextShift(actor, at - chance.between(3, 19) * DAY);
    if (shift === undefined || shift.from > at - 8 * HOUR || project === undefined) continue;
    const moment = momentOf(chance, shift);
    const who = chance.is(0.6) ? victim : chance.pick(gang.members);
    const isListed = project.subjects.some((one) => one.person === who);
    if (!isListed && chance.is(0.7)) room.add(project, books.person(who), who, actor, books.entered(moment, 3 * HOUR));
    const trace = isListed ? 'other' : project.subjects.some((one) => one.person === who) ? 'own' : 'none';
    books.look({ actor, at: moment, to: chance.is(0.3) ? books.address(who.home) : books.person(who), why: { purpose: 'intelligence', trace, caseRef: project.id } });
  }
}
