// Information flows from one sector to another through a gateway that a statute opens, or not at all (G3). Gateways are dated data;
// policies read them as the channels that are open to a person's agency today.

/** Sectors with rules of their own. An agency's sector is data; police is what an agency is unless it says otherwise. */
export const sectors = { police: 'police', foreignPartner: 'foreign_partner' } as const;

/** Kinds of agencies that are a sector of their own; every other kind of before there were sectors is a police service. */
const ownSectors = ['node', 'publisher', 'financial_intelligence', 'revenue', 'border', 'corrections', 'regulator', 'oversight', sectors.foreignPartner];

export function sectorOfKind(kind: string): string {
  return ownSectors.includes(kind) ? kind : sectors.police;
}

/**
 * `under`: the basis of disclosure that the label must name; absent where the sector may share of its own accord. Days are `YYYY-MM-DD`, both inclusive.
 * Dates are those from which the provision could be relied on here; see docs/policies.md for what is certain of them.
 */
export interface Gateway {
  readonly code: string;
  readonly from: string;
  readonly to: readonly string[];
  readonly under?: string;
  readonly statute: string;
  readonly en: string;
  readonly fr: string;
  /** Left out where no statute opens it and it has no beginning. */
  readonly effectiveFrom?: string;
  readonly effectiveTo?: string;
}

const domestic = ['police', 'border', 'revenue', 'financial_intelligence', 'corrections', 'regulator', 'oversight'];

export const gateways: readonly Gateway[] = [
  {
    code: 'police-to-police', from: 'police', to: ['police'], statute: 'Privacy Act, R.S.C. 1985, c. P-21, s. 8(2)(f), and its provincial counterparts', effectiveFrom: '1983-07-01',
    en: 'Police services share for the enforcement of the law', fr: 'Les services de police échangent pour l’application de la loi',
  },
  {
    code: 'police-to-federal', from: 'police', to: ['border', 'revenue', 'corrections', 'oversight'], statute: 'Privacy Act, s. 8(2)(e) and (f)', effectiveFrom: '1983-07-01',
    en: 'Police services answer investigative and review bodies', fr: 'Les services de police répondent aux organismes d’enquête et de surveillance',
  },
  {
    code: 'voluntary-to-fiu', from: 'police', to: ['financial_intelligence'], statute: 'PCMLTFA, S.C. 2000, c. 17, s. 54(1)(a)', effectiveFrom: '2000-07-05',
    en: 'Voluntary information goes in', fr: 'Les renseignements transmis volontairement entrent',
  },
  {
    code: 'fiu-disclosure', from: 'financial_intelligence', to: ['police', 'revenue', 'border'], under: 'PCMLTFA_55', statute: 'PCMLTFA, s. 55', effectiveFrom: '2000-07-05',
    en: 'Only the centre’s own disclosures come out; nobody queries it', fr: 'Seules ses propres communications en sortent ; personne ne l’interroge',
  },
  {
    code: 'revenue-disclosure', from: 'revenue', to: ['police', 'financial_intelligence', 'border'], under: 'ITA_241', statute: 'Income Tax Act, R.S.C. 1985, c. 1 (5th Supp.), s. 241',
    effectiveFrom: '1985-01-01', en: 'Taxpayer information leaves under its exceptions alone', fr: 'Un renseignement confidentiel ne sort que par ses exceptions',
  },
  {
    code: 'customs-disclosure', from: 'border', to: ['police', 'revenue', 'financial_intelligence'], under: 'CUSTOMS_107', statute: 'Customs Act, R.S.C. 1985, c. 1 (2nd Supp.), s. 107',
    effectiveFrom: '1986-11-10', en: 'Customs information leaves under its exceptions alone', fr: 'Un renseignement douanier ne sort que par ses exceptions',
  },
  {
    code: 'corrections-to-police', from: 'corrections', to: ['police'], statute: 'Corrections and Conditional Release Act, S.C. 1992, c. 20, s. 25', effectiveFrom: '1992-11-01',
    en: 'Corrections informs the police of releases and threats', fr: 'Le service correctionnel informe la police des mises en liberté et des menaces',
  },
  {
    code: 'oversight-to-police', from: 'oversight', to: ['police'], statute: 'RCMP Act, R.S.C. 1985, c. R-10, s. 45.76, and provincial police acts', effectiveFrom: '2014-11-28',
    en: 'Review bodies report to those they review', fr: 'Les organismes de surveillance font rapport à ceux qu’ils surveillent',
  },
  {
    code: 'foreign-exchange', from: 'police', to: [sectors.foreignPartner], statute: 'Avoiding Complicity in Mistreatment by Foreign Entities Act, S.C. 2019, c. 13, s. 49.1', effectiveFrom: '2019-07-13',
    en: 'Goes out only while a mistreatment-risk decision and a reliability statement are in force', fr: 'Ne sort que sous une décision sur le risque de mauvais traitements et un énoncé de fiabilité en vigueur',
  },
  {
    code: 'foreign-received', from: sectors.foreignPartner, to: ['police', 'border', 'financial_intelligence'], statute: 'Avoiding Complicity in Mistreatment by Foreign Entities Act, s. 49.1',
    effectiveFrom: '2019-07-13', en: 'Is used only while the same two are in force', fr: 'N’est utilisé que tant que les deux mêmes sont en vigueur',
  },
  {
    code: 'published', from: 'publisher', to: [...domestic, sectors.foreignPartner, 'publisher', 'node'], statute: 'published by its author',
    en: 'What is published is everybody’s', fr: 'Ce qui est publié est à tous',
  },
  {
    code: 'node-notices', from: 'node', to: [...domestic, 'node'], statute: 'records of this node', en: 'The node’s own records', fr: 'Les documents du nœud lui-même',
  },
];

/** `revenue`, or `revenue/ITA_241` for what was disclosed under a basis. */
export function channelOf({ sector, disclosedUnder }: { readonly sector: string; readonly disclosedUnder: string | null }): string {
  return disclosedUnder === null ? sector : `${sector}/${disclosedUnder}`;
}

/** The channels whose information may flow to a sector on that day (`YYYY-MM-DD`). A sector's own channels are open to it. */
export function channelsTo(sector: string, today: string): readonly string[] {
  const open = gateways.filter((one) => one.to.includes(sector) && (one.effectiveFrom ?? today) <= today && (one.effectiveTo ?? today) >= today);
  const own = sector === sectors.foreignPartner ? [] : [sector, ...gateways.filter((one) => one.from === sector && one.under !== undefined).map((one) => `${sector}/${one.under}`)];
  return [...new Set([...own, ...open.map((one) => channelOf({ sector: one.from, disclosedUnder: one.under ?? null }))])].toSorted();
}
