// What the page of annual reports asks. Making one is answered in lines, for as long as it takes; leaving ends it.
import { queryOptions } from '@tanstack/react-query';
import type { AnnualReportMade, AnnualReportsAnswer, Me, NewAnnualReport } from '../../src/http/contract.js';
import { currentMemory, noteAnswer } from '../ledger/seal-store.js';
import { language } from '../words/language.js';
import { ask, AskProblem, csrfHeader } from './ask.js';
import { linesOf } from './ledger-questions.js';
import { changesWithActs } from './questions.js';

export const askAnnualReports = () => queryOptions({ queryKey: ['answer', 'annual reports', language()], ...changesWithActs, queryFn: () => ask<AnnualReportsAnswer>('/api/annual-reports') });

export const annualFile = (report: string, ending: string): string => `/api/annual-reports/${encodeURIComponent(report)}/${encodeURIComponent(ending)}`;

interface Line extends Partial<AnnualReportMade> {
  readonly progress?: { readonly done: number; readonly total: number };
  readonly error?: string;
  readonly message?: string;
}

/** `onShare` is told how much is made, 0 to 1. Throws `AskProblem`; code `cut_off` when the answer ends before the report. */
export async function makeAnnualReport({ csrf }: Me, body: NewAnnualReport, onShare: (share: number) => void, signal: AbortSignal): Promise<void> {
  const before = currentMemory();
  const answer = await fetch('/api/annual-reports', { method: 'POST', credentials: 'same-origin', cache: 'no-store', signal, headers: { [csrfHeader]: csrf, 'accept-language': language(), 'content-type': 'application/json' }, body: JSON.stringify(body) });
  if (answer.body === null) throw new AskProblem(answer.status, 'cut_off', '');
  let isMade = false;
  for await (const line of answer.ok ? linesOf<Line>(answer.body) : [await answer.json() as Line]) {
    if (line.error !== undefined) throw new AskProblem(answer.ok ? 400 : answer.status, line.error, line.message ?? '');
    if (line.progress !== undefined) onShare(line.progress.total === 0 ? 0 : line.progress.done / line.progress.total);
    if (line.report !== undefined) {
      noteAnswer(line, before);
      isMade = true;
    }
  }
  if (!isMade) throw new AskProblem(0, 'cut_off', '');
}
