// Acts that take two: what waits for this person and what they asked for. How many wait is a number of their own and leaves no entry.
import { queryOptions } from '@tanstack/react-query';
import type { ApprovalsAnswer, ApprovalStep, ApprovalsWaiting, ApprovalView, Me } from '../../src/http/contract.js';
import { language } from '../words/language.js';
import { ask } from './ask.js';
import { changesWithActs } from './questions.js';

export const askApprovalsWaiting = queryOptions({
  queryKey: ['waiting approvals'], staleTime: 0, gcTime: 0, refetchInterval: 30_000, refetchOnMount: true,
  queryFn: async (): Promise<number> => (await ask<ApprovalsWaiting>('/api/approvals/waiting')).waiting ?? 0,
});

/** It changes by what others do: asked anew at each visit. */
export const askApprovals = () => queryOptions({ queryKey: ['answer', 'approvals', language()], ...changesWithActs, queryFn: () => ask<ApprovalsAnswer>('/api/approvals') });

export function decideApproval({ csrf }: Me, one: ApprovalView, verdict: 'approve' | 'refuse', why: string): Promise<ApprovalStep> {
  return ask<ApprovalStep>(`/api/approvals/${encodeURIComponent(one.id)}/${verdict}`, { method: 'POST', csrf, body: { kind: one.kind, subjectHash: one.subjectHash, why } });
}

export function withdrawApproval({ csrf }: Me, id: string): Promise<ApprovalStep> {
  return ask<ApprovalStep>(`/api/approvals/${encodeURIComponent(id)}/withdraw`, { method: 'POST', csrf });
}
