// What a reader must know before relying on a page stands above it, in whole sentences.
import { useTranslation } from 'react-i18next';
import { NoticeChips } from './notice-chips.js';
import { noticeText } from './notice.js';

export function NoticeBanner({ codes }: { readonly codes: readonly string[] }) {
  const { t } = useTranslation();
  if (codes.length === 0) return null;
  const isWarning = codes.some((code) => noticeText(code, t).tone === 'warn');
  return (
    <div className={`banner ${isWarning ? 'chip-warn' : 'chip-plain'}`} role="note" aria-label={t('notice.label')}>
      <div>
        <NoticeChips codes={codes} />
        <p>{codes.map((code) => noticeText(code, t).long).join(' ')}</p>
      </div>
    </div>
  );
}
