// Whoever signs a log's checkpoints, wherever the key lies: in another process, in a token, or (for tests and benches) beside the writer.

/** What a log was when it was last signed. */
export interface SignedLog {
  readonly agencyId: string;
  readonly origin: string;
  /** `name+id+key`. */
  readonly vkey: string;
  /** 0 before the first signature. */
  readonly size: bigint;
  /** The signed note; empty before the first. */
  readonly note: string;
}

/** A head that is durable on disk, and the proof that it extends what was signed before. */
export interface SignRequest {
  readonly agencyId: string;
  /** The size last signed; 0 for the first signature. */
  readonly oldSize: bigint;
  readonly size: bigint;
  /** 32 bytes. */
  readonly root: Uint8Array;
  /** RFC 9162 consistency proof from `oldSize`; empty when that is 0. */
  readonly proof: readonly Uint8Array[];
}

export interface LogSigner {
  /** A new writer begins: every earlier one is fenced off from now on. `atLeast` is the epoch after the last on the writer's disk. */
  open(atLeast: bigint): Promise<{ readonly epoch: bigint; readonly logs: readonly SignedLog[] }>;
  /** The log's public key, made with its private half when the log is new. Rejects `bad_key` when the log exists under another origin. */
  keyOf(agencyId: string, origin: string): Promise<string>;
  /**
   * Signed notes, in the order asked. Rejects `inconsistent` when one does not extend what was signed before (then none is
   * signed), `fenced` when a newer writer has begun, `unavailable` when the signer is gone.
   */
  sign(epoch: bigint, heads: readonly SignRequest[]): Promise<readonly string[]>;
  close(): void;
}
