// What the pages of assessment ask; each asking is an entry, so it is asked at each visit and not behind it.
import { queryOptions } from '@tanstack/react-query';
import type { AppraisalFile, AppraisalFileTaken, AppraisalsWritten, AppraisedGroupAnswer, CellHistoryAnswer, CycleAnswer, CyclesAnswer, CycleStep, GroupsAnswer, IndicatorsAnswer, Me, NewAppraisals, NewCycle } from '../../src/http/contract.js';
import { currentMemory, noteAnswer } from '../ledger/seal-store.js';
import { language } from '../words/language.js';
import { ask, AskProblem, csrfHeader } from './ask.js';
import { linesOf } from './ledger-questions.js';
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
export const openCycle = ({ csrf }: Me, body: NewCycle): Promise<CycleStep> => ask('/api/assessment/cycles', { method: 'POST', csrf, body });
export const closeCycle = ({ csrf }: Me, id: string, why: string): Promise<CycleStep> => ask(cycleAt(id, '/close'), { method: 'POST', csrf, body: { why } });

interface Line extends Partial<AppraisalFileTaken> {
  readonly progress?: { readonly done: number; readonly total: number };
  readonly error?: string;
  readonly message?: string;
}

/** `onShare` is told how much was looked at, 0 to 1; nothing is written before all was. Throws `AskProblem`; code `cut_off` when the answer ends before the outcome. */
export async function bringInAppraisals({ csrf }: Me, body: AppraisalFile, onShare: (share: number) => void, signal: AbortSignal): Promise<AppraisalFileTaken> {
  const before = currentMemory();
  const headers = { [csrfHeader]: csrf, accept: 'application/x-ndjson', 'accept-language': language(), 'content-type': 'application/json' };
  const answer = await fetch('/api/assessment/imports', { method: 'POST', credentials: 'same-origin', cache: 'no-store', signal, headers, body: JSON.stringify(body) });
  if (answer.body === null) throw new AskProblem(answer.status, 'cut_off', '');
  for await (const line of answer.ok ? linesOf<Line>(answer.body) : [await answer.json() as Line]) {
    if (line.error !== undefined) throw new AskProblem(answer.ok ? 400 : answer.status, line.error, line.message ?? '');
    if (line.progress !== undefined) onShare(line.progress.total === 0 ? 0 : line.progress.done / line.progress.total);
    const { rows, taken, quarantined, ledger } = line;
    if (rows === undefined || taken === undefined || quarantined === undefined || ledger === undefined) continue;
    noteAnswer(line, before);
    return { rows, taken, quarantined, ledger };
  }
  throw new AskProblem(0, 'cut_off', '');
}
