// Signing in from elsewhere, one's own sessions, and the people of one's agency.
import { queryOptions } from '@tanstack/react-query';
import type { PeopleStep, Me, OwnSessions, PeopleAnswer, PersonChange, SessionsEnded, SignOnChoices } from '../../src/http/contract.js';
import { language } from '../words/language.js';
import { ask } from './ask.js';
import { changesWithActs } from './questions.js';

export const askSignOn = () => queryOptions({ queryKey: ['sign-on', language()], queryFn: () => ask<SignOnChoices>('/api/sign-on') });

export const askSessions = () => queryOptions({ queryKey: ['answer', 'sessions'], ...changesWithActs, queryFn: () => ask<OwnSessions>('/api/sessions') });

/** One of one's own sessions, or all but this one. */
export function endSession(me: Me, id: string | undefined): Promise<SessionsEnded> {
  return ask(id === undefined ? '/api/sessions' : `/api/sessions/${encodeURIComponent(id)}`, { method: 'DELETE', csrf: me.csrf });
}

export function acceptInvitation(invitation: string, newPassword: string): Promise<unknown> {
  return ask('/api/invitations', { method: 'POST', body: { invitation, newPassword } });
}

export const askPeople = () => queryOptions({ queryKey: ['answer', 'people'], ...changesWithActs, queryFn: () => ask<PeopleAnswer>('/api/people') });

export function setMember(me: Me, member: string, why: string, person: PersonChange): Promise<PeopleStep> {
  return ask(`/api/people/${encodeURIComponent(member)}`, { method: 'PUT', csrf: me.csrf, body: { why, person } });
}

export function actOnMember(me: Me, member: string, why: string, act: string): Promise<PeopleStep> {
  return ask(`/api/people/${encodeURIComponent(member)}`, { method: 'POST', csrf: me.csrf, body: { why, act } });
}

/** Puts a member on a case of the agency, or takes them off it. */
export function assignCase(me: Me, member: string, why: string, caseId: string, assigned: boolean): Promise<PeopleStep> {
  return ask(`/api/people/${encodeURIComponent(member)}/cases/${encodeURIComponent(caseId)}`, { method: 'PUT', csrf: me.csrf, body: { why, assigned } });
}
