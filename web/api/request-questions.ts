// Requests to other agencies and from them; asked anew at each visit.
import { queryOptions } from '@tanstack/react-query';
import type { Static } from 'typebox';
import type { Me, NewOwnerAnswer, OwnRequests, RequestsToUs, SentOwnerRequest } from '../../src/http/contract.js';
import { ask } from './ask.js';
import { changesWithActs } from './questions.js';

export const askOwnRequests = () => queryOptions({ queryKey: ['answer', 'requests'], ...changesWithActs, queryFn: () => ask<OwnRequests>('/api/requests') });
export const askReceived = () => queryOptions({ queryKey: ['answer', 'requests received'], ...changesWithActs, queryFn: () => ask<RequestsToUs>('/api/requests/received') });

export const sendRequest = (me: Me, to: string, words: string): Promise<SentOwnerRequest> => ask('/api/requests', { method: 'POST', csrf: me.csrf, body: { to, words } });
export const sendOwnerAnswer = (me: Me, id: string, given: Static<typeof NewOwnerAnswer>): Promise<unknown> =>
  ask(`/api/requests/received/${encodeURIComponent(id)}`, { method: 'POST', csrf: me.csrf, body: given });
