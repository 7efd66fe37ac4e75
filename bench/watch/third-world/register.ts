// The registers that stand beside the log: staff, people, homes, cars, ties and groups, as far as anybody wrote them down; and the few lines that an export spoilt.
import { type Actor, AGENCIES } from './agencies.js';
import { DAY } from './calendar.js';
import { at, type Dice } from './dice.js';
import { personOf, type Subject } from './log.js';
import type { Scene } from './scene.js';
import { DISTRICTS, type Tie, type Town } from './town.js';

/** How many lines of each table nobody can read, on purpose. */
export const PLANTED = { accesses: 19, incidents: 3, case_members: 4 } as const;
/** Lines with words that the format does not have; they can be read. */
const STRANGE = 12;

export function fillRegisters(scene: Scene): void {
  for (const actor of [...scene.staff.actors, ...scene.staff.machines]) writeActor(scene, actor);
  people(scene);
  for (const tie of scene.town.ties) writeTie(scene, tie);
  groups(scene);
  sealed(scene);
}

function writeActor({ dice, evidence, staff }: Scene, actor: Actor): void {
  evidence.put('actors', {
    actor_id: actor.id, agency: AGENCIES[actor.agency].label, unit: actor.unit, role: actor.role === '' || (actor.agency === 'town' && dice.chance(0.3)) ? undefined : actor.role, beat: actor.beat, supervisor_id: actor.supervisor,
    started_on: actor.agency === 'port' ? undefined : actor.startedOn, person_id: actor.person?.id, service_account: staff.machines.includes(actor) || (actor.agency === 'police' ? false : undefined),
  });
}

/** People who do not exist: their names are in the register, and only the examiner knows. */
export function canariesOf(dice: Dice, town: Town): Subject[] {
  return Array.from({ length: 6 }, (_, n) => {
    const like = town.person(dice.pick(at(town.groups, n).members));
    return { ...personOf({ ...like, given: 'Teodor' }), id: String(99_410_000 + n * 37).padStart(8, '0') };
  });
}

function people({ dice, evidence, town, canaries }: Scene): void {
  for (const one of town.addresses) evidence.put('addresses', { address_id: one.id, building_id: one.district === DISTRICTS ? undefined : one.building, x_m: one.x, y_m: one.y });
  for (const one of town.persons) {
    if (one.heat < 0.12 && dice.chance(0.4)) continue;
    evidence.put('persons', {
      person_id: one.id, surname: dice.chance(0.1) ? one.surname.toUpperCase() : one.surname, given_names: dice.chance(0.12) ? `${one.given} ${dice.pick(['A.', 'J.', 'M.', 'Marie', 'Lee'])}` : one.given, sex: dice.chance(0.02) ? undefined : one.sex,
      born_on: dice.chance(0.06) ? undefined : new Date(one.born * 1000).toISOString().slice(0, 10), address_id: dice.chance(0.04) ? undefined : at(town.addresses, one.home).id, household_id: dice.chance(0.12) ? undefined : one.household,
    });
  }
  for (const one of canaries) {
    const [surname = '', given = ''] = one.words.split(', ');
    evidence.put('persons', { person_id: one.id, surname, given_names: given.slice(0, -11), sex: 'M', born_on: one.words.slice(-10), address_id: dice.pick(town.addresses).id });
    evidence.put('canaries', { subject_type: 'person', subject_id: one.id });
  }
  for (const one of town.vehicles) if (!dice.chance(0.01)) evidence.put('vehicles', { vehicle_id: one.id, plate: one.plate, owner_person_id: one.covert && dice.chance(0.6) ? undefined : town.person(one.owner).id, covert: one.covert });
}

/** Registers know of few friends, of many marriages, and of staff what staff declared. */
const RECORDED: Readonly<Record<Tie['kind'], number>> = { spouse: 0.7, ex_spouse: 0.6, parent: 0.62, child: 0.62, sibling: 0.5, cousin: 0.35, friend: 0.3, associate: 0.85 };

