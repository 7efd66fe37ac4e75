// Agencies, their units, and people at work in them, each with a home and a family in the same country.
import type { Actor, Agency, AgencyKind, Country, Habits, Region, Specialty, Unit } from './country.js';
import type { Dice } from './dice.js';
import type { Role } from './format.js';
import { identifierOf } from './identifier.js';
import { DAY_MS, WORLD_START_MS } from './time.js';

/** Share of a country's actors in each role. */
const roleShares: Record<Role, number> = { response: 0.53, detective: 0.16, intelligence: 0.06, call_taker: 0.07, records: 0.05, corrections: 0.06, registry: 0.04, border: 0.03 };
const POLICE_ROLES: readonly Role[] = ['response', 'detective', 'intelligence', 'call_taker', 'records'];
const UNIT_SIZE: Record<Role, number> = { response: 10, detective: 8, intelligence: 8, call_taker: 8, records: 8, corrections: 9, registry: 8, border: 8 };
/** Actors of a police agency when there are enough for several. */
const AGENCY_SIZE = 240;
const SERVICE_SIZE = 180;
const PERSONS_PER_ACTOR = 26;
const BEAT_OFFICERS = 8;

/** How many persons a country of so many actors has. */
export function populationOf(actors: number): number {
  return Math.max(2000, Math.round(actors * PERSONS_PER_ACTOR));
}

export function policeAgencies(actors: number): number {
  return Math.max(1, Math.round(actors * 0.87 / AGENCY_SIZE));
}

/** Region `index` of a country that is a square of regions, 20 kilometres apart. */
export function surveyRegion(index: number, regions: number, officers: number, dice: Dice): Region {
  const across = Math.ceil(Math.sqrt(regions));
  return {
    index, inFrench: dice.chance(0.3), x: index % across * 20_000, y: Math.floor(index / across) * 20_000, sizeM: dice.between(9000, 16_000),
    beatsAcross: Math.max(2, Math.round(Math.sqrt(officers * 0.6 / BEAT_OFFICERS))),
    firstAddress: 0, addresses: 0, firstHousehold: 0, households: 0, hotPlaces: [], known: [],
  };
}

export function foundAgencies(country: Country, actors: number, dice: Dice): void {
  const police = country.regions.length;
  const rest = Math.max(1, Math.round(police * AGENCY_SIZE / 0.87 * 0.06 / SERVICE_SIZE));
  for (const region of country.regions) found(country, 'police', region, dice);
  for (const kind of ['corrections', 'registry', 'border'] as const) {
    for (let at = 0; at < rest; at += 1) found(country, kind, country.regions[at * 3 % police] ?? firstRegion(country), dice);
  }
  for (const role of Object.keys(roleShares) as Role[]) staffRole(country, role, Math.max(2, Math.round(actors * roleShares[role])), actors, dice);
  for (const agency of country.agencies) appointSupervisors(agency);
}

function firstRegion(country: Country): Region {
  const [first] = country.regions;
  if (first === undefined) throw new Error('a country without a region');
  return first;
}

function found(country: Country, kind: AgencyKind, region: Region, dice: Dice): void {
  const index = country.agencies.length;
  const letters = { police: 'PS', corrections: 'CO', registry: 'VR', border: 'BS' }[kind];
  country.agencies.push({ index, code: `${letters}${String(index + 1).padStart(2, '0')}`, kind, region, habits: inventHabits(dice), units: [], actors: [] });
}

const OMITTABLE = ['purpose_code', 'purpose_text', 'session_id', 'query_text', 'result_count', 'records_opened', 'incident_ref'] as const;

function inventHabits(dice: Dice): Habits {
  const omits = new Set<string>(dice.sample(OMITTABLE, dice.below(3)));
  if (dice.chance(0.3)) for (const column of ['terminal_x_m', 'terminal_y_m']) omits.add(column);
  const wrongFrom = dice.between(0, 200);
  return {
    omits, unlogged: dice.within(0.05, 0.15), generic: dice.within(0.2, 0.7), namesAuthors: dice.chance(0.85), opensCalls: dice.chance(0.5), isLocal: dice.chance(0.3),
    clockErrorS: dice.chance(0.4) ? Math.round(dice.lognormal(150, 1.2)) * (dice.chance(0.5) ? 1 : -1) : 0, clockErrorDays: [wrongFrom, wrongFrom + dice.between(3, 40)],
    systems: dice.one([
      { records: 'rms', vehicles: 'vreg', cases: 'rms' }, { records: 'niche', vehicles: 'national-query', cases: 'case-file' }, { records: 'desk', vehicles: 'desk', cases: 'desk' },
    ]),
  };
}

