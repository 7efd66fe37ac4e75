// What is asked of me about my look-ups, and reviews of me that ended as cleared.
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { askOwnReviews } from '../../api/review-questions.js';
import { PageHead } from '../../marks/page-head.js';
import { Trouble } from '../../marks/trouble.js';
import { Waiting } from '../../marks/waiting.js';
import { formatDay, formatMoment } from '../../words/language.js';
import './reviews.css';

export function OwnReviewsPage() {
  const { t } = useTranslation();
  const answer = useQuery(askOwnReviews());
  return (
    <>
      <PageHead title={t('reviews.questionsTitle')} below={<span className="soft">{t('reviews.questionsHint')}</span>} />
      {answer.isPending && <Waiting lines={6} />}
      {answer.isError && <Trouble error={answer.error} onAgain={() => void answer.refetch()} />}
      {answer.data !== undefined && (
        <div className="stack">
          {answer.data.questions.length === 0 && <p className="sheet">{t('reviews.noQuestions')}</p>}
          {answer.data.questions.map((one) => (
            <article key={one.id} className="sheet block">
              <blockquote style={{ margin: 0 }} className="any">{one.question}</blockquote>
              <span className="soft">{t('reviews.askedAt')} {formatMoment(one.askedAt)} · {one.answered ? t('reviews.answered') : one.overdue ? t('reviews.overdue', { due: formatMoment(one.due) }) : t('reviews.waits', { due: formatMoment(one.due) })}</span>
              {!one.answered && <p style={{ margin: 0 }}><Link to="/questions/$question" params={{ question: one.id }}>{t('reviews.answer')}</Link></p>}
            </article>
          ))}
          <section className="block">
            <h2>{t('reviews.clearedTitle')}</h2>
            {answer.data.clearances.length === 0 && <p className="sheet">{t('reviews.noCleared')}</p>}
            {answer.data.clearances.length > 0 && <ul className="sheet" style={{ margin: 0 }}>{answer.data.clearances.map((one) => <li key={`${one.begun} ${one.cleared}`}>{t('reviews.clearedLine', { begun: formatDay(one.begun), cleared: formatDay(one.cleared) })}</li>)}</ul>}
          </section>
          <p><Link to="/complaints/new">{t('reviews.complain')}</Link></p>
        </div>
      )}
    </>
  );
}
