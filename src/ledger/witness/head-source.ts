// What cosigners need of a ledger: its newest signed checkpoints, and proofs that later ones extend earlier ones.
import type { LogHead } from '../protocol.js';

export interface HeadSource {
  /** The newest signed checkpoint of every log that has one. */
  signedLogs(): Promise<readonly LogHead[]>;
  /** Consistency proof between two sizes of a log, RFC 6962 section 2.1.2; `oldSize` is at least 1. */
  consistency(agencyId: string, oldSize: bigint, newSize: bigint): Promise<readonly Uint8Array[]>;
}

/**
 * A witness holds what our disk does not. `cosigned_elsewhere`: it holds a larger size, or another root: the disk was rolled
 * back or rewritten, or somebody else writes with our key; `proven` when it showed a checkpoint that our own key signed, for
 * without one the witness could be lying. `witness_rolled_back`: it holds less than it cosigned before, and could now be made to
 * cosign another history.
 */
export interface CosignerAlarm {
  readonly code: 'cosigned_elsewhere' | 'witness_rolled_back';
  readonly agencyId: string;
  /** Name of the witness in the policy. */
  readonly witness: string;
  /** Our size, and the size that the witness holds. */
  readonly ours: bigint;
  readonly theirs: bigint;
  readonly proven: boolean;
  /** The contradicting checkpoint, signed by our key, when there is one. */
  readonly note?: string;
}
