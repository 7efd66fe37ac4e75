// Outcomes of a review, the milder first.
import type { TFunction } from 'i18next';

export const glassOutcomes = ['justified', 'justified_with_advice', 'not_justified', 'passed_on'] as const;
export type GlassOutcome = (typeof glassOutcomes)[number];

export function outcomeWords(outcome: string | null, t: TFunction): string {
  const words: Partial<Record<string, string>> = {
    justified: t('glass.justified'), justified_with_advice: t('glass.advice'), not_justified: t('glass.notJustified'), passed_on: t('glass.passedOn'),
  };
  return outcome === null ? t('glass.waits') : (words[outcome] ?? outcome);
}
