// Calls for service: somebody rings, somebody is sent, people and places are looked up, a report is written afterwards.
import { type Subject, traceBy, type Trace } from './books.js';
import type { Chance } from './chance.js';
import { carOf, type Incident, type IncidentKind, inspect, type Part, type Party, type Service } from './service.js';
import type { Actor } from './staff.js';
import type { Address, Person } from './town.js';
import { HOUR, MINUTE } from './wall-clock.js';

interface Cast {
  readonly person: Person;
  readonly part: Exclude<Part, 'vehicle' | 'place'>;
}

export interface Scene {
  readonly kind: IncidentKind;
  readonly at: number;
  readonly address: Address;
  readonly cast: readonly Cast[];
  readonly isSerious?: boolean;
  readonly publicisedAt?: number;
  readonly units?: number;
  /** Who made it up or came upon it; nobody rang. */
  readonly onView?: Actor;
  /** The first to be sent, whoever else is nearer. */
  readonly sends?: Actor;
}

const HOURLY = [3.2, 2.6, 2.1, 1.6, 1.2, 1, 1.4, 2.2, 3, 3.4, 3.7, 4, 4.3, 4.3, 4.5, 5, 5.4, 5.6, 5.5, 5.4, 5.2, 5.1, 4.7, 4];
const KINDS: Readonly<Partial<Record<IncidentKind, number>>> = { disturbance: 25, other: 27, traffic: 16, domestic: 11, assault: 7, burglary: 5, vehicle_theft: 5, extortion: 0.12, arson: 0.15, home_invasion: 0.12 };

/** All ordinary calls of one day. */
export function callsOfDay(service: Service, chance: Chance, day: number): void {
  const weekend = day % 7 >= 4 ? 1.15 : 0.95;
  for (let n = chance.poisson(service.actors.length * 0.37 * weekend); n > 0; n -= 1) {
    const at = day * 24 * HOUR + pickHour(chance) * HOUR + chance.between(0, HOUR);
    const kind = chance.weighed<IncidentKind>(KINDS);
    const address = service.town.streets.get(chance.whole(0, service.town.districts - 1))?.draw(chance);
    if (address === undefined) continue;
    const isSerious = kind === 'home_invasion' || kind === 'arson' || kind === 'extortion' || (kind === 'assault' && chance.is(0.08));
    answer(service, chance, { kind, at, address, cast: castOf(service, chance, kind, address), isSerious });
  }
}

const HOURS_SUM = HOURLY.reduce((sum, one) => sum + one, 0);
function pickHour(chance: Chance): number {
  let left = chance.between(0, HOURS_SUM);
  for (const [hour, weight] of HOURLY.entries()) {
    left -= weight;
    if (left < 0) return hour;
  }
  return 23;
}

function castOf(service: Service, chance: Chance, kind: IncidentKind, address: Address): Cast[] {
  const adults = address.residents.filter((one) => one.age >= 16);
  const known = (): Person => service.town.known.get(address.district)?.draw(chance) ?? chance.pick(service.town.persons);
  const anyone = (): Person => (adults.length > 0 && chance.is(0.6) ? chance.pick(adults) : chance.pick(service.town.persons));
  const cast: Cast[] = [];
  const add = (person: Person, part: Cast['part']): void => {
    if (!cast.some((one) => one.person === person)) cast.push({ person, part });
  };
  if (chance.is(0.8)) add(anyone(), 'complainant');
  if (kind === 'domestic' && adults.length > 1) {
    const [one, other] = chance.some(adults, 2) as [Person, Person];
    const isWoman = chance.is(0.78) ? one.sex === 'F' : one.sex === 'M';
    add(isWoman ? one : other, 'victim');
    add(isWoman ? other : one, 'suspect');
  } else if (kind !== 'traffic' && chance.is(kind === 'burglary' || kind === 'vehicle_theft' ? 0.25 : 0.6)) add(known(), 'suspect');
  if (kind === 'traffic') add(chance.is(0.4) ? known() : chance.pick(service.town.persons), 'witness');
  if (kind === 'assault' || kind === 'extortion' || kind === 'home_invasion') add(chance.is(0.4) ? known() : anyone(), 'victim');
  if (chance.is(0.25)) add(anyone(), 'witness');
  return cast;
}

