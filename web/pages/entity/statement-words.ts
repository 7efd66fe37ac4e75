// The words of a statement: the same in a table cell, in a copy and on the timeline.
import type { TFunction } from 'i18next';
import type { Grade, ReportRef, StatementView } from '../../../src/http/contract.js';

/** What a value is called; the value itself when nothing else names it. */
export function valueWords(statement: StatementView): string {
  return statement.caption ?? statement.value;
}

/** The span in which a statement was true, or empty when nobody said. */
export function spanWords(span: { readonly validFrom: string | null; readonly validTo: string | null }, t: TFunction): string {
  const { validFrom: from, validTo: to } = span;
  if (from !== null && to !== null) return from === to ? from : t('entity.span', { from, to });
  if (from !== null) return t('entity.since', { date: from });
  return to === null ? '' : t('entity.until', { date: to });
}

export function gradeWords(report: ReportRef | undefined, t: TFunction): string {
  const word = (grade: Grade | null | undefined): string => (grade === null || grade === undefined ? t('grade.none') : grade.code);
  return `${t('grade.source', { code: word(report?.sourceGrade) })} / ${t('grade.information', { code: word(report?.informationGrade) })}`;
}

export function reportOf(reports: readonly ReportRef[]): (statement: StatementView) => ReportRef | undefined {
  const byId = new Map(reports.map((report) => [report.id, report]));
  return (statement) => byId.get(statement.report);
}
