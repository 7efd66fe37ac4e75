// How long ago, in the coarsest unit that still says it.
import type { TFunction } from 'i18next';

export function ageWords(fromMs: number, nowMs: number, t: TFunction): string {
  const seconds = Math.max(0, Math.round((nowMs - fromMs) / 1000));
  if (seconds < 120) return t('witness.seconds', { count: seconds });
  if (seconds < 7200) return t('witness.minutes', { count: Math.round(seconds / 60) });
  if (seconds < 172_800) return t('witness.hours', { count: Math.round(seconds / 3600) });
  return t('witness.days', { count: Math.round(seconds / 86_400) });
}
