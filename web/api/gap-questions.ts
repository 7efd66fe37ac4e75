// What is unknown, ranked; asked anew at each visit.
import { queryOptions } from '@tanstack/react-query';
import type { GapsAnswer } from '../../src/http/contract.js';
import { language } from '../words/language.js';
import { ask } from './ask.js';
import { changesWithActs } from './questions.js';

export const askGaps = (page: number) => queryOptions({ queryKey: ['answer', 'gaps', page, language()], ...changesWithActs, queryFn: () => ask<GapsAnswer>(`/api/gaps?page=${page}`) });
