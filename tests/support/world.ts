// A small fictional world of three agencies in which every kind of handling label hides something from somebody.
import { type CaseDraft, hashPassword, type LabelSpec, type MemberDraft, type Unit } from '../../src/access/index.js';
import type { PartDraft, ReportDraft, StatementDraft } from '../../src/registry/index.js';

export const agencies = ['alder', 'birch', 'cedar'].map((agencyId) => ({
  agencyId, nameEn: `${agencyId} police`, nameFr: `police de ${agencyId}`, province: 'BC', kind: 'police',
}));
/** One of each sector that has a secrecy of its own, and a partner abroad. */
export const otherSectors = ([['fiu', 'financial_intelligence'], ['tax', 'revenue'], ['port', 'border'], ['yew', 'foreign_partner']] as const).map(([agencyId, kind]) => ({
  agencyId, nameEn: `${agencyId} agency`, nameFr: `agence ${agencyId}`, province: null, kind, country: agencyId === 'yew' ? 'US' : 'CA',
}));

const base = { clearanceCode: 'SECRET', clearanceUntil: '9999-12-31', citizenships: ['CA'], purposes: ['intelligence_analysis', 'criminal_investigation', 'records_review'] };
type Person = Partial<MemberDraft> & Pick<MemberDraft, 'agencyId' | 'memberId' | 'role'>;
const handler = (agencyId: string, memberId: string, unit?: string, more: Partial<MemberDraft> = {}): Person =>
  ({ agencyId, memberId, role: 'source_handler', purposes: ['source_handling'], ...(unit !== undefined && { unit }), ...more });
const people: readonly Person[] = [
  { agencyId: 'alder', memberId: 'ana', role: 'analyst', unit: 'drugs' },
  { agencyId: 'alder', memberId: 'ivo', role: 'investigator', clearanceCode: 'RELIABILITY', purposes: ['criminal_investigation'] },
  // Works under a purpose that asks something first.
  { agencyId: 'alder', memberId: 'sia', role: 'analyst', purposes: ['screening', 'intelligence_analysis'] },
  { agencyId: 'alder', memberId: 'pia', role: 'analyst' },
  { agencyId: 'alder', memberId: 'adam', role: 'agency_administrator', purposes: ['audit'] },
  { agencyId: 'alder', memberId: 'exa', role: 'integrity_examiner', unit: 'standards', purposes: ['integrity_review'] },
  // The second reviewer of emergency access, and an examiner who answers to the same superior as ana.
  { agencyId: 'alder', memberId: 'ira', role: 'independent_reviewer', unit: 'standards', purposes: ['integrity_review'] },
  { agencyId: 'alder', memberId: 'eda', role: 'integrity_examiner', unit: 'drugs', purposes: ['integrity_review'] },
  // The reader from whom things are hidden: another agency, another citizenship, SECRET and no more.
  { agencyId: 'birch', memberId: 'bea', role: 'analyst', citizenships: ['GB'] },
  { agencyId: 'birch', memberId: 'dex', role: 'desk_officer', unit: 'people', purposes: ['officer_safety'] },
  { agencyId: 'birch', memberId: 'bex', role: 'integrity_examiner', unit: 'watch', purposes: ['integrity_review'] },
  { agencyId: 'birch', memberId: 'ada', role: 'agency_administrator', unit: 'people', purposes: ['audit'] },
  { agencyId: 'birch', memberId: 'eli', role: 'desk_officer', purposes: ['officer_safety'] },
  { agencyId: 'cedar', memberId: 'cyd', role: 'analyst', unit: 'bay' },
  // Second people for what originators release.
  { agencyId: 'alder', memberId: 'ora', role: 'analyst', unit: 'standards' },
  { agencyId: 'cedar', memberId: 'cor', role: 'analyst', unit: 'cove' },
  // Those who handle sources: two desks of one branch, another branch, one person's second account, somebody without a unit, another agency.
  handler('alder', 'sol', 'drugs', { personRef: 'hr-0041' }), handler('alder', 'sue', 'drugs'), handler('alder', 'sid', 'fraud'), handler('alder', 'sam', 'standards'),
  handler('alder', 'sol2', 'standards', { personRef: 'hr-0041' }), handler('alder', 'sky'), handler('birch', 'bos', 'office'),
  { agencyId: 'fiu', memberId: 'fia', role: 'analyst' },
  { agencyId: 'tax', memberId: 'tia', role: 'analyst' },
  { agencyId: 'port', memberId: 'pat', role: 'analyst' },
  { agencyId: 'yew', memberId: 'yan', role: 'analyst', citizenships: ['US'] },
  { agencyId: 'cedar', memberId: 'lou', role: 'analyst', clearanceUntil: '2020-01-01' },
];

