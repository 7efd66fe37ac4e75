// Notices are closed codes of the server; an unknown one is shown as it came rather than dropped.
import type { TFunction } from 'i18next';

export interface NoticeText {
  readonly short: string;
  readonly long: string;
  readonly tone: 'warn' | 'plain';
}

export function noticeText(code: string, t: TFunction): NoticeText {
  switch (code) {
    case 'stale_list':
      return { short: t('notice.stale'), long: t('notice.staleLong'), tone: 'warn' };
    case 'no_force_in_canada':
      return { short: t('notice.noForce'), long: t('notice.noForceLong'), tone: 'warn' };
    case 'fictional':
      return { short: t('notice.fictional'), long: t('notice.fictionalLong'), tone: 'plain' };
    default:
      return { short: code.replaceAll('_', ' '), long: code.replaceAll('_', ' '), tone: 'warn' };
  }
}
