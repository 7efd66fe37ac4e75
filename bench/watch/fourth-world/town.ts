// The town itself: streets, homes, families, cars, gangs. What is true here is not yet what any file says.
import { Chance, Urn } from './chance.js';
import { Names } from './names.js';

export interface Address {
  readonly n: number;
  readonly x: number;
  readonly y: number;
  readonly building: number;
  readonly district: number;
  readonly beat: number;
  readonly residents: Person[];
  heat: number;
}

export interface Person {
  readonly n: number;
  surname: string;
  readonly given: string;
  readonly sex: 'F' | 'M';
  readonly age: number;
  readonly birthday: string;
  readonly home: Address;
  readonly household: number;
  readonly cars: Vehicle[];
  readonly kin: Tie[];
  /** How often the police meet this person, against the others. */
  heat: number;
  gang: Gang | undefined;
  isStaff: boolean;
}

export interface Vehicle {
  readonly n: number;
  readonly plate: string;
  readonly owner: Person | undefined;
  readonly isCovert: boolean;
}

export type TieKind = 'spouse' | 'ex_spouse' | 'parent' | 'child' | 'sibling' | 'cousin' | 'friend' | 'associate';

export interface Tie {
  readonly a: Person;
  readonly b: Person;
  readonly kind: TieKind;
}

export interface Gang {
  readonly n: number;
  readonly name: string;
  readonly members: Person[];
  readonly rivals: Gang[];
  readonly level: string;
}

export interface Town {
  readonly addresses: readonly Address[];
  readonly persons: readonly Person[];
  readonly vehicles: readonly Vehicle[];
  readonly ties: Tie[];
  readonly gangs: readonly Gang[];
  readonly districts: number;
  readonly beatsPerDistrict: number;
  readonly covert: readonly Vehicle[];
  /** Entries about people who do not exist. */
  readonly bait: readonly Person[];
  readonly streets: ReadonlyMap<number, Urn<Address>>;
  readonly known: ReadonlyMap<number, Urn<Person>>;
}

const WIDTH_M = 21_000;
const HEIGHT_M = 14_000;

export function buildTown(chance: Chance, districts: number, actors: number): Town {
  const size = Math.max(4000, actors * 64);
  const addresses = layStreets(chance.fork('streets'), districts, size);
  const persons: Person[] = [];
  const ties: Tie[] = [];
  const names = new Names(chance.fork('names'));
  const luck = chance.fork('people');
  addresses.forEach((home, household) => {
    if (luck.is(0.93)) moveIn({ chance: luck, names, persons, ties }, home, household);
  });
  scatterTies(chance.fork('ties'), persons, ties);
  const gangs = formGangs(chance.fork('gangs'), persons, ties);
  const vehicles = parkCars(chance.fork('cars'), persons);
  warm(chance.fork('heat'), persons, addresses);
  const byDistrict = <T>(all: readonly T[], district: (one: T) => number, heat: (one: T) => number): ReadonlyMap<number, Urn<T>> =>
    new Map(Array.from({ length: districts }, (_, n) => [n, new Urn(all.filter((one) => district(one) === n), heat)]));
  return {
    addresses, persons, vehicles, ties, gangs, districts, beatsPerDistrict: BEATS, covert: vehicles.filter((one) => one.isCovert), bait: layBait(chance.fork('bait'), names, persons.length, addresses),
    streets: byDistrict(addresses, (one) => one.district, (one) => one.heat),
    known: byDistrict(persons.filter((one) => one.heat > 3), (one) => one.home.district, (one) => one.heat),
  };
}

const BEATS = 6;