const unitOf = (agencyId: string, unitId: string, parentUnitId: string | null): Unit => ({ agencyId, unitId, parentUnitId, nameEn: unitId, nameFr: unitId });
/** Parents before children. */
export const units: readonly Unit[] = [
  unitOf('alder', 'chief', null), unitOf('alder', 'crime', 'chief'), unitOf('alder', 'drugs', 'crime'), unitOf('alder', 'fraud', 'crime'), unitOf('alder', 'standards', 'chief'),
  unitOf('birch', 'office', null), unitOf('cedar', 'hall', null), unitOf('cedar', 'bay', 'hall'), unitOf('cedar', 'cove', 'hall'),
  unitOf('birch', 'board', null), unitOf('birch', 'watch', 'board'), unitOf('birch', 'people', 'board'),
];

export async function members(): Promise<MemberDraft[]> {
  const passwordHash = await hashPassword('demo');
  return people.map((one) => ({ ...base, userName: one.memberId, displayName: one.memberId, passwordHash, ...one }));
}

const duty = (agencyId: string, memberId: string) => ({ agencyId, memberId, fromOn: '2020-01-01' });
export const cases: readonly CaseDraft[] = [
  { agencyId: 'alder', caseId: 'oak', title: 'Oak', openedOn: '2020-01-01', members: ['ana', 'ivo', 'pia', 'adam', 'exa', 'ira', 'eda', 'sia', 'ora'].map((one) => duty('alder', one)) },
  { agencyId: 'alder', caseId: 'well', title: 'Well', openedOn: '2020-01-01', members: ['sol', 'sue', 'sid', 'sam', 'sol2', 'sky'].map((one) => duty('alder', one)) },
  { agencyId: 'birch', caseId: 'ford', title: 'Ford', openedOn: '2020-01-01', members: [duty('birch', 'bos')] },
  { agencyId: 'alder', caseId: 'pine', title: 'Pine', openedOn: '2020-01-01', members: [duty('alder', 'pia')] },
  { agencyId: 'alder', caseId: 'old', title: 'Old', openedOn: '2020-01-01', closedOn: '2021-01-01', members: [duty('alder', 'ana')] },
  { agencyId: 'birch', caseId: 'elm', title: 'Elm', openedOn: '2020-01-01', members: ['bea', 'dex', 'bex', 'ada', 'eli'].map((one) => duty('birch', one)) },
  { agencyId: 'birch', caseId: 'shut', title: 'Shut', openedOn: '2020-01-01', closedOn: '2021-01-01', members: [duty('birch', 'bea')] },
  // Nobody is on it: one to close.
  { agencyId: 'birch', caseId: 'gate', title: 'Gate', openedOn: '2020-01-01', members: [] },
  { agencyId: 'fiu', caseId: 'fig', title: 'Fig', openedOn: '2020-01-01', members: [duty('fiu', 'fia')] },
  { agencyId: 'tax', caseId: 'thorn', title: 'Thorn', openedOn: '2020-01-01', members: [duty('tax', 'tia')] },
  { agencyId: 'port', caseId: 'palm', title: 'Palm', openedOn: '2020-01-01', members: [duty('port', 'pat')] },
  { agencyId: 'yew', caseId: 'yarrow', title: 'Yarrow', openedOn: '2020-01-01', members: [duty('yew', 'yan')] },
  { agencyId: 'cedar', caseId: 'fir', title: 'Fir', openedOn: '2020-01-01', members: [duty('cedar', 'cyd'), duty('cedar', 'lou'), duty('cedar', 'cor')] },
];

