// Who lives in the town and where, who is whose, who drives what, and who is known to the police far more often than others.
import { at, Dice, Wheel } from './dice.js';
import type { Calendar } from './calendar.js';

export interface Address { readonly n: number; readonly id: string; readonly building: string; readonly x: number; readonly y: number; readonly district: number; readonly heat: number }
export interface Person {
  readonly n: number; readonly id: string; surname: string; readonly given: string; readonly sex: 'F' | 'M' | 'X'; readonly born: number;
  home: number; household: string; heat: number; readonly phone: string; group: number; vehicles: Vehicle[];
  /** Where they lived until they moved, if they moved. */
  before?: { readonly home: number; readonly until: number };
}
export interface Vehicle { readonly id: string; readonly plate: string; readonly owner: number; readonly covert: boolean; readonly value: number }
export type TieKind = 'spouse' | 'ex_spouse' | 'parent' | 'child' | 'sibling' | 'cousin' | 'friend' | 'associate';
export interface Tie { readonly a: number; readonly b: number; readonly kind: TieKind; readonly from?: number; readonly to?: number; readonly isUnknown?: boolean }
export interface Group { readonly id: string; readonly name: string; readonly level: string; readonly members: number[]; readonly rivals: number[] }

/** Six districts of the town, each of four kilometres, and a seventh for the country around. */
export const DISTRICTS = 6;
const WIDTH = 4000;
const COUNTRY = 6;
const SYLLABLES = ['bel', 'cor', 'dan', 'eri', 'fal', 'gar', 'hol', 'ilm', 'jas', 'kel', 'lor', 'mav', 'nor', 'ost', 'pel', 'quen', 'ras', 'sol', 'tam', 'und', 'var', 'wes', 'yar', 'zel'];
const ENDINGS = ['ac', 'ard', 'asz', 'by', 'dt', 'eau', 'ek', 'elle', 'ell', 'en', 'er', 'etti', 'ières', 'in', 'is', 'man', 'mont', 'nen', 'ov', 'sen', 'son', 'ström', 'ton', 'ucci', "'Arsa"];
const WOMEN = ['Adèle', 'Amina', 'Beatriz', 'Carys', 'Dalia', 'Edda', 'Fern', 'Gisèle', 'Hana', 'Ines', 'Joan', 'Katya', 'Lena', 'Maren', 'Nora', 'Odile', 'Petra', 'Rosa', 'Signe', 'Talia', 'Uma', 'Vera', 'Wren', 'Yael', 'Zoe', 'Anne-Marie'];
const MEN = ['Abel', 'Bruno', 'Cyril', 'Dario', 'Emil', 'Farid', 'Goran', 'Hugo', 'Ivan', 'Joel', 'Karim', 'Lars', 'Milo', 'Noel', 'Otis', 'Pavel', 'Quentin', 'Rafe', 'Sven', 'Tomas', 'Ugo', 'Victor', 'Walid', 'Yann', 'Zeno', 'Jean-Guy'];
const BANDS = ['Quayside', 'Lantern', 'Mill Row', 'Northgate', 'Saltern', 'Tannery', 'Foundry', 'Gravel Pit', 'Ashfield'];

export class Town {
  readonly addresses: Address[] = [];
  readonly persons: Person[] = [];
  readonly vehicles: Vehicle[] = [];
  readonly ties: Tie[] = [];
  readonly groups: Group[] = [];
  readonly tiesOf = new Map<number, Tie[]>();
  readonly household = new Map<string, number[]>();
  readonly livesAt = new Map<number, number[]>();
  readonly inDistrict: number[][] = Array.from({ length: DISTRICTS + 1 }, () => []);
  readonly #dice: Dice;
  readonly #surnames: string[];
  readonly #names: Wheel<string>;
  readonly #known: Wheel<Person>[] = [];
  readonly #places: Wheel<Address>[] = [];

