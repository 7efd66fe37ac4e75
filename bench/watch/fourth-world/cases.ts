// Detectives and their cases: opened from what happened, grown by whoever turns up, worked for weeks, closed, sometimes opened again.
import { type Subject, traceBy, type Trace } from './books.js';
import type { Chance } from './chance.js';
import { type Incident, inspect, momentOf, type Service, writeTask } from './service.js';
import type { Shift } from './rota.js';
import type { Actor, Duty } from './staff.js';
import type { Person } from './town.js';
import { DAY, HOUR } from './wall-clock.js';

interface CaseSubject {
  readonly to: Subject;
  readonly person: Person | undefined;
  readonly by: Actor;
  readonly madeAt: number;
}

export interface CaseFile {
  readonly id: string;
  readonly kind: string;
  readonly openedAt: number;
  readonly closesAt: number;
  readonly lead: Actor;
  readonly members: readonly Actor[];
  readonly subjects: CaseSubject[];
}

const KIND: Readonly<Partial<Record<Duty, readonly string[]>>> = {
  general: ['burglary', 'assault', 'robbery', 'theft'], major_crime: ['homicide', 'serious_assault'], drugs: ['trafficking', 'possession'], vulnerable: ['sexual_assault', 'exploitation', 'domestic'], fraud: ['fraud', 'elder_fraud'], gang: ['organised_crime'], probation: ['supervision'],
};

export class CaseRoom {
  readonly all: CaseFile[] = [];
  readonly #open = new Map<Actor, CaseFile[]>();
  readonly #service: Service;

