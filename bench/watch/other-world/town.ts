// The town: who lives where and with whom, what they drive, who runs with whom. Nobody here has looked anything up yet.
import { type Chance, DAY, dateOf, START } from './chance.js';
import type { Paper, Subject } from './paper.js';

export interface Home {
  readonly id: string;
  readonly subject: Subject;
  readonly x: number;
  readonly y: number;
  readonly division: number;
  readonly people: Resident[];
}

export interface Car {
  readonly id: string;
  readonly subject: Subject;
  readonly owner: Resident | undefined;
  readonly covert: boolean;
}

export interface Resident {
  readonly id: string;
  readonly subject: Subject;
  readonly surname: string;
  readonly sex: 'F' | 'M';
  readonly bornYear: number;
  home: Home;
  readonly cars: Car[];
  readonly kin: { readonly who: Resident; readonly kind: string }[];
  gang?: Gang;
  /** Works for the force or the registry, so is nobody's random suspect. */
  serves?: boolean;
}

export interface Gang {
  readonly id: string;
  readonly members: Resident[];
  readonly rivals: Gang[];
  /** A member who exists only on paper. */
  readonly bait: Subject;
}

export interface Town {
  readonly homes: readonly Home[];
  readonly people: readonly Resident[];
  readonly adults: readonly Resident[];
  readonly gangs: readonly Gang[];
  readonly covertCars: readonly Car[];
  /** By division, most often met first. */
  readonly regulars: readonly (readonly Resident[])[];
  readonly residents: readonly (readonly Resident[])[];
  readonly sealed: readonly Subject[];
}

const ONSETS = 'B Br C Ch D Dr F G Gr H J K L M N P R S St T Th V W Z'.split(' ');
const MIDDLES = ['a', 'e', 'i', 'o', 'u', 'ea', 'ai', 'ou'];
const ENDINGS = 'rd lin nak ssen tou mov ler ney gra vid shan ros ker bault ndo rez well mura'.split(' ');
const GIVEN = { F: 'Ana Bea Cora Dina Esi Fay Gwen Hana Ines Jo Kira Lea Mina Nora Oda Pia Rosa Suri Tess Uma Vera Wren'.split(' '), M: 'Abel Bram Cem Dov Eli Finn Gus Hal Ivo Jon Karl Leo Max Nils Omar Per Ray Sam Tim Udo Vic Wim'.split(' ') };

export function buildTown(chance: Chance, paper: Paper, actors: number): Town {
  const homes = layStreets(chance, paper, actors * 15);
  const surnames = Array.from({ length: 2600 }, () => chance.of(ONSETS) + chance.of(MIDDLES) + chance.of(ENDINGS));
  const people: Resident[] = [];
  for (const home of homes) fillHome(chance, home, people, surnames);
  const adults = people.filter((one) => one.bornYear < 2005);
  parkCars(chance, adults);
  kinBeyondTheDoor(chance, adults);
  const covertCars = Array.from({ length: 24 }, (_, n) => newCar(chance, undefined, 9_000_000 + n, true));
  const residents = [0, 1, 2].map((division) => adults.filter((one) => one.home.division === division));
  const regulars = residents.map((list) => chance.some(list, actors * 0.6));
  return { homes, people, adults, gangs: gather(chance, regulars), covertCars, regulars, residents, sealed: covertCars.map((car) => car.subject) };
}

function layStreets(chance: Chance, paper: Paper, n: number): Home[] {
  const homes: Home[] = [];
  let serial = 100_000;
  while (homes.length < n) {
    const [x, y] = [Math.round(chance.between(0, 14_000)), Math.round(chance.between(0, 10_000))];
    const flats = chance.is(0.08) ? 8 + chance.below(40) : 1;
    for (let flat = 0; flat < flats; flat += 1) {
      const id = String(serial += 1 + chance.below(4));
      paper.row('addresses', undefined, id, x, y, flats > 1 ? `BLD${x}${y}` : undefined);
      homes.push({ id, subject: { type: 'address', id }, x, y, division: x < 4500 ? 0 : x < 9000 ? 1 : 2, people: [] });
    }
  }
  return homes;
}

function newPerson(chance: Chance, home: Home, people: Resident[], surname: string, bornYear: number, sex: 'F' | 'M'): Resident {
  const id = String(100_000 + people.length * 3 + chance.below(3));
  const person: Resident = { id, subject: { type: 'person', id, text: `${surname}, ${chance.of(GIVEN[sex])}` }, surname, sex, bornYear, home, cars: [], kin: [] };
  home.people.push(person);
  people.push(person);
  return person;
}

export function relate(a: Resident, b: Resident, kind: string, back = kind): void {
  a.kin.push({ who: b, kind });
  b.kin.push({ who: a, kind: back });
}

function fillHome(chance: Chance, home: Home, people: Resident[], surnames: readonly string[]): void {
  const bornYear = 1945 + chance.below(58);
  const surname = chance.ofRegulars(surnames, 3);
  const sex = chance.is(0.5) ? 'F' : 'M';
  const first = newPerson(chance, home, people, surname, bornYear, sex);
  if (chance.is(0.42)) return;
  const other = newPerson(chance, home, people, chance.is(0.6) ? surname : chance.ofRegulars(surnames, 3), bornYear + chance.below(7) - 3, chance.is(0.93) ? (sex === 'F' ? 'M' : 'F') : sex);
  relate(first, other, 'spouse');
  for (let n = chance.count(1.1); n > 0; n -= 1) {
    const child = newPerson(chance, home, people, surname, Math.min(2023, bornYear + 24 + chance.below(14)), chance.is(0.5) ? 'F' : 'M');
    for (const parent of [first, other]) relate(parent, child, 'child', 'parent');
  }
}

