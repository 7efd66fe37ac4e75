// Who works there: a person with a home in the region, habits of their own, and a volume of work that differs twofold between neighbours on a rota.
import { DAY_S, dateOf } from './clock.js';
import type { Luck } from './luck.js';
import type { Region, Spot } from './region.js';
import { type Shift, planShifts } from './rota.js';
import { foundServices, staffing, type Unit } from './services.js';
import type { Clock } from './clock.js';
import { nameOf } from './subjects.js';
import type { Tables } from './tables.js';

export interface Actor {
  readonly index: number;
  readonly id: string;
  readonly unit: Unit;
  /** Index into the region's people. */
  readonly self: number;
  readonly sex: 'F' | 'M';
  readonly platoon: number;
  /** How much more than the median of the role they look up. */
  readonly pace: number;
  /** How often they leave paper undone or do it late: 1 is usual. */
  readonly sloppy: number;
  /** How often they fill the reference and the reason. */
  readonly refs: number;
  readonly words: number;
  readonly startedOn: string;
  readonly isRecruit: boolean;
  /** By day of the world. */
  readonly shifts: (Shift | undefined)[];
  /** A terminal whose clock is wrong for some weeks. */
  readonly drift: { readonly from: number; readonly to: number; readonly seconds: number } | undefined;
  supervisor: Actor | undefined;
  spot: Spot;
  busyUntil: number;
}

export interface Staff {
  readonly units: readonly Unit[];
  readonly actors: readonly Actor[];
  readonly of: (unit: Unit) => readonly Actor[];
  /** Those who work at a time, of a list. */
  readonly onDuty: (list: readonly Actor[], day: number, at: number) => Actor[];
}

const ID_LETTER = { MPS: 'M', PRF: 'R', BPA: 'B', COR: 'C', DVL: 'D' } as const;

/** A home district as people choose them: a detachment's members live where they work. */
function homeDistrict(luck: Luck, unit: Unit): number {
  if (unit.agency === 'PRF' && unit.pattern === 'rural') return luck.is(0.8) ? (unit.districts[0] ?? 5) : luck.whole(0, 10);
  if (unit.work === 'lanes') return luck.is(0.6) ? 10 : luck.whole(0, 10);
  return luck.is(0.72) ? luck.whole(0, 4) : luck.whole(5, 10);
}

function findPerson(luck: Luck, region: Region, unit: Unit, year: number, taken: Set<number>): number {
  const sex = luck.is(unit.women) ? 'F' : 'M';
  for (;;) {
    const place = region.districts[homeDistrict(luck, unit)];
    const index = luck.pick(place?.people ?? []);
    const one = region.people[index];
    const age = year - (one?.born ?? 0);
    if (one?.sex === sex && age >= 23 && age <= 58 && !taken.has(index)) {
      taken.add(index);
      return index;
    }
  }
}

function hire(luck: Luck, region: Region, clock: Clock, unit: Unit, index: number, place: number, taken: Set<number>): Actor {
  const year = new Date(clock.start * 1000).getUTCFullYear();
  const self = findPerson(luck, region, unit, year, taken);
  const isRecruit = unit.role === 'response' && luck.is(0.06);
  const served = isRecruit ? luck.between(-0.25, 0.6) : luck.between(0.7, 25);
  const drifts = luck.is(0.04);
  const from = clock.start + luck.between(0, 0.9) * clock.weeks * 7 * DAY_S;
  return {
    index, id: `${ID_LETTER[unit.agency]}${String(10_000 + ((index * 7919 + 4001) % 89_989)).padStart(5, '0')}`, unit, self, sex: region.people[self]?.sex ?? 'M', platoon: place % 4,
    pace: luck.factor(0.42), sloppy: luck.factor(0.6), refs: Math.min(0.97, 0.72 * luck.factor(0.3)), words: Math.min(0.95, 0.5 * luck.factor(0.6)),
    startedOn: dateOf(clock.start - served * 365 * DAY_S), isRecruit, shifts: [], supervisor: undefined, spot: unit.base, busyUntil: 0,
    drift: drifts ? { from, to: from + luck.between(6, 45) * DAY_S, seconds: luck.between(-2400, 3300) } : undefined,
  };
}

export function hireStaff(luck: Luck, region: Region, clock: Clock, count: number): Staff {
  const units = foundServices(luck.fork('services'), region);
  const counts = staffing(units, count);
  const actors: Actor[] = [];
  const lists = new Map<Unit, Actor[]>();
  const taken = new Set<number>();
  for (const [n, unit] of units.entries()) {
    const list = Array.from({ length: counts[n] ?? 0 }, (_, place) => hire(luck, region, clock, unit, actors.length + place, place, taken));
    actors.push(...list);
    lists.set(unit, list);
    for (const one of list) {
      one.supervisor = list[one.platoon] === one ? list[0] === one ? undefined : list[0] : list[one.platoon];
      one.shifts.push(...planShifts(luck.fork(`rota ${one.index}`), clock, unit.pattern, unit.pattern === 'eights' ? one.index % 9 : one.platoon, one));
    }
  }
  const covers = (shift: Shift | undefined, at: number): boolean => shift !== undefined && at >= shift.start && at < shift.end;
  return {
    units, actors, of: (unit) => lists.get(unit) ?? [],
    onDuty: (list, day, at) => list.filter((one) => covers(one.shifts[day], at) || (day > 0 && covers(one.shifts[day - 1], at))),
  };
}

export const SYSTEMS = ['SVC-CAD', 'SVC-LANE', 'SVC-QUEUE', 'SVC-HR'] as const;

export function writeStaff(tables: Tables, staff: Staff, luck: Luck): void {
  for (const one of staff.actors) {
    tables.add('actors', {
      actor_id: one.id, person_id: luck.is(0.97) ? nameOf('person', one.self) : undefined, agency: one.unit.agency, unit: one.unit.name, role: one.unit.role,
      beat: one.unit.work === 'patrol' ? `${one.unit.name.slice(0, 11).trim()}-${String.fromCharCode(65 + one.platoon)}` : undefined, supervisor_id: one.supervisor?.id, started_on: one.startedOn, service_account: false,
    });
  }
  for (const id of SYSTEMS) tables.add('actors', { actor_id: id, agency: id === 'SVC-LANE' ? 'BPA' : id === 'SVC-QUEUE' ? 'DVL' : 'MPS', unit: 'Systems', service_account: true });
}
