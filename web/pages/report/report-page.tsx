// A report: who said it, how it is graded, who may see it, how long it is kept, and the statements it makes.
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { askReport } from '../../api/questions.js';
import { useMe } from '../../api/session.js';
import type { Grade } from '../../../src/http/contract.js';
import { worksCases } from '../../marks/code-words.js';
import { isShortCode } from '../../marks/grade.js';
import { GradeChip } from '../../marks/grade-chip.js';
import { LabelChip } from '../../marks/label-chip.js';
import { NoticeBanner } from '../../marks/notice-banner.js';
import { PageHead } from '../../marks/page-head.js';
import { Trouble } from '../../marks/trouble.js';
import { Unknown } from '../../marks/unknown.js';
import { Waiting } from '../../marks/waiting.js';
import { ReportStatementsTable } from './report-statements-table.js';

/** The meaning of a short code; a longer one already stands in the chip as words. */
function GradeMeaning({ grade }: { readonly grade: Grade | null }) {
  return grade === null || !isShortCode(grade) ? null : <span>{grade.label}</span>;
}

const route = getRouteApi('/reports/$id');

export function ReportPage() {
  const { t } = useTranslation();
  const me = useMe();
  const { id } = route.useParams();
  const answer = useQuery(askReport(id));
  if (answer.isPending) return <Waiting lines={12} />;
  if (answer.isError) return <><PageHead title={t('report.title')} /><Trouble error={answer.error} onAgain={() => void answer.refetch()} /></>;
  const { report, statements, more } = answer.data;
  return (
    <article style={{ display: 'grid', gap: 12 }}>
      <PageHead title={report.title === '' ? report.id : report.title} above={<span className="soft">{t('report.title')} · <span className="code">{report.id}</span></span>} />
      <div>
        <Link to="/access/who-sees" search={{ id: report.id, kind: 'reports' }} className="act">{t('access.whoTitle')}</Link>
        {worksCases(me.role) && <> · <Link to="/reports/new" search={{ from: report.id }} className="act">{t('writing.fromThis')}</Link></>}
        {worksCases(me.role) && report.originator === me.agency && <> · <Link to="/releases" search={{ report: report.id }} className="act">{t('releases.askFor')}</Link></>}
      </div>
      <NoticeBanner codes={report.notices} />
      <section aria-label={t('report.facts')} className="sheet">
        <dl className="facts">
          <dt>{t('report.originator')}</dt><dd>{report.originatorName}</dd>
          <dt>{t('report.reportedOn')}</dt><dd>{report.reportedOn ?? <Unknown />}</dd>
          <dt>{t('report.sourceRef')}</dt><dd className="code">{report.sourceRef ?? t('table.none')}</dd>
          <dt>{t('report.sourceGrade')}</dt><dd className="chips"><GradeChip of="source" grade={report.sourceGrade} /><GradeMeaning grade={report.sourceGrade} /></dd>
          <dt>{t('report.informationGrade')}</dt><dd className="chips"><GradeChip of="information" grade={report.informationGrade} /><GradeMeaning grade={report.informationGrade} /></dd>
          <dt>{t('mark.level')}</dt><dd><LabelChip label={report.label} /></dd>
          <dt>{t('report.retention')}</dt><dd>{report.retention ?? <Unknown />}</dd>
          <dt>{t('report.review')}</dt><dd>{report.reviewDue ?? <Unknown />}</dd>
        </dl>
      </section>
      <section>
        <h2>{t('report.statements')}</h2>
        {more ? <p className="soft">{t('report.more', { count: statements.length })}</p> : null}
        <ReportStatementsTable report={report} statements={statements} />
      </section>
    </article>
  );
}
