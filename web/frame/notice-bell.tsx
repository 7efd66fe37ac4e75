// How many notices wait, in sight on every page; nothing is drawn where nothing waits or nothing is known.
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { askWaiting } from '../api/notice-questions.js';
import { formatNumber } from '../words/language.js';

export function NoticeBell() {
  const { t } = useTranslation();
  const { data: waiting } = useQuery(askWaiting);
  const count = waiting ?? 0;
  return (
    <span role="status">
      {count > 0 && (
        <Link to="/notices" className="bar-button bar-notices" aria-label={t('notices.bell', { count })}>
          <svg width="16" height="16" viewBox="0 0 16 16" aria-hidden="true" fill="none" stroke="currentColor" strokeWidth="1.4"><path d="M3 12h10l-1.4-2V7a3.6 3.6 0 0 0-7.2 0v3zM6.6 13.6a1.5 1.5 0 0 0 2.8 0" /></svg>
          {formatNumber(count)}
        </Link>
      )}
    </span>
  );
}
