// What the pages ask, by the names of the contract. An answer is kept for a few minutes in this window only, never asked again
// behind the person's back (each asking is an entry), and dropped when purpose, case or person change.
import { MutationCache, queryOptions, QueryClient } from '@tanstack/react-query';
import type {
  DemoPerson, EntityAnswer, EntryAnswer, LedgerHeads, Me, NeighboursAnswer, PromptsAnswer, RecordAnswer, Reference, ReportAnswer, SearchAnswer, SearchQuery,
} from '../../src/http/contract.js';
import type { Memory } from '../ledger/memory.js';
import { currentMemory } from '../ledger/seal-store.js';
import { language } from '../words/language.js';
import { ask, AskProblem, queryOf } from './ask.js';

const minute = 60_000;

/** For lists of what people do: dropped with their page, and asked anew by the next page once anything was done here, or some seconds are over. */
export const changesWithActs = { gcTime: 0, staleTime: 10_000, refetchOnMount: true, meta: { changesWithActs: true } } as const;

export function newQueryClient(): QueryClient {
  const afterAct = (): void => {
    void client.invalidateQueries({ predicate: ({ meta }) => meta?.['changesWithActs'] === true, refetchType: 'none' });
    // What waits is a number that leaves no entry: it may be asked at once.
    void client.invalidateQueries({ predicate: ({ queryKey: [name] }) => name === 'waiting approvals' });
  };
  const client = new QueryClient({
    mutationCache: new MutationCache({ onSuccess: afterAct }),
    defaultOptions: {
      queries: { retry: false, staleTime: 5 * minute, gcTime: 5 * minute, refetchOnWindowFocus: false, refetchOnReconnect: false, refetchOnMount: false },
    },
  });
  return client;
}

const path = (part: string): string => encodeURIComponent(part);

/** Who is signed in; null when nobody is. */
export const askSession = queryOptions({
  queryKey: ['session'],
  staleTime: Number.POSITIVE_INFINITY,
  gcTime: Number.POSITIVE_INFINITY,
  queryFn: async (): Promise<Me | null> => {
    try {
      return await ask<Me>('/api/session');
    } catch (error) {
      if (error instanceof AskProblem && error.status === 401) return null;
      throw error;
    }
  },
});

/** The demo people; null outside a demo folder. */
export const askDemoPeople = queryOptions({
  queryKey: ['demo people'],
  queryFn: async (): Promise<readonly DemoPerson[] | null> => {
    try {
      return await ask<DemoPerson[]>('/api/demo/people');
    } catch (error) {
      if (error instanceof AskProblem && (error.status === 404 || error.status === 403)) return null;
      throw error;
    }
  },
});

export const askReference = () =>
  queryOptions({ queryKey: ['reference', language()], staleTime: Number.POSITIVE_INFINITY, queryFn: () => ask<Reference>('/api/reference') });

/** What the purposes ask, in the reader's language: the same for everyone. */
export const askPrompts = () => queryOptions({ queryKey: ['prompts', language()], queryFn: () => ask<PromptsAnswer>('/api/prompts') });

export const askSearch = (query: SearchQuery) =>
  queryOptions({ queryKey: ['answer', 'search', language(), query], queryFn: () => ask<SearchAnswer>(`/api/search?${queryOf(query)}`) });

export interface AsOf {
  readonly asOf?: string | undefined;
  readonly knownAt?: string | undefined;
}

export const askEntity = (id: string, dates: AsOf) =>
  queryOptions({
    queryKey: ['answer', 'entity', language(), id, dates],
    queryFn: () => ask<EntityAnswer>(`/api/entities/${path(id)}?${queryOf({ asOf: dates.asOf, knownAt: dates.knownAt })}`.replace(/\?$/u, '')),
  });

export const askNeighbours = (id: string) =>
  queryOptions({ queryKey: ['answer', 'neighbours', language(), id], queryFn: () => ask<NeighboursAnswer>(`/api/entities/${path(id)}/neighbours`) });

export const askReport = (id: string) =>
  queryOptions({ queryKey: ['answer', 'report', language(), id], queryFn: () => ask<ReportAnswer>(`/api/reports/${path(id)}`) });

export type Scope = 'mine' | 'agency';
export const recordPageSize = 50;

/** The record grows with every question, so it is asked anew at each visit. */
export const askRecord = (scope: Scope, before: string | undefined) =>
  queryOptions({
    queryKey: ['answer', 'record', language(), scope, before],
    gcTime: 0,
    queryFn: () => ask<RecordAnswer>(`/api/ledger/record?${queryOf({ scope, before, limit: recordPageSize })}`),
  });

export interface AskedEntry {
  readonly answer: EntryAnswer;
  /** What the browser remembered when it asked: the proof inside is older than the entry that this asking made. */
  readonly before: Memory;
}

export const askEntry = (agency: string, index: string) =>
  queryOptions({
    queryKey: ['answer', 'entry', language(), agency, index],
    queryFn: async (): Promise<AskedEntry> => {
      const before = currentMemory();
      return { answer: await ask<EntryAnswer>(`/api/ledger/entries/${path(agency)}/${path(index)}`), before };
    },
  });

export const askHeads = queryOptions({ queryKey: ['heads'], gcTime: 0, queryFn: () => ask<LedgerHeads>('/api/ledger/heads') });
