// Writes down who there is: the tables that stand before anything happens, and who is tied to whom.
import { type Actor, type Country, place } from './country.js';
import type { Dice } from './dice.js';
import type { Evidence } from './evidence.js';
import { identifierOf, plateOf } from './identifier.js';
import { givenText, surnameText } from './names.js';
import { DAY_MS, WORLD_START_MS } from './time.js';

export type TieKind = 'spouse' | 'ex_spouse' | 'parent' | 'child' | 'sibling' | 'cousin' | 'friend' | 'associate';

/** Who once were a couple: needed to know whom somebody might look for. */
export type Partings = Map<number, number>;

const personId = (person: number): string => identifierOf('person', person);

export function registerPeople(country: Country, evidence: Evidence): void {
  const { people, places } = country;
  for (let person = 0; person < people.surname.length; person += 1) {
    const surname = people.surname.at(person);
    evidence.write('persons', {
      person_id: personId(person), surname: surnameText(surname), given_names: givenText(people.given.at(person), surname, people.isMale.at(person) === 1),
      sex: people.isMale.at(person) === 1 ? 'M' : 'F', born_on: people.bornDay.at(person) * DAY_MS, address_id: identifierOf('address', country.addressOf(person)),
      household_id: identifierOf('household', people.household.at(person)),
    });
  }
  for (let address = 0; address < places.x.length; address += 1) {
    evidence.write('addresses', { address_id: identifierOf('address', address), x_m: places.x.at(address), y_m: places.y.at(address), building_id: identifierOf('building', places.building.at(address)) });
  }
  for (let vehicle = 0; vehicle < country.vehicleOwner.length; vehicle += 1) {
    const owner = country.vehicleOwner.at(vehicle);
    evidence.write('vehicles', { vehicle_id: identifierOf('vehicle', vehicle), plate: plateOf(vehicle), owner_person_id: owner < 0 ? undefined : personId(owner), covert: country.covertVehicles.has(vehicle) });
  }
}

export function registerActors(country: Country, evidence: Evidence, dice: Dice): void {
  for (const actor of country.actors) {
    evidence.write('actors', {
      actor_id: actor.id, person_id: actor.person < 0 ? undefined : personId(actor.person), agency: actor.agency.code, unit: actor.unit.id, role: actor.role,
      beat: actor.role === 'response' ? `${actor.agency.code}-B${actor.beat + 1}` : undefined, supervisor_id: actor.supervisor?.id, started_on: dice.chance(0.97) ? actor.startedOnMs : undefined, service_account: actor.isService,
    });
  }
}

export function registerGroups(country: Country, evidence: Evidence, dice: Dice): void {
  for (const group of country.groups) {
    const id = identifierOf('group', group.index);
    evidence.write('groups', { group_id: id, name: group.name, threat_level: group.threatLevel });
    for (const person of group.members) {
      const entered = WORLD_START_MS - dice.exponential(500) * DAY_MS - 20 * DAY_MS;
      evidence.write('group_members', {
        group_id: id, person_id: personId(person), from_on: entered - dice.exponential(200) * DAY_MS, to_on: dice.chance(0.05) ? WORLD_START_MS + dice.between(10, 200) * DAY_MS : undefined,
        confidence: Math.round(dice.within(0.5, 1) * 100) / 100, created_by: analystOf(country, group.region.index, dice)?.id, created_at: entered,
      });
    }
    for (const rival of group.rivals) if (rival.index > group.index) evidence.write('group_feuds', { group_a: id, group_b: identifierOf('group', rival.index), from_on: WORLD_START_MS - dice.between(60, 900) * DAY_MS });
  }
}

function analystOf(country: Country, region: number, dice: Dice): Actor | undefined {
  const agency = country.agencies.find((one) => one.kind === 'police' && one.region.index === region);
  return dice.pick(agency?.units.find(({ role }) => role === 'intelligence')?.actors ?? []);
}

