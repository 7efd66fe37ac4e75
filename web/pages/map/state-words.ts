// What is known of a province, in words.
import type { TFunction } from 'i18next';
import type { ProvinceState } from '../../../src/http/contract.js';

export function stateWords(state: ProvinceState, t: TFunction): string {
  const words: Record<ProvinceState, string> = {
    number: t('map.number'), share: t('map.share'), unknown: t('figures.unknown'), withheld: t('figures.withheld'), suppressed: t('map.suppressed'), not_stated: t('map.notStated'), other: t('map.other'),
  };
  return words[state];
}
