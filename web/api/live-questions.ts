// The live examiner and the systems whose logs it takes: asked anew at each visit, since they go on by themselves.
import { queryOptions } from '@tanstack/react-query';
import type { LiveAnswer, LiveStep, LogSourcesAnswer, Me } from '../../src/http/contract.js';
import { language } from '../words/language.js';
import { ask } from './ask.js';
import { changesWithActs } from './questions.js';

export const askLive = () => queryOptions({ queryKey: ['answer', 'live', language()], ...changesWithActs, queryFn: () => ask<LiveAnswer>('/api/watch/live') });
export const askLogSources = () => queryOptions({ queryKey: ['answer', 'logSources', language()], ...changesWithActs, queryFn: () => ask<LogSourcesAnswer>('/api/watch/sources') });

export const startLive = ({ csrf }: Me, perThousand: number): Promise<LiveStep> => ask('/api/watch/live/start', { method: 'POST', csrf, body: { perThousand } });
export const stopLive = ({ csrf }: Me): Promise<LiveStep> => ask('/api/watch/live/stop', { method: 'POST', csrf });
