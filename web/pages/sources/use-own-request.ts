// What this person asked a second one to approve for one source, as far as it still stands: it waits, or it was approved and can be used.
import { useQuery } from '@tanstack/react-query';
import type { ApprovalView } from '../../../src/http/contract.js';
import { askApprovals } from '../../api/approval-questions.js';

/** How long an approval can be used (docs/users/source-handler.md). */
const usableMs = 15 * 60_000;

export interface OwnRequest {
  readonly request: ApprovalView | undefined;
  /** Of an opening or an amendment; empty for a destruction. */
  readonly fields: readonly string[];
  readonly error: Error | null;
  readonly refresh: () => void;
}

export function useOwnRequest(kind: 'unseal_source' | 'destroy_source' | 'amend_source', source: string): OwnRequest {
  const { data, error, refetch } = useQuery(askApprovals());
  const open = (data?.mine ?? []).filter((one) => one.kind === kind && stands(one) && subjectOf(one).source === source);
  // One that can be used before one that waits.
  const request = open.find(({ state }) => state === 'approved') ?? open[0];
  return { request, fields: request === undefined ? [] : subjectOf(request).fields, error, refresh: () => void refetch() };
}

function stands({ state, decidedAt }: ApprovalView): boolean {
  return state === 'pending' || (state === 'approved' && Date.now() < usableUntil(decidedAt));
}

export function usableUntil(decidedAt: string | null): number {
  return decidedAt === null ? 0 : Date.parse(decidedAt) + usableMs;
}

function subjectOf({ subject }: ApprovalView): { source: string; fields: readonly string[] } {
  const { source = '', fields = [] }: { source?: string; fields?: string[] } = JSON.parse(subject);
  return { source, fields };
}
