// Criminal groups of the demo world with what one agency believes of each; unknown is written as unknown, never as no (G7).
import type { DemoAgency, Language } from './agencies.js';
import { codeOf, type Dice } from './dice.js';
import { groupNames, type GroupName } from './group-names.js';
import type { DemoPerson } from './people.js';
import type { Fact, Subject } from './subject.js';

export interface GroupMember {
  readonly person: DemoPerson;
  readonly role: string;
  readonly standing: string;
  readonly from: string;
  readonly to?: string;
}

export interface DemoGroup extends Subject {
  readonly name: string;
  readonly members: readonly GroupMember[];
}

const activities: Readonly<Record<Language, readonly string[]>> = {
  eng: ['cocaine distribution', 'fentanyl distribution', 'contraband tobacco', 'vehicle theft for export', 'loan-sharking', 'money laundering', 'extortion of restaurants', 'cargo theft', 'illegal gaming', 'firearms trafficking', 'mortgage fraud', 'methamphetamine production'],
  fra: ['distribution de cocaïne', 'distribution de fentanyl', 'tabac de contrebande', 'vol de véhicules', 'prêt usuraire', 'blanchiment d’argent', 'extorsion de restaurateurs', 'vol de cargaisons', 'jeux illégaux', 'trafic d’armes à feu', 'production de méthamphétamine'],
};
const signs: Readonly<Record<Language, readonly string[]>> = {
  eng: ['grey scarf with a knotted rope', 'brass button on the left lapel', 'no colours worn', 'blue enamel pin', 'two chalk strokes at meeting doors'],
  fra: ['foulard ocre', 'aucun signe porté', 'petite clé de laiton au cou', 'épingle émaillée verte', 'trait de craie sur la porte'],
};
const roles: Readonly<Record<Language, readonly string[]>> = {
  eng: ['leader', 'lieutenant', 'treasurer', 'enforcer', 'street distributor', 'courier', 'broker', 'driver', 'recruiter', 'facilitator'],
  fra: ['chef', 'bras droit', 'trésorier', 'homme de main', 'revendeur', 'passeur', 'courtier', 'chauffeur', 'recruteur', 'facilitateur'],
};

/** A role for a member: the first is the leader, the rest fall to lower ranks more often. */
function inventRole(dice: Dice, lang: Language, position: number): string {
  const list = roles[lang];
  const rank = position === 0 ? 0 : Math.min(list.length - 1, dice.between(1, 4) + dice.between(0, 5));
  return dice.pick(list.slice(rank, rank + 1));
}

/** Facts about a group in its agency's words. Threat levels follow domain.md section 1; a group nobody assessed is `UNRATED`. */
function groupFacts(dice: Dice, agency: DemoAgency, name: GroupName): Fact[] {
  const lang = name.lang;
  const level = dice.weighted({ HLT: 1, MLT: 4, LLT: 6, UNRATED: 5 });
  const facts: Fact[] = [
    { prop: 'threatLevel', value: level }, { prop: 'threatScale', value: 'ITA' },
    { prop: 'scope', value: dice.weighted({ NATIONAL: 1, PROVINCIAL_REGIONAL: 4, LOCAL: 7 }) },
    { prop: 'entrenched', value: dice.weighted({ yes: 1, no: 3, unknown: 5 }) },
    { prop: 'believedToExist', value: dice.weighted({ yes: 8, unknown: 2 }) },
    { prop: 'country', value: 'ca' }, { prop: 'territory', value: `${dice.pick(agency.towns)}, ${agency.province}` },
    { prop: 'foundedDate', value: String(dice.between(1994, 2022)) }, { prop: 'colours', value: dice.pick(signs[lang]), lang },
    ...dice.sample(activities[lang], dice.between(1, 3)).map((value) => ({ prop: 'criminalActivity', value, lang })),
  ];
  if (name.alias !== undefined) facts.push({ prop: 'alias', value: name.alias, lang });
  if (dice.chance(0.7)) facts.push({ prop: 'sizeEstimate', value: String(dice.between(6, 70)) });
  return facts;
}

function inventMembers(dice: Dice, lang: Language, crew: readonly DemoPerson[]): GroupMember[] {
  const standings: Record<string, number> = lang === 'fra' ? { membre: 6, aspirant: 2, relation: 3 } : { 'full member': 6, prospect: 2, associate: 3 };
  return crew.map((person, position) => {
    const from = `${dice.between(2010, 2022)}-${String(dice.between(1, 12)).padStart(2, '0')}`;
    const left = position > 0 && dice.chance(0.2);
    return {
      person, role: inventRole(dice, lang, position), standing: dice.weighted(standings), from,
      ...(left ? { to: `${dice.between(2023, 2026)}-${String(dice.between(1, 8)).padStart(2, '0')}` } : {}),
    };
  });
}

/** The groups of one agency, each with 8 to 22 of its people; nobody is given to two groups, save one in twelve. */
export function inventGroups(dice: Dice, agency: DemoAgency, people: readonly DemoPerson[], seed: number): DemoGroup[] {
  const pool = dice.shuffle(people);
  return groupNames.filter((one) => one.agencyId === agency.agencyId).map((name) => {
    const crew = pool.splice(0, dice.between(8, 22));
    if (dice.chance(0.5)) crew.push(dice.pick(pool));
    const members = inventMembers(dice, name.lang, crew);
    const [leader] = members;
    const known = leader === undefined || dice.chance(0.4) ? [] : [{ prop: 'leader', value: `${agency.agencyId}~${leader.person.entityId}` }];
    return {
      agencyId: agency.agencyId, entityId: `group-${codeOf(seed, `${agency.agencyId}/group/${name.name}`)}`, schema: 'CriminalGroup', name: name.name,
      naming: { prop: 'name', value: name.name, lang: name.lang }, facts: [...groupFacts(dice, agency, name), ...known], members,
    };
  });
}
