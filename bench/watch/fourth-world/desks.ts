// The desks: records, court, vetting, cells, licences, the port. Hundreds of look-ups for people whom the clerk never meets.
import { NOTHING, type Subject, type Trace } from './books.js';
import { encounter } from './beat.js';
import type { Chance } from './chance.js';
import { type Incident, inspect, momentOf, type Service, writeTask } from './service.js';
import type { Shift } from './rota.js';
import type { Actor } from './staff.js';
import type { Person } from './town.js';
import { DAY, HOUR } from './wall-clock.js';

/** Who is in the cells, and until when. */
export interface Cells {
  readonly held: { readonly person: Person; readonly until: number; readonly by: Actor }[];
}

export function desksOfDay(service: Service, chance: Chance, day: number, cells: Cells): void {
  for (const shift of service.rota.ofDay(day)) {
    const { actor } = shift;
    const hours = (shift.to - shift.from) / HOUR;
    const count = (perHour: number): number => chance.poisson(perHour * hours * actor.pace);
    if (actor.duty === 'coding') codeReports(service, chance, shift, count(1.9));
    else if (actor.duty === 'court_desk') prepareCourt(service, chance, shift, count(1.1));
    else if (actor.duty === 'vetting') vet(service, chance, shift, count(0.55));
    else if (actor.duty === 'licence_office') serveCounter(service, chance, shift, count(1.15));
    else if (actor.duty === 'port_office') inspectPort(service, chance, shift, count(0.85));
    else if (actor.duty === 'custody') mindCells(service, chance, shift, cells);
  }
}

/** Reports from the last two days are coded from a queue; requests come from officers; a merge of double entries once in a while. */
function codeReports(service: Service, chance: Chance, shift: Shift, count: number): void {
  const { books, incidents } = service;
  const { actor } = shift;
  if (chance.is(0.012)) return mergeDoubles(service, chance, shift);
  for (let n = 0; n < count; n += 1) {
    const incident = incidents[incidents.length - 1 - chance.whole(0, Math.min(incidents.length - 1, Math.round(service.actors.length * 0.8)))];
    if (incident === undefined || incident.parties.length === 0) continue;
    const at = momentOf(chance, shift);
    if (incident.reportedAt > at - HOUR) continue;
    const officer = incident.responders[0]?.actor;
    const isAsked = chance.is(0.3);
    for (const { subject } of incident.parties.slice(0, isAsked ? 1 : 2)) {
      const madeAt = at - chance.between(0.1, 20) * HOUR;
      writeTask(service, { kind: 'desk_request', ...(isAsked || chance.is(0.5) ? { actor } : {}), unit: actor.unit, to: subject, from: madeAt, until: at + 6 * HOUR, requester: officer === undefined ? '' : books.actorId(officer), by: isAsked && officer !== undefined ? books.actorId(officer) : 'svc-rms', madeAt });
      inspect(service, chance, { actor, at: at + chance.between(0, 300), to: subject, why: { purpose: 'records', trace: 'other', incidentRef: incident.id } });
    }
  }
}

/** People of one surname, one after the other: it looks like browsing, and is the job. */
function mergeDoubles(service: Service, chance: Chance, shift: Shift): void {
  const { books, town } = service;
  const surname = chance.pick(town.persons).surname;
  const people = town.persons.filter((one) => one.surname === surname).slice(0, 70);
  const from = momentOf(chance, shift, true);
  writeTask(service, { kind: 'bulk_job', actor: shift.actor, unit: shift.actor.unit, to: NOTHING, from, until: shift.to, requester: 'svc-rms', by: 'svc-rms', madeAt: from - HOUR });
  people.forEach((person, n) => books.look({ actor: shift.actor, at: from + n * chance.between(30, 90), to: books.person(person), action: 'view', why: { purpose: 'records', trace: 'other', text: 'merge' } }));
}

function prepareCourt(service: Service, chance: Chance, shift: Shift, count: number): void {
  const { books } = service;
  for (let n = 0; n < count; n += 1) {
    const incident = earlier(service, chance);
    const accused = incident?.parties.find((party) => party.part === 'suspect');
    if (incident === undefined || accused === undefined) continue;
    const at = momentOf(chance, shift);
    if (incident.reportedAt > at - DAY) continue;
    const hearing = at + chance.between(1, 12) * DAY;
    writeTask(service, { kind: 'court', actor: shift.actor, unit: shift.actor.unit, to: accused.subject, from: at - DAY, until: hearing, requester: 'court', by: chance.is(0.7) ? 'svc-court' : books.actorId(shift.actor), madeAt: at - DAY });
    for (const { subject } of incident.parties.slice(0, 3)) if (subject === accused.subject || chance.is(0.2)) inspect(service, chance, { actor: shift.actor, at: at + chance.between(0, 400), to: subject, why: { purpose: 'court', trace: subject === accused.subject ? 'other' : 'none', incidentRef: incident.id } });
  }
}

function earlier(service: Service, chance: Chance): Incident | undefined {
  return service.incidents[chance.whole(0, Math.max(0, service.incidents.length - 1))];
}

