// What patrol does between calls: stops, parades, warrants, schools, sergeants who read reports, dispatchers who check plates over the radio.
import type { Subject, Trace } from './books.js';
import type { Chance } from './chance.js';
import { traceFor } from './calls.js';
import { type Incident, inspect, momentOf, type Service, writeTask } from './service.js';
import type { Shift } from './rota.js';
import type { Actor } from './staff.js';
import type { Person } from './town.js';
import { DAY, HOUR, MINUTE } from './wall-clock.js';

export function beatsOfDay(service: Service, chance: Chance, day: number): void {
  const notices = bulletins(service, chance, day);
  for (const shift of service.rota.ofDay(day)) {
    const { actor } = shift;
    if (actor.role !== 'response' || shift.kind === 'court') continue;
    const hours = (shift.to - shift.from) / HOUR;
    const stops = chance.poisson((actor.duty === 'traffic' ? 0.75 : actor.duty === 'school' ? 0.04 : 0.085) * hours * actor.pace);
    for (let n = 0; n < stops; n += 1) stop(service, chance, shift);
    for (const { to, from } of notices.get(actor.unit) ?? []) if (from <= shift.from && chance.is(0.3)) inspect(service, chance, { actor, at: momentOf(chance, shift, true), to, why: { purpose: 'other', trace: 'other' } });
    if (chance.is(0.05)) serveWarrant(service, chance, shift);
    if (actor.duty === 'school') meetPupils(service, chance, shift);
    if (actor.supervisor === undefined) readReports(service, chance, shift);
  }
}

/** A plate, mostly its keeper, sometimes a passenger; run over the radio or on the car's own screen. */
function stop(service: Service, chance: Chance, shift: Shift): void {
  const { town, books, agency, rota } = service;
  const { actor } = shift;
  const district = actor.district < 0 ? chance.whole(0, town.districts - 1) : actor.district;
  const driver = chance.is(0.45) ? town.known.get(district)?.draw(chance) : chance.pick(town.persons);
  if (driver === undefined || driver.age < 16) return;
  const at = momentOf(chance, shift);
  const place = town.streets.get(district)?.draw(chance) ?? driver.home;
  const dispatcher = chance.pick([...rota.onDuty('dispatching', -1, at), ...service.byDuty('dispatching').slice(0, 1)]);
  const isRadio = chance.is(agency.radioShare);
  const by = agency.logsStops === 'dispatcher' || isRadio ? dispatcher : actor;
  const who = isRadio ? dispatcher : actor;
  const mate = chance.is(agency.twoPersonCars * 0.4) ? rota.onDuty(actor.duty, actor.district, at).find((one) => one !== actor && one.beat === actor.beat) : undefined;
  const car = driver.cars[0];
  const subjects: Subject[] = [...(car === undefined ? [] : [books.vehicle(car)]), ...(car === undefined || chance.is(0.65) ? [books.person(driver)] : [])];
  if (chance.is(0.18)) subjects.push(books.person(chance.pick(driver.kin.length > 0 ? driver.kin.map((tie) => (tie.a === driver ? tie.b : tie.a)) : [driver])));
  for (const [n, to] of subjects.entries()) {
    const madeAt = by === actor ? books.entered(at, 40 * MINUTE) : at + 60;
    const trace: Trace = madeAt - at > DAY ? 'late' : by === who ? 'own' : 'other';
    encounter(service, { kind: 'stop', actor, at, until: at + 15 * MINUTE, to, by: books.actorId(by), madeAt, isOwn: true, place });
    inspect(service, chance, { actor: who, at: at + n * chance.between(40, 260), to, why: { purpose: 'stop', trace }, near: place, ...(isRadio ? { behalf: actor } : {}) });
    if (mate !== undefined && chance.is(0.25)) inspect(service, chance, { actor: mate, at: at + chance.between(60, 600), to, why: { purpose: 'stop', trace: madeAt - at > DAY ? 'late' : 'other' }, near: place });
  }
}

export interface Meeting {
  readonly kind: 'stop' | 'arrest' | 'custody';
  readonly actor: Actor;
  readonly at: number;
  readonly until: number;
  readonly to: Subject;
  readonly by: string;
  readonly madeAt: number;
  readonly isOwn: boolean;
  readonly place: { readonly x: number; readonly y: number };
}

export function encounter({ books }: Service, one: Meeting): void {
  books.write('encounters', [books.next('encounter', one.at), one.kind, books.actorId(one.actor), books.stamp(one.at), books.stamp(one.until), one.to.type, one.to.id, String(one.place.x), String(one.place.y), String(one.isOwn)], { by: one.by, at: one.madeAt });
}

