// The examiner's scans: asked anew at each visit, since they go on by themselves; how far one is, is told along one answer for as long as it runs.
import { queryOptions } from '@tanstack/react-query';
import type { Me, NewScan, ScanAnswer, ScanProgressView, ScansAnswer, ScanStarted, ScanStep } from '../../src/http/contract.js';
import { language } from '../words/language.js';
import { ask, AskProblem } from './ask.js';
import { linesOf } from './ledger-questions.js';
import { changesWithActs } from './questions.js';

const part = (text: string): string => encodeURIComponent(text);

export const askScans = () => queryOptions({ queryKey: ['answer', 'scans', language()], ...changesWithActs, queryFn: () => ask<ScansAnswer>('/api/watch/scans') });
export const askScan = (id: string) => queryOptions({ queryKey: ['answer', 'scan', language(), id], ...changesWithActs, queryFn: () => ask<ScanAnswer>(`/api/watch/scans/${part(id)}`) });

export const startScan = ({ csrf }: Me, body: NewScan): Promise<ScanStarted> => ask('/api/watch/scans', { method: 'POST', csrf, body });
export const stepScan = ({ csrf }: Me, id: string, act: 'stop' | 'resume'): Promise<ScanStep> => ask(`/api/watch/scans/${part(id)}/${act}`, { method: 'POST', csrf });

interface Line {
  readonly progress?: ScanProgressView;
}

/** Resolves when the scan has ended, or the answer was cut off. */
export async function followScan(id: string, onProgress: (progress: ScanProgressView) => void, signal: AbortSignal): Promise<void> {
  const answer = await fetch(`/api/watch/scans/${part(id)}/progress`, { credentials: 'same-origin', cache: 'no-store', signal, headers: { 'accept-language': language() } });
  if (!answer.ok || answer.body === null) throw new AskProblem(answer.status, 'refused', '');
  for await (const { progress } of linesOf<Line>(answer.body)) if (progress !== undefined) onProgress(progress);
}
