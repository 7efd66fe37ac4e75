// Gateways between sectors, and what one's own agency decided about partners abroad.
import { queryOptions } from '@tanstack/react-query';
import type { AssuranceDone, AssurancesAnswer, EndAssurance, Me, NewAssurance } from '../../src/http/contract.js';
import { language } from '../words/language.js';
import { ask } from './ask.js';
import { changesWithActs } from './questions.js';

export const askAssurances = () => queryOptions({ queryKey: ['answer', 'assurances', language()], ...changesWithActs, queryFn: () => ask<AssurancesAnswer>('/api/assurances') });

export function recordAssurance({ csrf }: Me, body: NewAssurance): Promise<AssuranceDone> {
  return ask<AssuranceDone>('/api/assurances', { method: 'POST', csrf, body });
}

export function endAssurance({ csrf }: Me, id: string, body: EndAssurance): Promise<AssuranceDone> {
  return ask<AssuranceDone>(`/api/assurances/${encodeURIComponent(id)}/end`, { method: 'POST', csrf, body });
}
