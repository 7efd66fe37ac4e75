// Collection requirements, sent and received; asked anew at each visit.
import { queryOptions } from '@tanstack/react-query';
import type { Me, NewRequirement, NewRequirementAnswer, ReceivedRequirements, RequirementActed, RequirementsSent, SentRequirements } from '../../src/http/contract.js';
import { language } from '../words/language.js';
import { ask } from './ask.js';
import { changesWithActs } from './questions.js';

export const askSentRequirements = () => queryOptions({ queryKey: ['answer', 'requirements', language()], ...changesWithActs, queryFn: () => ask<SentRequirements>('/api/requirements') });
export const askReceivedRequirements = () => queryOptions({ queryKey: ['answer', 'requirements received', language()], ...changesWithActs, queryFn: () => ask<ReceivedRequirements>('/api/requirements/received') });

export const sendRequirement = ({ csrf }: Me, body: NewRequirement): Promise<RequirementsSent> => ask('/api/requirements', { method: 'POST', csrf, body });
export const answerRequirement = ({ csrf }: Me, id: string, body: NewRequirementAnswer): Promise<RequirementActed> => ask(`/api/requirements/received/${encodeURIComponent(id)}`, { method: 'POST', csrf, body });
export const withdrawRequirement = ({ csrf }: Me, id: string, why: string): Promise<RequirementActed> => ask(`/api/requirements/${encodeURIComponent(id)}/withdraw`, { method: 'POST', csrf, body: { why } });
