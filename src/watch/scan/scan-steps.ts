// One step after another: said when it begins, timed, written down when it is done, skipped when an earlier run of the same scan has done it.
import type { Clock } from '../../kernel/index.js';
import { WatchError } from '../errors.js';
import type { Workspace } from '../workspace.store.js';
import type { ScanFolder, StepRecord } from './scan-state.js';

export interface ScanListener {
  /** `index` from 1. */
  readonly begin: (step: string, index: number, count: number) => void;
  /** Share of the step that is done, 0 to 1; it never goes back. */
  readonly progress: (share: number, seen: Seen) => void;
  readonly end: (step: string, record: StepRecord, isResumed: boolean) => void;
}

/** What a step is at: a part of it by name, and how much it goes through in all. */
export interface Seen {
  readonly part?: string;
  readonly whole?: { readonly count: number; readonly unit: 'bytes' | 'look-ups' };
}

/** `share` of the step is done, and the statements that come take it up to `until`. */
type Progress = (share: number, until: number, seen?: Seen) => void;

const LOOK_EVERY_MS = 250;

export interface StepTerms {
  readonly folder: ScanFolder;
  readonly listener: ScanListener;
  readonly clock: Clock;
  readonly signal: AbortSignal;
  readonly count: number;
}

export class Steps {
  readonly #terms: StepTerms;
  #index = 0;

  constructor(terms: StepTerms) {
    this.#terms = terms;
  }

  /** Runs `work` unless an earlier run of the same scan has done it. */
  async run(name: string, workspace: Workspace, work: (progress: Progress) => Promise<Omit<StepRecord, 'seconds'>>): Promise<StepRecord> {
    const done = this.#terms.folder.state.steps[name];
    if (done === undefined) {
      const { record } = await this.#timed(name, workspace, async (progress) => ({ record: await work(progress), value: undefined }));
      this.#terms.folder.finish(name, record);
      return record;
    }
    this.#begin(name);
    this.#terms.listener.end(name, done, true);
    return done;
  }

  /** Runs `work` whether or not it was done before: what it gives is not kept. */
  async runAgain<Value>(name: string, workspace: Workspace, work: (progress: Progress) => Promise<{ readonly record: Omit<StepRecord, 'seconds'>; readonly value: Value }>): Promise<Value> {
    return (await this.#timed(name, workspace, work)).value;
  }

  #begin(name: string): void {
    this.#index += 1;
    this.#terms.listener.begin(name, this.#index, this.#terms.count);
  }

  /** Throws `stopped` when the signal says so, at once: the statement that runs is interrupted. */
  async #timed<Value>(name: string, workspace: Workspace, work: (progress: Progress) => Promise<{ readonly record: Omit<StepRecord, 'seconds'>; readonly value: Value }>): Promise<{ readonly record: StepRecord; readonly value: Value }> {
    const { listener, signal, clock } = this.#terms;
    this.#begin(name);
    stopIf(signal);
    const startMs = clock();
    const stop = (): void => workspace.interrupt();
    signal.addEventListener('abort', stop);
    // A step is many statements, and an interruption ends one: it is repeated until the step gives up.
    let at: { readonly share: number; readonly until: number; readonly seen: Seen } = { share: 0, until: 1, seen: {} };
    let shown = 0;
    const show = (ofStatement: number): void => {
      shown = Math.min(1, Math.max(shown, at.share + (at.until - at.share) * ofStatement));
      listener.progress(shown, at.seen);
    };
    const timer = setInterval(() => (signal.aborted ? stop() : show(Math.max(0, workspace.progress()) / 100)), LOOK_EVERY_MS);
    try {
      const { record, value } = await work((share, until, seen = {}) => { at = { share, until, seen }; show(0); });
      stopIf(signal);
      const timed = { ...record, seconds: Math.round((clock() - startMs) / 100) / 10 };
      listener.end(name, timed, false);
      return { record: timed, value };
    } catch (fault) {
      stopIf(signal, fault);
      throw fault;
    } finally {
      clearInterval(timer);
      signal.removeEventListener('abort', stop);
    }
  }
}

function stopIf(signal: AbortSignal, cause?: unknown): void {
  if (signal.aborted) throw new WatchError('stopped', 'the scan was stopped; the same command goes on from the last finished step', { cause });
}
