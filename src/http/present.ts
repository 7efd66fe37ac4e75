// How what was released is written for its reader: words in their language, nothing added and nothing counted that is not shown.
import { type LabelStore, levels, type Marking, markingOf } from '../access/index.js';
import { entityRef } from '../kernel/index.js';
import {
  codesOf, type EntityPage, getSchema, gradeLabel, type Judgement, meaningOf, parts, type ReportPage, type StoredReport, type StoredStatement,
} from '../registry/index.js';
import type { EntityView, Grade, ReportRef, StatementView } from './contract.js';
import type { Language } from './language.js';

export interface Words {
  readonly language: Language;
  readonly labels: LabelStore;
  /** Agency names by id. */
  readonly agencies: ReadonlyMap<string, string>;
}

export function schemaLabel(schema: string, language: Language): string {
  const found = getSchema(schema);
  return (language === 'fr' ? found?.labelFr : found?.label) ?? schema;
}

export function presentEntity(page: EntityPage, words: Words): EntityView {
  return {
    id: page.id,
    schema: page.schema,
    schemaLabel: schemaLabel(page.schema, words.language),
    caption: page.caption,
    names: [...page.names],
    linked: [...page.linked],
    judgements: page.judgements.map(presentJudgement),
    notices: [...new Set(page.reports.flatMap((report) => report.notices))].toSorted(),
    statements: page.statements.map((one) => presentStatement(one, page.captions, words)),
    reports: page.reports.map((one) => presentReport(one, words)),
  };
}

export function presentReportPage(page: ReportPage, words: Words): { report: ReportRef; statements: StatementView[]; more: boolean } {
  return { more: page.more, report: presentReport(page.report, words), statements: page.statements.map((one) => presentStatement(one, page.captions, words)) };
}

function presentJudgement(one: Judgement) {
  return {
    id: `${one.agencyId}~${one.judgementId}`, left: entityRef(one.left), right: entityRef(one.right), verdict: one.verdict, why: one.why,
    decidedBy: `${one.decidedBy}@${one.agencyId}`, decidedOn: one.decidedAt.toISOString(),
  };
}

function presentStatement(one: StoredStatement, captions: ReadonlyMap<string, string>, words: Words): StatementView {
  const meaning = meaningOf(one.schema, one.prop);
  return {
    id: `${one.agencyId}~${one.statementId}`,
    entity: entityRef(one),
    prop: one.prop,
    propLabel: meaning[words.language],
    type: meaning.type,
    value: one.value,
    caption: captionOfValue(one, meaning.type, captions, words.language),
    lang: one.lang,
    label: presentLabel(words.labels.label(one.labelId), words.language),
    validFrom: one.validFrom,
    validTo: one.validTo,
    recordedOn: one.knownFrom.toISOString(),
    report: `${one.agencyId}~${one.reportId}`,
  };
}

function captionOfValue(one: StoredStatement, type: string, captions: ReadonlyMap<string, string>, language: Language): string | null {
  if (one.ref !== undefined) return captions.get(entityRef(one.ref)) ?? null;
  if (type === 'part') return parts.find((part) => part.code === one.value)?.[language] ?? null;
  if (type === 'country') return new Intl.DisplayNames([language], { type: 'region', fallback: 'none' }).of(regionOf(one.value)) ?? codesOf('country').get(one.value) ?? null;
  if (type === 'topic' || type === 'gender' || type === 'language') return codesOf(type).get(one.value) ?? null;
  return null;
}

/** A code that `Intl` accepts; historic FollowTheMoney codes (`suhh`) have no region and fall back to FtM's own names. */
function regionOf(code: string): string {
  return /^[a-z]{2}$/i.test(code) ? code.toUpperCase() : 'ZZ';
}

export function presentReport(one: StoredReport, words: Words): ReportRef {
  return {
    id: `${one.agencyId}~${one.reportId}`,
    title: one.title,
    reportedOn: one.reportedOn,
    sourceRef: one.sourceRef,
    originator: one.agencyId,
    originatorName: words.agencies.get(one.agencyId) ?? one.agencyId,
    sourceGrade: presentGrade('source', one.sourceGrade, words.language),
    informationGrade: presentGrade('information', one.informationGrade, words.language),
    label: presentLabel(words.labels.label(one.labelId), words.language),
    retention: one.retentionBasis,
    reviewDue: one.reviewDue,
    notices: [...one.notices],
  };
}

function presentGrade(kind: 'source' | 'information', grade: { readonly scale: string; readonly code: string } | null, language: Language): Grade | null {
  return grade === null ? null : { ...grade, label: gradeLabel(kind, grade, language) };
}

export function presentLabel(label: Marking | undefined, language: Language): ReportRef['label'] {
  if (label === undefined) {
    return { level: '', levelLabel: '', text: '', caveats: [], releasableTo: [], originatorControl: false, permittedUses: [] };
  }
  const level = levels.find((one) => one.code === label.levelCode);
  return {
    level: label.levelCode, levelLabel: level?.[language] ?? label.levelCode, text: markingOf(label), caveats: [...label.caveats],
    releasableTo: [...label.releasableTo], originatorControl: label.originatorControl, permittedUses: [...label.permittedUses],
  };
}
