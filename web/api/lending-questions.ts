// Reviewers of other agencies: what was given to oneself, and the agreements of one's own agency.
import { queryOptions } from '@tanstack/react-query';
import type { LentAct, LentLeads, Me, NewReviewAgreement, ReviewAgreements, ReviewAgreementStep, ReviewAnswer, ReviewStep } from '../../src/http/contract.js';
import { language } from '../words/language.js';
import { ask } from './ask.js';
import { changesWithActs } from './questions.js';

const part = (text: string): string => encodeURIComponent(text);
const at = '/api/reviews';
const lentAt = (agency: string, lead: string): string => `${at}/lent/${part(agency)}/${part(lead)}`;

export const askLent = () => queryOptions({ queryKey: ['answer', 'lent leads'], ...changesWithActs, queryFn: () => ask<LentLeads>(`${at}/lent`) });
export const askLentLead = (agency: string, lead: string) => queryOptions({ queryKey: ['answer', 'lent lead', language(), agency, lead], ...changesWithActs, queryFn: () => ask<ReviewAnswer>(lentAt(agency, lead)) });
export const askAgreements = () => queryOptions({ queryKey: ['answer', 'review agreements'], ...changesWithActs, queryFn: () => ask<ReviewAgreements>(`${at}/agreements`) });

export const actOnLent = ({ csrf }: Me, agency: string, lead: string, body: LentAct): Promise<ReviewStep> => ask(`${lentAt(agency, lead)}/acts`, { method: 'POST', csrf, body });
export const recordAgreement = ({ csrf }: Me, body: NewReviewAgreement): Promise<ReviewAgreementStep> => ask(`${at}/agreements`, { method: 'POST', csrf, body });
export const endAgreement = ({ csrf }: Me, id: string, why: string): Promise<ReviewStep> => ask(`${at}/agreements/${part(id)}/end`, { method: 'POST', csrf, body: { why } });
