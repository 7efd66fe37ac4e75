// Everything that the parts of a world share.
import { type Clock, openClock } from './clock.js';
import { type Circles, drawCircles } from './circles.js';
import { Log } from './log.js';
import { Luck } from './luck.js';
import { Papers } from './papers.js';
import { openRegion, type Region, type Spot } from './region.js';
import { type Actor, hireStaff, type Staff, writeStaff } from './staff.js';
import { writeRoster } from './rota.js';
import { indexOf, kindOf, nameOf, type Subject } from './subjects.js';
import { Tables } from './tables.js';
import type { Work } from './services.js';

export interface Realm {
  readonly clock: Clock;
  readonly region: Region;
  readonly staff: Staff;
  readonly circles: Circles;
  readonly tables: Tables;
  readonly log: Log;
  readonly papers: Papers;
  readonly luck: Luck;
  /** Actors whose unit does a kind of work. */
  readonly doing: (...works: readonly Work[]) => Actor[];
}

export function openRealm(seed: number, actors: number, weeks: number, folder: string): Realm {
  const luck = new Luck(`custos fifth world ${seed}`);
  const clock = openClock(luck.below(4), weeks);
  const year = new Date(clock.start * 1000).getUTCFullYear();
  const region = openRegion(luck.fork('region'), actors, year);
  const staff = hireStaff(luck.fork('staff'), region, clock, actors);
  const tables = new Tables(folder);
  const papers = new Papers(tables, luck.fork('papers'));
  const doing = (...works: readonly Work[]): Actor[] => staff.actors.filter((one) => works.includes(one.unit.work));
  const circles = drawCircles(luck.fork('circles'), { clock, region, staff, papers, year });
  writeStaff(tables, staff, luck.fork('actors'));
  writeRoster(tables, staff, clock, luck.fork('roster'));
  return { clock, region, staff, circles, tables, papers, luck, doing, log: new Log(clock, region, tables, luck.fork('log')) };
}

/** Where a subject is to be found. */
export function spotOf(region: Region, one: Subject): Spot | undefined {
  const index = indexOf(one);
  const kind = kindOf(one);
  if (kind === 'address') return region.homes[index];
  const who = kind === 'person' ? index : kind === 'vehicle' ? (region.vehicles[index]?.owner ?? -1) : -1;
  return region.homes[region.people[who]?.home ?? -1];
}

/** The registers: persons, homes, vehicles, as the systems hold them at the start. */
export function writeRegisters({ region, tables, luck }: Realm): void {
  const gaps = luck.fork('registers');
  for (const [index, one] of region.people.entries()) {
    tables.add('persons', {
      person_id: nameOf('person', index), surname: one.surname, given_names: one.given, sex: gaps.is(0.985) ? one.sex : undefined, born_on: gaps.is(0.97) ? `${one.born}-${String(1 + ((index * 7) % 12)).padStart(2, '0')}-${String(1 + ((index * 11) % 28)).padStart(2, '0')}` : undefined,
      address_id: gaps.is(0.96) ? nameOf('address', one.home) : undefined, household_id: gaps.is(0.9) ? one.household : undefined,
    });
  }
  for (const [index, home] of region.homes.entries()) tables.add('addresses', { address_id: nameOf('address', index), x_m: home.x, y_m: home.y, building_id: home.building });
  for (const [index, car] of region.vehicles.entries()) tables.add('vehicles', { vehicle_id: nameOf('vehicle', index), plate: car.plate, owner_person_id: car.owner < 0 ? undefined : nameOf('person', car.owner), covert: car.isCovert });
}
