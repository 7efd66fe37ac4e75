// States and answers of requirements in words: nothing known is an answer, and it is not "no".
import type { TFunction } from 'i18next';
import type { ReceivedRequirement, RequirementStateCode, SentRequirement } from '../../../src/http/contract.js';

export function stateWords(state: RequirementStateCode, t: TFunction): string {
  const words = { open: t('gaps.open'), partial: t('gaps.partial'), answered: t('gaps.answered'), nothing_known: t('gaps.nothingKnown'), withheld: t('gaps.withheld'), withdrawn: t('gaps.withdrawn') } as const;
  return words[state];
}

export function aboutWords({ group, indicator, route }: SentRequirement | ReceivedRequirement): string {
  return [group?.name, indicator?.label, route].filter((part) => part !== undefined && part !== null).join(' · ');
}

export function answerWords({ answers }: SentRequirement | ReceivedRequirement, t: TFunction): string {
  return answers.map(({ kind, words, reports }) => [stateWords(kind, t), words, ...reports].filter((part) => part !== '').join(': ')).join(' | ');
}
