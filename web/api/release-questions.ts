// Releases of derived reports: asked by their author's agency, given and taken back by originators; asked anew at each visit.
import { queryOptions } from '@tanstack/react-query';
import type { AskedReleases, Me, NewReleaseRequest, ReceivedReleases, ReleaseGiven, ReleaseWithdrawn, SentReleaseRequest } from '../../src/http/contract.js';
import { ask } from './ask.js';
import { changesWithActs } from './questions.js';

export const askOwnReleases = () => queryOptions({ queryKey: ['answer', 'releases'], ...changesWithActs, queryFn: () => ask<AskedReleases>('/api/releases') });
export const askReceivedReleases = () => queryOptions({ queryKey: ['answer', 'releases received'], ...changesWithActs, queryFn: () => ask<ReceivedReleases>('/api/releases/received') });

export const sendReleaseRequest = ({ csrf }: Me, body: NewReleaseRequest): Promise<SentReleaseRequest> => ask('/api/releases', { method: 'POST', csrf, body });
export const withdrawRelease = ({ csrf }: Me, id: string): Promise<ReleaseWithdrawn> => ask(`/api/releases/${encodeURIComponent(id)}`, { method: 'DELETE', csrf });

export interface Terms {
  readonly agencies: readonly string[];
  readonly purposes: readonly string[];
}

const at = (id: string, step: string): string => `/api/releases/received/${encodeURIComponent(id)}/${step}`;
export const giveRelease = ({ csrf }: Me, id: string, terms: Terms, why: string): Promise<ReleaseGiven> => ask(at(id, 'release'), { method: 'POST', csrf, body: { ...terms, why } });
export const takeReleaseBack = ({ csrf }: Me, id: string, why: string): Promise<ReleaseGiven> => ask(at(id, 'take-back'), { method: 'POST', csrf, body: { why } });
