// What has arrived from other systems, on its way into the evidence of its agency: each entry once, whatever was sent again.
import type { Reads } from './source.js';

export interface Batch {
  /** Of the source; its events are told apart by it. */
  readonly source: string;
  readonly path: string;
  readonly reads: Reads;
  /** Of a file: tells it from other files. Undefined for what came line by line. */
  readonly within?: string;
  readonly timezone?: string;
}

export interface ArrivalsRequest {
  /** Holds what was taken in before. */
  readonly folder: string;
  /** A new file: look-ups in our format, those that were not there before. */
  readonly segment: string;
  readonly batches: readonly Batch[];
}

export interface BatchOutcome {
  readonly source: string;
  readonly path: string;
  /** New look-ups. */
  readonly rows: number;
  readonly sentAgain: number;
  /** Have the identifier of an earlier entry and say something else: the earlier stands. */
  readonly conflicting: number;
  readonly quarantined: number;
  readonly lastEntryAtMs: number | null;
  readonly problem: { readonly en: string; readonly fr: string } | null;
}

export type ArrivalsEnd = { readonly kind: 'done'; readonly outcomes: readonly BatchOutcome[] } | { readonly kind: 'stopped' } | { readonly kind: 'failed'; readonly en: string; readonly fr: string };
