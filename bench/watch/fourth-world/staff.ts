// Who works there: sworn and civilian, in the units that a real service has, each a person of the town with a home, a family and a past.
import type { Agency } from './agency.js';
import type { Chance } from './chance.js';
import { addTie, type Person, type Town } from './town.js';

export type Role = 'response' | 'detective' | 'intelligence' | 'call_taker' | 'records' | 'corrections' | 'registry' | 'border';
export type Duty =
  | 'patrol' | 'traffic' | 'school' | 'recruits' | 'neighbourhood' | 'general' | 'major_crime' | 'drugs' | 'vulnerable' | 'fraud' | 'gang' | 'analysis' | 'call_taking' | 'dispatching' | 'coding' | 'court_desk' | 'vetting' | 'custody' | 'probation'
  | 'licence_office' | 'port_office';

export interface Actor {
  readonly n: number;
  readonly person: Person;
  readonly role: Role;
  readonly duty: Duty;
  readonly unit: string;
  readonly district: number;
  readonly team: number;
  readonly beat: number;
  readonly yearsIn: number;
  /** How many things this one looks up, against colleagues at the same work. */
  readonly pace: number;
  readonly terminal: string;
  readonly deskX: number;
  readonly deskY: number;
  supervisor: Actor | undefined;
}

/** Share of all staff, pattern of shifts (`team`: turns about the clock; `day`: weekdays), whether split by district. */
interface Establishment {
  readonly role: Role;
  readonly share: number;
  readonly isSplit: boolean;
}

export const ESTABLISHMENT: Readonly<Record<Duty, Establishment>> = {
  patrol: { role: 'response', share: 0.4, isSplit: true }, traffic: { role: 'response', share: 0.03, isSplit: false }, school: { role: 'response', share: 0.01, isSplit: false }, recruits: { role: 'response', share: 0.02, isSplit: false },
  neighbourhood: { role: 'response', share: 0.03, isSplit: true }, general: { role: 'detective', share: 0.075, isSplit: true }, major_crime: { role: 'detective', share: 0.022, isSplit: false }, drugs: { role: 'detective', share: 0.016, isSplit: false },
  vulnerable: { role: 'detective', share: 0.018, isSplit: false }, fraud: { role: 'detective', share: 0.01, isSplit: false }, gang: { role: 'intelligence', share: 0.018, isSplit: false }, analysis: { role: 'intelligence', share: 0.027, isSplit: false },
  call_taking: { role: 'call_taker', share: 0.06, isSplit: false }, dispatching: { role: 'call_taker', share: 0.034, isSplit: false }, coding: { role: 'records', share: 0.042, isSplit: false }, court_desk: { role: 'records', share: 0.016, isSplit: false },
  vetting: { role: 'records', share: 0.012, isSplit: false }, custody: { role: 'corrections', share: 0.045, isSplit: false }, probation: { role: 'corrections', share: 0.02, isSplit: false }, licence_office: { role: 'registry', share: 0.05, isSplit: false },
  port_office: { role: 'border', share: 0.045, isSplit: false },
};

const ROUND_THE_CLOCK: ReadonlySet<Duty> = new Set(['patrol', 'call_taking', 'dispatching', 'custody', 'port_office']);
const WORDS: readonly Readonly<Record<Duty, string>>[] = [
  { patrol: 'Patrol', traffic: 'Traffic', school: 'School Liaison', recruits: 'Recruit Training', neighbourhood: 'Neighbourhood', general: 'CID', major_crime: 'Major Crime', drugs: 'Drugs', vulnerable: 'Special Victims', fraud: 'Fraud', gang: 'Gang Unit', analysis: 'Analysis', call_taking: 'Comms Intake', dispatching: 'Comms Dispatch', coding: 'Records', court_desk: 'Court Liaison', vetting: 'Vetting', custody: 'Custody', probation: 'Probation', licence_office: 'Licensing', port_office: 'Port' },
  { patrol: 'RESP', traffic: 'TRF', school: 'SRO', recruits: 'TRG', neighbourhood: 'CPO', general: 'GIS', major_crime: 'MCS', drugs: 'DRG', vulnerable: 'SVU', fraud: 'FIN', gang: 'GGU', analysis: 'CAU', call_taking: 'ECC-A', dispatching: 'ECC-D', coding: 'RMD', court_desk: 'CRT', vetting: 'PSD-V', custody: 'DET', probation: 'PRB', licence_office: 'LIC', port_office: 'PRT' },
  { patrol: 'Gendarmerie', traffic: 'Circulation', school: 'Écoles', recruits: 'Formation', neighbourhood: 'Quartier', general: 'Enquêtes', major_crime: 'Crimes majeurs', drugs: 'Stupéfiants', vulnerable: 'Violence sexuelle', fraud: 'Fraude', gang: 'Gangs', analysis: 'Analyse', call_taking: 'Appels', dispatching: 'Répartition', coding: 'Dossiers', court_desk: 'Cour', vetting: 'Filtrage', custody: 'Détention', probation: 'Probation', licence_office: 'Permis', port_office: 'Port' },
];