const toAll = { releasableTo: ['ALL'] };
export const shownLabel: LabelSpec = { level: 'PROTECTED_B', ...toAll };
/** Each hides from `bea` (birch, purpose intelligence_analysis). The surname stands in statements of that label and nowhere else. */
export const hidden: Readonly<Record<string, { readonly label: LabelSpec; readonly surname: string }>> = {
  own: { label: { level: 'PROTECTED_B' }, surname: 'Quorvane' },
  orcon: { label: { level: 'PROTECTED_B', ...toAll, originatorControl: true }, surname: 'Brastok' },
  eyes: { label: { level: 'PROTECTED_B', ...toAll, citizenshipsOnly: ['CA'] }, surname: 'Umfelwin' },
  compartment: { label: { level: 'PROTECTED_B', ...toAll, caseRef: 'alder~pine' }, surname: 'Jexolare' },
  purpose: { label: { level: 'PROTECTED_B', ...toAll, purposes: ['officer_safety'] }, surname: 'Nivadrop' },
  expired: { label: { level: 'PROTECTED_B', ...toAll, expiresOn: 20_200_101 }, surname: 'Ghastrel' },
  restricted: { label: { level: 'PROTECTED_B', ...toAll, restricted: 'acquittal' }, surname: 'Wyckomb' },
  level: { label: { level: 'TOP_SECRET', ...toAll }, surname: 'Zondarik' },
  sealed: { label: { level: 'PROTECTED_B', ...toAll, sealed: true }, surname: 'Pfelquist' },
};
export const absentSurname = 'Xomberlyn';

export interface Written { readonly by: string; readonly report: ReportDraft; readonly statements: readonly StatementDraft[] }

function report(by: string, agencyId: string, reportId: string, label: LabelSpec, statements: readonly StatementDraft[], more: { reportedOn?: string; parts?: readonly PartDraft[]; title?: string } = {}): Written {
  const persons = [...new Set(statements.filter((one) => one.schema === 'Person').map((one) => one.entityId))];
  return {
    by, statements,
    report: {
      agencyId, reportId, title: more.title ?? `Report ${reportId}`, reportedOn: more.reportedOn ?? '2026-01-10', sourceRef: `ref-${reportId}`,
      sourceGrade: { scale: 'ADMIRALTY', code: 'B' }, informationGrade: { scale: 'ADMIRALTY', code: '2' }, label,
      retentionBasis: 'five years', reviewDue: '2030-01-01', parts: more.parts ?? persons.map((entityId) => ({ entityId, part: 'associate' })),
    },
  };
}

const say = (entityId: string, schema: string, values: Readonly<Record<string, string>>, more: Partial<StatementDraft> = {}): StatementDraft[] =>
  Object.entries(values).map(([prop, value]) => ({ entityId, schema, prop, value, ...more }));
const role = (id: string, member: string, group: string, values: Readonly<Record<string, string>> = {}, more: Partial<StatementDraft> = {}) =>
  say(id, 'GroupRole', { member, group, role: 'member', ...values }, more);

const shown: readonly Written[] = [
  report('ana', 'alder', 'r-shown', shownLabel, [
    ...say('p-shown', 'Person', { name: 'Marisse Draile', alias: 'The Lantern', birthDate: '1980-02-03' }), ...say('g-tide', 'CriminalGroup', { name: 'MS-13 Tidewater' }),
    ...role('x-lead', 'alder~p-shown', 'alder~g-tide', { role: 'leader', startDate: '2020-01' }),
  ], { parts: [{ entityId: 'p-shown', part: 'suspect', basis: 'Seen giving orders on four dates.' }] }),
  report('ana', 'alder', 'r-firm', shownLabel, [
    ...say('c-firm', 'Company', { name: 'Northgate Cold Storage' }), ...say('o-firm', 'Ownership', { owner: 'alder~p-shown', asset: 'alder~c-firm', percentage: '60' }),
  ], { reportedOn: '2025-06-01' }),
  report('ana', 'alder', 'r-scripts', shownLabel, [
    ...say('p-scripts', 'Person', { name: 'Дмитрий Воображаемый', alias: 'Yevgeny Fabrikant' }), ...say('p-places', 'Person', { name: 'Olwen Tresk' }),
    ...say('p-places', 'Person', { address: '1 Old Quay' }, { validTo: '2022' }), ...say('p-places', 'Person', { address: '2 New Quay' }, { validFrom: '2023-01-01' }),
  ], { reportedOn: '2024-03-01' }),
  report('ana', 'alder', 'r-named', { level: 'PROTECTED_B', releasableTo: ['birch'] }, say('p-named', 'Person', { name: 'Corin Velmund' })),
  report('ana', 'alder', 'r-orcon-named', { level: 'PROTECTED_B', releasableTo: ['birch'], originatorControl: true }, say('p-orcon-named', 'Person', { name: 'Isolde Marr' })),
  report('bea', 'birch', 'r-birch', { level: 'PROTECTED_B' }, say('b-dup', 'Person', { name: 'Marisse Drayle', alias: 'Lantern Lady' })),
  report('cyd', 'cedar', 'r-cedar', shownLabel, say('c-dup', 'Person', { name: 'M. Draile', alias: 'Cedar Lantern' })),
  report('cyd', 'cedar', 'r-cedar-own', { level: 'PROTECTED_B' }, say('c-own', 'Person', { name: 'Halvard Ostrick' })),
];

