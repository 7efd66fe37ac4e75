// What a file is an import of: its originator, its report and how persons in it are named. Published lists speak for themselves.
import type { LabelSpec } from '../access/index.js';
import type { ReportDraft } from './draft.js';

export type ImportKind = 'listing' | 'ofac' | 'ftm' | 'csv' | 'xlsx';

export interface ImportProfile {
  readonly sourceName: string;
  readonly agencyId: string;
  readonly report: ReportDraft;
  readonly part: string;
}

const openToAll: LabelSpec = { level: 'UNCLASSIFIED', releasableTo: ['ALL'] };
/** For files that say nothing of their own: all agencies, not the public. A row, a value or the mapping may say otherwise. */
const sharedByDefault: LabelSpec = { level: 'PROTECTED_A', releasableTo: ['ALL'] };
const published = { sourceGrade: { scale: 'PUBLISHED', code: 'OFFICIAL' }, informationGrade: { scale: 'PUBLISHED', code: 'AS_PUBLISHED' } };

/** Agencies that publish lists and the node itself, which every registry needs. */
export const publishers = [
  { agencyId: 'node', nameEn: 'This node', nameFr: 'Ce nœud', province: null, kind: 'node' },
  { agencyId: 'ca-ps', nameEn: 'Public Safety Canada (published list)', nameFr: 'Sécurité publique Canada (liste publiée)', province: null, kind: 'publisher' },
  { agencyId: 'us-ofac', nameEn: 'OFAC, US Treasury (published list)', nameFr: 'OFAC, Trésor des États-Unis (liste publiée)', province: null, kind: 'publisher' },
];

/** Canada's list of terrorist entities. `reportedOn`: the day to which the text was consolidated, `YYYY-MM-DD`. */
export function listedEntities(reportedOn: string): ImportProfile {
  return {
    sourceName: 'SOR/2002-284', agencyId: 'ca-ps', part: 'listed',
    report: {
      agencyId: 'ca-ps', sourceName: 'SOR/2002-284', sourceRef: 'SOR/2002-284', reportedOn, label: openToAll, ...published, parts: [],
      title: 'Regulations Establishing a List of Entities (Criminal Code, s. 83.05)', retentionBasis: 'public law', notices: [],
    },
  };
}

/** The OFAC list of 2021: real names at real size, stale, and without force in Canada. */
export function ofac2021(reportedOn: string): ImportProfile {
  return {
    sourceName: 'OFAC SDN 2021', agencyId: 'us-ofac', part: 'listed',
    report: {
      agencyId: 'us-ofac', sourceName: 'OFAC SDN 2021', sourceRef: 'SDN', reportedOn, label: openToAll, ...published, parts: [],
      title: 'Specially Designated Nationals and Blocked Persons, as published in 2021', retentionBasis: 'public list',
      notices: ['no_force_in_canada', 'stale_list'],
    },
  };
}

/** A file of an agency's own. `sourceName`: how the agency calls it; the same name again brings only what is new. */
export function ownFile(agencyId: string, sourceName: string, reportedOn: string, label: LabelSpec = sharedByDefault): ImportProfile {
  return {
    sourceName, agencyId, part: 'unstated',
    report: {
      agencyId, sourceName, reportedOn, label, parts: [], title: `Import of ${sourceName}`, retentionBasis: 'review within five years of entry',
      sourceGrade: { scale: 'ADMIRALTY', code: 'F' }, informationGrade: { scale: 'ADMIRALTY', code: '6' },
    },
  };
}
