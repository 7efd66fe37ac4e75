// Assessment as a page shows it, in the reader's language: the unknown is named wherever it stands, and a conflict is never shown as a value (G7).
import { type Appraisal, anySubject, type Cell, type CycleGroup, type CycleRow, type DerivedScheme, type GroupAppraised, indicators, type MatrixRow, type Overview, subjectKinds, subjectWords, unknown } from '../assessment/appraisals/index.js';
import type { Share } from '../figures/index.js';
import type { AppraisalView, AppraisedGroupAnswer, AssessedShare, CellView, CycleAnswer, CycleLine, GroupLine, IndicatorsAnswer, LedgerReceipt, MatrixLine, SchemeScore } from './contract.js';
import type { Language } from './language.js';
import { presentLabel, type Words } from './present.js';

const said = {
  conflict: { en: 'conflict', fr: 'conflit' }, unjudged: { en: 'nobody has judged', fr: 'personne n’a apprécié' },
} as const;

export function presentCycle(cycle: CycleRow, words: Words, ownAgency: string): CycleLine {
  const { language, agencies } = words;
  const name = (agency: string) => agencies.get(agency) ?? agency;
  return {
    id: cycle.ref, name: language === 'fr' ? cycle.nameFr : cycle.nameEn, from: cycle.fromOn, until: cycle.untilOn, isOpen: cycle.closedAt === null, centre: cycle.agencyId, centreName: name(cycle.agencyId),
    bureaus: cycle.bureaus.map(({ province, agency }) => ({ province, provinceName: subjectKinds['province']?.codes?.find(({ code }) => code === province)?.[language] ?? province, agency, agencyName: name(agency) })),
    mayJudge: ownAgency === cycle.agencyId || cycle.bureaus.some(({ agency }) => agency === ownAgency),
  };
}

export function presentOverview(overview: Overview, cycle: CycleLine, language: Language, ledger: LedgerReceipt): CycleAnswer {
  const count = (indicator: string, codes: readonly string[], counts: Readonly<Record<string, number>>) => codes.map((code) => ({ code, label: valueWords(indicator, code, language), count: counts[code] ?? 0 }));
  const rungs = indicators.get('infiltration')?.values.map(({ code }) => code).toReversed() ?? [];
  const share = (one: Share | null) => presentShare(one, language);
  return {
    cycle, groups: overview.groups, believed: share(overview.believed), assessed: share(overview.assessed), levels: count('level', ['high', 'medium', 'low', 'conflict'], overview.levels),
    byScope: overview.byScope.map((one) => ({ ...one, scopeLabel: valueWords('scope', one.scope, language) })), entrenched: share(overview.entrenched), infiltrated: share(overview.infiltrated), privateSector: share(overview.privateSector),
    rungs: count('infiltration', [...rungs, unknown.code], overview.rungs), ledger,
  };
}

function presentShare(share: Share | null, language: Language): AssessedShare | null {
  if (share === null) return null;
  const { counts, bounds: [low, high] } = share.toJSON();
  return { yes: counts.yes, no: counts.no ?? 0, unknown: counts.unknown, total: counts.total, low, high, words: share.words(language) };
}

export function presentGroupLine(group: CycleGroup & { readonly name: string; readonly known: number; readonly conflicts: number }, of: number, language: Language): GroupLine {
  const { values, key, name, known, conflicts } = group;
  const [level, scope, entrenched] = [values.get('level') ?? 'unrated', values.get('scope') ?? unknown.code, values.get('entrenched') ?? unknown.code];
  return {
    id: `${key.agencyId}~${key.entityId}`, name, level: level === unknown.code ? 'unrated' : level, levelLabel: valueWords('level', level === unknown.code ? 'unrated' : level, language), scope, scopeLabel: valueWords('scope', scope, language), entrenched,
    entrenchedLabel: valueWords('entrenched', entrenched, language), known, conflicts, of,
  };
}

export function presentGroup(group: GroupAppraised, cycle: CycleRow, cycles: readonly CycleRow[], words: Words, ownAgency: string, ledger: LedgerReceipt): AppraisedGroupAnswer {
  const { language, agencies } = words;
  const judges = [...new Set([cycle.agencyId, ...cycle.bureaus.map(({ agency }) => agency), ...group.rows.flatMap(({ voices }) => voices.map(({ agencyId }) => agencyId))])];
  return {
    group: { id: group.id, name: group.name, linked: [...group.linked] }, cycle: presentCycle(cycle, words, ownAgency), cycles: cycles.map((one) => ({ id: one.ref, name: language === 'fr' ? one.nameFr : one.nameEn })),
    judges: judges.map((agency) => ({ agency, agencyName: agencies.get(agency) ?? agency, provinces: cycle.bureaus.filter((one) => one.agency === agency).map(({ province }) => province), isCentre: agency === cycle.agencyId })),
    rows: group.rows.map((row) => presentRow(row, group, cycle, words)), schemes: group.schemes.map((one) => presentScheme(one, language)), ledger,
  };
}

