// The people and things of Operation Larkspur, the storyline: two groups fight over a dock. All of it is invented.
import { codeOf } from './dice.js';
import type { Fact, Subject } from './subject.js';

const schemata = { person: 'Person', group: 'CriminalGroup', company: 'Company', vehicle: 'Vehicle', address: 'Address', incident: 'Incident', seizure: 'Seizure', technique: 'Technique', capability: 'Capability', plan: 'Plan' } as const;
const namings: Readonly<Record<string, string>> = { Vehicle: 'registrationNumber', Address: 'full', Seizure: 'commodity' };

/** Ids of the storyline do not depend on the seed, so that a guide can name them. */
export function cast(agencyId: string, kind: keyof typeof schemata, name: string, facts: Readonly<Record<string, string | readonly string[]>> = {}, lang?: string): Subject {
  const schema = schemata[kind];
  const list = Object.entries(facts).flatMap(([prop, values]) => [values].flat().map((value): Fact => ({ prop, value })));
  return {
    agencyId, entityId: `${kind}-${codeOf(0, `story/${agencyId}/${name}`)}`, schema,
    naming: { prop: namings[schema] ?? 'name', value: name, ...(lang === undefined ? {} : { lang }) }, facts: list,
  };
}

const inBc = { country: 'ca', threatScale: 'ITA' };

/** As Northern Shoals Regional Police knows them: nearly whole. */
export const shoals = {
  drayle: cast('nsrp', 'person', 'Corwin Drayle', { birthDate: '1979-03-14', gender: 'male', nationality: 'ca', weakAlias: 'Wick', phone: '+17785550181' }),
  vostrand: cast('nsrp', 'person', 'Ilmari Vostrand', { birthDate: '1984-11-02', gender: 'male', alias: ['Илмари Востранд', 'Elmer Vostrant'], phone: '+17785550182' }),
  koury: cast('nsrp', 'person', 'Anselm Koury-Vane', { birthDate: '1971-07-29', gender: 'male', alias: 'أنسلم خوري فان', position: 'company director' }),
  quell: cast('nsrp', 'person', 'Damaris Quell', { birthDate: '1988-01-19', gender: 'female', weakAlias: 'Nine', phone: '+12365550183' }),
  renske: cast('nsrp', 'person', 'Tobiah Renske', { birthDate: '1993-05-08', gender: 'male', appearance: 'tattoo of a brindled dog on neck' }),
  falk: cast('nsrp', 'person', 'Jorun Falk-Ito', { birthDate: '1996-09-23', gender: 'female', alias: '伊藤ヨルン' }),
  ashdown: cast('nsrp', 'person', 'Pernille Ashdown-Roy', { birthDate: '1990-04-04', gender: 'female', position: 'vehicle registry clerk, Gull Narrows counter' }),
  marchbank: cast('nsrp', 'person', 'Selwyn Marchbank', { birthDate: '1982-12-12', gender: 'male', phone: '+16725550184' }),
  ferreira: cast('nsrp', 'person', 'Odalys Ferreira-Thorne', { birthDate: '1995-02-27', gender: 'female' }),
  lisgar: cast('nsrp', 'person', 'Bertrand Lisgar-Noël', { birthDate: '1963-08-16', gender: 'male' }),
  dunnock: cast('nsrp', 'person', 'Piers Dunnock', { birthDate: '1975-10-30', gender: 'male', position: 'night foreman, Tidewick dock' }),
  tallow: cast('nsrp', 'group', 'Tallow Street Crew', { ...inBc, alias: 'The Tallows', threatLevel: 'MLT', scope: 'PROVINCIAL_REGIONAL', entrenched: 'yes', believedToExist: 'yes', sizeEstimate: '40', foundedDate: '2009', territory: 'Tidewick, BC', criminalActivity: ['fentanyl distribution', 'money laundering'] }, 'eng'),
  brindle: cast('nsrp', 'group', 'Brindle Nine', { ...inBc, alias: 'The Brindles', threatLevel: 'MLT', scope: 'LOCAL', entrenched: 'unknown', believedToExist: 'yes', sizeEstimate: '18', foundedDate: '2019', territory: 'Port Ansgar, BC', criminalActivity: 'fentanyl distribution' }, 'eng'),
  corvane: cast('nsrp', 'company', 'Corvane Cold Storage Ltd.', { jurisdiction: 'ca', registrationNumber: 'FICT-0041776', incorporationDate: '2021-03' }),
  harbourlight: cast('nsrp', 'company', 'Harbourlight Car Wash Inc.', { jurisdiction: 'ca', registrationNumber: 'FICT-0058120', incorporationDate: '2018-10' }),
  van: cast('nsrp', 'vehicle', 'BH-4417-QX9', { name: 'white Tamber Vanline 2022', model: 'Tamber Vanline', buildDate: '2022', country: 'ca' }),
  dock: cast('nsrp', 'address', '3 Chandlery Lane, Tidewick BC Z4T 1K7', { street: '3 Chandlery Lane', city: 'Tidewick', state: 'BC', country: 'ca' }),
  arson: cast('nsrp', 'incident', 'Fire at the Tidewick cold store', { incidentKind: 'arson', date: '2025-02-11', province: 'BC', occurrenceNumber: '25-014420', place: '3 Chandlery Lane, Tidewick BC', victimCount: '0' }, 'eng'),
  shots: cast('nsrp', 'incident', 'Shots fired outside Harbourlight', { incidentKind: 'shots fired', date: '2025-06-20', province: 'BC', occurrenceNumber: '25-071903', place: '88 Weirgate Avenue, Tidewick BC', weaponUsed: 'handgun', victimCount: '1' }, 'eng'),
  load: cast('nsrp', 'seizure', 'FENTANYL', { quantity: '1.9', unit: 'kg', grossNet: 'gross', purity: '11.8', purityBasis: 'laboratory', exhibitNumber: 'EX-90417', date: '2025-10-03', seizingAgency: 'Northern Shoals Regional Police', concealment: 'under frozen fish boxes', direction: 'domestic' }),
} as const;

