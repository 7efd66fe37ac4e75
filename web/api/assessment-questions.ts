// What the pages of assessment ask; each asking is an entry, so it is asked at each visit and not behind it.
import { queryOptions } from '@tanstack/react-query';
import type { AppraisalsWritten, AppraisedGroupAnswer, CellHistoryAnswer, CycleAnswer, CyclesAnswer, GroupsAnswer, IndicatorsAnswer, Me, NewAppraisals } from '../../src/http/contract.js';
import { language } from '../words/language.js';
import { ask } from './ask.js';
import { changesWithActs } from './questions.js';

const cycleAt = (id: string, more = ''): string => `/api/assessment/cycles/${encodeURIComponent(id)}${more}`;
const groupAt = (id: string, more = ''): string => `/api/assessment/groups/${encodeURIComponent(id)}${more}`;

export const askCycles = () => queryOptions({ queryKey: ['answer', 'cycles', language()], ...changesWithActs, queryFn: () => ask<CyclesAnswer>('/api/assessment/cycles') });
export const askCycle = (id: string) => queryOptions({ queryKey: ['answer', 'cycle', id, language()], ...changesWithActs, enabled: id !== '', queryFn: () => ask<CycleAnswer>(cycleAt(id)) });
export const askGroups = (id: string, filter: Readonly<Record<string, string>>) => queryOptions({
  queryKey: ['answer', 'cycle-groups', id, filter, language()], ...changesWithActs, queryFn: () => ask<GroupsAnswer>(cycleAt(id, `/groups?${new URLSearchParams(filter).toString()}`)),
});
export const askAppraised = (id: string, cycle: string | undefined) => queryOptions({
  queryKey: ['answer', 'appraised', id, cycle ?? '', language()], ...changesWithActs, queryFn: () => ask<AppraisedGroupAnswer>(groupAt(id, cycle === undefined ? '' : `?cycle=${encodeURIComponent(cycle)}`)),
});
export const askCellHistory = (id: string, cell: Readonly<Record<string, string>>) => queryOptions({
  queryKey: ['answer', 'cell', id, cell, language()], ...changesWithActs, queryFn: () => ask<CellHistoryAnswer>(groupAt(id, `/history?${new URLSearchParams(cell).toString()}`)),
});
export const askIndicators = () => queryOptions({ queryKey: ['indicators', language()], staleTime: Infinity, queryFn: () => ask<IndicatorsAnswer>('/api/assessment/indicators') });
export const appraise = ({ csrf }: Me, body: NewAppraisals): Promise<AppraisalsWritten> => ask('/api/assessment/appraisals', { method: 'POST', csrf, body });
