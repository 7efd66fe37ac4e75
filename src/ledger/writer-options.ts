// What a writer is given, what it is asked, and what it tells: everything that it cannot have by itself comes as an argument.
import type { Clock, Random } from '../kernel/index.js';
import type { FileLayer } from './file-layer.js';
import type { SealingKeys } from './payload/payload-keys.js';
import type { PackedReceipts } from './protocol.js';
import type { LogSigner } from './signer/log-signer.js';

export interface WriterOptions {
  /** Belongs to the writer alone; mode 0700. */
  readonly folder: string;
  readonly originPrefix: string;
  /** The largest segment file. */
  readonly segmentBytes: number;
  /** Free space that must remain beside a new segment. */
  readonly reserveBytes: number;
  readonly layer: FileLayer;
  readonly clock: Clock;
  readonly random: Random;
  readonly signer: LogSigner;
  readonly keys: SealingKeys;
}

/** One call: `bytes` of each item are 48 bytes of blind search terms, then the payload. */
export interface AppendRequest {
  readonly ticket: number;
  readonly items: readonly { readonly agencyId: string; readonly bytes: Uint8Array }[];
}

export interface WriterEvents {
  acked(receipts: PackedReceipts): void;
  failed(tickets: readonly number[], fault: unknown): void;
  stopped(reason: string): void;
}