/** What Northern Shoals does, can do and is about to do: the technique is sealed to the agency, the plan is not. */
export const means = {
  shuttered: cast('nsrp', 'technique', 'SHUTTERED WINDOW', {
    techniqueKind: 'technical surveillance', authority: 'Criminal Code, s. 487.01 (general warrant)', protectedBy: 'Canada Evidence Act, s. 37', techniqueStatus: 'in use',
    givenAwayBy: 'A cold room that warms by two degrees on the nights of deliveries.', limits: 'Three weeks without service; no sound.',
  }, 'eng'),
  team: cast('nsrp', 'capability', 'Dockside surveillance team', { capabilityKind: 'surveillance team', readiness: '48 hours', availableFrom: '2026-08-01', availableUntil: '2027-03-31', limits: 'One team; not by day in the fish market.' }, 'eng'),
  lowTide: cast('nsrp', 'plan', 'Plan Low Tide', {
    planKind: 'search and arrest', planStatus: 'approved', objective: 'Search the Tidewick cold store and arrest whoever receives the next load.', startDate: '2026-09-14', endDate: '2026-12-18',
    area: 'Tidewick, BC', approvedBy: 'Superintendent, Major Crime', riskToPublic: 'Night work near ferry traffic.',
  }, 'eng'),
} as const;

/** As Harrow Vale Police Service knows them: in part, and spelt otherwise. */
export const vale = {
  draile: cast('hvps', 'person', 'Corwen Draile', { birthDate: '1979-03', gender: 'male', phone: '+17785550181' }),
  renske: cast('hvps', 'person', 'Tobias Renske', { birthDate: '1993-05-08', gender: 'male' }),
  tallow: cast('hvps', 'group', 'Tallow St. Crew', { country: 'ca', believedToExist: 'unknown', threatLevel: 'UNRATED', territory: 'British Columbia' }, 'eng'),
  estate: cast('hvps', 'vehicle', 'KT-2290-VV3', { name: 'grey Norvane Estate 2018', model: 'Norvane Estate', buildDate: '2018', country: 'ca' }),
} as const;

/** Ce qu’en sait le Service de police de Saint-Évrard : l’entreprise, pas la rivalité. */
export const evrard = {
  khoury: cast('spse', 'person', 'Anselme Khoury-Vanne', { birthDate: '1971', gender: 'male', alias: 'Anselm Koury', position: 'administrateur' }),
  corvane: cast('spse', 'company', 'Entrepôts Corvane inc.', { jurisdiction: 'ca', registrationNumber: 'FICT-0077431', incorporationDate: '2024-05' }),
  quai: cast('spse', 'address', '14, quai des Brumes-Basses, Sainte-Orlaine QC Z1G 8R2', { street: '14, quai des Brumes-Basses', city: 'Sainte-Orlaine', state: 'QC', country: 'ca' }),
} as const;

/** As Kettle Coulee and Pelham Plains know them. */
export const plains = {
  sallowby: cast('kcps', 'person', 'Wren Sallowby', { birthDate: '2001-06-06', gender: 'female', phone: '+14035550185' }),
  load: cast('kcps', 'seizure', 'CURRENCY', { quantity: '48500', unit: 'CAD', grossNet: 'unknown', date: '2026-03-19', seizingAgency: 'Kettle Coulee Police Service', exhibitNumber: 'EX-11208', direction: 'domestic' }),
  tallow: cast('ppib', 'group', 'Tallow Street Crew', { country: 'ca', threatLevel: 'MLT', threatScale: 'ITA', believedToExist: 'yes', scope: 'PROVINCIAL_REGIONAL' }, 'eng'),
} as const;