function layStreets(chance: Chance, districts: number, size: number): Address[] {
  const addresses: Address[] = [];
  const quarters = Array.from({ length: 24 }, () => ({ x: chance.between(500, WIDTH_M - 500), y: chance.between(500, HEIGHT_M - 500), spread: chance.between(350, 1800) }));
  let building = 0;
  while (addresses.length < size) {
    const quarter = chance.pick(quarters);
    const x = clamp(quarter.x + quarter.spread * chance.normal(), WIDTH_M);
    const y = clamp(quarter.y + quarter.spread * chance.normal(), HEIGHT_M);
    const district = Math.min(districts - 1, Math.floor((x / WIDTH_M) * districts));
    const across = (x / WIDTH_M) * districts - district;
    const beat = Math.floor(across * 2) + 2 * Math.min(2, Math.floor((y / HEIGHT_M) * 3));
    const flats = chance.is(0.05) ? chance.whole(6, 60) : 1;
    for (let n = 0; n < flats; n += 1) addresses.push({ n: addresses.length, x: Math.round(x), y: Math.round(y), building, district, beat, residents: [], heat: 1 });
    building += 1;
  }
  return addresses;
}

const clamp = (value: number, limit: number): number => Math.min(limit - 1, Math.max(0, value));

interface Arrivals {
  readonly chance: Chance;
  readonly names: Names;
  readonly persons: Person[];
  readonly ties: Tie[];
}

function moveIn({ chance, names, persons, ties }: Arrivals, home: Address, household: number): void {
  const tie = (a: Person, b: Person, kind: TieKind): void => addTie(ties, a, b, kind);
  const add = (surname: string, sex: 'F' | 'M', age: number): Person => {
    const birthday = `${String(2023 - age)}-${String(chance.whole(1, 12)).padStart(2, '0')}-${String(chance.whole(1, 28)).padStart(2, '0')}`;
    const person: Person = { n: persons.length, surname, given: names.given(chance, sex), sex, age, birthday, home, household, cars: [], kin: [], heat: 1, gang: undefined, isStaff: false };
    persons.push(person);
    home.residents.push(person);
    return person;
  };
  const age = chance.whole(20, 78);
  const elder = chance.is(0.4) && persons.length > 200 ? chance.few(persons, 12).find((one) => one.age - age >= 20 && one.age - age <= 38) : undefined;
  const head = add(elder?.surname ?? names.surname(chance), chance.is(0.5) ? 'F' : 'M', age);
  if (elder !== undefined) tie(elder, head, 'parent');
  const partner = chance.is(0.52) ? add(chance.is(0.7) ? head.surname : names.surname(chance), head.sex === 'F' ? 'M' : 'F', Math.max(19, age + chance.whole(-6, 6))) : undefined;
  if (partner !== undefined) tie(head, partner, 'spouse');
  const children = age < 58 && age > 22 ? chance.poisson(partner === undefined ? 0.5 : 1.3) : 0;
  const born: Person[] = [];
  for (let n = 0; n < children; n += 1) {
    const child = add(head.surname, chance.is(0.5) ? 'F' : 'M', chance.whole(0, Math.max(0, Math.min(24, age - 21))));
    for (const one of born) tie(one, child, 'sibling');
    tie(head, child, 'parent');
    if (partner !== undefined) tie(partner, child, 'parent');
    born.push(child);
  }
  if (chance.is(0.06)) add(names.surname(chance), chance.is(0.5) ? 'F' : 'M', chance.whole(19, 45));
}

export function addTie(ties: Tie[], a: Person, b: Person, kind: TieKind): void {
  const tie: Tie = { a, b, kind };
  ties.push(tie);
  a.kin.push(tie);
  b.kin.push(tie);
}

/** Former couples, siblings grown up, cousins and old friends live all over the town. */
function scatterTies(chance: Chance, persons: readonly Person[], ties: Tie[]): void {
  const adults = persons.filter((one) => one.age >= 20 && one.age <= 65);
  for (let n = 0; n < adults.length * 0.06; n += 1) {
    const one = chance.pick(adults);
    const ex = chance.few(adults, 6).find((other) => other.sex !== one.sex && Math.abs(other.age - one.age) < 9 && other.home !== one.home);
    if (ex !== undefined) addTie(ties, one, ex, 'ex_spouse');
  }
  for (const [kind, share] of [['sibling', 0.1], ['cousin', 0.1], ['friend', 0.12]] as const) {
    for (let n = 0; n < adults.length * share; n += 1) {
      const [one, other] = [chance.pick(adults), chance.pick(adults)];
      if (one.home !== other.home && Math.abs(one.age - other.age) < 18) addTie(ties, one, other, kind);
    }
  }
}