function presentRow(row: MatrixRow, group: GroupAppraised, cycle: CycleRow, words: Words): MatrixLine {
  const { language } = words;
  const indicator = indicators.get(row.indicator);
  if (indicator === undefined) throw new RangeError('a row of no indicator');
  return {
    indicator: row.indicator, label: indicator.words[language], definition: indicator.definition[language], scheme: indicator.scheme, subject: row.subject,
    subjectLabel: row.subject === '' ? '' : (group.names.get(row.subject) ?? subjectWords(indicator, row.subject, language)), cell: presentCell(row.indicator, row.cell, language),
    voices: row.voices.map((one) => presentAppraisal(one, cycle, group.reports, words)), earlier: row.earlier.map((one) => ({ cycle: one.cycle, cell: presentCell(row.indicator, one.cell, language) })),
  };
}

function presentCell(indicator: string, { state, value, reconciled, given }: Cell, language: Language): CellView {
  const label = value !== null ? valueWords(indicator, value, language) : state === 'unknown' ? unknown[language] : said[state === 'conflict' ? 'conflict' : 'unjudged'][language];
  return { state, value, valueLabel: label, reconciled, given: given.map((code) => valueWords(indicator, code, language)) };
}

/** `reports`: those that the reader may open; no other is named. */
export function presentAppraisal(one: Appraisal, cycle: CycleRow, reports: ReadonlySet<string>, { language, agencies, labels }: Words): AppraisalView {
  const { agencyId, appraisalId, value, confidence, judgedOn, source, evidence, criterion, note, why, revises } = one;
  return {
    id: `${agencyId}~${appraisalId}`, agency: agencyId, agencyName: agencies.get(agencyId) ?? agencyId, value, valueLabel: valueWords(one.indicator, value, language), confidence, judgedOn, source, evidence: evidence.filter((ref) => reports.has(ref)),
    criterion, note, why, isRevision: revises !== null, isCentre: agencyId === cycle.agencyId, label: presentLabel(labels.label(one.labelId), language),
  };
}

function presentScheme(scheme: DerivedScheme, language: Language): SchemeScore {
  const { point, hasPoint, floor, ceiling, most, knownShare, conflicts, confidence, isOurs } = scheme;
  return { scheme: scheme.scheme, label: scheme.words[language], point: hasPoint ? point : null, floor, ceiling, most, knownShare, unknown: scheme.unknown.length, conflicts: conflicts.length, confidence, isOurs };
}

export function presentIndicators(language: Language): IndicatorsAnswer {
  const coded = (codes: readonly { readonly code: string; readonly en: string; readonly fr: string }[]) => codes.map((one) => ({ code: one.code, label: one[language] }));
  return {
    indicators: [...indicators.values()].map((one) => ({
      code: one.code, label: one.words[language], definition: one.definition[language], scheme: one.scheme, schemeLabel: one.schemeWords[language], values: coded([...one.values, unknown]), subjects: one.subjects ?? null,
      needsCriterion: one.needsCriterion, needsEvidence: one.needsEvidence,
    })),
    subjects: Object.entries(subjectKinds).map(([code, kind]) => {
      const lists = kind.join?.map((part) => subjectKinds[part]?.codes ?? []) ?? [kind.codes ?? []];
      const joined = lists.reduce<{ code: string; en: string; fr: string }[]>((so, list) => (so.length === 0 ? [...list] : so.flatMap((a) => list.map((b) => ({ code: `${a.code}/${b.code}`, en: `${a.en} · ${b.en}`, fr: `${a.fr} · ${b.fr}` })))), []);
      const over = code === 'group' || code === 'province' ? [] : [{ code: anySubject, en: 'over all', fr: 'en tout' }];
      return { code, label: kind[language], values: coded([...over, ...joined]) };
    }),
  };
}

function valueWords(indicator: string, code: string, language: Language): string {
  if (code === 'conflict') return said.conflict[language];
  return [...(indicators.get(indicator)?.values ?? []), unknown].find((one) => one.code === code)?.[language] ?? code;
}
