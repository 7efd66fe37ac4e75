// Emergency accesses that the reader may review: none of their own chain of command.
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { askGlassReviews } from '../../api/break-glass-questions.js';
import { PageHead } from '../../marks/page-head.js';
import { Trouble } from '../../marks/trouble.js';
import { Waiting } from '../../marks/waiting.js';
import { GlassTable } from './glass-table.js';

export function GlassReviewsPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const answer = useQuery(askGlassReviews());
  const reviews = answer.data?.reviews ?? [];
  return (
    <>
      <PageHead title={t('glassReview.title')} below={<span className="soft">{t('glassReview.hint')}</span>} />
      {answer.isPending && <Waiting lines={6} />}
      {answer.isError && <Trouble error={answer.error} onAgain={() => void answer.refetch()} />}
      {answer.isSuccess && reviews.length === 0 && <p className="sheet">{t('glassReview.none')}</p>}
      {reviews.length > 0 && <GlassTable label={t('glassReview.title')} glasses={reviews} hasUser onOpen={(glass) => void navigate({ to: '/break-glass/reviews/$glass', params: { glass: glass.id } })} />}
    </>
  );
}
