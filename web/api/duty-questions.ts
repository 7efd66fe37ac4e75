// Delegations, cases and service accounts: what one may do beyond one's own role, and what an administrator makes.
import { queryOptions } from '@tanstack/react-query';
import type { CasesAnswer, DelegationGiven, DelegationsAnswer, DelegationTakenBack, Me, NewDelegation, PeopleStep, ServicesAnswer } from '../../src/http/contract.js';
import { ask } from './ask.js';
import { changesWithActs } from './questions.js';

const part = (text: string): string => encodeURIComponent(text);

export const askDelegations = () => queryOptions({ queryKey: ['answer', 'delegations'], ...changesWithActs, queryFn: () => ask<DelegationsAnswer>('/api/delegations') });

export function giveDelegation({ csrf }: Me, body: NewDelegation): Promise<DelegationGiven> {
  return ask<DelegationGiven>('/api/delegations', { method: 'POST', csrf, body });
}

export function takeBackDelegation({ csrf }: Me, id: string): Promise<DelegationTakenBack> {
  return ask<DelegationTakenBack>(`/api/delegations/${part(id)}`, { method: 'DELETE', csrf });
}

export const askCases = () => queryOptions({ queryKey: ['answer', 'cases'], ...changesWithActs, queryFn: () => ask<CasesAnswer>('/api/cases') });

export function openCase({ csrf }: Me, reference: string, title: string, why: string): Promise<PeopleStep> {
  return ask<PeopleStep>('/api/cases', { method: 'POST', csrf, body: { reference, title, why } });
}

export function closeCase({ csrf }: Me, reference: string, why: string): Promise<PeopleStep> {
  return ask<PeopleStep>(`/api/cases/${part(reference)}/close`, { method: 'POST', csrf, body: { why } });
}

export function reopenCase({ csrf }: Me, reference: string, why: string): Promise<PeopleStep> {
  return ask<PeopleStep>(`/api/cases/${part(reference)}/reopen`, { method: 'POST', csrf, body: { why } });
}

export const askServices = () => queryOptions({ queryKey: ['answer', 'services'], ...changesWithActs, queryFn: () => ask<ServicesAnswer>('/api/services') });

export function makeService({ csrf }: Me, body: { readonly name: string; readonly may: readonly string[]; readonly until: string; readonly why: string }): Promise<PeopleStep> {
  return ask<PeopleStep>('/api/services', { method: 'POST', csrf, body });
}

export function changeKey({ csrf }: Me, id: string, act: 'rotate' | 'revoke', why: string): Promise<PeopleStep> {
  return ask<PeopleStep>(`/api/services/${part(id)}/${act}`, { method: 'POST', csrf, body: { why } });
}
