// Who does wrong, which wrong, and what is true about it. Offenders are ordinary colleagues with ordinary work; their wrong is a handful of rows among it.
import type { Purpose } from './agency.js';
import type { Ask, Subject, Trace } from './books.js';
import type { CaseRoom } from './cases.js';
import type { Chance } from './chance.js';
import { momentOf, type Incident, type Service } from './service.js';
import type { Actor, Role } from './staff.js';
import { addTie, type Gang, type Person, type TieKind } from './town.js';
import type { Violence } from './violence.js';
import { DAY, HOUR } from './wall-clock.js';

export type WrongClass = 'crime' | 'other' | 'adaptive';

export interface Wrong {
  readonly kind: string;
  readonly class: WrongClass;
  readonly roles: readonly Role[];
  readonly act: (scene: Wronging) => void;
}

export interface Culprits {
  readonly actors: readonly Actor[];
  readonly kind: string;
  readonly class: WrongClass;
}

export interface Leak {
  readonly incident: string;
  readonly leaker: Actor;
  readonly kind: string;
}

/** Done at the end of its day: what hangs on a real call or a real case of the offender, or makes one up. */
export interface Afterwards {
  readonly at: number;
  readonly act: () => void;
}

export interface Wronging {
  readonly service: Service;
  readonly room: CaseRoom;
  readonly violence: Violence;
  readonly chance: Chance;
  readonly actor: Actor;
  readonly kind: string;
  /** First and last moment at which the wrong may begin and end. */
  readonly from: number;
  readonly until: number;
  readonly leaks: Leak[];
  readonly afterwards: Afterwards[];
  /** Others who take part of their own will. */
  readonly joins: (actors: readonly Actor[]) => void;
}

export interface Sin {
  readonly at: number;
  readonly to: Subject;
  readonly by?: Actor;
  readonly purpose?: Purpose;
  readonly trace?: Trace;
  readonly caseRef?: string;
  readonly incidentRef?: string;
  readonly text?: string;
  readonly more?: Partial<Pick<Ask, 'action' | 'system' | 'outcome' | 'near' | 'behalf'>>;
}

const USUAL: Readonly<Record<Role, readonly Purpose[]>> = {
  response: ['call', 'stop', 'other'], detective: ['investigation', 'investigation', 'other'], intelligence: ['intelligence', 'other'], call_taker: ['call', 'other'], records: ['records', 'records', 'court'], corrections: ['custody', 'other'], registry: ['licensing'], border: ['border', 'other'],
};

/** One wrong look. Most offenders type the word they always type; one in five puts in the number of something real that they were lately at. */
export function sin(scene: Wronging, one: Sin): void {
  const { service, chance, actor, kind } = scene;
  const who = one.by ?? actor;
  const blame = one.by !== undefined && one.more?.behalf === undefined && one.trace === undefined ? one.by : actor;
  const purpose = one.purpose ?? chance.pick(USUAL[who.role]);
  const borrowed = one.caseRef === undefined && one.incidentRef === undefined && chance.is(0.2) ? room(scene, who, one.at) : undefined;
  const caseRef = one.caseRef ?? borrowed;
  service.books.look({
    actor: who, at: one.at, to: one.to, ...one.more, wrong: { kind, blame },
    why: { purpose, trace: one.trace ?? 'none', ...(caseRef === undefined ? {} : { caseRef }), ...(one.incidentRef === undefined ? {} : { incidentRef: one.incidentRef }), ...(one.text === undefined ? {} : { text: one.text }) },
  });
}

function room({ room: cases, chance }: Wronging, who: Actor, at: number): string | undefined {
  const open = cases.openCasesOf(who, at);
  return open.length === 0 ? undefined : chance.pick(open).id;
}

/** A moment at work near `at`; `offShift` for those who stay on, or come in. */
export function atWork({ service, chance, actor }: Wronging, at: number, offShift = 0, who = actor): number {
  const near = service.rota.of(who).find((shift) => shift.to > at);
  if (near === undefined) return at;
  if (chance.is(offShift)) return Math.max(at, near.to + chance.between(300, 3 * HOUR));
  return Math.max(momentOf(chance, near), Math.min(at, near.to - 60));
}

/** The one person of this kind in the offender's life; made if there is none. */
export function related(scene: Wronging, kind: TieKind, fits: (person: Person) => boolean): Person {
  const { person } = scene.actor;
  const known = person.kin.filter((tie) => tie.kind === kind).map((tie) => (tie.a === person ? tie.b : tie.a)).find(fits);
  if (known !== undefined) return known;
  const candidates = scene.service.town.persons.filter((one) => !one.isStaff && one !== person && one.home !== person.home && fits(one));
  const found = scene.chance.pick(candidates);
  addTie(scene.service.town.ties, person, found, kind);
  return found;
}

export interface Allegiance {
  readonly friend: Person;
  readonly own: Gang;
  readonly rival: Gang;
}

/** A cousin, a school friend, sometimes a brother inside a gang that has rivals. */
export function allegiance(scene: Wronging): Allegiance {
  const kind = scene.chance.pick(['cousin', 'friend', 'friend', 'associate', 'sibling'] as const);
  const friend = related(scene, kind, (one) => one.gang !== undefined && one.gang.rivals.length > 0);
  const own = friend.gang as Gang;
  return { friend, own, rival: scene.chance.pick(own.rivals) };
}

/** All that one can look up about a person: name, home, car, sometimes a phone. */
export function facets({ service: { books }, chance }: Wronging, person: Person): Subject {
  const car = person.cars[0];
  const kind = chance.weighed({ person: 50, address: 25, vehicle: 22, phone: 3 });
  if (kind === 'vehicle' && car !== undefined) return books.vehicle(car);
  return kind === 'address' ? books.address(person.home) : kind === 'phone' ? books.phone(person) : books.person(person);
}

export function leak(scene: Wronging): (incident: Incident) => void {
  return (incident) => scene.leaks.push({ incident: incident.id, leaker: scene.actor, kind: scene.kind });
}

/** Moments from `from` on, `gapDays` apart with much irregularity, at most `count`. */
export function spaced(scene: Wronging, from: number, gapDays: number, count: number): number[] {
  const moments: number[] = [];
  let at = from;
  while (moments.length < count && at < scene.until) {
    moments.push(at);
    at += scene.chance.long(gapDays, 0.7) * DAY;
  }
  return moments;
}

/** Somewhere between the first moment and the last, with `room` days left at the end. */
export function begin(scene: Wronging, roomDays: number): number {
  return scene.chance.between(scene.from, Math.max(scene.from + DAY, scene.until - roomDays * DAY));
}