  constructor(dice: Dice, size: number, calendar: Calendar) {
    this.#dice = dice;
    this.#surnames = dice.some(SYLLABLES.flatMap((one) => SYLLABLES.slice(0, 9).flatMap((two) => dice.some(ENDINGS, 4).map((end) => capital(`${one}${two === one ? '' : two.slice(0, 1 + dice.below(2))}${end}`)))), 900);
    this.#names = new Wheel(this.#surnames, (name) => 1 / (3 + this.#surnames.indexOf(name)) ** 0.95);
    for (let district = 0; district <= COUNTRY; district += 1) this.#build(district, Math.round((size * [0.2, 0.18, 0.16, 0.11, 0.12, 0.08, 0.15][district]! ) / 2.1));
    for (const place of dice.shuffled(this.addresses.map((_, n) => n))) this.#settle(place, calendar);
    this.#gather(calendar);
    this.#move(calendar);
    for (let district = 0; district <= COUNTRY; district += 1) {
      this.#known.push(new Wheel(at(this.inDistrict, district).map((n) => this.person(n)), (one) => one.heat));
      this.#places.push(new Wheel(this.addresses.filter((one) => one.district === district), (one) => one.heat));
    }
  }

  person(n: number): Person {
    return at(this.persons, n);
  }

  homeOf(one: Person, t: number): Address {
    return at(this.addresses, one.before !== undefined && t < one.before.until ? one.before.home : one.home);
  }

  /** Someone of a district, by how often the police meet them. */
  known(dice: Dice, district: number): Person {
    return at(this.#known, district).spin(dice);
  }

  place(dice: Dice, district: number): Address {
    return at(this.#places, district).spin(dice);
  }

  residents(place: Address): Person[] {
    return (this.livesAt.get(place.n) ?? []).map((n) => this.person(n));
  }

  kin(one: Person, kinds?: readonly TieKind[]): Person[] {
    return (this.tiesOf.get(one.n) ?? []).filter((tie) => kinds === undefined || kinds.includes(tie.kind)).map((tie) => this.person(tie.a === one.n ? tie.b : tie.a));
  }

  housemates(one: Person): Person[] {
    return (this.household.get(one.household) ?? []).filter((n) => n !== one.n).map((n) => this.person(n)).filter((other) => other.household === one.household);
  }

  nextDoor(one: Person): Person[] {
    return [one.home - 2, one.home - 1, one.home + 1, one.home + 2].flatMap((n) => this.livesAt.get(n) ?? []).map((n) => this.person(n));
  }

  near(one: Person, metres: number): Person[] {
    const home = at(this.addresses, one.home);
    return at(this.inDistrict, home.district).map((n) => this.person(n)).filter((other) => other.household !== one.household && Math.hypot(at(this.addresses, other.home).x - home.x, at(this.addresses, other.home).y - home.y) < metres);
  }

  tie(tie: Tie): void {
    this.ties.push(tie);
    for (const n of [tie.a, tie.b]) this.tiesOf.set(n, [...(this.tiesOf.get(n) ?? []), tie]);
  }

  #build(district: number, homes: number): void {
    const dice = this.#dice;
    const [left, low] = district === COUNTRY ? [-16_000, -9000] : [(district % 3) * WIDTH, Math.floor(district / 3) * WIDTH];
    const wide = district === COUNTRY ? 8 * WIDTH : WIDTH;
    const towers = at([0.55, 0.35, 0.3, 0.12, 0.1, 0.05, 0.02], district);
    while (this.addresses.filter((one) => one.district === district).length < homes) {
      const [x, y] = [left + dice.between(60, wide - 260), low + dice.between(60, wide - 60)];
      const isTower = dice.chance(towers / 6);
      const doors = isTower ? dice.whole(8, 36) : dice.whole(3, 12);
      const heat = dice.heavy(isTower ? 1.2 : 1.5);
      const first = this.addresses.length;
      for (let door = 0; door < doors; door += 1) {
        const n = first + door;
        this.addresses.push({ n, id: `${1000 + district * 100 + (n % 97)}/${String(n).padStart(5, '0')}`, building: isTower ? `T${first}` : `H${n}`, x: round(isTower ? x : x + door * (district === COUNTRY ? 140 : 17)), y: round(y), district, heat: heat * dice.heavy(1.35) });
      }
    }
  }

  #born(calendar: Calendar, age: number): number {
    return calendar.start - (age + this.#dice.next()) * 365.25 * 86_400;
  }

  #add(place: number, surname: string, age: number, household: string, calendar: Calendar, sex?: 'F' | 'M'): Person {
    const dice = this.#dice;
    const n = this.persons.length;
    const chosen = sex ?? (dice.chance(0.004) ? 'X' : dice.chance(0.5) ? 'F' : 'M');
    const heat = dice.heavy(1.25) * (age < 12 ? 0.04 : age < 18 ? 0.5 : age < 40 ? 1.5 : age < 65 ? 0.8 : 0.35) * (chosen === 'M' ? 1.5 : 0.75);
    const one: Person = { n, id: String(70_000 + n * 37 + (n % 11)).padStart(8, '0'), surname, given: dice.pick(chosen === 'F' ? WOMEN : MEN), sex: chosen, born: this.#born(calendar, age), home: place, household, heat, phone: `555${String(100_000 + n * 3)}`, group: -1, vehicles: [] };
    this.persons.push(one);
    append(this.household, household, n);
    append(this.livesAt, place, n);
    at(this.inDistrict, at(this.addresses, place).district).push(n);
    if (age >= 18 && dice.chance(0.46)) this.#drive(one, dice.factor(0.7), false);
    return one;
  }

  #drive(one: Person, value: number, covert: boolean): void {
    const n = this.vehicles.length;
    const letters = [n % 23, Math.floor(n / 23) % 23, (n * 7) % 23, (n * 3 + 5) % 23].map((letter) => 'ABCDEFGHJKLMNPRSTUVWXYZ'[letter]).join('');
    const vehicle: Vehicle = { id: `${2 + (n % 3)}G${letters}${String(n * 13 + 1009).padStart(7, '0')}`, plate: `${letters} ${100 + (n * 29) % 900}`, owner: one.n, covert, value };
    this.vehicles.push(vehicle);
    one.vehicles.push(vehicle);
  }