const GANG_NAMES = ['Kestrel Row', 'Dockside 88', 'Northgate Set', 'Pale Riders MC', 'Lantern Street', 'Quarry Boys', 'Saltmarsh Crew', 'Iron Vale MC', 'Tollgate Nine', 'Millrace'];

function formGangs(chance: Chance, persons: readonly Person[], ties: Tie[]): Gang[] {
  const young = persons.filter((one) => one.age >= 16 && one.age <= 45 && (one.sex === 'M' || chance.is(0.05)));
  const gangs = chance.some(GANG_NAMES, chance.whole(6, 9)).map((name, n): Gang => ({ n, name, members: [], rivals: [], level: chance.pick(['high', 'medium', 'medium', 'low']) }));
  for (const gang of gangs) {
    const turf = chance.pick(young).home;
    const near = young.filter((one) => one.gang === undefined && Math.hypot(one.home.x - turf.x, one.home.y - turf.y) < 2600);
    for (const member of chance.some(near.length > 60 ? near : young, chance.whole(18, 55))) {
      member.gang = gang;
      if (gang.members.length > 0) addTie(ties, chance.pick(gang.members), member, 'associate');
      gang.members.push(member);
    }
  }
  gangs.forEach((gang, n) => {
    const rival = gangs[(n + 1) % gangs.length];
    if (rival !== undefined && rival !== gang && (n % 2 === 0 || chance.is(0.3))) {
      gang.rivals.push(rival);
      rival.rivals.push(gang);
    }
  });
  return gangs;
}

function parkCars(chance: Chance, persons: readonly Person[]): Vehicle[] {
  const vehicles: Vehicle[] = [];
  const letters = 'ABCDEFGHJKLMNPRSTVWXYZ';
  const plate = (): string => `${[0, 1, 2, 3].map(() => letters[chance.whole(0, letters.length - 1)]).join('')}${chance.whole(100, 999)}`;
  for (const owner of persons) {
    if (owner.age < 18 || !chance.is(0.62)) continue;
    const cars = chance.is(0.12) ? 2 : 1;
    for (let n = 0; n < cars; n += 1) {
      const vehicle: Vehicle = { n: vehicles.length, plate: plate(), owner, isCovert: false };
      vehicles.push(vehicle);
      owner.cars.push(vehicle);
    }
  }
  for (let n = 0; n < 45; n += 1) vehicles.push({ n: vehicles.length, plate: plate(), owner: undefined, isCovert: true });
  return vehicles;
}

function layBait(chance: Chance, names: Names, first: number, addresses: readonly Address[]): Person[] {
  return Array.from({ length: 24 }, (_, n): Person => {
    const sex = chance.pick(['F', 'M'] as const);
    const age = chance.whole(20, 60);
    return { n: first + n, surname: names.surname(chance), given: names.given(chance, sex), sex, age, birthday: `${2023 - age}-0${chance.whole(1, 9)}-1${chance.whole(0, 9)}`, home: chance.pick(addresses), household: addresses.length + n, cars: [], kin: [], heat: 0, gang: undefined, isStaff: false };
  });
}

/** A few people and places take most of the police's time. */
function warm(chance: Chance, persons: readonly Person[], addresses: readonly Address[]): void {
  for (const person of persons) {
    if (person.age < 12) person.heat = 0.1;
    else person.heat = chance.is(0.025) ? chance.long(28, 0.9) : chance.is(0.1) ? chance.long(4, 0.6) : person.age > 65 ? 0.4 : 1;
    if (person.gang !== undefined) person.heat = chance.long(24, 0.7);
  }
  for (const address of addresses) address.heat = 0.4 + address.residents.reduce((sum, one) => sum + one.heat, 0) * 0.5 + (chance.is(0.01) ? chance.long(25, 0.8) : 0);
}
