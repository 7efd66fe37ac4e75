// What must not be looked for: unmarked cars, operations, sources and those who hide; and names that belong to nobody.
import type { CaseRoom } from './case-room.js';
import type { Luck } from './luck.js';
import { givenOf, plateOf, surnameOf } from './names.js';
import type { Realm } from './realm.js';
import { columnsOf, person, type Subject, subject, vehicle } from './subjects.js';

export interface Sealed {
  /** Indices of unmarked vehicles. */
  readonly cars: readonly number[];
  /** Indices of people who are nobody. */
  readonly canaries: readonly number[];
}

/** Before the registers are written: cars without an owner, people whom no work ever meets. */
export function addSealed({ region, papers }: Realm, luck: Luck): Sealed {
  const cars = Array.from({ length: 34 }, (_, n) => {
    region.vehicles.push({ plate: plateOf(luck, region.vehicles.length + n), owner: -1, isCovert: true });
    return region.vehicles.length - 1;
  });
  for (const car of cars) papers.write('sealed_subjects', { ...columnsOf(vehicle(car)), kind: 'covert_vehicle' });
  const canaries = Array.from({ length: 14 }, () => {
    const sex = luck.is(0.5) ? 'F' : 'M';
    region.people.push({ surname: surnameOf(luck, 0), given: givenOf(luck, 0, sex), sex, born: luck.whole(1960, 1999), community: 0, home: luck.below(region.homes.length), household: `H-${region.people.length}`, vehicles: [], spouse: -1 });
    return region.people.length - 1;
  });
  for (const one of canaries) papers.write('canaries', columnsOf(person(one)));
  return { cars, canaries };
}

/** Of those whom the police do know: operations among the running projects, sources in the groups, people in hiding. */
export function sealSome({ region, circles, papers, doing }: Realm, room: CaseRoom, luck: Luck): void {
  const seal = (one: Subject, kind: 'operation' | 'source' | 'witness' | 'protected'): void => papers.write('sealed_subjects', { ...columnsOf(one), kind });
  const projects = doing('analysis', 'gangs').flatMap((actor) => room.casesOf(actor));
  for (const one of luck.some(projects, Math.min(7, projects.length))) seal(subject('case', one.index), 'operation');
  for (const group of circles.groups) if (luck.is(0.6)) seal(person(luck.pick(group.members)), 'source');
  for (let n = 0; n < 12; n += 1) seal(person(luck.early(luck.pick(region.districts).people, 2)), 'witness');
  for (let n = 0; n < 18; n += 1) seal(person(luck.pick(luck.pick(region.districts).people)), 'protected');
}
