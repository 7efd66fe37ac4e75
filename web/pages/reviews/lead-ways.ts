// What a reader may do with a lead as it stands; the server decides, this only draws.
import type { TFunction } from 'i18next';
import type { ReviewAnswer, ReviewLine } from '../../../src/http/contract.js';

export const leadWays = ['triage', 'decide', 'ask', 'recuse', 'name', 'reopen'] as const;
/** Of a lead that another agency gave. */
export const lentWays = ['triage', 'decide', 'ask', 'recuse', 'name'] as const;
export type LeadWay = (typeof leadWays)[number];

export const leastWhy = 10;

export function waysOf(lead: ReviewLine, hasDecided: boolean): LeadWay[] {
  if (lead.state === 'closed') return ['reopen'];
  if (lead.state === 'triage') return lead.mine ? ['triage'] : [];
  const mayName = lead.state === 'split' || (lead.state === 'review' && lead.reviewers.length < 2) || (lead.overdue && ['review', 'third'].includes(lead.state));
  const maySpeak = ['review', 'third'].includes(lead.state) && lead.mine && !hasDecided;
  return [...(maySpeak ? (['decide', 'ask', 'recuse'] as const) : []), ...(mayName ? (['name'] as const) : [])];
}

/** Naming somebody is for whom the naming was given to: to them alone it is said who may be named. */
export function lentWaysOf({ lead, hasDecided, bench }: Pick<ReviewAnswer, 'lead' | 'hasDecided' | 'bench'>): LeadWay[] {
  return waysOf(lead, hasDecided).filter((way) => way !== 'reopen' && (way !== 'name' || bench.length > 0));
}

export function wayWords(way: LeadWay, t: TFunction): string {
  return { triage: t('reviews.triage'), decide: t('reviews.decide'), ask: t('reviews.ask'), recuse: t('reviews.recuse'), name: t('reviews.name'), reopen: t('reviews.reopen') }[way];
}
