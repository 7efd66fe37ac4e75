// What the pages of figures ask; each asking is an entry, so it is asked at each visit and not behind it.
import { queryOptions } from '@tanstack/react-query';
import type { CheckOutcome, CheckText, ComparisonAnswer, FigureAnswer, FigureChangeAnswer, FigureComputed, FiguresAnswer, FigureStepped, FigureUsed, Me, NewFigure, PublicCheckAnswer, PublicCheckTerms } from '../../src/http/contract.js';
import { currentMemory, noteAnswer } from '../ledger/seal-store.js';
import { language } from '../words/language.js';
import { follow } from './access-questions.js';
import { ask } from './ask.js';
import { changesWithActs } from './questions.js';

const at = (id: string, more = ''): string => `/api/figures/${encodeURIComponent(id)}${more}`;

export const askFigures = () => queryOptions({ queryKey: ['answer', 'figures', language()], ...changesWithActs, queryFn: () => ask<FiguresAnswer>('/api/figures') });
export const askFigure = (id: string) => queryOptions({ queryKey: ['answer', 'figure', id, language()], ...changesWithActs, queryFn: () => ask<FigureAnswer>(at(id)) });
export const askComparison = (id: string, other: string) => queryOptions({
  queryKey: ['answer', 'comparison', id, other, language()], ...changesWithActs, enabled: other !== '', queryFn: () => ask<ComparisonAnswer>(at(id, `/comparison?with=${encodeURIComponent(other)}`)),
});
/** Asked when two revisions were picked, and again when others are. */
export const askChange = (id: string, pair: readonly [number, number] | undefined) => queryOptions({
  queryKey: ['answer', 'figure-change', id, pair, language()], ...changesWithActs, enabled: pair !== undefined, queryFn: () => ask<FigureChangeAnswer>(at(id, `/changes?from=${pair?.[0] ?? 0}&to=${pair?.[1] ?? 0}`)),
});
export const computeFigure = ({ csrf }: Me, body: NewFigure): Promise<FigureComputed> => ask('/api/figures', { method: 'POST', csrf, body });
export const publishFigure = ({ csrf }: Me, id: string, why: string): Promise<FigureStepped> => ask(at(id, '/publish'), { method: 'POST', csrf, body: { why } });
export const releaseFigure = ({ csrf }: Me, id: string, agency: string, why: string): Promise<FigureStepped> => ask(at(id, '/release'), { method: 'POST', csrf, body: { agency, why } });
export const recordUse = ({ csrf }: Me, id: string, revision: number, where: string): Promise<FigureUsed> => ask(at(id, '/uses'), { method: 'POST', csrf, body: { revision, where } });
/** `onShare`: 0 to 1. Whoever aborts ends the counting. */
export const recountFigure = (me: Me, id: string, when: 'then' | 'now', onShare: (share: number) => void, signal: AbortSignal): Promise<FigureChangeAnswer> => follow(me, at(id, '/recount'), { when }, onShare, signal);

/** A text held against the figures; its entry goes to the seal. `onShare`: 0 to 1. */
export async function checkText(me: Me, body: CheckText, onShare: (share: number) => void, signal: AbortSignal): Promise<CheckOutcome> {
  const before = currentMemory();
  const outcome = await follow<CheckOutcome>(me, '/api/figures/check', body, onShare, signal);
  noteAnswer(outcome, before);
  return outcome;
}

/** Whether this installation checks texts for anybody: no entry, nothing kept. */
export const askPublicCheck = queryOptions({ queryKey: ['public check'], queryFn: () => ask<PublicCheckTerms>('/api/public/figures/check') });
export const checkInPublic = (body: CheckText): Promise<PublicCheckAnswer> => ask('/api/public/figures/check', { method: 'POST', body });
