// What the pages of canaries and of the sentence before a look-up ask; each asking is an entry, so it is asked at each visit and not behind it.
import { queryOptions } from '@tanstack/react-query';
import type { CanariesAnswer, CanariesExported, CanariesOrdered, CanariesTakeOver, CanaryExportOrder, CanaryStepAnswer, CanaryTended, FrictionAnswer, Me, NewCanaries } from '../../src/http/contract.js';
import { language } from '../words/language.js';
import { ask } from './ask.js';
import { changesWithActs } from './questions.js';

export const askFriction = () => queryOptions({ queryKey: ['answer', 'friction', language()], ...changesWithActs, queryFn: () => ask<FrictionAnswer>('/api/watch/friction') });

/** Never kept: whoever sits down at this window next must not find the list in it. */
export const askCanaries = () => queryOptions({ queryKey: ['answer', 'canaries', language()], ...changesWithActs, staleTime: 0, queryFn: () => ask<CanariesAnswer>('/api/watch/canaries') });
export const orderCanaries = ({ csrf }: Me, body: NewCanaries): Promise<CanariesOrdered> => ask('/api/watch/canaries', { method: 'POST', csrf, body });
export const exportCanaries = ({ csrf }: Me, body: CanaryExportOrder): Promise<CanariesExported> => ask('/api/watch/canaries/export', { method: 'POST', csrf, body });
export const takeOverCanaries = ({ csrf }: Me, body: CanariesTakeOver): Promise<CanariesOrdered> => ask('/api/watch/canaries/take-over', { method: 'POST', csrf, body });
export const tendCanary = ({ csrf }: Me, canary: string, body: CanaryTended): Promise<CanaryStepAnswer> => ask(`/api/watch/canaries/${encodeURIComponent(canary)}`, { method: 'PUT', csrf, body });
