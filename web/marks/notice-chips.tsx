// Notices travel with what they concern: in lists as chips, on pages as a banner.
import { Tooltip } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { noticeText } from './notice.js';

export function NoticeChips({ codes }: { readonly codes: readonly string[] }) {
  const { t } = useTranslation();
  return (
    <span className="chips">
      {codes.map((code) => {
        const notice = noticeText(code, t);
        return (
          <Tooltip key={code} multiline maw={360} label={notice.long}>
            <span className={`chip chip-whole ${notice.tone === 'warn' ? 'chip-warn' : 'chip-plain'}`}>
              <svg width="11" height="11" viewBox="0 0 12 12" aria-hidden="true" fill="none" stroke="currentColor" strokeWidth="1.3">
                {notice.tone === 'warn' ? <path d="M6 1.2 11.2 10.8H.8ZM6 5v2.6M6 9v.6" /> : <path d="M6 .8 11.2 6 6 11.2.8 6Z" />}
              </svg>
              {notice.short}
            </span>
          </Tooltip>
        );
      })}
    </span>
  );
}
