// Every statement with all that it rests on: no value stands without its originator, grades, label, dates and report.
import { Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { EntityView, ReportRef, StatementView } from '../../../src/http/contract.js';
import { GradeChip } from '../../marks/grade-chip.js';
import { Day } from '../../marks/day.js';
import { LabelChip } from '../../marks/label-chip.js';
import { Unknown } from '../../marks/unknown.js';
import type { Column } from '../../table/column.js';
import { Sheet } from '../../table/sheet.js';
import { Provenance } from './provenance.js';
import { Span } from './span.js';
import { gradeWords, reportOf, spanWords, valueWords } from './statement-words.js';
import { Value } from './value.js';

/** The day that the report bears; hatched where it bears none. */
function ReportDay({ report }: { readonly report: ReportRef | undefined }) {
  const day = report?.reportedOn ?? null;
  return day === null ? <Unknown /> : <Day date={day} />;
}

interface Props {
  readonly entity: Pick<EntityView, 'statements' | 'reports'>;
}

export function StatementsTable({ entity }: Props) {
  const { t } = useTranslation();
  const find = useMemo(() => reportOf(entity.reports), [entity.reports]);
  const columns = useMemo<readonly Column<StatementView>[]>(() => {
    const report = (statement: StatementView): ReportRef | undefined => find(statement);
    return [
      { id: 'property', header: t('entity.property'), text: (one) => one.propLabel, isInHeading: true },
      { id: 'value', header: t('entity.value'), text: valueWords, draw: (one) => <Value statement={one} />, width: '28%' },
      { id: 'originator', header: t('entity.originator'), text: (one) => report(one)?.originatorName ?? '' },
      {
        id: 'grades', header: t('entity.grades'), text: (one) => gradeWords(report(one), t),
        draw: (one) => <span className="chips chips-whole"><GradeChip of="source" grade={report(one)?.sourceGrade ?? null} /><GradeChip of="information" grade={report(one)?.informationGrade ?? null} /></span>,
      },
      { id: 'label', header: t('entity.label'), text: (one) => one.label.text, draw: (one) => <LabelChip label={one.label} /> },
      { id: 'valid', header: t('entity.valid'), text: (one) => spanWords(one, t), order: (one) => one.validFrom ?? one.validTo ?? '', draw: (one) => <Span validFrom={one.validFrom} validTo={one.validTo} /> },
      { id: 'reported', header: t('report.reportedOn'), text: (one) => report(one)?.reportedOn ?? '', draw: (one) => <ReportDay report={report(one)} /> },
      { id: 'recorded', header: t('entity.recorded'), text: (one) => one.recordedOn, draw: (one) => <Day date={one.recordedOn} /> },
      {
        id: 'report', header: t('entity.report'), text: (one) => report(one)?.title ?? one.report,
        draw: (one) => <Link to="/reports/$id" params={{ id: one.report }} className="two-lines">{report(one)?.title ?? one.report}</Link>,
      },
    ];
  }, [t, find]);
  if (entity.statements.length === 0) return <p className="sheet">{t('entity.noStatements')}</p>;
  return (
    <Sheet
      name="statements" label={t('entity.statements')} columns={columns} rows={entity.statements} rowKey={(one) => one.id}
      groupOf={(one) => one.propLabel} provenance={(one) => <Provenance statement={one} report={find(one)} />}
    />
  );
}
