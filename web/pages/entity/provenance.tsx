// Where a value comes from, one key away: originator, grades, label, both times and the report.
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { ReportRef, StatementView } from '../../../src/http/contract.js';
import { GradeChip } from '../../marks/grade-chip.js';
import { LabelChip } from '../../marks/label-chip.js';
import { NoticeChips } from '../../marks/notice-chips.js';
import { Unknown } from '../../marks/unknown.js';
import { formatMoment } from '../../words/language.js';
import { Span } from './span.js';
import { Value } from './value.js';

interface Props {
  readonly statement: StatementView;
  readonly report: ReportRef | undefined;
}

export function Provenance({ statement, report }: Props) {
  const { t } = useTranslation();
  return (
    <div style={{ display: 'grid', gap: 12 }}>
      <dl className="facts">
        <dt>{t('entity.property')}</dt><dd>{statement.propLabel}</dd>
        <dt>{t('entity.value')}</dt><dd><Value statement={statement} /></dd>
        <dt>{t('entity.valid')}</dt><dd><Span validFrom={statement.validFrom} validTo={statement.validTo} /></dd>
        <dt>{t('entity.recorded')}</dt><dd>{formatMoment(statement.recordedOn)}</dd>
        <dt>{t('entity.label')}</dt><dd><LabelChip label={statement.label} /></dd>
        <dt>{t('entity.id')}</dt><dd className="code">{statement.entity}</dd>
        <dt>{t('correction.statement')}</dt><dd className="code">{statement.id}</dd>
      </dl>
      {report !== undefined && (
        <dl className="facts">
          <dt>{t('entity.originator')}</dt><dd>{report.originatorName}</dd>
          <dt>{t('entity.grades')}</dt><dd className="chips"><GradeChip of="source" grade={report.sourceGrade} /><GradeChip of="information" grade={report.informationGrade} /></dd>
          <dt>{t('entity.report')}</dt><dd><Link to="/reports/$id" params={{ id: report.id }}>{report.title === '' ? report.id : report.title}</Link></dd>
          <dt>{t('report.reportedOn')}</dt><dd>{report.reportedOn ?? <Unknown />}</dd>
          {report.notices.length > 0 && <><dt>{t('notice.label')}</dt><dd><NoticeChips codes={report.notices} /></dd></>}
        </dl>
      )}
      <Link to="/entities/$id/correction" params={{ id: statement.entity }} search={{ statement: statement.id }}>{t('entity.correct')}</Link>
    </div>
  );
}
