// Six invented police agencies in four provinces; no service of these names exists, nor do their towns.
import type { AgencyDraft } from '../access/index.js';
import { DemoError } from './errors.js';

export type Language = 'eng' | 'fra';

/** `persons` and `reports`: this agency's share of the world. `partners`: whom it names when it releases to named agencies. */
export interface DemoAgency extends AgencyDraft {
  readonly province: string;
  readonly language: Language;
  readonly partners: readonly (readonly string[])[];
  readonly towns: readonly string[];
  readonly areaCodes: readonly string[];
  readonly persons: number;
  readonly reports: number;
  /** Share of reports in which somebody boasts of a distant supplier; a coast hears it more often. */
  readonly claimRate: number;
}

export const demoAgencies: readonly DemoAgency[] = [
  {
    agencyId: 'nsrp', nameEn: 'Northern Shoals Regional Police', nameFr: 'Police régionale des Hauts-Fonds du Nord', province: 'BC',
    kind: 'regional', language: 'eng', partners: [['hvps'], ['kcps', 'ppib'], ['hvps', 'spse']], persons: 1200, reports: 360, claimRate: 0.05,
    towns: ['Port Ansgar', 'Tidewick', 'Gull Narrows', 'Cedar Throat', 'Marrow Inlet'], areaCodes: ['604', '250', '778', '236', '672'],
  },
  {
    agencyId: 'kcps', nameEn: 'Kettle Coulee Police Service', nameFr: 'Service de police de Kettle Coulee', province: 'AB',
    kind: 'municipal', language: 'eng', partners: [['ppib'], ['nsrp', 'ppib']], persons: 700, reports: 210, claimRate: 0.015,
    towns: ['Kettle Coulee', 'Windrow', 'Coulee Ash', 'Brackenfield'], areaCodes: ['403', '587', '780'],
  },
  {
    agencyId: 'ppib', nameEn: 'Pelham Plains Intelligence Bureau', nameFr: 'Bureau du renseignement des plaines de Pelham', province: 'AB',
    kind: 'provincial_bureau', language: 'eng', partners: [['kcps'], ['kcps', 'nsrp'], ['brde', 'hvps']], persons: 450, reports: 135, claimRate: 0.02,
    towns: ['Pelham Forks', 'Dunmarrow', 'Sallow Bend'], areaCodes: ['825', '368'],
  },
  {
    agencyId: 'hvps', nameEn: 'Harrow Vale Police Service', nameFr: 'Service de police de Harrow Vale', province: 'ON',
    kind: 'municipal', language: 'eng', partners: [['nsrp'], ['spse', 'brde'], ['ppib']], persons: 1200, reports: 360, claimRate: 0.01,
    towns: ['Harrow Vale', 'Orrin Falls', 'Eldermere', 'Quillport', 'Saltern'],
    areaCodes: ['416', '647', '905', '289', '613', '343', '705', '519', '226'],
  },
  {
    agencyId: 'spse', nameEn: 'Saint-Évrard Police Service', nameFr: 'Service de police de Saint-Évrard', province: 'QC',
    kind: 'municipal', language: 'fra', partners: [['brde'], ['brde', 'hvps'], ['nsrp']], persons: 1000, reports: 300, claimRate: 0.02,
    towns: ['Saint-Évrard', 'Sainte-Orlaine', 'Rivière-aux-Lampes', 'Mont-Froidure'], areaCodes: ['514', '438', '450', '579', '819', '873'],
  },
  {
    agencyId: 'brde', nameEn: 'Estran Intelligence Bureau', nameFr: 'Bureau du renseignement de l’Estran', province: 'QC',
    kind: 'provincial_bureau', language: 'fra', partners: [['spse'], ['spse', 'ppib']], persons: 450, reports: 135, claimRate: 0.02,
    towns: ['L’Anse-Perdrix', 'Sainte-Orlaine', 'Pointe-Cendrée'], areaCodes: ['418', '581', '367'],
  },
];

/** The agency of that id. Throws `unknown_agency`: every id in this room is one of the six. */
export function demoAgency(agencyId: string): DemoAgency {
  const found = demoAgencies.find((agency) => agency.agencyId === agencyId);
  if (found === undefined) throw new DemoError('unknown_agency', `there is no demo agency \`${agencyId}\`; use one of the six`);
  return found;
}
