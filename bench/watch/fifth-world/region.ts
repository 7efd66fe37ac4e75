// Who lives where in a city, its port, and the small towns around it, where everybody is somebody's cousin.
import type { Luck } from './luck.js';
import { drawSurname, givenOf, plateOf, surnameOf } from './names.js';

export interface Spot {
  readonly x: number;
  readonly y: number;
}

export interface District extends Spot {
  readonly name: string;
  readonly isTown: boolean;
  readonly radius: number;
  /** Addresses and people, those whom the police meet most often first. */
  addresses: number[];
  people: number[];
}

export interface Home extends Spot {
  readonly building: string | undefined;
  readonly district: number;
  readonly people: number[];
}

export interface Person {
  surname: string;
  readonly given: string;
  readonly sex: 'F' | 'M';
  readonly born: number;
  readonly community: number;
  /** Index of the home; a household is one home's people but for those who only share a flat. */
  home: number;
  household: string;
  readonly vehicles: number[];
  spouse: number;
}

export interface Vehicle {
  readonly plate: string;
  readonly owner: number;
  readonly isCovert: boolean;
}

export interface Region {
  readonly districts: readonly District[];
  readonly homes: readonly Home[];
  readonly people: Person[];
  readonly vehicles: Vehicle[];
  readonly near: (spot: Spot, metres: number) => number[];
}

const CITY = 5;
const TOWNS = ['Alder Bay', 'Carrick', 'Saint-Aubin', 'Moose Ford', 'Dunmore', 'Kettle Harbour'];

function openDistricts(luck: Luck): District[] {
  const list: District[] = [];
  for (let n = 0; n < CITY; n += 1) list.push({ name: `Division ${n + 1}1`, isTown: false, x: (n % 3) * 5200 - 5200, y: Math.floor(n / 3) * 5600 - 2000, radius: 3100, addresses: [], people: [] });
  for (const [n, name] of TOWNS.entries()) {
    const far = luck.between(24_000, 70_000);
    const [dx, dy] = [[1, 0.2], [0.5, 0.8], [-0.4, 0.9], [-0.9, 0.3], [-0.7, -0.6], [0.3, -0.9]][n] as [number, number];
    list.push({ name, isTown: true, x: Math.round(far * dx), y: Math.round(far * dy), radius: luck.between(900, 1900), addresses: [], people: [] });
  }
  return list;
}

/** Streets of houses and, in the city, towers; a sixth of a town's homes stand far out on concessions. */
function buildHomes(luck: Luck, districts: readonly District[], shares: readonly number[], count: number): Home[] {
  const homes: Home[] = [];
  for (const [n, place] of districts.entries()) {
    const wanted = Math.round(count * (shares[n] ?? 0));
    let made = 0;
    while (made < wanted) {
      const isTower = !place.isTown && luck.is(0.012);
      const reach = place.isTown && luck.is(0.04) ? place.radius * 7 : place.radius;
      const [x, y] = [place.x + (luck.unit() + luck.unit() - 1) * reach, place.y + (luck.unit() + luck.unit() - 1) * reach];
      const size = isTower ? luck.whole(12, 90) : luck.whole(4, 26);
      const isAlong = luck.is(0.5);
      for (let k = 0; k < size && made < wanted; k += 1, made += 1) {
        const step = k * 19;
        const side = k % 2 === 0 ? 0 : 24;
        homes.push({ x: Math.round(isTower ? x : isAlong ? x + step : x + side), y: Math.round(isTower ? y : isAlong ? y + side : y + step), building: isTower ? `B${homes.length - k}` : undefined, district: n, people: [] });
      }
    }
  }
  return homes;
}

type Member = readonly [sex: 'F' | 'M', age: number];

function drawMembers(luck: Luck): { readonly members: readonly Member[]; readonly kind: 'family' | 'flat' } {
  const either = (): 'F' | 'M' => (luck.is(0.5) ? 'F' : 'M');
  const roll = luck.unit();
  if (roll < 0.3) return { kind: 'family', members: [[either(), luck.whole(19, 86)]] };
  if (roll < 0.37) return { kind: 'flat', members: Array.from({ length: luck.whole(2, 4) }, () => [either(), luck.whole(19, 38)] as const) };
  const age = luck.whole(24, 70);
  const first = either();
  const second = luck.is(0.05) ? first : first === 'F' ? 'M' : 'F';
  const pair: Member[] = roll < 0.46 ? [[first, age]] : [[first, age], [second, age + luck.whole(-4, 4)]];
  const children = age < 54 && (roll < 0.46 || luck.is(0.6)) ? luck.whole(1, 3) : 0;
  for (let n = 0; n < children; n += 1) pair.push([either(), Math.max(0, age - luck.whole(22, 36))]);
  return { kind: 'family', members: pair };
}