function newCar(chance: Chance, owner: Resident | undefined, serial: number, covert: boolean): Car {
  const plate = `${String.fromCharCode(65 + chance.below(26), 65 + chance.below(26), 65 + chance.below(26))} ${100 + chance.below(900)}${chance.below(10)}`;
  return { id: `V${serial}`, subject: { type: 'vehicle', id: `V${serial}`, text: plate }, owner, covert };
}

function parkCars(chance: Chance, adults: readonly Resident[]): void {
  let serial = 20_000;
  for (const one of adults) if (chance.is(0.6)) one.cars.push(newCar(chance, one, serial += 1 + chance.below(3), false));
}

/** Brothers across town, former wives, old friends: drawn for all alike. */
function kinBeyondTheDoor(chance: Chance, adults: readonly Resident[]): void {
  for (const one of adults) {
    if (chance.is(0.05)) {
      const former = chance.of(adults);
      if (former !== one && former.sex !== one.sex && Math.abs(former.bornYear - one.bornYear) < 12) relate(one, former, 'ex_spouse');
    }
    if (chance.is(0.12)) relate(one, chance.of(adults), chance.of(['sibling', 'cousin', 'friend', 'friend']));
  }
}

function gather(chance: Chance, regulars: readonly (readonly Resident[])[]): Gang[] {
  const gangs: Gang[] = Array.from({ length: 9 }, (_, n) => {
    const members = chance.some(regulars[n % 3] ?? [], 12 + chance.below(26)).filter((one) => one.gang === undefined);
    return { id: `OCG/${31 + n * 4}`, members, rivals: [], bait: { type: 'person', id: `${880_000 + n * 13}` } };
  });
  for (const gang of gangs) for (const one of gang.members) {
    one.gang = gang;
    const mate = chance.of(gang.members);
    if (mate !== one) relate(one, mate, 'associate');
  }
  gangs.forEach((gang, n) => {
    const rival = gangs[(n + 1 + chance.below(3)) % gangs.length] as Gang;
    if (rival !== gang && !gang.rivals.includes(rival)) {
      gang.rivals.push(rival);
      rival.rivals.push(gang);
    }
  });
  return gangs;
}

/** What registers know of the town: not every tie, and some only by hearsay. */
export function registerTown(chance: Chance, paper: Paper, town: Town, analysts: readonly string[]): void {
  const told = new Set<string>();
  for (const one of town.people) {
    paper.row('persons', undefined, one.id, one.surname, one.subject.text?.split(', ')[1], one.sex, `${one.bornYear}-${String(1 + chance.below(12)).padStart(2, '0')}-15`, one.home.id, chance.is(0.85) ? `H${one.home.id}` : undefined);
    for (const car of one.cars) paper.row('vehicles', undefined, car.id, car.subject.text, one.id, false);
    for (const { who, kind } of one.kin) {
      const key = one.id < who.id ? `${one.id} ${who.id}` : `${who.id} ${one.id}`;
      if (told.has(key)) continue;
      told.add(key);
      const serves = one.serves === true || who.serves === true;
      const isKnown = serves ? chance.is(0.8) : kind === 'associate' ? chance.is(0.8) : chance.is(0.3);
      const at = START - chance.between(30, 900) * DAY;
      const from = dateOf(at - chance.between(100, 2000) * DAY);
      const until = kind === 'ex_spouse' && chance.is(0.6) ? dateOf(at - 20 * DAY) : undefined;
      if (isKnown) paper.row('ties', at, one.id, who.id, kind, serves ? chance.is(0.6) : undefined, from, until, chance.is(0.5) ? chance.of(analysts) : undefined);
    }
  }
  for (const car of town.covertCars) paper.row('vehicles', undefined, car.id, car.subject.text, undefined, true);
  registerGangs(chance, paper, town, analysts);
}

function registerGangs(chance: Chance, paper: Paper, town: Town, analysts: readonly string[]): void {
  const told = new Set<Gang>();
  for (const gang of town.gangs) {
    paper.row('groups', undefined, gang.id, `${chance.of(ONSETS)}${chance.of(MIDDLES)}${chance.of(ENDINGS)} crew`, chance.of(['low', 'medium', 'high', undefined]));
    for (const one of gang.members) {
      const at = START - chance.between(-120, 700) * DAY;
      paper.row('group_members', at, gang.id, one.id, dateOf(at - 60 * DAY), undefined, (0.3 + chance.below(8) / 10).toFixed(1), chance.of(analysts));
    }
    for (const rival of gang.rivals) if (!told.has(rival)) paper.row('group_feuds', undefined, gang.id, rival.id, chance.is(0.5) ? dateOf(START - chance.between(50, 800) * DAY) : undefined, undefined);
    told.add(gang);
  }
  for (const subject of town.sealed) paper.row('sealed_subjects', undefined, subject.type, subject.id, 'covert_vehicle');
}