/** One incident from the ring of the phone to the last line of the report. */
export function answer(service: Service, chance: Chance, scene: Scene): Incident {
  const { books, agency, cad } = service;
  const reportedAt = scene.onView === undefined ? scene.at + (scene.kind === 'burglary' || scene.kind === 'vehicle_theft' ? chance.between(0, 9 * HOUR) : chance.between(30, 18 * MINUTE)) : scene.at;
  const taker = chance.pick(orAny(service, service.rota.onDuty('call_taking', -1, reportedAt), 'call_taking'));
  const opener = scene.onView ?? (agency.opensIncidents === 'system' ? undefined : taker);
  const incident: Incident = { id: books.next('incident', reportedAt), kind: scene.kind, at: scene.at, reportedAt, publicisedAt: scene.publicisedAt, address: scene.address, isSerious: scene.isSerious ?? false, responders: [], parties: [] };
  service.incidents.push(incident);
  books.write('incidents', [
    incident.id, scene.kind, books.stamp(scene.at), books.stamp(reportedAt), scene.publicisedAt === undefined ? '' : books.stamp(scene.publicisedAt), books.address(scene.address).id, String(scene.address.x), String(scene.address.y), String(incident.isSerious),
    scene.onView === undefined ? '' : books.actorId(scene.onView),
  ], { by: opener === undefined ? cad : books.actorId(opener), at: reportedAt + 20 });
  send(service, chance, incident, scene);
  for (const { person, part } of scene.cast) {
    const isCaller = part === 'complainant' && scene.onView === undefined;
    const by = isCaller ? taker : incident.responders[0]?.actor ?? taker;
    const ends = incident.responders[0]?.to ?? reportedAt + HOUR;
    file(service, incident, { subject: books.person(person), person, part, by, madeAt: isCaller ? reportedAt + 90 : books.entered(ends, 1.6 * HOUR) });
    const car = carOf(person);
    if (car !== undefined && part !== 'complainant' && chance.is(scene.kind === 'traffic' ? 0.9 : 0.15)) file(service, incident, { subject: books.vehicle(car), part: 'vehicle', by, madeAt: books.entered(ends, 1.6 * HOUR) });
  }
  if (scene.onView === undefined) takeCall(service, chance, incident, taker, opener);
  for (const { actor, from } of incident.responders) attend(service, chance, incident, actor, from);
  return incident;
}

export function file({ books }: Service, incident: Incident, party: Party): void {
  incident.parties.push(party);
  books.write('incident_parties', [incident.id, party.subject.type, party.subject.id, party.part], { by: party.by === undefined ? 'svc-cad' : books.actorId(party.by), at: party.madeAt });
}

function orAny(service: Service, found: readonly Actor[], duty: 'call_taking' | 'dispatching' | 'patrol'): readonly Actor[] {
  return found.length > 0 ? found : service.byDuty(duty);
}

