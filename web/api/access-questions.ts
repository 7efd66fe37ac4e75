// What the pages of the policies ask. Each asking is an entry; replays and rehearsals tell how far they are and end when the person leaves.
import { queryOptions } from '@tanstack/react-query';
import type { ApprovalAsked, ApprovalStep, ChangeAnswer, ChangeStep, LedgerReceipt, Me, PoliciesAnswer, PolicyFile, SightAnswer, WhoSeesAnswer } from '../../src/http/contract.js';
import { language } from '../words/language.js';
import { ask, AskProblem, csrfHeader, queryOf } from './ask.js';
import { changesWithActs } from './questions.js';
import { linesOf } from './ledger-questions.js';

const part = (text: string): string => encodeURIComponent(text);

/** Of oneself without a name. */
export const askSight = (user: string) =>
  queryOptions({ queryKey: ['answer', 'sight', language(), user], queryFn: () => ask<SightAnswer>(user === '' ? '/api/access/sight' : `/api/access/sight/${part(user)}`) });

export const askWhoSees = (kind: 'entities' | 'reports', id: string, statement: string) =>
  queryOptions({ queryKey: ['answer', 'who-sees', language(), kind, id, statement], queryFn: () => ask<WhoSeesAnswer>(`/api/access/who-sees/${kind}/${part(id)}?${queryOf({ statement })}`) });

export const askPolicies = queryOptions({ queryKey: ['answer', 'policies'], ...changesWithActs, queryFn: () => ask<PoliciesAnswer>('/api/access/policies') });
export const askChange = (id: string) => queryOptions({ queryKey: ['answer', 'policies', id], ...changesWithActs, queryFn: () => ask<ChangeAnswer>(`/api/access/policies/${part(id)}`) });

export function proposeChange(me: Me, files: readonly PolicyFile[], isShipped: boolean, why: string): Promise<ChangeStep> {
  return ask<ChangeStep>('/api/access/policies', { method: 'POST', csrf: me.csrf, body: isShipped ? { shipped: true, why } : { files, why } });
}

export function askForApproval(me: Me, id: string, why: string, agency: string): Promise<ApprovalAsked> {
  return ask<ApprovalAsked>(`/api/access/policies/${part(id)}/approval`, { method: 'POST', csrf: me.csrf, body: { why, ...(agency === '' ? {} : { agency }) } });
}

export function approveChange(me: Me, approval: string, subjectHash: string, why: string): Promise<ApprovalStep> {
  return ask<ApprovalStep>(`/api/approvals/${part(approval)}/approve`, { method: 'POST', csrf: me.csrf, body: { kind: 'change_policy', subjectHash, why } });
}

export function adoptChange(me: Me, id: string): Promise<ChangeStep> {
  return ask<ChangeStep>(`/api/access/policies/${part(id)}/adopt`, { method: 'POST', csrf: me.csrf });
}

interface Line {
  readonly progress?: { readonly done: number; readonly total: number };
  readonly error?: string;
  readonly message?: string;
  readonly ledger?: LedgerReceipt;
}

/** Long work to its outcome. `onShare`: 0 to 1. Throws `AskProblem`; code `cut_off` when it ended without an outcome. */
export async function follow<T>(me: Me, path: string, body: object, onShare: (share: number) => void, signal: AbortSignal): Promise<T> {
  const answer = await fetch(path, {
    method: 'POST', credentials: 'same-origin', signal, headers: { [csrfHeader]: me.csrf, 'content-type': 'application/json', 'accept-language': language() }, body: JSON.stringify(body),
  });
  if (!answer.ok || answer.body === null) {
    const { error = 'refused', message = '' }: Line = JSON.parse(await answer.text());
    throw new AskProblem(answer.status, error, message);
  }
  let outcome: T | undefined;
  for await (const line of linesOf<Line & T>(answer.body)) {
    if (line.progress !== undefined) onShare(line.progress.total === 0 ? 1 : Math.min(1, line.progress.done / line.progress.total));
    else if (line.error !== undefined) throw new AskProblem(409, line.error, line.message ?? '');
    else outcome = line;
  }
  if (outcome === undefined) throw new AskProblem(0, 'cut_off', '');
  return outcome;
}
