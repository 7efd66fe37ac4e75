// What the pages of the published logs ask: public figures, never on the record, so they may be asked again and again.
import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { LedgerStateAnswer, Me, Verification, VerificationsAnswer } from '../../src/http/contract.js';
import { type LogName, openPublishedLog } from '../ledger/published-log.js';
import { ask, AskProblem, csrfHeader } from './ask.js';

const liveMs = 2_000;

/** Asked anew every two seconds while a page shows it and the window is in front. */
export const askLedgerState = queryOptions({
  queryKey: ['ledger-state'], gcTime: 0, staleTime: 0, refetchOnMount: true, refetchInterval: liveMs,
  queryFn: () => ask<LedgerStateAnswer>('/api/ledger/state'),
});

/** `latest`: when the newest one began, as the state says; another one is asked for anew. */
export const askVerifications = (latest: string | undefined) =>
  queryOptions({ queryKey: ['verifications', latest], gcTime: 0, placeholderData: keepPreviousData, queryFn: () => ask<VerificationsAnswer>('/api/ledger/verifications') });

/** One checkpoint of a log, checked here; a new one is taken when the person asks for it. */
export const askPublishedLog = (name: LogName) =>
  queryOptions({ queryKey: ['published', name.origin, name.key], gcTime: 0, queryFn: () => openPublishedLog(name, Date.now(), localStorage) });

interface Line {
  readonly progress?: { readonly done: number; readonly total: number };
  readonly error?: string;
  readonly outcome?: Verification['outcome'];
}

/** Reads a stream of lines of JSON to its end. */
export async function* linesOf<L>(body: ReadableStream<Uint8Array>): AsyncGenerator<L> {
  const [reader, decoder] = [body.getReader(), new TextDecoder()];
  let rest = '';
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    const lines = `${rest}${decoder.decode(part.value, { stream: true })}`.split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) yield JSON.parse(line);
  }
}

/** Has the node verify its record. `onShare` is told how much is read, 0 to 1. Throws `AskProblem`; code `busy` when one is running. */
export async function runVerification(me: Me, onShare: (share: number) => void, signal: AbortSignal): Promise<void> {
  const answer = await fetch('/api/ledger/verifications', { method: 'POST', credentials: 'same-origin', signal, headers: { [csrfHeader]: me.csrf } });
  if (!answer.ok || answer.body === null) throw new AskProblem(answer.status, 'refused', '');
  let isDone = false;
  for await (const line of linesOf<Line>(answer.body)) {
    if (line.progress !== undefined) onShare(line.progress.total === 0 ? 0 : Math.min(1, line.progress.done / line.progress.total));
    else if (line.error !== undefined) throw new AskProblem(409, line.error, '');
    else isDone = line.outcome !== undefined;
  }
  if (!isDone) throw new AskProblem(0, 'cut_off', '');
}
