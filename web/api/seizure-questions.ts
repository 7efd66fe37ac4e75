// What the pages of seizures ask: arithmetic and public figures, without an entry.
import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { DrugEquivalence, DrugQuestion, DrugSamples, SeizureClaims } from '../../src/http/contract.js';
import { language } from '../words/language.js';
import { ask } from './ask.js';

export const askSamples = () => queryOptions({ queryKey: ['drug samples', language()], queryFn: () => ask<DrugSamples>('/api/drugs/samples') });
export const askEquivalence = (question: DrugQuestion | undefined) => queryOptions({
  queryKey: ['drug equivalence', question, language()], enabled: question !== undefined, placeholderData: keepPreviousData, retry: false, queryFn: () => ask<DrugEquivalence>(`/api/drugs/equivalent?${new URLSearchParams(question).toString()}`),
});
export const askSeizureClaims = () => queryOptions({ queryKey: ['seizure claims', language()], queryFn: () => ask<SeizureClaims>('/api/seizures/claims') });
