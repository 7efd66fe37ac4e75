// The record that every passage through the door leaves (promise G1): an append resolves only when its entry is on the
// disk, with the proof already in hand. When the writer has stopped, every append is refused, and so is every answer.
import type { Json } from '../kernel/index.js';
import type { BlindTerms } from './blind-terms.js';
import type { LogHead, StoredEntry } from './protocol.js';
import type { Receipt } from './receipt.js';

export interface LedgerAppend {
  /** 1 to 64 letters, digits, `-`, `_` or `.`; names the log. */
  readonly agencyId: string;
  /** Stored as canonical JSON, at most 4 MiB. */
  readonly payload: Json;
}

export interface Head {
  readonly agencyId: string;
  readonly origin: string;
  readonly size: bigint;
  /** 32 bytes. */
  readonly root: Uint8Array;
}

export interface SignedHead {
  readonly origin: string;
  readonly size: bigint;
  readonly root: Uint8Array;
  /** Signed note text. */
  readonly note: string;
}

/** `noSpace`: the last entry was refused because the disk is nearly full; it is tried again with the next. */
export type LedgerState = { readonly running: true; readonly noSpace?: true } | { readonly running: false; readonly reason: string };

export interface Ledger {
  /** Resolves once durable. Rejects `stopped`, `no_space`, `unavailable` or `bad_entry`. */
  append(input: LedgerAppend): Promise<Receipt>;
  /** All in one batch: one frame, one sync, all or none. */
  appendAll(inputs: readonly LedgerAppend[]): Promise<Receipt[]>;
  /** A receipt at the log's present size. Rejects `not_found`. */
  prove(agencyId: string, index: bigint): Promise<Receipt>;
  /** Rejects `not_found`, or `damaged` when the disk no longer holds what was committed to. */
  read(agencyId: string, index: bigint): Promise<StoredEntry>;
  /** Each of these, in the order asked, of one crossing: at most 256. Rejects as `read` does. */
  readAll(agencyId: string, indexes: readonly bigint[]): Promise<StoredEntry[]>;
  /** From `from` up to but not including `to` (default: the end as it stands when reached). */
  entries(agencyId: string, from: bigint, to?: bigint): AsyncIterable<StoredEntry>;
  /** RFC 9162 consistency proof. Rejects `not_found` for sizes that the log has not (old size 0 among them). */
  consistency(agencyId: string, from: bigint, to: bigint): Promise<readonly Uint8Array[]>;
  checkpoint(agencyId: string): Promise<SignedHead | undefined>;
  heads(): Promise<Head[]>;
  /** The newest signed checkpoint of every log that has one, with its public key. */
  signedLogs(): Promise<readonly LogHead[]>;
  state(): LedgerState;
  /** Verifier keys (`name+id+key`) by agency. */
  publicKeys(): Promise<Record<string, string>>;
  /** Blind search terms, for whoever keeps a copy to search in. */
  readonly terms: BlindTerms;
  /** Packs what is signed into the public folder now, instead of within a second. */
  pack(): Promise<void>;
  /** Ends appending for good; reading goes on. */
  stop(reason: string): Promise<void>;
  /** Commits what waits, gives the folder back, ends the thread. */
  close(): Promise<void>;
}

export interface LedgerOptions {
  /** Made with mode 0700 when absent; belongs to one writer. */
  readonly folder: string;
  /** Origins are `originPrefix/agencyId`. Default `custos.example`. */
  readonly originPrefix?: string;
  /** A segment file that has reached this size is followed by a new one. Default 64 MiB. */
  readonly segmentBytes?: number;
  /** Refuse (`no_space`) below this much free space. Default 64 MiB. */
  readonly reserveBytes?: number;
  /** Where the compiled writer thread lies, for programs bundled into one file. Default: beside this module. */
  readonly worker?: URL;
  /** The socket of the process that signs checkpoints (`custos ledger-signer`). */
  readonly signer: string;
  /** The socket of the process that holds the payload keys (`custos ledger-keys`). */
  readonly keys: string;
}