  #settle(place: number, calendar: Calendar): void {
    const dice = this.#dice;
    const household = `${place % 7}${String(place).padStart(6, '0')}`;
    const shape = dice.of({ alone: 30, pair: 25, family: 28, parent: 9, shared: 8 });
    const age = shape === 'shared' ? dice.whole(19, 30) : dice.whole(23, shape === 'family' || shape === 'parent' ? 52 : 84);
    const head = this.#add(place, this.#names.spin(dice), age, household, calendar);
    if (shape === 'shared') for (let n = dice.whole(1, 3); n > 0; n -= 1) this.tie({ a: head.n, b: this.#add(place, this.#names.spin(dice), dice.whole(19, 32), household, calendar).n, kind: 'friend' });
    const partner = shape === 'pair' || shape === 'family' ? this.#add(place, dice.chance(0.6) ? head.surname : this.#names.spin(dice), Math.max(19, age + dice.whole(-6, 4)), household, calendar, dice.chance(0.05) ? undefined : head.sex === 'F' ? 'M' : 'F') : undefined;
    if (partner !== undefined) this.tie({ a: head.n, b: partner.n, kind: 'spouse' });
    const children = shape === 'family' || shape === 'parent' ? dice.whole(1, 3) : 0;
    const young: Person[] = [];
    for (let n = 0; n < children; n += 1) young.push(this.#add(place, dice.chance(0.8) ? head.surname : (partner ?? head).surname, Math.max(0, age - dice.whole(22, 38)), household, calendar));
    for (const child of young) for (const elder of [head, ...(partner === undefined ? [] : [partner])]) this.tie({ a: elder.n, b: child.n, kind: 'parent' });
    for (const [n, child] of young.entries()) for (const other of young.slice(n + 1)) this.tie({ a: child.n, b: other.n, kind: 'sibling' });
    this.#relate(head);
    if (dice.chance(shape === 'parent' ? 0.75 : 0.16)) {
      const once = dice.pick(this.persons);
      if (once.household !== household && once.sex !== head.sex && Math.abs(once.born - head.born) < 12 * 365 * 86_400) this.tie({ a: head.n, b: once.n, kind: 'ex_spouse' });
    }
  }

  /** Families spread over households, most with a name in common. */
  #relate(head: Person): void {
    const dice = this.#dice;
    if (this.persons.length < 50 || !dice.chance(0.45)) return;
    const elder = dice.pick(this.persons);
    const years = (head.born - elder.born) / (365 * 86_400);
    if (elder.household === head.household) return;
    if (years > 19 && years < 44) {
      if (dice.chance(0.7) && this.housemates(head).length === 0) head.surname = elder.surname;
      this.tie({ a: elder.n, b: head.n, kind: 'parent' });
      for (const sibling of this.kin(elder, ['parent']).filter((one) => one.born > elder.born && one.n !== head.n).slice(0, 3)) this.tie({ a: head.n, b: sibling.n, kind: 'sibling' });
    } else if (Math.abs(years) < 14) this.tie({ a: elder.n, b: head.n, kind: dice.of({ sibling: 3, cousin: 4, friend: 5 }) });
  }

  #gather(calendar: Calendar): void {
    const dice = this.#dice;
    for (const [n, name] of BANDS.entries()) {
      const district = n % DISTRICTS;
      const young = at(this.inDistrict, district).map((m) => this.person(m)).filter((one) => one.group < 0 && one.sex === 'M' && one.born < calendar.start - 17 * 365 * 86_400 && one.born > calendar.start - 46 * 365 * 86_400);
      const size = Math.round(Math.min(young.length * 0.2, dice.between(10, 34)));
      const members = dice.some(young, size).map((one) => one.n);
      for (const member of members) Object.assign(this.person(member), { group: n, heat: this.person(member).heat * dice.between(2, 9) });
      for (const member of members) this.tie({ a: member, b: dice.pick(members.filter((other) => other !== member)), kind: 'associate' });
      this.groups.push({ id: `OG-${String.fromCodePoint(75 + n)}${n * n + 12}`, name, level: dice.of({ HLT: 2, MLT: 4, LLT: 5, UNRATED: 2 }), members, rivals: [] });
    }
    for (let n = 0; n < 6; n += 1) {
      const [one, other] = dice.some(this.groups.map((_, m) => m), 2) as [number, number];
      if (!at(this.groups, one).rivals.includes(other)) {
        at(this.groups, one).rivals.push(other);
        at(this.groups, other).rivals.push(one);
      }
    }
    for (let n = 0; n < 16; n += 1) this.#drive(dice.pick(this.persons.filter((one) => one.born < calendar.start - 25 * 365 * 86_400)), 1, true);
  }

