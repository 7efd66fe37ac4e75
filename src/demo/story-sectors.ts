// One man, Silvan Ottermole, as each sector knows him: what a reader finds of him says through which gateway it came (src/access/gateway.ts).
import type { LabelSpec } from '../access/index.js';
import { marking, relTo, sharedB } from './markings.js';
import { remark, type StoryReport } from './story.js';
import { cast } from './story-cast.js';
import type { Subject } from './subject.js';

const him = (agencyId: string, facts: Readonly<Record<string, string>> = {}): Subject => cast(agencyId, 'person', 'Silvan Ottermole', { birthDate: '1968-10-05', ...facts });

/** Released by name, under the provision that lets it out. */
const disclosed = (basis: string, agencies: readonly string[]): LabelSpec => marking({ level: 'PROTECTED_B', releasableTo: agencies, disclosedUnder: basis });
/** Marked for everybody: the gateway, not the mark, keeps it in. */
const kept = sharedB;

export const ottermole = {
  fiuFile: cast('ncfo', 'company', 'Brackwater Holdings Ltd.', { jurisdiction: 'ca', registrationNumber: 'FICT-0091002' }), fiu: him('ncfo'),
  revenueFile: cast('laro', 'company', 'Ottermole Family Trust', { jurisdiction: 'ca' }), revenue: him('laro'),
  borderFile: cast('hgbs', 'vehicle', 'OT-5580-KM1', { name: 'blue Castellan GT 2024', model: 'Castellan GT', buildDate: '2024' }), border: him('hgbs'),
  abroad: him('ovcb', { alias: 'S. Otermol' }), shoals: him('nsrp', { position: 'bookkeeper' }), vale: him('hvps'),
} as const;

const { fiuFile, fiu, revenueFile, revenue, borderFile, border, abroad, shoals, vale } = ottermole;
const ncfo = { agencyId: 'ncfo', by: 'h.quistgaard', grade: 'ADMIRALTY B 2' } as const;
const laro = { agencyId: 'laro', by: 'm.castlereagh-po', grade: 'ADMIRALTY A 2' } as const;
const hgbs = { agencyId: 'hgbs', by: 'b.tremaine-okafor', grade: 'ADMIRALTY B 2' } as const;
const fromPolice = { agencyId: 'nsrp', by: 'm.okonedo', grade: 'ADMIRALTY B 3' } as const;

export const sectorReports: readonly StoryReport[] = [
  {
    ...ncfo, on: '2026-02-16', title: 'Deposits below the threshold', label: kept, sourceRef: 'FA-2026-0031',
    write: (script) => script.tell(fiuFile, [...fiuFile.facts, remark('Forty-one deposits in nine days, each below the amount that is reported.', '2026-01')]),
  },
  {
    ...ncfo, on: '2026-04-13', title: 'Disclosure: electronic transfers', label: disclosed('PCMLTFA_55', ['nsrp', 'laro']), sourceRef: 'FD-2026-0108',
    write: (script) => script.person(fiu, 'suspect', 'Reasonable grounds to suspect that the information would be relevant to a laundering investigation.', fiu.facts)
      .tell(fiu, [remark('Six transfers abroad in the name of a storage firm, sent on the same day.', '2026-03')]),
  },
  {
    ...laro, on: '2026-01-19', title: 'Net worth review', label: kept, sourceRef: 'LR-26-00410',
    write: (script) => script.tell(revenueFile, [...revenueFile.facts, remark('Declared no income in three years of purchases.', '2025')]),
  },
  {
    ...laro, on: '2026-05-04', title: 'Disclosure of a return', label: disclosed('ITA_241', ['spse', 'ncfo']), sourceRef: 'LR-26-00977',
    write: (script) => script.person(revenue, 'suspect', 'Criminal proceedings were begun by the laying of an information.', revenue.facts).tell(revenue, [remark('Claimed the rent of a quay in Sainte-Orlaine as an expense.', '2025')]),
  },
  {
    ...hgbs, on: '2026-03-09', title: 'Vehicle at the ferry gate', label: kept, sourceRef: 'HB-2026-2207',
    write: (script) => script.tell(borderFile, [...borderFile.facts, remark('Crossed four times in a week with an empty trailer.', '2026-03')]),
  },
  {
    ...hgbs, on: '2026-04-27', title: 'Goods declared as frozen fish', label: disclosed('CUSTOMS_107', ['nsrp', 'hvps']), sourceRef: 'HB-2026-3014',
    write: (script) => script.person(border, 'associate', undefined, border.facts).tell(border, [remark('Named as consignee of a refrigerated container that nobody collected.', '2026-04')]),
  },
  {
    agencyId: 'ovcb', on: '2026-05-18', title: 'Seen at Lantern Quay', label: relTo('PROTECTED_B', ['nsrp', 'hvps']), sourceRef: 'OC-771', by: 'l.maravel', grade: 'ADMIRALTY C 3',
    write: (script) => script.person(abroad, 'associate', undefined, abroad.facts).tell(abroad, [remark('Met a shipping agent twice; paid in cash.', '2026-05')]),
  },
  {
    ...fromPolice, on: '2026-01-26', title: 'Voluntary information on a bookkeeper', label: relTo('PROTECTED_B', ['ncfo']), sourceRef: '26-004410',
    write: (script) => script.person(shoals, 'suspect', 'Keeps the books of two firms whose owners do not know each other.', shoals.facts),
  },
  {
    ...fromPolice, on: '2026-05-06', title: 'Question to Orvane', label: marking({ level: 'PROTECTED_B', releasableTo: ['ovcb'], permittedUses: ['LEAD_ONLY'] }), sourceRef: '26-019902',
    write: (script) => script.person(shoals, 'suspect', 'May have travelled by ferry in May.').tell(shoals, [remark('Asked for movements between two days only.', '2026-05')]),
  },
  {
    agencyId: 'hvps', on: '2026-05-07', title: 'Offered to Orvane', label: relTo('PROTECTED_B', ['ovcb']), sourceRef: '26-050061', by: 'a.thornbury', grade: 'UK_3X5X2 2 C',
    write: (script) => script.person(vale, 'associate', undefined, vale.facts).tell(vale, [remark('Rented a locker in Quillport under his own name.', '2026-04')]),
  },
];