function send(service: Service, chance: Chance, incident: Incident, scene: Scene): void {
  const { rota, agency, books, cad } = service;
  const at = incident.reportedAt + chance.long(incident.isSerious ? 150 : 700, 0.8);
  const local = rota.onDuty('patrol', incident.address.district, at);
  const onBeat = local.filter((one) => one.beat === incident.address.beat);
  const count = scene.units ?? (incident.isSerious ? chance.whole(3, 6) : chance.is(agency.twoPersonCars) || incident.kind === 'domestic' ? 2 : 1);
  const sent = [scene.onView ?? scene.sends].filter((one) => one !== undefined);
  while (sent.length < count) {
    const one = chance.pick(chance.is(0.5) && onBeat.length > 0 ? onBeat : orAny(service, local.length > 2 ? local : rota.onDuty('patrol', -1, at), 'patrol'));
    if (sent.includes(one)) {
      if (chance.is(0.4)) break;
    } else sent.push(one);
  }
  const dispatcher = chance.pick(orAny(service, rota.onDuty('dispatching', -1, at), 'dispatching'));
  for (const [n, actor] of sent.entries()) {
    const from = n === 0 ? at : at + chance.between(0, 9 * MINUTE);
    const to = from + chance.long(incident.isSerious ? 2.6 * HOUR : 42 * MINUTE, 0.5);
    incident.responders.push({ actor, from, to });
    // The second car that came along is sometimes on nobody's list.
    if (n > 0 && chance.is(agency.unlogged * 0.6)) continue;
    const by = actor === scene.onView ? books.actorId(actor) : agency.opensIncidents === 'system' ? cad : books.actorId(dispatcher);
    const madeAt = from + (chance.is(agency.lateShare * 0.3) ? chance.between(HOUR, 60 * HOUR) : 15);
    books.write('dispatches', [incident.id, books.actorId(actor), books.stamp(from), books.stamp(to)], { by, at: madeAt });
  }
}

function takeCall(service: Service, chance: Chance, incident: Incident, taker: Actor, opener: Actor | undefined): void {
  const { books } = service;
  const why = (trace: Trace) => ({ purpose: 'call', trace, incidentRef: incident.id }) as const;
  if (chance.is(0.55)) inspect(service, chance, { actor: taker, at: incident.reportedAt + chance.between(20, 200), to: books.address(incident.address), why: why(opener === taker ? 'own' : 'other') });
  for (const { person, part } of incident.parties) {
    if (person !== undefined && chance.is(part === 'complainant' ? 0.35 : 0.2)) inspect(service, chance, { actor: taker, at: incident.reportedAt + chance.between(60, 420), to: books.person(person), why: why(traceFor(incident, taker, books.person(person), incident.reportedAt)) });
  }
}

/** The place and who lives there stand in the call itself; everybody else only in the report. */
export function traceFor(incident: Incident, actor: Actor, subject: Subject, at: number): Trace {
  const party = incident.parties.find((one) => one.subject.id === subject.id && one.subject.type === subject.type);
  if (subject.type === 'address' || (party?.person !== undefined && party.person.home === incident.address)) return 'other';
  return party === undefined ? 'none' : traceBy(party.by, party.madeAt, actor, at);
}

function attend(service: Service, chance: Chance, incident: Incident, actor: Actor, from: number): void {
  const { books, rota } = service;
  const isFirst = incident.responders[0]?.actor === actor;
  const ask = (at: number, to: Subject, near: boolean): void =>
    inspect(service, chance, { actor, at, to, why: { purpose: 'call', trace: traceFor(incident, actor, to, at), incidentRef: incident.id }, ...(near ? { near: incident.address } : {}) });
  if (chance.is(isFirst ? 0.5 : 0.25)) ask(from + chance.between(20, 360), books.address(incident.address), true);
  const keen = actor.pace * (isFirst ? 0.55 : 0.28);
  for (const { subject, part } of incident.parties) {
    if (!chance.is(Math.min(0.95, keen * (part === 'suspect' ? 1.5 : part === 'vehicle' ? 1.3 : part === 'witness' ? 0.6 : 0.9)))) continue;
    ask(from + chance.between(4 * MINUTE, 40 * MINUTE), subject, true);
    const shift = rota.shiftAt(actor, from);
    if (isFirst && shift !== undefined && chance.is(0.3)) ask(Math.min(shift.to - chance.between(60, 900), from + chance.between(HOUR, 4 * HOUR)), subject, false);
    if (isFirst && chance.is(incident.isSerious ? 0.15 : 0.04)) {
      const next = rota.nextShift(actor, from + 3 * HOUR);
      if (next !== undefined) ask(next.from + chance.between(600, 2 * HOUR), subject, false);
    }
  }
}
