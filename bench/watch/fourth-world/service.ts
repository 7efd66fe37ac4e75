// The police service at work: people, rota and books together, and the one way in which genuine work looks something up.
import type { Agency } from './agency.js';
import { type Ask, Books, type Subject, type Why } from './books.js';
import { Chance } from './chance.js';
import { Rota } from './rota.js';
import { type Actor, type Duty, recruitStaff } from './staff.js';
import { type Address, buildTown, type Person, type Town, type Vehicle } from './town.js';
import { DAY } from './wall-clock.js';

export type IncidentKind = 'homicide' | 'shooting' | 'arson' | 'extortion' | 'home_invasion' | 'vehicle_theft' | 'assault' | 'burglary' | 'domestic' | 'traffic' | 'disturbance' | 'other';
export type Part = 'victim' | 'suspect' | 'witness' | 'complainant' | 'vehicle' | 'place';

export interface Party {
  readonly subject: Subject;
  readonly person?: Person;
  readonly part: Part;
  readonly by: Actor | undefined;
  readonly madeAt: number;
}

export interface Incident {
  readonly id: string;
  readonly kind: IncidentKind;
  readonly at: number;
  readonly reportedAt: number;
  readonly publicisedAt: number | undefined;
  readonly address: Address;
  readonly isSerious: boolean;
  readonly responders: { readonly actor: Actor; readonly from: number; readonly to: number }[];
  readonly parties: Party[];
}

export interface Service {
  readonly agency: Agency;
  readonly town: Town;
  readonly actors: readonly Actor[];
  readonly rota: Rota;
  readonly books: Books;
  readonly chance: Chance;
  readonly days: number;
  readonly weeks: number;
  /** The account by which the dispatch system itself writes. */
  readonly cad: string;
  readonly incidents: Incident[];
  byDuty(duty: Duty): readonly Actor[];
}

export function openService(agency: Agency, seed: number, count: number, weeks: number): Service {
  const root = new Chance(`fourth-world/${seed}`);
  const town = buildTown(root.fork('town'), agency.districts, count);
  const actors = recruitStaff(root.fork('staff'), agency, town, count);
  const days = weeks * 7;
  const duties = new Map<Duty, Actor[]>();
  for (const actor of actors) {
    const list = duties.get(actor.duty) ?? [];
    if (list.length === 0) duties.set(actor.duty, list);
    list.push(actor);
  }
  return {
    agency, town, actors, rota: new Rota(root.fork('rota'), agency, actors, days), books: new Books(agency, root.fork('books')), chance: root, days, weeks, cad: 'svc-cad', incidents: [],
    byDuty: (duty) => duties.get(duty) ?? [],
  };
}

/** A genuine look. Now and then it is about somebody whom nobody ever writes down: a passer-by, a friend of the suspect, a car gone round the corner. */
export function inspect(service: Service, chance: Chance, ask: Ask): void {
  const isStray = (ask.to.type === 'person' || ask.to.type === 'vehicle') && chance.is(service.agency.unlogged);
  const pair = isStray ? stranger(service, chance, ask) : undefined;
  service.books.look(pair === undefined ? ask : { ...ask, to: pair, why: { ...ask.why, trace: 'none' } });
}

function stranger(service: Service, chance: Chance, ask: Ask): Subject {
  const district = ask.actor.district < 0 ? chance.whole(0, service.town.districts - 1) : ask.actor.district;
  const someone = chance.is(0.6) ? service.town.known.get(district)?.draw(chance) : chance.pick(service.town.persons);
  if (ask.to.type === 'vehicle') return service.books.vehicle(service.town.vehicles[chance.whole(0, service.town.vehicles.length - 60)] as Vehicle);
  return service.books.person(someone ?? chance.pick(service.town.persons));
}

/** A moment of a shift, away from its ends; `early` for what is done at its start. */
export function momentOf(chance: Chance, shift: { readonly from: number; readonly to: number }, early = false): number {
  return early ? shift.from + chance.between(300, 3000) : chance.between(shift.from + 900, shift.to - 600);
}

export interface Task {
  readonly kind: 'warrant' | 'court' | 'bulletin' | 'desk_request' | 'vetting' | 'audit' | 'training' | 'bulk_job';
  readonly actor?: Actor | undefined;
  readonly unit?: string | undefined;
  readonly to: Subject;
  readonly from: number;
  readonly until: number;
  readonly requester?: string | undefined;
  readonly by: string;
  readonly madeAt: number;
}

export function writeTask({ books }: Service, task: Task): string {
  const id = books.next('task', task.from);
  const cells = [id, task.kind, task.actor === undefined ? '' : books.actorId(task.actor), task.unit ?? '', task.to.type === 'none' ? '' : task.to.type, task.to.id, books.stamp(task.from), books.stamp(task.until), task.requester ?? ''];
  books.write('tasks', cells, { by: task.by, at: task.madeAt });
  return id;
}

export const carOf = (person: Person): Vehicle | undefined => person.cars[0];
export const dayOf = (at: number): number => Math.floor(at / DAY);
export type Reasoned = Omit<Why, 'trace'>;
