// Codes of routes in the words that came with the answer.
import type { TFunction } from 'i18next';
import type { RouteDisplacement, RouteEffort, RouteTermsView } from '../../../src/http/contract.js';
import { formatNumber } from '../../words/language.js';

export function termWords(terms: RouteTermsView, list: string, code: string | null | undefined): string {
  return terms[list]?.find((one) => one.code === code)?.label ?? code ?? '';
}

export function effortWords(terms: RouteTermsView, effort: RouteEffort | undefined, t: TFunction): string {
  if (effort?.state === 'recorded') return `${formatNumber(effort.amount ?? 0)} ${termWords(terms, 'efforts', effort.unit)}`;
  return effort?.state === 'none' ? t('routes.noSearch') : t('routes.searchUnknown');
}

export function verdictWords(verdict: RouteDisplacement['verdict'], t: TFunction): string {
  const words: Partial<Record<string, string>> = {
    rate_rose: t('routes.rateRose'), more_search: t('routes.moreSearch'), no_clear_rise: t('routes.noClearRise'), no_rise: t('routes.noRise'), unknown_effort: t('routes.unknownEffort'), unknown_not_observed: t('routes.unknownNotObserved'),
  };
  return words[verdict] ?? verdict;
}
