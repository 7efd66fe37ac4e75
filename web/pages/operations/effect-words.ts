// What merging rows takes from the totals, in words.
import type { TFunction } from 'i18next';
import type { ProposedMerge } from '../../../src/http/contract.js';
import { amountWords, commodityWords } from './operation-words.js';

export function effectWords({ kind, commodity, unit, records, quantity }: ProposedMerge['effect'], t: TFunction): string {
  const words: Partial<Record<string, string>> = {
    occurrence: t('operations.takesOccurrences', { count: records }), arrest: t('operations.takesArrests', { count: records }), charge: t('operations.takesCharges', { count: records }), lab: t('operations.takesLabs', { count: records }),
    seizure: t('operations.takesSeizures', { count: records, amount: amountWords(quantity, unit, t), commodity: commodityWords(commodity, t) }),
  };
  return words[kind] ?? '';
}
