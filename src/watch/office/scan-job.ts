// A scan at work beside the node: what it is told, what it says as it goes, and how it ends.
import { BadInput, type Clock } from '../../kernel/index.js';
import { WatchError } from '../errors.js';
import type { ScanRequest } from '../scan/scan.js';
import type { JobEnd, ScanProgress } from './scan-progress.js';

export interface ScanJob {
  readonly progress: ScanProgress;
  /** Never rejects. */
  readonly ended: Promise<JobEnd>;
  stop(): void;
}

/** `out` is a folder of the scan's own; what readers are shown of it is written beside it. */
export type StartScan = (request: ScanRequest) => ScanJob;

export const notBegun: ScanProgress = { step: '', index: 0, count: 0, share: 0 };

/** In this very process, for tests of the house; a node starts a child, so that its serving does not wait for a scan. */
export const scanHere = (clock: Clock): StartScan => (request) => {
  const stop = new AbortController();
  let progress = notBegun;
  const run = async (): Promise<JobEnd> => (await loadPerform())(request, (now) => { progress = now; }, { clock, signal: stop.signal });
  return { get progress() { return progress; }, ended: run().catch(endOf), stop: () => stop.abort() };
};

/** A job that first makes what it will scan. */
export function afterMaking(make: (signal: AbortSignal) => Promise<void>, start: () => ScanJob): ScanJob {
  const stop = new AbortController();
  let job: ScanJob | undefined;
  const run = async (): Promise<JobEnd> => {
    await make(stop.signal);
    if (stop.signal.aborted) return { kind: 'stopped' };
    job = start();
    return job.ended;
  };
  return {
    get progress() { return job?.progress ?? { ...notBegun, step: 'read record' }; }, ended: run().catch(endOf),
    stop: () => {
      stop.abort();
      job?.stop();
    },
  };
}

/** With DuckDB, and so only where a scan runs. */
export async function loadPerform(): Promise<typeof import('./perform.js').perform> {
  return (await import('./perform.js')).perform;
}

/** What is wrong with the evidence is said; what is wrong with the program is not shown to a reader. */
export function endOf(fault: unknown): JobEnd {
  if (fault instanceof WatchError) return { kind: 'stopped' };
  if (fault instanceof BadInput) return { kind: 'failed', en: fault.message, fr: fault.fr ?? fault.message };
  process.stderr.write(`custos: a scan failed: ${fault instanceof Error ? fault.stack ?? fault.message : String(fault)}\n`);
  return { kind: 'failed', en: 'the scan ended by a fault of the program; the node’s own log says which', fr: 'l’examen s’est arrêté sur une défaillance du programme ; le journal du nœud dit laquelle' };
}