export function recruitStaff(chance: Chance, agency: Agency, town: Town, count: number): Actor[] {
  const adults = chance.shuffled(town.persons.filter((one) => one.age >= 21 && one.age <= 61 && one.gang === undefined && one.heat < 6));
  const posts = chance.shuffled(establish(count));
  const actors = posts.map((duty, n): Actor => {
    const person = adults[n] as Person;
    person.isStaff = true;
    person.heat = 0.5;
    const { role, isSplit } = ESTABLISHMENT[duty];
    const district = isSplit ? chance.whole(0, agency.districts - 1) : -1;
    const team = ROUND_THE_CLOCK.has(duty) ? chance.whole(0, agency.teamsPerDistrict - 1) : 0;
    const words = (WORDS[agency.unitWords] as Readonly<Record<Duty, string>>)[duty];
    const place = district < 0 ? '' : agency.unitWords === 1 ? ` D${district + 1}` : ` ${district + 1}`;
    const unit = `${words}${place}${ROUND_THE_CLOCK.has(duty) ? ` ${'ABCDE'[team] ?? 'A'}` : ''}`;
    return {
      n, person, role, duty, unit, district, team, beat: isSplit ? chance.whole(0, town.beatsPerDistrict - 1) : -1, yearsIn: duty === 'recruits' ? 0 : Math.max(0, Math.min(person.age - 21, Math.round(chance.long(7, 0.9)))), pace: chance.long(1, 0.28),
      terminal: `${duty === 'patrol' || duty === 'traffic' ? 'MDT' : 'WS'}-${String(chance.whole(1, 899)).padStart(3, '0')}`, deskX: 2000 + Math.max(0, district) * 4000 + chance.whole(0, 40), deskY: 6800 + chance.whole(0, 40), supervisor: undefined,
    };
  });
  promote(chance, actors);
  pastLives(chance, town, actors);
  return actors;
}

function establish(count: number): Duty[] {
  const posts: Duty[] = [];
  for (const [duty, { share }] of Object.entries(ESTABLISHMENT) as [Duty, Establishment][]) for (let n = 0; n < Math.max(2, Math.round(share * count)); n += 1) posts.push(duty);
  while (posts.length > count) posts.shift();
  while (posts.length < count) posts.push('patrol');
  return posts;
}

function promote(chance: Chance, actors: readonly Actor[]): void {
  for (const unit of new Set(actors.map((one) => one.unit))) {
    const team = actors.filter((one) => one.unit === unit);
    const sergeants = chance.some(team.toSorted((a, b) => b.yearsIn - a.yearsIn).slice(0, 4), Math.max(1, Math.round(team.length / 10)));
    for (const one of team) one.supervisor = sergeants.includes(one) ? undefined : chance.pick(sergeants);
  }
}

/** One in six has a former spouse, a few have a cousin or a school friend in a gang: most of them never do anything wrong. */
function pastLives(chance: Chance, town: Town, actors: readonly Actor[]): void {
  const adults = town.persons.filter((one) => one.age >= 20 && one.age <= 60 && !one.isStaff);
  const gangsters = town.gangs.flatMap((gang) => gang.members);
  for (const { person } of actors) {
    if (chance.is(0.15)) {
      const ex = chance.few(adults, 12).find((one) => one.sex !== person.sex && Math.abs(one.age - person.age) < 10);
      if (ex !== undefined) addTie(town.ties, person, ex, 'ex_spouse');
    }
    if (chance.is(0.45)) addTie(town.ties, person, chance.pick(adults), 'sibling');
    for (let n = chance.poisson(1.2); n > 0; n -= 1) addTie(town.ties, person, chance.pick(adults), chance.is(0.5) ? 'friend' : 'cousin');
    if (chance.is(0.045)) addTie(town.ties, person, chance.pick(gangsters), chance.pick(['cousin', 'friend', 'friend', 'sibling']));
  }
}
