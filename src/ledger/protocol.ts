// What the main thread and the writer's thread say to each other. A batch crosses as one buffer that changes hands,
// because copying hundreds of small arrays would cost more than hashing them.
import type { LedgerErrorCode } from './errors.js';

export interface ThreadOptions {
  readonly folder: string;
  readonly originPrefix: string;
  readonly segmentBytes: number;
  readonly reserveBytes: number;
  /** The socket of the process that signs checkpoints. */
  readonly signer: string;
  /** The socket of the process that holds the payload keys. */
  readonly keys: string;
}

/** One call of `append` or `appendAll`: its items, each 48 bytes of blind search terms and a payload, follow each other in the message's `bytes`. */
export interface AppendCall {
  readonly ticket: number;
  readonly agencyIds: readonly string[];
  readonly lengths: readonly number[];
}

export type Question =
  | { readonly kind: 'prove'; readonly agencyId: string; readonly index: bigint }
  | { readonly kind: 'read'; readonly agencyId: string; readonly from: bigint; readonly to: bigint }
  | { readonly kind: 'read_all'; readonly agencyId: string; readonly indexes: readonly bigint[] }
  | { readonly kind: 'consistency'; readonly agencyId: string; readonly from: bigint; readonly to: bigint }
  | { readonly kind: 'heads' }
  | { readonly kind: 'pack' }
  | { readonly kind: 'stop'; readonly reason: string }
  | { readonly kind: 'close' };

export type ToWriter =
  | { readonly kind: 'append'; readonly calls: readonly AppendCall[]; readonly bytes: Uint8Array }
  | { readonly kind: 'ask'; readonly ticket: number; readonly question: Question };

/** What was asked for; the rest is absent. */
export interface Answer {
  readonly batch?: PackedReceipts;
  readonly entries?: readonly StoredEntry[];
  readonly heads?: readonly LogHead[];
  readonly proof?: readonly Uint8Array[];
}

export type FromWriter =
  | { readonly kind: 'opened' }
  | { readonly kind: 'acked'; readonly batch: PackedReceipts }
  | { readonly kind: 'answer'; readonly ticket: number; readonly answer: Answer }
  | { readonly kind: 'failed'; readonly tickets: readonly number[]; readonly code: LedgerErrorCode; readonly message: string }
  | { readonly kind: 'stopped'; readonly reason: string };

export interface StoredEntry {
  readonly agencyId: string;
  readonly index: bigint;
  readonly entry: Uint8Array;
  /** The sealed payload: only the key process opens it. */
  readonly sealed: Uint8Array;
  /** Milliseconds since the Unix epoch, UTC. */
  readonly recordedAtMs: number;
}

/** A log's newest checkpoint and its public key. */
export interface LogHead {
  readonly agencyId: string;
  readonly origin: string;
  readonly size: bigint;
  readonly root: Uint8Array;
  readonly note: string;
  readonly vkey: string;
}

/** Numbers of one receipt in `PackedReceipts.rows`: ticket, log, index, recorded at (ms), bytes of the entry, hashes in the proof. */
export const ROW_NUMBERS = 6;

export interface PackedReceipts {
  /** In the order of the signer's questions. */
  readonly logs: readonly LogHead[];
  /** `ROW_NUMBERS` for each receipt. */
  readonly rows: Float64Array;
  /** For each receipt: entry, leaf hash, proof. */
  readonly bytes: Uint8Array;
}