interface Notice {
  readonly to: Subject;
  readonly from: number;
}

/** Read out at parade: wanted, missing, at risk. */
function bulletins(service: Service, chance: Chance, day: number): Map<string, Notice[]> {
  const { books, town } = service;
  const notices = new Map<string, Notice[]>();
  const units = [...new Set([...service.byDuty('patrol'), ...service.byDuty('neighbourhood'), ...service.byDuty('traffic')].map((one) => one.unit))];
  const editor = chance.pick(service.byDuty('analysis'));
  for (let district = 0; district < town.districts; district += 1) {
    for (let n = chance.poisson(0.7); n > 0; n -= 1) {
      const person = town.known.get(district)?.draw(chance) ?? chance.pick(town.persons);
      const car = person.cars[0];
      const to = car !== undefined && chance.is(0.3) ? books.vehicle(car) : books.person(person);
      const from = day * DAY + 5 * HOUR;
      for (const unit of units.filter((name) => name.includes(String(district + 1)) || chance.is(0.1))) {
        writeTask(service, { kind: 'bulletin', unit, to, from, until: from + 3 * DAY, requester: books.actorId(editor), by: books.actorId(editor), madeAt: from - chance.between(HOUR, 9 * HOUR) });
        notices.set(unit, [...(notices.get(unit) ?? []), { to, from }]);
      }
    }
  }
  return notices;
}

function serveWarrant(service: Service, chance: Chance, shift: Shift): void {
  const { books, town } = service;
  const person = town.known.get(Math.max(0, shift.actor.district))?.draw(chance);
  if (person === undefined) return;
  const clerk = chance.pick(service.byDuty('court_desk'));
  const from = shift.from - chance.between(0, 3 * DAY);
  const to = books.person(person);
  writeTask(service, { kind: 'warrant', actor: shift.actor, unit: shift.actor.unit, to, from, until: from + 9 * DAY, requester: books.actorId(clerk), by: books.actorId(clerk), madeAt: from });
  const at = momentOf(chance, shift);
  for (const subject of [to, books.address(person.home), ...person.cars.map((car) => books.vehicle(car))]) if (chance.is(0.7)) inspect(service, chance, { actor: shift.actor, at: at + chance.between(0, 900), to: subject, why: { purpose: 'warrant', trace: 'other' } });
  if (chance.is(0.35)) encounter(service, { kind: 'arrest', actor: shift.actor, at: at + HOUR, until: at + 2 * HOUR, to, by: books.actorId(shift.actor), madeAt: books.entered(at + HOUR, HOUR), isOwn: false, place: person.home });
}

/** A school officer's people are twelve to eighteen, and every contact is the officer's own entry. */
function meetPupils(service: Service, chance: Chance, shift: Shift): void {
  const { books, town } = service;
  for (let n = chance.poisson(2.2); n > 0; n -= 1) {
    const pupil = chance.few(town.persons, 40).find((one: Person) => one.age >= 12 && one.age <= 18);
    if (pupil === undefined) continue;
    const at = momentOf(chance, shift);
    const madeAt = books.entered(at, 2 * HOUR);
    const to = books.person(pupil);
    encounter(service, { kind: 'stop', actor: shift.actor, at, until: at + 20 * MINUTE, to, by: books.actorId(shift.actor), madeAt, isOwn: true, place: pupil.home });
    inspect(service, chance, { actor: shift.actor, at: at + chance.between(-900, 1800), to, why: { purpose: 'other', trace: madeAt - at > DAY ? 'late' : 'own', text: 'school' } });
  }
}

/** Sergeants go through what their people wrote in the last days. */
function readReports(service: Service, chance: Chance, shift: Shift): void {
  const recent: Incident[] = [];
  for (let n = service.incidents.length - 1; n >= 0 && recent.length < 400; n -= 1) {
    const one = service.incidents[n];
    if (one === undefined || one.reportedAt < shift.from - 2 * DAY) break;
    if (one.reportedAt < shift.from && one.responders.some(({ actor }) => actor.unit === shift.actor.unit)) recent.push(one);
  }
  for (const incident of chance.some(recent, 3)) {
    for (const { subject } of incident.parties.slice(0, 2)) {
      const at = momentOf(chance, shift);
      const trace = traceFor(incident, shift.actor, subject, at);
      inspect(service, chance, { actor: shift.actor, at, to: subject, why: { purpose: 'records', trace, incidentRef: incident.id } });
    }
  }
}
