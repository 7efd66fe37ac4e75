// Fictional persons of one agency: enough of each to be found, mistaken for another, and told apart.
import { dayWithin } from './calendar.js';
import type { DemoAgency } from './agencies.js';
import { codeOf, type Dice } from './dice.js';
import { inventName, inventNickname, misspell, type PersonName } from './names.js';
import type { PhoneBook } from './places.js';
import type { Fact, Subject } from './subject.js';

export interface DemoPerson extends Subject {
  readonly person: PersonName;
  readonly born: string;
  readonly phone?: string;
}

/** Everyone is of age when the reports begin; youth matters lie before. */
const firstBirth = '1951-01-01';
const lastBirth = '2004-12-30';

const trades = [
  'roofer', 'long-haul driver', 'nail salon owner', 'line cook', 'scrap dealer', 'student', 'warehouse hand', 'bookkeeper', 'security guard',
  'car detailer', 'landscaper', 'barber', 'courier', 'dock worker', 'realtor', 'pharmacy assistant', 'mechanic', 'unemployed', 'bartender',
];
const metiers = [
  'comptable', 'concierge', 'garagiste', 'fleuriste', 'barista', 'machiniste', 'paysagiste', 'pompiste', 'antiquaire', 'aide-cuisine',
  'sans emploi', 'élève', 'interprète', 'pigiste', 'libraire', 'vidéaste',
];
const looks = [
  'scar above left eyebrow', 'tattoo of a heron on right forearm', 'missing tip of left little finger', 'walks with a limp',
  'burn mark on left wrist', 'tattoo of a lighthouse on neck', 'dyed white forelock', 'wears a copper ring on the thumb',
];
const allures = [
  'cicatrice au menton', 'tatouage d’une boussole à l’avant-bras', 'boite légèrement', 'mèche blanche', 'tatouage d’une ancre au cou',
];

function factsOf(dice: Dice, agency: DemoAgency, name: PersonName, born: string, phone: string | undefined): Fact[] {
  const inFrench = agency.language === 'fra';
  const lang = agency.language;
  const facts: Fact[] = [{ prop: 'birthDate', value: dice.chance(0.12) ? born.slice(0, 4) : born }, { prop: 'gender', value: name.gender }];
  if (dice.chance(0.32)) facts.push({ prop: 'nationality', value: dice.chance(0.6) ? 'ca' : name.origin });
  if (name.inScript !== undefined && dice.chance(0.6)) facts.push({ prop: 'alias', value: name.inScript });
  if (dice.chance(0.18)) facts.push({ prop: 'weakAlias', value: inventNickname(dice, inFrench), lang });
  if (phone !== undefined) facts.push({ prop: 'phone', value: phone });
  if (dice.chance(0.2)) facts.push({ prop: 'position', value: dice.pick(inFrench ? metiers : trades), lang });
  if (dice.chance(0.16)) facts.push({ prop: 'appearance', value: dice.pick(inFrench ? allures : looks), lang });
  if (dice.chance(0.08)) facts.push({ prop: 'email', value: `${name.family.normalize('NFD').replace(/[^A-Za-z]/g, '').toLowerCase() || 'x'}${dice.digits(3)}@courrier.example` });
  return facts;
}

/** `count` persons with names unlike any in `taken`, which grows. */
export function inventPeople(dice: Dice, agency: DemoAgency, count: number, seed: number, taken: Set<string>, phones: PhoneBook): DemoPerson[] {
  const people: DemoPerson[] = [];
  while (people.length < count) {
    const name = inventName(dice, agency.language === 'fra');
    if (taken.has(name.full)) continue;
    taken.add(name.full);
    const born = dayWithin(dice, firstBirth, lastBirth);
    const phone = dice.chance(0.38) ? phones.next(agency) : undefined;
    people.push({
      agencyId: agency.agencyId, entityId: `person-${codeOf(seed, `${agency.agencyId}/person/${people.length}`)}`, schema: 'Person',
      person: name, born, naming: { prop: 'name', value: name.full }, facts: factsOf(dice, agency, name, born, phone),
      ...(phone === undefined ? {} : { phone }),
    });
  }
  return people;
}

/** The same person as another agency wrote them down: a slip in the name, and often the same birth date or telephone. */
export function secondRecord(dice: Dice, agency: DemoAgency, original: DemoPerson, seed: number): DemoPerson {
  const born = dice.chance(0.75) ? original.born : original.born.slice(0, dice.chance(0.5) ? 7 : 4);
  const facts: Fact[] = [{ prop: 'birthDate', value: born }, { prop: 'gender', value: original.person.gender }];
  if (original.phone !== undefined && dice.chance(0.7)) facts.push({ prop: 'phone', value: original.phone });
  if (dice.chance(0.4)) facts.push({ prop: 'alias', value: original.person.full });
  if (dice.chance(0.3)) facts.push({ prop: 'weakAlias', value: inventNickname(dice, agency.language === 'fra'), lang: agency.language });
  return {
    ...original, agencyId: agency.agencyId, entityId: `person-${codeOf(seed, `${agency.agencyId}/second/${original.agencyId}/${original.entityId}`)}`,
    naming: { prop: 'name', value: misspell(dice, original.person) }, born, facts,
  };
}

/** Somebody else of the same name: what a careless link would merge. */
export function namesake(dice: Dice, agency: DemoAgency, original: DemoPerson, seed: number): DemoPerson {
  const born = dayWithin(dice, firstBirth, lastBirth);
  return {
    agencyId: agency.agencyId, entityId: `person-${codeOf(seed, `${agency.agencyId}/namesake/${original.agencyId}/${original.entityId}`)}`,
    schema: 'Person', person: original.person, born, naming: original.naming,
    facts: [{ prop: 'birthDate', value: born }, { prop: 'gender', value: original.person.gender }],
  };
}
