// What the pages of canaries and of the sentence before a look-up ask; each asking is an entry, so it is asked at each visit and not behind it.
import { queryOptions } from '@tanstack/react-query';
import type { FrictionAnswer } from '../../src/http/contract.js';
import { language } from '../words/language.js';
import { ask } from './ask.js';
import { changesWithActs } from './questions.js';

export const askFriction = () => queryOptions({ queryKey: ['answer', 'friction', language()], ...changesWithActs, queryFn: () => ask<FrictionAnswer>('/api/watch/friction') });