function writeTie({ dice, evidence, town, staff, calendar }: Scene, { a, b, kind, from, isUnknown }: Tie): void {
  const employed = staff.byPerson.get(a) ?? staff.byPerson.get(b);
  const isFriendly = kind === 'friend' || kind === 'associate' || kind === 'cousin';
  const isToldByStaff = employed !== undefined && dice.chance(kind === 'spouse' ? 0.5 : isFriendly ? 0.04 : 0.12);
  if (isUnknown ?? !dice.chance(RECORDED[kind])) return;
  const flips = kind === 'parent' && dice.chance(0.3);
  const known = (from ?? 0) + (dice.chance(0.86) ? -dice.between(30, 2500) : from === undefined ? dice.between(0, calendar.weeks * 7) : 9) * DAY;
  evidence.put('ties', {
    person_a: town.person(flips ? b : a).id, person_b: town.person(flips ? a : b).id, kind: flips ? 'child' : kind, declared: isToldByStaff, ...(from === undefined ? {} : { from_on: calendar.day(from) }),
    created_by: isToldByStaff ? employed.id : isFriendly ? dice.pick(staff.in('analyst')).id : dice.pick(staff.in('clerk')).id, created_at: calendar.stamp(Math.max(from ?? known, known), 'utc'),
  });
}

function groups({ dice, evidence, town, staff, calendar }: Scene): void {
  for (const [n, group] of town.groups.entries()) {
    evidence.put('groups', { group_id: group.id, name: group.name, threat_level: group.level });
    const strangers = dice.some(at(town.inDistrict, n % DISTRICTS), dice.below(3));
    for (const member of [...group.members.filter(() => dice.chance(0.86)), ...strangers]) {
      const known = dice.chance(0.85) ? -dice.between(20, 1500) * DAY : dice.between(0, calendar.end);
      evidence.put('group_members', { group_id: group.id, person_id: town.person(member).id, from_on: dice.chance(0.7) ? calendar.day(known - dice.between(0, 400) * DAY) : undefined, to_on: dice.chance(0.05) ? calendar.day(dice.between(0, calendar.end)) : undefined, confidence: Math.round(dice.between(0.3, 1) * 100) / 100, created_by: dice.pick([...staff.in('analyst'), ...staff.in('gang')]).id, created_at: calendar.stamp(known) });
    }
    for (const rival of group.rivals.filter((other) => other > n)) evidence.put('group_feuds', { group_a: group.id, group_b: at(town.groups, rival).id, from_on: calendar.day(-dice.between(50, 900) * DAY) });
  }
}

function sealed({ dice, evidence, town, cases, incidents }: Scene): void {
  for (const one of town.vehicles.filter((car) => car.covert)) if (dice.chance(0.85)) evidence.put('sealed_subjects', { subject_type: 'vehicle', subject_id: one.id, kind: 'covert_vehicle' });
  for (const one of dice.some(cases.filter((file) => file.id.startsWith('PRJ')), 2)) evidence.put('sealed_subjects', { subject_type: 'case', subject_id: one.id, kind: 'operation' });
  for (const group of town.groups) if (dice.chance(0.6)) evidence.put('sealed_subjects', { subject_type: 'person', subject_id: town.person(dice.pick(group.members)).id, kind: 'source' });
  for (const one of dice.some(incidents.filter((incident) => incident.serious), 7)) evidence.put('sealed_subjects', { subject_type: 'person', subject_id: at(one.parties, 0).person.id, kind: dice.chance(0.7) ? 'witness' : 'protected' });
}

/** Lines that came out of the export broken, and lines that came out twice; returns how many came twice. */
export function spoil({ dice, evidence, staff, calendar }: Scene): number {
  const total = evidence.rows('accesses');
  const copies = Math.max(2, Math.round(total * 0.0003));
  const doubled = new Set(Array.from({ length: copies }, () => dice.below(total)));
  for (const n of [...doubled].toSorted((a, b) => b - a)) evidence.repeat('accesses', n);
  const actor = at(staff.actors, 3).id;
  const time = calendar.stamp(9 * DAY);
  const broken = [`,VERSA,${time},,,search,person,00070037`, `,VERSA,2024-02-31T25:61:00-05:00,${actor},,search,person,00070037`];
  const strange = [`,OMS,${time},${actor},,peek,person,00070037`, `,DVR,${time},${actor},,search,household,00070037`];
  for (let n = 0; n < PLANTED.accesses + STRANGE; n += 1) evidence.spoil('accesses', dice.below(total), `bad${n}${n < STRANGE ? at(strange, n % 2) : at(broken, n % 2)}${','.repeat(12)}`);
  for (let n = 0; n < PLANTED.incidents; n += 1) evidence.spoil('incidents', 5 + n * 9, `RMX${n},other,not known,${time}${','.repeat(8)}`);
  for (let n = 0; n < PLANTED.case_members; n += 1) evidence.spoil('case_members', 3 + n, `,${actor},${time},,${actor},${time}`);
  return doubled.size;
}