/** Applicants, volunteers and, once in a while, colleagues with their families: vetting looks at those whom nobody else may. */
function vet(service: Service, chance: Chance, shift: Shift, count: number): void {
  const { books, town, actors } = service;
  for (let n = 0; n < count; n += 1) {
    const person = chance.is(0.12) ? chance.pick(actors).person : chance.pick(town.persons);
    if (person.age < 17 || person === shift.actor.person) continue;
    const at = momentOf(chance, shift);
    const household = person.home.residents.filter((one) => one.age >= 17);
    const madeAt = at - chance.between(1, 20) * DAY;
    writeTask(service, { kind: 'vetting', actor: shift.actor, unit: shift.actor.unit, to: books.person(person), from: madeAt, until: at + 20 * DAY, requester: 'hr', by: 'svc-hr', madeAt });
    for (const one of household) inspect(service, chance, { actor: shift.actor, at: at + chance.between(0, 1500), to: books.person(one), why: { purpose: 'vetting', trace: 'other' } });
    if (chance.is(0.6)) inspect(service, chance, { actor: shift.actor, at: at + 1600, to: books.address(person.home), why: { purpose: 'vetting', trace: 'other' } });
  }
}

/** Customers draw a ticket; some are served without one. */
function serveCounter(service: Service, chance: Chance, shift: Shift, count: number): void {
  const { books, town } = service;
  for (let n = 0; n < count; n += 1) {
    const customer = chance.pick(town.persons);
    if (customer.age < 16) continue;
    const at = momentOf(chance, shift);
    const isBooked = chance.is(0.55);
    const by = isBooked ? 'svc-queue' : books.actorId(shift.actor);
    const madeAt = isBooked ? at - chance.between(0.2, 90) * HOUR : at + chance.between(0, 900);
    const trace: Trace = isBooked ? 'other' : 'own';
    const subjects: Subject[] = [...(chance.is(0.75) ? [books.person(customer)] : []), ...customer.cars.map((car) => books.vehicle(car))];
    for (const to of subjects.slice(0, 2)) {
      writeTask(service, { kind: 'desk_request', actor: shift.actor, unit: shift.actor.unit, to, from: at - 600, until: at + HOUR, requester: isBooked ? 'counter' : '', by, madeAt });
      inspect(service, chance, { actor: shift.actor, at: at + chance.between(0, 420), to, why: { purpose: 'licensing', trace } });
    }
  }
}

function inspectPort(service: Service, chance: Chance, shift: Shift, count: number): void {
  const { books, town } = service;
  for (let n = 0; n < count; n += 1) {
    const person = chance.is(0.2) ? town.known.get(chance.whole(0, town.districts - 1))?.draw(chance) : chance.pick(town.persons);
    if (person === undefined || person.age < 18) continue;
    const at = momentOf(chance, shift);
    const isLane = chance.is(0.7);
    const car = person.cars[0];
    for (const to of [books.person(person), ...(car !== undefined && chance.is(0.5) ? [books.vehicle(car)] : [])]) {
      encounter(service, { kind: 'stop', actor: shift.actor, at, until: at + 900, to, by: isLane ? 'svc-lane' : books.actorId(shift.actor), madeAt: isLane ? at - 60 : at + 1200, isOwn: !isLane, place: { x: 300, y: 7000 } });
      inspect(service, chance, { actor: shift.actor, at: at + chance.between(-40, 400), to, why: { purpose: 'border', trace: isLane ? 'other' : 'own' } });
    }
  }
}

/** Intake writes the custody; everybody on the wing then looks at those held. */
function mindCells(service: Service, chance: Chance, shift: Shift, cells: Cells): void {
  const { books, town } = service;
  const { actor } = shift;
  const isHeld = cells.held.filter((one) => one.until > shift.from);
  cells.held.splice(0, cells.held.length, ...isHeld);
  for (let n = chance.poisson(0.9); n > 0; n -= 1) {
    const person = town.known.get(chance.whole(0, town.districts - 1))?.draw(chance);
    if (person === undefined) continue;
    const at = momentOf(chance, shift);
    const until = at + chance.long(1.6, 0.9) * DAY;
    encounter(service, { kind: 'custody', actor, at, until, to: books.person(person), by: books.actorId(actor), madeAt: at + 600, isOwn: false, place: { x: actor.deskX, y: actor.deskY } });
    cells.held.push({ person, until, by: actor });
    inspect(service, chance, { actor, at: at + chance.between(0, 900), to: books.person(person), why: { purpose: 'custody', trace: 'own' } });
  }
  for (let n = chance.poisson(4.2 * actor.pace); n > 0 && isHeld.length > 0; n -= 1) {
    const one = chance.pick(isHeld);
    inspect(service, chance, { actor, at: momentOf(chance, { from: shift.from, to: Math.max(shift.from + HOUR, Math.min(shift.to, one.until)) }), to: books.person(one.person), why: { purpose: 'custody', trace: one.by === actor ? 'own' : 'other' } });
  }
}
