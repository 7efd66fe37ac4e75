// The roster of one's agency, for its administrator.
import { queryOptions } from '@tanstack/react-query';
import type { Me, RosterAnswer, ShiftsAnswer } from '../../src/http/contract.js';
import { ask } from './ask.js';
import { changesWithActs } from './questions.js';

export const askRoster = () => queryOptions({ queryKey: ['answer', 'roster'], ...changesWithActs, queryFn: () => ask<RosterAnswer>('/api/roster') });
export const sendRoster = ({ csrf }: Me, csv: string, why: string): Promise<ShiftsAnswer> => ask('/api/roster', { method: 'POST', csrf, body: { csv, why } });
