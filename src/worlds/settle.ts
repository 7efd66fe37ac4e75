// Fills a region: streets round a few centres, towers, farms far out, households with their cars, and kin in other houses.
import { type Country, place, type Region } from './country.js';
import type { Dice } from './dice.js';
import { inventGiven, inventSurname, inventTradition, surnameText, traditionOf } from './names.js';
import { type Tradition, stocks } from './name-stock.js';
import { DAY_MS, WORLD_START_MS } from './time.js';

const START_DAY = WORLD_START_MS / DAY_MS;
const BUSINESS_SHARE = 0.08;
/** Share of adults whom the police know by name. */
const KNOWN_SHARE = 0.06;

interface Centre {
  readonly x: number;
  readonly y: number;
  readonly spreadM: number;
  readonly lean: Tradition;
}

export function settle(country: Country, region: Region, persons: number, dice: Dice): void {
  region.firstAddress = country.places.x.length;
  region.firstHousehold = country.households.address.length;
  const centres = centresOf(region, dice);
  const goal = country.people.surname.length + persons;
  while (country.people.surname.length < goal) {
    const centre = centres[dice.rank(centres.length, 1.5)];
    if (centre === undefined) break;
    const shape = dice.next();
    if (shape < 0.012) raiseTower(country, region, centre, dice);
    else if (shape < 0.06) raiseFarm(country, region, centre, dice);
    else raiseHouse(country, region, centre, dice);
  }
  region.addresses = country.places.x.length - region.firstAddress;
  region.households = country.households.address.length - region.firstHousehold;
  nameHotPlaces(country, region, dice);
}

function centresOf(region: Region, dice: Dice): Centre[] {
  const leans = Object.keys(stocks) as Tradition[];
  return Array.from({ length: 3 + Math.floor(region.beatsAcross / 2) }, () => ({
    x: region.x + region.sizeM * dice.within(0.2, 0.8), y: region.y + region.sizeM * dice.within(0.2, 0.8), spreadM: dice.within(400, 1400), lean: dice.pick(leans) ?? 'english',
  }));
}

function addAddress(country: Country, region: Region, x: number, y: number, building: number): number {
  const inside = (metres: number, from: number): number => Math.round(Math.min(from + region.sizeM - 1, Math.max(from, metres)));
  country.places.y.push(inside(y, region.y));
  country.places.building.push(building);
  country.places.household.push(-1);
  country.places.region.push(region.index);
  return country.places.x.push(inside(x, region.x));
}

function raiseHouse(country: Country, region: Region, centre: Centre, dice: Dice): void {
  country.buildings += 1;
  const address = addAddress(country, region, dice.normal(centre.x, centre.spreadM), dice.normal(centre.y, centre.spreadM), country.buildings);
  if (!dice.chance(BUSINESS_SHARE)) moveIn(country, region, address, centre.lean, dice);
}

function raiseTower(country: Country, region: Region, centre: Centre, dice: Dice): void {
  country.buildings += 1;
  const x = dice.normal(centre.x, centre.spreadM / 2);
  const y = dice.normal(centre.y, centre.spreadM / 2);
  const flats = dice.between(12, 70);
  for (let flat = 0; flat < flats; flat += 1) moveIn(country, region, addAddress(country, region, x, y, country.buildings), centre.lean, dice);
}

function raiseFarm(country: Country, region: Region, centre: Centre, dice: Dice): void {
  country.buildings += 1;
  const address = addAddress(country, region, region.x + dice.next() * region.sizeM, region.y + dice.next() * region.sizeM, country.buildings);
  moveIn(country, region, address, centre.lean, dice);
}

const sizes = { '1': 0.3, '2': 0.33, '3': 0.15, '4': 0.14, '5': 0.06, '6': 0.02 } as const;

