// One question about a low-risk look and what was said to it: compelled, so for those who review, and for nothing else.
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { askWhyAnswer } from '../../api/review-questions.js';
import { PageHead } from '../../marks/page-head.js';
import { Trouble } from '../../marks/trouble.js';
import { Waiting } from '../../marks/waiting.js';
import { formatMoment } from '../../words/language.js';
import { Due } from './due.js';
import './reviews.css';

const route = getRouteApi('/reviews/answers/$question');

export function WhyAnswerPage() {
  const { t } = useTranslation();
  const { question } = route.useParams();
  const { data, error, isPending, refetch } = useQuery(askWhyAnswer(question));
  if (isPending) return <Waiting lines={6} />;
  if (error !== null) return <Trouble error={error} onAgain={() => void refetch()} />;
  return (
    <div className="stack" style={{ maxWidth: 720 }}>
      <PageHead title={t('reviews.answersOne')} above={<Link to="/reviews/answers">{t('reviews.answersBack')}</Link>} />
      <dl className="facts sheet">
        <dt>{t('reviews.whyWho')}</dt><dd className="any">{data.user}</dd>
        <dt>{t('reviews.askedAt')}</dt><dd>{formatMoment(data.askedAt)}</dd>
        {data.answeredAt === null ? <><dt>{t('reviews.due')}</dt><dd><Due due={data.due} overdue={data.overdue} /></dd></> : <><dt>{t('reviews.whyAnswered')}</dt><dd>{formatMoment(data.answeredAt)}</dd></>}
        <dt>{t('reviews.question')}</dt><dd className="any">{data.question}</dd>
      </dl>
      <section className="sheet block">
        <h2>{t('reviews.whyAnswer')}</h2>
        {data.answer === null ? <p className="soft" style={{ margin: 0 }}>{t('reviews.whyNotYet')}</p> : <blockquote className="any" style={{ margin: 0, whiteSpace: 'pre-wrap' }}>{data.answer}</blockquote>}
      </section>
      <p className="soft" style={{ margin: 0 }}>{t('reviews.whyFor')}</p>
      <p style={{ margin: 0 }}><Link to="/complaints/new">{t('reviews.whyDoubt')}</Link></p>
    </div>
  );
}