/** One tie of two persons, known to the registry (or to whoever entered it) since before the world began. */
export function registerTie(country: Country, evidence: Evidence, tie: { a: number; b: number; kind: TieKind; by?: Actor; fromMs?: number; toMs?: number }, dice: Dice): void {
  const officer = country.actors[Math.max(country.people.actor.at(tie.a), country.people.actor.at(tie.b))];
  const fromMs = tie.fromMs ?? WORLD_START_MS - dice.between(300, 6000) * DAY_MS;
  const isDeclared = officer !== undefined && tie.by === undefined && dice.chance(0.65);
  evidence.write('ties', {
    person_a: personId(tie.a), person_b: personId(tie.b), kind: tie.kind, declared: isDeclared, from_on: fromMs, to_on: tie.toMs,
    created_by: isDeclared ? officer.id : tie.by?.id, created_at: Math.min(fromMs + dice.exponential(200) * DAY_MS, WORLD_START_MS - dice.between(1, 200) * DAY_MS),
  });
}

/** Families within and across households, couples who parted, friends of actors, associates of members. Registries do not know all of them. */
export function registerTies(country: Country, evidence: Evidence, dice: Dice): Partings {
  const { households } = country;
  const partings: Partings = new Map();
  for (let household = 0; household < households.address.length; household += 1) {
    const head = households.firstPerson.at(household);
    registerHousehold(country, evidence, household, dice);
    const kin = households.firstPerson.at(households.kin.at(household));
    if (kin >= 0 && dice.chance(0.7)) registerTie(country, evidence, { a: kin, b: head, kind: households.isChildOfKin.at(household) === 1 ? 'parent' : 'sibling' }, dice);
    const isActor = country.people.actor.at(head) >= 0;
    if (household > 40 && dice.chance(isActor ? 0.16 : 0.03)) part(country, evidence, partings, head, dice);
  }
  for (const actor of country.actors) befriend(country, evidence, actor, dice);
  for (const group of country.groups) {
    for (const member of group.members) {
      const other = dice.pick(group.region.known);
      const by = analystOf(country, group.region.index, dice);
      if (other !== undefined && other !== member && by !== undefined) registerTie(country, evidence, { a: member, b: other, kind: dice.chance(0.8) ? 'associate' : 'cousin', by }, dice);
    }
  }
  return partings;
}

function registerHousehold(country: Country, evidence: Evidence, household: number, dice: Dice): void {
  const head = country.households.firstPerson.at(household);
  const size = country.households.size.at(household);
  for (let other = head + 1; other < head + size; other += 1) {
    const as = country.people.place.at(other);
    if (as === place.spouse && dice.chance(0.85)) registerTie(country, evidence, { a: head, b: other, kind: 'spouse' }, dice);
    if (as === place.child && dice.chance(0.8)) registerTie(country, evidence, { a: head, b: other, kind: 'parent' }, dice);
  }
}

function part(country: Country, evidence: Evidence, partings: Partings, head: number, dice: Dice): void {
  const other = country.households.firstPerson.at(country.people.household.at(head) - dice.between(1, 40));
  const isCouple = other >= 0 && country.people.isMale.at(other) !== country.people.isMale.at(head) && Math.abs(country.people.bornDay.at(other) - country.people.bornDay.at(head)) < 5000;
  if (!isCouple || partings.has(other)) return;
  partings.set(head, other).set(other, head);
  const toMs = WORLD_START_MS - dice.between(60, 2000) * DAY_MS;
  registerTie(country, evidence, { a: head, b: other, kind: 'ex_spouse', fromMs: toMs - dice.between(700, 5000) * DAY_MS, toMs }, dice);
}

/** Everybody has friends, and a few honest officers grew up beside people whom the police know. */
function befriend(country: Country, evidence: Evidence, actor: Actor, dice: Dice): void {
  const { region } = actor.agency;
  const friends = actor.person < 0 ? 0 : dice.poisson(0.5);
  for (let at = 0; at < friends; at += 1) {
    const other = dice.chance(0.05) ? dice.pick(region.known) ?? -1 : country.households.firstPerson.at(region.firstHousehold + dice.below(region.households));
    if (other >= 0 && other !== actor.person) registerTie(country, evidence, { a: actor.person, b: other, kind: dice.chance(0.85) ? 'friend' : 'cousin' }, dice);
  }
}