/** The visible and the hidden mixed: statements, ends, edges, report headings. */
const mixed: readonly Written[] = [
  report('ana', 'alder', 'r-mixed', shownLabel, say('p-mixed', 'Person', { name: 'Tamsin Orrel' })),
  report('ana', 'alder', 'r-mixed-own', { level: 'PROTECTED_B' }, [
    ...say('p-mixed', 'Person', { alias: 'Vexmoor', birthDate: '1971-07-07' }), ...role('x-hidden-edge', 'alder~p-mixed', 'alder~g-tide'),
  ], { title: 'Vexmoor heading' }),
  report('ana', 'alder', 'r-strict', { level: 'PROTECTED_C' }, say('p-mixed', 'Person', { nationality: 'ca' }, { label: shownLabel }), { title: 'Strictly Vexmoor', parts: [{ entityId: 'p-mixed', part: 'witness' }] }),
  report('ana', 'alder', 'r-dark-ends', shownLabel, [
    ...role('x-dark-member', 'alder~p-own', 'alder~g-tide'), ...role('x-dark-group', 'alder~p-shown', 'alder~g-own'),
    ...say('x-only-dark', 'GroupRole', { group: 'alder~g-own' }),
  ]),
  report('ana', 'alder', 'r-technique', { level: 'PROTECTED_B' }, say('t-own', 'Technique', { name: 'Glimvarden lamp', techniqueKind: 'technical' }), { title: 'Glimvarden heading' }),
  report('ana', 'alder', 'r-g-own', { level: 'PROTECTED_B' }, say('g-own', 'CriminalGroup', { name: 'Quorvane Circle' })),
];

/** What other sectors hold; only what the unit disclosed to birch is seen there. */
const ofOtherSectors: readonly Written[] = [
  report('fia', 'fiu', 'r-fiu', shownLabel, say('p-fiu', 'Person', { name: 'Ulrica Penhallow' })),
  report('fia', 'fiu', 'r-fiu-disclosed', { level: 'PROTECTED_B', releasableTo: ['birch'], disclosedUnder: 'PCMLTFA_55' }, say('p-fiu-disclosed', 'Person', { name: 'Disa Fennimore' })),
  report('tia', 'tax', 'r-tax', shownLabel, say('p-tax', 'Person', { name: 'Gervase Oldacre' })),
  report('pat', 'port', 'r-port', shownLabel, say('p-port', 'Person', { name: 'Sunniva Lock' })),
  report('yan', 'yew', 'r-yew', shownLabel, say('p-yew', 'Person', { name: 'Thaddeus Wexcombe' })),
];

const hiddenReports = Object.entries(hidden).map(([kind, { label, surname }]) =>
  report('ana', 'alder', `r-${kind}`, label, [
    ...say(`p-${kind}`, 'Person', { name: `Edda ${surname}`, notes: `${surname} keeps to the ${kind} rule` }), ...role(`x-${kind}`, `alder~p-${kind}`, 'alder~g-tide'),
  ], { title: `${surname} heading` }));

export const reports: readonly Written[] = [...shown, ...mixed, ...hiddenReports, ...ofOtherSectors];
