// One pass of the live examiner: what is new is laid over what the pass before had read, and everything is examined as one evidence set.
// INVARIANT: after any pass the alerts are, byte for byte, those of one scan of all that was read (lane.test.ts, "in slices as in one").
import type { AlertRecord } from '../output/alert-record.js';
import type { Concern } from '../output/concern.js';
import type { ToldCanary } from '../scan/told-canaries.store.js';
import type { ArrivalsEnd, ArrivalsRequest } from './sources/arrivals.js';

/** What a pass is told; it has no key, no database and no socket. */
export interface PassRequest {
  /** Folder with the look-ups that are new, and the context as it stands now. */
  readonly evidence: string;
  readonly out: string;
  /** Folder of the pass before; absent: this one begins anew. */
  readonly since?: string;
  readonly perThousand: number;
  readonly memory: string;
  readonly threads: number;
  readonly seed: string;
  /** Look-ups of earlier days are let go. */
  readonly fromDay: string;
  /** Leads of earlier weeks are not told: `2026-W07`. */
  readonly fromWeek: string;
  readonly canaries?: readonly ToldCanary[];
}

export interface PassLead {
  readonly leadId: string;
  readonly kind: AlertRecord['kind'];
  readonly week: string;
  readonly concern: Concern;
  readonly namesOf: Readonly<Record<string, readonly string[]>>;
  readonly isSerious: boolean;
  readonly told: Readonly<Record<'en' | 'fr', AlertRecord>>;
}

export interface PassResult {
  readonly lookUps: number;
  readonly quarantined: number;
  readonly leads: readonly PassLead[];
}

export type PassEnd = { readonly kind: 'done'; readonly result: PassResult } | { readonly kind: 'stopped' } | { readonly kind: 'failed'; readonly en: string; readonly fr: string };

/** Examines one pass after another, and takes in what arrived; what it works in may be a process that ends and is started again. */
export interface Passes {
  /** One at a time. Never rejects. */
  run(request: PassRequest): Promise<PassEnd>;
  takeIn(request: ArrivalsRequest): Promise<ArrivalsEnd>;
  stop(): void;
}

export type StartPasses = () => Passes;

/** One line to the process that does the work, and its answer. */
export type WorkRequest = { readonly pass: PassRequest } | { readonly arrivals: ArrivalsRequest };
export interface WorkEnd {
  readonly pass?: PassEnd;
  readonly arrivals?: ArrivalsEnd;
}
