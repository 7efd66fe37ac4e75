// The head of every page of the desk: which of its rooms this is, and the way to the others.
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { PageHead } from '../../marks/page-head.js';
import './reviews.css';

export function DeskHead({ title, hint }: { readonly title: string; readonly hint: string }) {
  const { t } = useTranslation();
  const look = { className: 'desk-room', activeProps: { className: 'desk-room desk-here' } };
  return (
    <>
      <PageHead title={title} below={<span className="soft">{hint}</span>} />
      <nav aria-label={t('reviews.title')} className="desk-rooms">
        <Link to="/reviews" {...look} activeOptions={{ exact: true, includeSearch: false }}>{t('reviews.leads')}</Link>
        <Link to="/reviews/exposed" {...look}>{t('reviews.exposed')}</Link>
        <Link to="/reviews/disclosures" {...look}>{t('reviews.disclosures')}</Link>
        <Link to="/reviews/answers" {...look}>{t('reviews.answers')}</Link>
        <Link to="/reviews/lent" {...look}>{t('lending.lent')}</Link>
        <Link to="/reviews/agreements" {...look}>{t('lending.agreements')}</Link>
        <Link to="/reviews/statistics" {...look}>{t('reviews.statistics')}</Link>
      </nav>
    </>
  );
}
