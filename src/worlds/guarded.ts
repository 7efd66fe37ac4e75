// What only few may know of: covert cars, sources, protected persons, and canaries, which nobody has a reason to open.
import { type Country, place, type Subject } from './country.js';
import type { Dice } from './dice.js';
import type { Evidence } from './evidence.js';
import { inventSurname } from './names.js';
import { addPerson } from './settle.js';
import { subjectId } from './work/access-log.js';

/** Adds what looks like any other car or person, and appears in no honest work but by mistake. Comes after everybody has moved in. */
export function hideGuarded(country: Country, actors: number, dice: Dice): void {
  for (let left = Math.max(6, Math.round(actors / 50)); left > 0; left -= 1) country.covertVehicles.add(country.vehicleOwner.push(-1));
  for (let left = Math.max(6, Math.round(actors / 25)); left > 0; left -= 1) country.canaries.push(dice.chance(0.7) ? canaryPerson(country, dice) : { type: 'vehicle', index: country.vehicleOwner.push(-1) });
}

/** A made-up tenant at an address that exists, in a household that no region counts as its own. */
function canaryPerson(country: Country, dice: Dice): Subject {
  const { households, places } = country;
  const household = households.address.push(dice.below(places.x.length));
  const person = addPerson(country, { household, surname: inventSurname(dice, 'english'), isMale: dice.chance(0.6), ageYears: dice.within(20, 60), place: place.head }, dice);
  households.firstPerson.push(person);
  households.size.push(1);
  households.kin.push(-1);
  households.isChildOfKin.push(0);
  households.firstVehicle.push(country.vehicleOwner.length);
  households.vehicles.push(0);
  return { type: 'person', index: person };
}

export function registerGuarded(country: Country, evidence: Evidence, dice: Dice): void {
  const seal = (subject: Subject, kind: string): void => evidence.write('sealed_subjects', { subject_type: subject.type, subject_id: subjectId(subject.type, subject.index), kind });
  for (const index of country.covertVehicles) seal({ type: 'vehicle', index }, 'covert_vehicle');
  for (const { known } of country.regions) {
    for (const person of dice.sample(known, Math.ceil(known.length / 60))) seal({ type: 'person', index: person }, dice.weighted({ source: 5, witness: 3, protected: 2 }, 'source'));
  }
  for (const { type, index } of country.canaries) evidence.write('canaries', { subject_type: type, subject_id: subjectId(type, index) });
}
