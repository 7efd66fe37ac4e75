// Whoever holds the payload keys: one for each agency and month, wrapped for the agency and for the examiner.
import type { OpenedPayload } from '../format/sealed-payload.js';

/** What the node needs to write: the present month's keys, and the key of the blind search terms. Never an old month's. */
export interface SealingKeys {
  /** 32 bytes. Rejects `bad_entry` for a month that is not the present one (or the one just past, for a batch at midnight). */
  sealingKey(agencyId: string, month: string): Promise<Uint8Array>;
  /** 32 bytes. */
  tagKey(): Promise<Uint8Array>;
}

/** A sealed payload and where it stands. */
export interface SealedItem {
  readonly agencyId: string;
  readonly index: bigint;
  readonly entry: Uint8Array;
  readonly sealed: Uint8Array;
}

/** The entry that records the opening, with the proof that it stands in its log: without it nothing is opened. */
export interface OpeningRecord {
  readonly agencyId: string;
  readonly index: bigint;
  readonly size: bigint;
  readonly entry: Uint8Array;
  readonly sealed: Uint8Array;
  readonly proof: readonly Uint8Array[];
  /** Signed note text. */
  readonly checkpoint: string;
}

export interface PayloadKeys extends SealingKeys {
  /** In the order asked. Rejects `not_granted` when the record does not name every item, `destroyed`, `damaged`. */
  open(record: OpeningRecord, items: readonly SealedItem[]): Promise<readonly OpenedPayload[]>;
  close(): void;
}
