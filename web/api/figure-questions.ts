// What the pages of figures ask; each asking is an entry, so it is asked at each visit and not behind it.
import { queryOptions } from '@tanstack/react-query';
import type { ComparisonAnswer, FigureAnswer, FigureComputed, FiguresAnswer, FigureStepped, Me, NewFigure } from '../../src/http/contract.js';
import { language } from '../words/language.js';
import { ask } from './ask.js';
import { changesWithActs } from './questions.js';

const at = (id: string, more = ''): string => `/api/figures/${encodeURIComponent(id)}${more}`;

export const askFigures = () => queryOptions({ queryKey: ['answer', 'figures', language()], ...changesWithActs, queryFn: () => ask<FiguresAnswer>('/api/figures') });
export const askFigure = (id: string) => queryOptions({ queryKey: ['answer', 'figure', id, language()], ...changesWithActs, queryFn: () => ask<FigureAnswer>(at(id)) });
export const askComparison = (id: string, other: string) => queryOptions({
  queryKey: ['answer', 'comparison', id, other, language()], ...changesWithActs, enabled: other !== '', queryFn: () => ask<ComparisonAnswer>(at(id, `/comparison?with=${encodeURIComponent(other)}`)),
});
export const computeFigure = ({ csrf }: Me, body: NewFigure): Promise<FigureComputed> => ask('/api/figures', { method: 'POST', csrf, body });
export const publishFigure = ({ csrf }: Me, id: string, why: string): Promise<FigureStepped> => ask(at(id, '/publish'), { method: 'POST', csrf, body: { why } });
export const releaseFigure = ({ csrf }: Me, id: string, agency: string, why: string): Promise<FigureStepped> => ask(at(id, '/release'), { method: 'POST', csrf, body: { agency, why } });
