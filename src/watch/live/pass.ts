// One pass of the live examiner: what is new is laid over what the pass before had read, and everything is examined as one evidence set; or, where that takes
// too long, a prompt beat over what is new alone, with the complete pass behind it (docs/decisions/0052-two-beats.md).
// INVARIANT: after any complete pass the alerts are, byte for byte, those of one scan of all that was read (lane.test.ts, "in slices as in one").
import type { WhyPrompt } from '../desk/incoming.js';
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
  /** A prompt beat: leans on the complete pass that `since` names, and leaves it as it is. */
  readonly isNear?: boolean;
}

export interface PassLead {
  readonly leadId: string;
  readonly kind: AlertRecord['kind'];
  readonly week: string;
  readonly concern: Concern;
  readonly namesOf: Readonly<Record<string, readonly string[]>>;
  readonly isSerious: boolean;
  /** Of a prompt beat: the complete pass has not spoken yet. */
  readonly isEarly?: boolean;
  readonly told: Readonly<Record<'en' | 'fr', AlertRecord>>;
}

/** A low-risk look to ask about at the next shift: never of somebody, nor about anything, that a reviewer looks at (rank/prompts.ts). */
export interface PassPrompt extends WhyPrompt {
  readonly actorId: string;
}

export interface PassResult {
  readonly lookUps: number;
  readonly quarantined: number;
  readonly leads: readonly PassLead[];
  readonly prompts: readonly PassPrompt[];
}

export type PassEnd = { readonly kind: 'done'; readonly result: PassResult } | { readonly kind: 'stopped' } | { readonly kind: 'failed'; readonly en: string; readonly fr: string };

/** Examines one pass after another, and takes in what arrived; what it works in may be a process that ends and is started again. */
export interface Passes {
  /** One at a time. Never rejects. */
  run(request: PassRequest): Promise<PassEnd>;
  takeIn(request: ArrivalsRequest): Promise<ArrivalsEnd>;
  stop(): void;
}

/** `patient`: for passes that nobody waits for, after everything else that the machine does. */
export type StartPasses = (pace?: 'patient') => Passes;

/** One line to the process that does the work, and its answer. */
export type WorkRequest = { readonly pass: PassRequest } | { readonly arrivals: ArrivalsRequest };
export interface WorkEnd {
  readonly pass?: PassEnd;
  readonly arrivals?: ArrivalsEnd;
}
