// What the pages of routes ask; each asking is an entry, so it is asked at each visit and not behind it.
import { queryOptions } from '@tanstack/react-query';
import type { Me, NewRouteJudgement, RouteJudged, RoutesAnswer } from '../../src/http/contract.js';
import { language } from '../words/language.js';
import { ask } from './ask.js';
import { changesWithActs } from './questions.js';

export const askRoutes = () => queryOptions({ queryKey: ['answer', 'routes', language()], ...changesWithActs, queryFn: () => ask<RoutesAnswer>('/api/routes') });
export const judgeRoute = ({ csrf }: Me, body: NewRouteJudgement): Promise<RouteJudged> => ask('/api/routes', { method: 'POST', csrf, body });
