// Notices to this person. How many wait is asked every second while the page is in sight; the list only when it is opened.
import { queryOptions } from '@tanstack/react-query';
import type { Static } from 'typebox';
import type { Me, NoticeRead, NoticesAnswer, NoticesWaiting } from '../../src/http/contract.js';
import { language } from '../words/language.js';
import { ask, AskProblem } from './ask.js';
import { changesWithActs } from './questions.js';

const everyMs = 1_000;
/** A server that does not answer is asked less often. */
const calmMs = 10_000;

export const askWaiting = queryOptions({
  queryKey: ['waiting notices'],
  queryFn: async (): Promise<number | null> => (await ask<NoticesWaiting>('/api/notices/waiting')).waiting,
  refetchInterval: (query) => (query.state.error instanceof AskProblem && query.state.error.status === 401 ? false : query.state.status === 'error' ? calmMs : everyMs),
  staleTime: 0,
  gcTime: 0,
});

export const askNotices = () =>
  queryOptions({ queryKey: ['answer', 'notices', language()], ...changesWithActs, queryFn: () => ask<NoticesAnswer>('/api/notices') });

export function markNoticeRead(me: Me, id: string): Promise<Static<typeof NoticeRead>> {
  return ask(`/api/notices/${encodeURIComponent(id)}/read`, { method: 'POST', csrf: me.csrf });
}