function moveIn(country: Country, region: Region, address: number, lean: Tradition, dice: Dice): void {
  const { households, people } = country;
  const household = households.address.push(address);
  country.places.household.set(address, household);
  const size = Number(dice.weighted(sizes, '1'));
  const ageYears = dice.within(20, 88);
  const kin = dice.chance(0.35) && household > region.firstHousehold + 20 ? dice.between(Math.max(region.firstHousehold, household - 4000), household - 1) : -1;
  const kinHead = households.firstPerson.at(kin);
  const kinAge = kin < 0 ? 0 : START_DAY / 365.25 - people.bornDay.at(kinHead) / 365.25;
  const isChild = kinAge > 44;
  const headAge = kin < 0 ? ageYears : isChild ? kinAge - dice.within(20, 34) : Math.max(19, kinAge + dice.within(-7, 7));
  const surname = kin < 0 ? inventSurname(dice, inventTradition(dice, region.inFrench, lean)) : people.surname.at(kinHead);
  const first = addPerson(country, { household, surname, isMale: dice.chance(0.5), ageYears: headAge, place: place.head }, dice);
  households.firstPerson.push(first);
  households.size.push(size);
  households.kin.push(kin);
  households.isChildOfKin.push(isChild ? 1 : 0);
  for (let at = 1; at < size; at += 1) addRelative(country, first, headAge, at, size, dice);
  const cars = Math.min(3, dice.poisson(size > 1 ? 1.5 : 0.7));
  households.firstVehicle.push(country.vehicleOwner.length);
  households.vehicles.push(cars);
  for (let car = 0; car < cars; car += 1) country.vehicleOwner.push(first + (car > 0 && size > 1 ? 1 : 0));
}

function addRelative(country: Country, head: number, headAge: number, at: number, size: number, dice: Dice): void {
  const { people } = country;
  const own = people.surname.at(head);
  const household = people.household.at(head);
  if (at === 1 && (size === 2 ? dice.chance(0.75) : dice.chance(0.85))) {
    const keepsName = dice.chance(0.35);
    const surname = keepsName ? inventSurname(dice, dice.chance(0.7) ? traditionOf(own) : 'english') : own;
    const isMale = (people.isMale.at(head) === 1) === dice.chance(0.04);
    addPerson(country, { household, surname, isMale, ageYears: Math.max(19, headAge + dice.normal(0, 3)), place: place.spouse }, dice);
  } else if (dice.chance(0.85)) {
    addPerson(country, { household, surname: own, isMale: dice.chance(0.5), ageYears: Math.max(0.2, headAge - dice.within(20, 36)), place: place.child }, dice);
  } else {
    addPerson(country, { household, surname: inventSurname(dice, inventTradition(dice, false, 'english')), isMale: dice.chance(0.5), ageYears: dice.within(18, 70), place: place.other }, dice);
  }
}

interface NewPerson {
  readonly household: number;
  readonly surname: number;
  readonly isMale: boolean;
  readonly ageYears: number;
  readonly place: number;
}

export function addPerson({ people }: Country, { household, surname, isMale, ageYears, place: at }: NewPerson, dice: Dice): number {
  people.given.push(inventGiven(dice));
  people.isMale.push(isMale ? 1 : 0);
  people.bornDay.push(Math.floor(START_DAY - ageYears * 365.25));
  people.household.push(household);
  people.place.push(at);
  people.group.push(-1);
  people.actor.push(-1);
  return people.surname.push(surname);
}

/** Crime is concentrated: a few addresses and a few persons take most of the calls. */
function nameHotPlaces(country: Country, region: Region, dice: Dice): void {
  const any = (): number => region.firstAddress + dice.below(region.addresses);
  region.hotPlaces = Array.from({ length: Math.max(8, Math.floor(region.addresses * 0.04)) }, any);
  const first = country.households.firstPerson.at(region.firstHousehold);
  const count = country.people.surname.length - first;
  const known = new Set<number>();
  for (let tries = 0; tries < count * KNOWN_SHARE * 3 && known.size < count * KNOWN_SHARE; tries += 1) {
    const person = first + dice.below(count);
    const age = country.ageOn(person, WORLD_START_MS);
    if (age > 15 && age < 62 && dice.chance(country.people.isMale.at(person) === 1 ? 0.9 : 0.3)) known.add(person);
  }
  region.known = [...known];
}

export const nameOf = ({ people }: Country, person: number): string => surnameText(people.surname.at(person));
