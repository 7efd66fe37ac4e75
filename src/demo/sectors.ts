// Four invented agencies of sectors that the law keeps apart: a financial-intelligence unit, a revenue agency, a border service, and a partner
// abroad in a country that does not exist (XO is a user-assigned code of ISO 3166). None of these names is anybody's.
import type { AgencyDraft } from '../access/index.js';
import type { DemoAssurance } from './world-draft.js';

export const sectorAgencies: readonly AgencyDraft[] = [
  { agencyId: 'ncfo', nameEn: 'Northern Centre for Financial Observation', nameFr: 'Centre nordique d’observation financière', province: null, kind: 'financial_intelligence' },
  { agencyId: 'laro', nameEn: 'Larch Revenue Office', nameFr: 'Bureau du revenu de Larch', province: null, kind: 'revenue' },
  { agencyId: 'hgbs', nameEn: 'Harbourgate Border Service', nameFr: 'Service frontalier de Harbourgate', province: null, kind: 'border' },
  { agencyId: 'ovcb', nameEn: 'Orvane Coast Constabulary', nameFr: 'Gendarmerie de la côte d’Orvane', province: null, kind: 'foreign_partner', country: 'XO' },
];

const ofOrvane = { partner: 'ovcb', daysAgo: 30, forDays: 330 } as const;

/**
 * One agency has both papers about the partner, one the lesser half, one a refusal; the others know nothing of it (unknown is not covered).
 * `by` records, `second` approves: of different chains of command.
 */
export const assurances: readonly DemoAssurance[] = [
  {
    ...ofOrvane, agencyId: 'nsrp', by: 'b.osterley', second: 'h.stormont', kind: 'mistreatment_risk', outcome: 'may_share', decidedBy: 'Chief of Northern Shoals Regional Police', reference: 'NS-AC-2026-03',
    ground: 'No detention follows from what is exchanged; the partner gave written assurances.',
  },
  {
    ...ofOrvane, agencyId: 'nsrp', by: 'b.osterley', second: 'h.stormont', kind: 'reliability', outcome: 'may_share', decidedBy: 'Chief of Northern Shoals Regional Police', reference: 'NS-AC-2026-04',
    ground: 'Three years of exchange without a caveat broken.',
  },
  {
    ...ofOrvane, agencyId: 'hvps', by: 'u.penhale', second: 'q.ellingham', kind: 'reliability', outcome: 'may_share', decidedBy: 'Chief of Harrow Vale Police Service', reference: 'HV-2026-071',
    ground: 'Reliable in two joint files; the risk of mistreatment is still being assessed.',
  },
  {
    ...ofOrvane, agencyId: 'brde', by: 'f.hamelinaud', second: 'c.ouellon', kind: 'mistreatment_risk', outcome: 'may_not_share', decidedBy: 'Directrice du Bureau de l’Estran', reference: 'BE-2026-12',
    ground: 'Une personne désignée l’an dernier a été détenue sans mandat.',
  },
];
