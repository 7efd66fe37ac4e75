// Emergency access and its reviews: asked anew at each visit, for they change by the minute.
import { queryOptions } from '@tanstack/react-query';
import type { Static } from 'typebox';
import type { BreakGlassReview, BreakGlassReviews, Me, NewGlassOpinion, OpenedBreakGlass, OwnBreakGlass } from '../../src/http/contract.js';
import { language } from '../words/language.js';
import { ask } from './ask.js';
import { changesWithActs } from './questions.js';

export const askOwnGlass = () => queryOptions({ queryKey: ['answer', 'glass', language()], ...changesWithActs, queryFn: () => ask<OwnBreakGlass>('/api/break-glass') });
export const askGlassReviews = () => queryOptions({ queryKey: ['answer', 'glass reviews'], ...changesWithActs, queryFn: () => ask<BreakGlassReviews>('/api/break-glass/reviews') });
export const askGlassReview = (id: string) =>
  queryOptions({ queryKey: ['answer', 'glass review', id], ...changesWithActs, queryFn: () => ask<BreakGlassReview>(`/api/break-glass/reviews/${encodeURIComponent(id)}`) });

export const sendGlass = (me: Me, reason: string): Promise<OpenedBreakGlass> => ask('/api/break-glass', { method: 'POST', csrf: me.csrf, body: { reason } });
export const endGlass = (me: Me): Promise<unknown> => ask('/api/break-glass', { method: 'DELETE', csrf: me.csrf });
export const sendGlassOpinion = (me: Me, id: string, opinion: Static<typeof NewGlassOpinion>): Promise<unknown> =>
  ask(`/api/break-glass/reviews/${encodeURIComponent(id)}`, { method: 'POST', csrf: me.csrf, body: opinion });