function settle(luck: Luck, region: Region, year: number): void {
  const clans = region.districts.map(() => Array.from({ length: 46 }, () => drawSurname(luck)));
  for (const [index, home] of region.homes.entries()) {
    const { members, kind } = drawMembers(luck);
    const place = region.districts[home.district] as District;
    const drawn = place.isTown && luck.is(0.62) ? luck.early(clans[home.district] ?? [], 2) : drawSurname(luck);
    const first = region.people.length;
    for (const [n, [sex, age]] of members.entries()) {
      const isOwn = kind === 'flat' || (n === 1 && age > 20 && luck.is(0.4));
      const [surname, community] = isOwn ? [surnameOf(luck, drawn.community), drawn.community] : [drawn.surname, drawn.community];
      home.people.push(region.people.length);
      region.people.push({ surname, given: givenOf(luck, community, sex), sex, born: year - age, community, home: index, household: kind === 'flat' ? `H${index}-${n}` : `H${index}`, vehicles: [], spouse: -1 });
    }
    const [one, two] = [region.people[first], region.people[first + 1]];
    if (kind === 'family' && one !== undefined && two !== undefined && year - two.born > 20 && Math.abs(one.born - two.born) < 9) [one.spouse, two.spouse] = [first + 1, first];
  }
}

/** Cars for most adults, and the order in which a district's people and homes are known to the police: a few all the time, most never. */
function equip(luck: Luck, region: Region, year: number): void {
  for (const [index, one] of region.people.entries()) {
    if (year - one.born < 18 || !luck.is(0.66)) continue;
    one.vehicles.push(region.vehicles.length);
    region.vehicles.push({ plate: plateOf(luck, region.vehicles.length), owner: index, isCovert: false });
  }
  const known = (one: Person): number => luck.unit() * (one.sex === 'M' ? 1 : 1.6) * (year - one.born < 16 ? 3 : year - one.born < 45 ? 1 : 1.8);
  for (const [n, place] of region.districts.entries()) {
    const homes = region.homes.flatMap((home, index) => (home.district === n ? [index] : []));
    place.addresses = luck.shuffled(homes);
    const rated = homes.flatMap((index) => region.homes[index]?.people ?? []).map((index) => [index, known(region.people[index] as Person)] as const);
    place.people = rated.toSorted((a, b) => a[1] - b[1]).map(([index]) => index);
  }
}

/** A region for so many who look things up, in a year. */
export function openRegion(luck: Luck, actors: number, year: number): Region {
  const districts = openDistricts(luck.fork('districts'));
  const rural = luck.between(0.022, 0.04);
  const towns = TOWNS.map(() => rural * luck.between(0.5, 1.5));
  const city = 1 - towns.reduce((sum, one) => sum + one, 0);
  const shares = [...Array.from({ length: CITY }, (_, n) => city * ([0.24, 0.22, 0.2, 0.19, 0.15][n] ?? 0.2)), ...towns];
  const homes = buildHomes(luck.fork('homes'), districts, shares, Math.min(400_000, Math.max(3000, actors * 52)));
  const cells = new Map<string, number[]>();
  const cell = (x: number, y: number): string => `${Math.floor(x / 250)}/${Math.floor(y / 250)}`;
  for (const [index, { x, y }] of homes.entries()) {
    const list = cells.get(cell(x, y));
    if (list === undefined) cells.set(cell(x, y), [index]);
    else list.push(index);
  }
  const near = ({ x, y }: Spot, metres: number): number[] => {
    const found: number[] = [];
    const cellOf = (value: number): number => Math.floor(value / 250);
    for (let cx = cellOf(x - metres); cx <= cellOf(x + metres); cx += 1) for (let cy = cellOf(y - metres); cy <= cellOf(y + metres); cy += 1) found.push(...(cells.get(`${cx}/${cy}`) ?? []));
    return found.filter((index) => {
      const home = homes[index] as Home;
      return (home.x - x) * (home.x - x) + (home.y - y) * (home.y - y) <= metres * metres;
    });
  };
  const region: Region = { districts, homes, people: [], vehicles: [], near };
  settle(luck.fork('people'), region, year);
  equip(luck.fork('cars'), region, year);
  return region;
}
