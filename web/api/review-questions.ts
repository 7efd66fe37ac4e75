// The review desk: asked anew at each visit, since others act on it too.
import { queryOptions } from '@tanstack/react-query';
import type {
  DisclosureAct, DisclosureAnswer, DisclosuresAnswer, ExposedAct, ExposedAnswer, ExposedPageAnswer, LeadAct, LeadFilterQuery, Me, NewComplaint, NextLead, OwnReviewsAnswer, ReferralsAnswer, ReviewAnswer, ReviewPage, ReviewsDue, ReviewStatistics, ReviewStep, WhyAnswersList, WhyAnswerView,
} from '../../src/http/contract.js';
import { language } from '../words/language.js';
import { ask, queryOf } from './ask.js';
import { changesWithActs } from './questions.js';

const part = (text: string): string => encodeURIComponent(text);
const at = '/api/reviews';

/** What is ticked is said, what is not is left out. */
const asText = ({ serious, overdue, mine, ...rest }: LeadFilterQuery) => ({ ...rest, ...(serious === true && { serious: 'true' }), ...(overdue === true && { overdue: 'true' }), ...(mine === true && { mine: 'true' }) });

export const askLeads = (filter: LeadFilterQuery) => queryOptions({ queryKey: ['answer', 'leads', filter], ...changesWithActs, queryFn: () => ask<ReviewPage>(`${at}/leads?${queryOf(asText(filter))}`) });
export const askLead = (id: string) => queryOptions({ queryKey: ['answer', 'lead', language(), id], ...changesWithActs, queryFn: () => ask<ReviewAnswer>(`${at}/leads/${part(id)}`) });
export const askExposed = (page: number) => queryOptions({ queryKey: ['answer', 'exposed', page], ...changesWithActs, queryFn: () => ask<ExposedPageAnswer>(`${at}/exposed?page=${page}`) });
export const askTask = (id: string) => queryOptions({ queryKey: ['answer', 'exposed one', language(), id], ...changesWithActs, queryFn: () => ask<ExposedAnswer>(`${at}/exposed/${part(id)}`) });
export const askDisclosures = () => queryOptions({ queryKey: ['answer', 'disclosures'], ...changesWithActs, queryFn: () => ask<DisclosuresAnswer>(`${at}/disclosures`) });
export const askReferrals = () => queryOptions({ queryKey: ['answer', 'referrals'], ...changesWithActs, queryFn: () => ask<ReferralsAnswer>(`${at}/referrals`) });
export const askDisclosure = (id: string) => queryOptions({ queryKey: ['answer', 'disclosure', id], ...changesWithActs, queryFn: () => ask<DisclosureAnswer>(`${at}/disclosures/${part(id)}`) });
export const askReviewFigures = () => queryOptions({ queryKey: ['answer', 'review figures'], ...changesWithActs, queryFn: () => ask<ReviewStatistics>(`${at}/statistics`) });
export const askDue = () => queryOptions({ queryKey: ['answer', 'reviews due'], ...changesWithActs, queryFn: () => ask<ReviewsDue>(`${at}/due`) });
export const askWhyAnswers = () => queryOptions({ queryKey: ['answer', 'why answers'], ...changesWithActs, queryFn: () => ask<WhyAnswersList>(`${at}/answers`) });
export const askWhyAnswer = (id: string) => queryOptions({ queryKey: ['answer', 'why answer', language(), id], ...changesWithActs, queryFn: () => ask<WhyAnswerView>(`${at}/answers/${part(id)}`) });
export const askOwnReviews = () => queryOptions({ queryKey: ['answer', 'own reviews'], ...changesWithActs, queryFn: () => ask<OwnReviewsAnswer>(`${at}/mine`) });

export const takeNext = ({ csrf }: Me): Promise<NextLead> => ask(`${at}/next`, { method: 'POST', csrf });
export const actOnLead = ({ csrf }: Me, id: string, body: LeadAct): Promise<ReviewStep> => ask(`${at}/leads/${part(id)}/acts`, { method: 'POST', csrf, body });
export const actOnTask = ({ csrf }: Me, id: string, body: ExposedAct): Promise<ReviewStep> => ask(`${at}/exposed/${part(id)}/acts`, { method: 'POST', csrf, body });
export const actOnDisclosure = ({ csrf }: Me, id: string, body: DisclosureAct): Promise<ReviewStep> => ask(`${at}/disclosures/${part(id)}/acts`, { method: 'POST', csrf, body });
export const actOnReferral = ({ csrf }: Me, id: string, body: DisclosureAct): Promise<ReviewStep> => ask(`${at}/referrals/${part(id)}/acts`, { method: 'POST', csrf, body });
export const sendAnswer = ({ csrf }: Me, id: string, answer: string): Promise<ReviewStep> => ask(`${at}/questions/${part(id)}`, { method: 'POST', csrf, body: { answer } });
export const sendComplaint = ({ csrf }: Me, body: NewComplaint): Promise<ReviewStep> => ask(`${at}/complaints`, { method: 'POST', csrf, body });