  constructor(service: Service, chance: Chance) {
    this.#service = service;
    for (const duty of ['general', 'major_crime', 'drugs', 'vulnerable', 'fraud'] as const) {
      for (const lead of service.byDuty(duty)) for (let n = chance.whole(2, 6); n > 0; n -= 1) this.open(chance, lead, -chance.between(1, 120) * DAY, this.#suspects(chance, lead), KIND[duty]);
    }
    for (const gang of service.town.gangs) {
      const squad = service.byDuty('gang');
      const project = this.start(chance, { lead: chance.pick(squad), members: squad, at: -chance.between(60, 500) * DAY, lastsS: 900 * DAY, kind: 'organised_crime' });
      const targets = chance.some(gang.members, Math.ceil(gang.members.length * 0.7));
      this.add(project, service.books.group(gang), undefined, project.lead, project.openedAt + DAY);
      for (const one of targets) this.add(project, service.books.person(one), one, chance.pick(squad), project.openedAt + chance.between(1, 50) * DAY);
    }
    for (const officer of service.byDuty('probation')) {
      for (let n = chance.whole(12, 28); n > 0; n -= 1) {
        const client = this.#known(chance, chance.whole(0, service.town.districts - 1));
        const file = this.start(chance, { lead: officer, members: [officer], at: chance.between(-200, service.days - 20) * DAY, lastsS: chance.between(60, 400) * DAY, kind: 'supervision' });
        this.add(file, service.books.person(client), client, chance.pick(service.byDuty('court_desk')), file.openedAt + HOUR);
      }
    }
  }

  openCasesOf(actor: Actor, at: number): CaseFile[] {
    return (this.#open.get(actor) ?? []).filter((one) => one.openedAt < at && one.closesAt > at);
  }

  start(chance: Chance, made: { readonly lead: Actor; readonly members: readonly Actor[]; readonly at: number; readonly lastsS: number; readonly kind: string }): CaseFile {
    const { books } = this.#service;
    const file: CaseFile = { id: books.next('case', made.at), kind: made.kind, openedAt: made.at, closesAt: made.at + made.lastsS, lead: made.lead, members: made.members, subjects: [] };
    const isOver = file.closesAt < this.#service.days * DAY;
    books.write('cases', [file.id, file.kind, books.stamp(file.openedAt), isOver ? books.stamp(file.closesAt) : '', books.actorId(file.lead)]);
    for (const member of file.members) {
      const giver = chance.is(0.75) ? (made.lead.supervisor ?? made.lead) : made.lead;
      const from = member === made.lead ? file.openedAt : file.openedAt + chance.between(0, 4 * DAY);
      books.write('case_members', [file.id, books.actorId(member), books.stamp(from), isOver ? books.stamp(file.closesAt) : ''], { by: books.actorId(giver), at: books.entered(from, HOUR) });
      const list = this.#open.get(member) ?? [];
      if (list.length === 0) this.#open.set(member, list);
      list.push(file);
    }
    this.all.push(file);
    return file;
  }

  open(chance: Chance, lead: Actor, at: number, people: readonly Person[], kinds: readonly string[] = ['other']): CaseFile {
    const unit = this.#service.byDuty(lead.duty).filter((one) => one.unit === lead.unit && one !== lead);
    const members = [lead, ...chance.some(unit, lead.duty === 'major_crime' ? chance.whole(2, 5) : chance.weighed({ '0': 5, '1': 4, '2': 1 }) === '0' ? 0 : 1)];
    const file = this.start(chance, { lead, members, at, lastsS: chance.long(32, 0.9) * DAY, kind: chance.pick(kinds) });
    const coder = chance.pick(this.#service.byDuty('coding'));
    for (const person of people) this.add(file, this.#service.books.person(person), person, chance.is(0.5) ? coder : lead, this.#service.books.entered(at, 3 * HOUR));
    return file;
  }

  add(file: CaseFile, to: Subject, person: Person | undefined, by: Actor, madeAt: number): CaseSubject {
    const added: CaseSubject = { to, person, by, madeAt };
    file.subjects.push(added);
    this.#service.books.write('case_subjects', [file.id, to.type, to.id], { by: this.#service.books.actorId(by), at: madeAt });
    return added;
  }

  /** A new case from what the last two days brought, or from nothing that anyone rang about (drugs, fraud). */
  takeOn(chance: Chance, lead: Actor, at: number): void {
    const { incidents } = this.#service;
    const fits = (one: Incident | undefined): one is Incident =>
      one !== undefined && one.reportedAt < at && one.reportedAt > at - 3 * DAY && (lead.district < 0 || one.address.district === lead.district) && one.parties.some((party) => party.part === 'suspect' || party.part === 'victim') && suits(lead.duty, one);
    const incident = chance.few(incidents.slice(-Math.round(this.#service.actors.length * 0.9)), 120).find(fits);
    const people = incident === undefined ? this.#suspects(chance, lead) : incident.parties.flatMap(({ person }) => (person === undefined ? [] : [person]));
    this.open(chance, lead, at, people, KIND[lead.duty]);
  }

  #suspects(chance: Chance, lead: Actor): Person[] {
    const people = Array.from({ length: chance.whole(1, 3) }, () => this.#known(chance, lead.district < 0 ? chance.whole(0, this.#service.town.districts - 1) : lead.district));
    if (lead.duty !== 'vulnerable') return people;
    return chance.few(this.#service.town.persons, 60).filter((one) => one.sex === 'F' && one.age > 13 && one.age < 40).slice(0, 2);
  }

  #known(chance: Chance, district: number): Person {
    return this.#service.town.known.get(district)?.draw(chance) ?? chance.pick(this.#service.town.persons);
  }
}

function suits(duty: Duty, one: Incident): boolean {
  if (duty === 'vulnerable') return (one.kind === 'domestic' || one.kind === 'assault') && one.parties.some((party) => party.part === 'victim' && party.person?.sex === 'F');
  if (duty === 'major_crime') return one.isSerious;
  return duty === 'general' && (one.kind === 'burglary' || one.kind === 'assault' || one.kind === 'domestic' || one.kind === 'home_invasion' || one.kind === 'arson' || one.kind === 'extortion' || one.kind === 'vehicle_theft');
}

export function casesOfDay(service: Service, room: CaseRoom, chance: Chance, day: number): void {
  for (const shift of service.rota.ofDay(day)) {
    const { actor } = shift;
    if (actor.duty === 'analysis') answerRequests(service, room, chance, shift);
    if (actor.role !== 'detective' && actor.duty !== 'gang' && actor.duty !== 'probation') continue;
    if (actor.role === 'detective' && shift.kind === 'shift' && chance.is(0.13)) room.takeOn(chance, actor, shift.from + HOUR);
    const hours = (shift.to - shift.from) / HOUR;
    for (let n = chance.poisson(hours * actor.pace * (actor.duty === 'gang' ? 0.85 : actor.duty === 'probation' ? 0.5 : 0.68)); n > 0; n -= 1) workCase(service, room, chance, shift);
  }
}

function workCase(service: Service, room: CaseRoom, chance: Chance, shift: Shift): void {
  const { actor } = shift;
  const at = momentOf(chance, shift);
  const open = room.openCasesOf(actor, at);
  if (open.length === 0) return;
  const file = chance.pick(chance.is(0.5) ? open.slice(-5) : open);
  const subject = chance.is(0.24) ? turnUp(service, room, chance, { actor, file, at }) : undefined;
  const found = subject ?? chance.pick(file.subjects.length > 0 ? file.subjects : [{ to: service.books.person(chance.pick(service.town.persons)), person: undefined, by: actor, madeAt: Number.POSITIVE_INFINITY }]);
  const trace: Trace = found.madeAt === Number.POSITIVE_INFINITY ? 'none' : traceBy(found.by, found.madeAt, actor, at);
  const why = { purpose: actor.duty === 'gang' ? 'intelligence' : 'investigation', trace, caseRef: file.id } as const;
  inspect(service, chance, { actor, at, to: found.to, why });
  if (found.person !== undefined && chance.is(0.25)) inspect(service, chance, { actor, at: at + chance.between(30, 600), to: service.books.address(found.person.home), why });
  const car = found.person?.cars[0];
  if (car !== undefined && chance.is(0.15)) inspect(service, chance, { actor, at: at + chance.between(30, 600), to: service.books.vehicle(car), why });
}

/** Somebody new in the case: kin, a gang-mate, a phone. Written down by the one who found them, or by a partner. */
function turnUp(service: Service, room: CaseRoom, chance: Chance, { actor, file, at }: { readonly actor: Actor; readonly file: CaseFile; readonly at: number }): CaseSubject | undefined {
  const from = file.subjects.find((one) => one.person !== undefined && chance.is(0.6))?.person;
  if (from === undefined) return undefined;
  const kin = from.gang !== undefined && chance.is(0.5) ? chance.pick(from.gang.members) : from.kin.length > 0 ? otherOf(chance, from) : undefined;
  const to = chance.is(0.15) ? service.books.phone(from) : kin === undefined ? undefined : service.books.person(kin);
  if (to === undefined || file.subjects.some((one) => one.to.id === to.id)) return undefined;
  const by = file.members.length > 1 && chance.is(0.3) ? chance.pick(file.members) : actor;
  if (chance.is(service.agency.unlogged)) return { to, person: kin, by, madeAt: Number.POSITIVE_INFINITY };
  return room.add(file, to, to.type === 'phone' ? undefined : kin, by, service.books.entered(at, 2 * HOUR));
}

function otherOf(chance: Chance, from: Person): Person {
  const tie = chance.pick(from.kin);
  return tie.a === from ? tie.b : tie.a;
}

/** Analysts look for others: a request names the people and who wants to know. */
function answerRequests(service: Service, room: CaseRoom, chance: Chance, shift: Shift): void {
  const { books } = service;
  for (let n = chance.poisson(2.6 * shift.actor.pace); n > 0; n -= 1) {
    const file = chance.pick(chance.is(0.7) ? room.all.slice(-250) : room.all);
    const at = momentOf(chance, shift);
    if (file.openedAt > at || file.kind === 'supervision') continue;
    const madeAt = at - chance.between(0.2, 50) * HOUR;
    for (const { to, person } of chance.some(file.subjects, chance.whole(1, 3))) {
      writeTask(service, { kind: 'desk_request', actor: shift.actor, unit: shift.actor.unit, to, from: madeAt, until: at + DAY, requester: books.actorId(file.lead), by: books.actorId(file.lead), madeAt });
      const why = { purpose: 'intelligence', trace: 'other', caseRef: file.id } as const;
      inspect(service, chance, { actor: shift.actor, at: at + chance.between(0, 1200), to, why });
      if (person === undefined) continue;
      if (chance.is(0.5)) inspect(service, chance, { actor: shift.actor, at: at + chance.between(0, 1800), to: books.address(person.home), why });
      for (const car of person.cars) if (chance.is(0.6)) inspect(service, chance, { actor: shift.actor, at: at + chance.between(0, 1800), to: books.vehicle(car), why });
    }
  }
}
