// The reports that an entity rests on, each with its own grades, label and retention.
import { Link, useNavigate } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReportRef } from '../../../src/http/contract.js';
import { GradeChip } from '../../marks/grade-chip.js';
import { LabelChip } from '../../marks/label-chip.js';
import { NoticeChips } from '../../marks/notice-chips.js';
import { noticeText } from '../../marks/notice.js';
import { Unknown } from '../../marks/unknown.js';
import type { Column } from '../../table/column.js';
import { Sheet } from '../../table/sheet.js';
import { gradeWords } from './statement-words.js';

export function SourcesTable({ reports }: { readonly reports: readonly ReportRef[] }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const columns = useMemo<readonly Column<ReportRef>[]>(
    () => [
      { id: 'title', header: t('entity.report'), width: '28%', text: (one) => one.title, draw: (one) => <Link to="/reports/$id" params={{ id: one.id }}>{one.title}</Link> },
      { id: 'originator', header: t('entity.originator'), text: (one) => one.originatorName },
      { id: 'reported', header: t('report.reportedOn'), text: (one) => one.reportedOn ?? '', draw: (one) => <span style={{ whiteSpace: 'nowrap' }}>{one.reportedOn ?? <Unknown />}</span> },
      { id: 'grades', header: t('entity.grades'), text: (one) => gradeWords(one, t), draw: (one) => <span className="chips chips-whole"><GradeChip of="source" grade={one.sourceGrade} /><GradeChip of="information" grade={one.informationGrade} /></span> },
      { id: 'label', header: t('entity.label'), text: (one) => one.label.text, draw: (one) => <LabelChip label={one.label} /> },
      { id: 'source', header: t('report.sourceRef'), text: (one) => one.sourceRef ?? '', draw: (one) => <span className="code">{one.sourceRef ?? t('table.none')}</span> },
      { id: 'retention', header: t('report.retention'), text: (one) => one.retention ?? '', draw: (one) => one.retention ?? <Unknown /> },
      { id: 'review', header: t('report.review'), text: (one) => one.reviewDue ?? '', draw: (one) => <span style={{ whiteSpace: 'nowrap' }}>{one.reviewDue ?? <Unknown />}</span> },
      { id: 'notices', header: t('notice.label'), text: (one) => one.notices.map((code) => noticeText(code, t).short).join(', '), draw: (one) => (one.notices.length === 0 ? null : <NoticeChips codes={one.notices} />) },
    ],
    [t],
  );
  if (reports.length === 0) return <p className="sheet">{t('report.none')}</p>;
  return <Sheet name="sources" label={t('entity.sources')} columns={columns} rows={reports} rowKey={(one) => one.id} onOpen={(one) => void navigate({ to: '/reports/$id', params: { id: one.id } })} />;
}