  #join(one: Person, household: string): void {
    one.household = household;
    append(this.household, household, one.n);
  }

  #move(calendar: Calendar): void {
    const dice = this.#dice;
    for (const one of this.persons) {
      if (!dice.chance(0.045) || one.before !== undefined) continue;
      const until = dice.between(0, calendar.end);
      const to = dice.below(this.addresses.length);
      const [household] = (this.livesAt.get(to) ?? []).map((n) => this.person(n).household);
      for (const mover of dice.chance(0.6) ? [one, ...this.housemates(one)] : [one]) {
        if (mover.before !== undefined) continue;
        mover.before = { home: mover.home, until };
        mover.home = to;
        // The register of households follows a move only now and then.
        if (household !== undefined && dice.chance(0.5)) this.#join(mover, household);
      }
    }
    for (let n = 0; n < this.persons.length / 400; n += 1) {
      const [one, other] = [dice.pick(this.persons), dice.pick(this.persons)];
      if (one.sex === other.sex || this.kin(one, ['spouse']).length + this.kin(other, ['spouse']).length > 0) continue;
      this.tie({ a: one.n, b: other.n, kind: 'spouse', from: dice.between(0, calendar.end) });
      if (dice.chance(0.5)) other.surname = one.surname;
      this.#join(other, one.household);
      other.home = one.home;
    }
  }
}

const round = (metres: number): number => Math.round(metres * 10) / 10;
const capital = (word: string): string => word.slice(0, 1).toUpperCase() + word.slice(1);

function append(map: Map<string, number[]>, key: string, n: number): void;
function append(map: Map<number, number[]>, key: number, n: number): void;
function append(map: Map<string | number, number[]>, key: string | number, n: number): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [n]);
  else list.push(n);
}