/** Shares a role's people among the agencies that have it, in units. Counts add up to what was asked because response takes what rounding left. */
function staffRole(country: Country, role: Role, count: number, actors: number, dice: Dice): void {
  const kind: AgencyKind = POLICE_ROLES.includes(role) ? 'police' : (role as AgencyKind);
  const agencies = country.agencies.filter((agency) => agency.kind === kind);
  const others = (Object.keys(roleShares) as Role[]).filter((one) => one !== 'response').reduce((sum, one) => sum + Math.max(2, Math.round(actors * roleShares[one])), 0);
  const total = role === 'response' ? Math.max(2, actors - others) : count;
  agencies.forEach((agency, at) => {
    const share = Math.floor(total * (at + 1) / agencies.length) - Math.floor(total * at / agencies.length);
    const units = Math.max(1, Math.round(share / UNIT_SIZE[role]));
    const made = Array.from({ length: units }, (_, number) => addUnit(country, agency, role, number));
    for (let one = 0; one < share; one += 1) {
      const unit = made[one % units];
      if (unit !== undefined) hire(country, unit, { isService: role === 'records' && one === share - 1 && share > 2, number: one }, dice);
    }
  });
}

const detectiveSpecialties: readonly Specialty[] = ['major_crime', 'property', 'domestic', 'property'];

function addUnit(country: Country, agency: Agency, role: Role, number: number): Unit {
  const specialty = role === 'intelligence' ? 'gang' : role === 'detective' ? detectiveSpecialties[number % 4] : undefined;
  const unit: Unit = { index: country.units.length, id: `${agency.code}-${role.slice(0, 4).toUpperCase()}-${number + 1}`, agency, role, platoon: number % 4, specialty, actors: [] };
  country.units.push(unit);
  agency.units.push(unit);
  return unit;
}

function hire(country: Country, unit: Unit, { isService, number }: { isService: boolean; number: number }, dice: Dice): void {
  const { agency } = unit;
  const person = isService ? -1 : findPerson(country, agency.region, unit, dice);
  const index = country.actors.length;
  const yearsAtWork = person < 0 ? 3 : Math.max(0.3, Math.min(country.ageOn(person, WORLD_START_MS) - 21, dice.exponential(9)));
  const actor: Actor = {
    index, id: identifierOf('actor', index), person, agency, unit, role: unit.role, beat: number % agency.region.beatsAcross ** 2,
    startedOnMs: WORLD_START_MS - Math.round(yearsAtWork * 365) * DAY_MS, supervisor: undefined, pace: Math.max(0.45, Math.min(1.9, dice.lognormal(1, 0.28))), sharesWith: undefined, isService,
  };
  if (person >= 0) country.people.actor.set(person, index);
  country.actors.push(actor);
  unit.actors.push(actor);
  agency.actors.push(actor);
}

/** A grown-up of the region whom nobody has hired and the police do not know. */
function findPerson(country: Country, region: Region, unit: Unit, dice: Dice): number {
  const { people } = country;
  const known = new Set(region.known);
  const wantsMale = dice.chance(unit.role === 'response' ? 0.74 : unit.role === 'call_taker' || unit.role === 'records' ? 0.3 : 0.6);
  for (let tries = 0; tries < 400; tries += 1) {
    const household = region.firstHousehold + dice.below(region.households);
    const person = country.households.firstPerson.at(household) + (country.households.size.at(household) > 1 && dice.chance(0.4) ? 1 : 0);
    const age = country.ageOn(person, WORLD_START_MS);
    const isFree = people.actor.at(person) === -1 && !known.has(person) && age > 22 && age < 61;
    if (isFree && (people.isMale.at(person) === 1) === wantsMale) return person;
  }
  return -1;
}

function appointSupervisors(agency: Agency): void {
  const [chief] = agency.actors;
  for (const unit of agency.units) {
    const [first] = unit.actors;
    for (const actor of unit.actors) actor.supervisor = actor === first ? (actor === chief ? undefined : chief) : first;
  }
}
