// One agency's log as the writer holds it: its tree, its key, and where each entry lies on disk.
import { commitTo, parseEntry } from './format/entry.js';
import type { NoteSigner } from './format/key.js';
import { MerkleTree } from './format/tree.js';
import { openCheckpoint, signCheckpoint } from './format/checkpoint.js';
import { equalBytes, hashLeaf } from './format/hash.js';
import { decodeEntry, type FrameEntry, type Place } from './format/frame.js';
import { LedgerError } from './errors.js';

/** Where an entry's record lies: which segment (by its ordinal), and where in that file. */
export interface Address extends Place {
  readonly segment: number;
}

export class AgencyLog {
  readonly tree = new MerkleTree();
  /** The last signed checkpoint; empty before the first. */
  note = '';
  lastRecordedAtMs = 0;
  private addresses = new Float64Array(3 * 16);

  constructor(
    readonly agencyId: string,
    readonly signer: NoteSigner,
  ) {}

  get origin(): string {
    return this.signer.verifier.name;
  }

  get size(): number {
    return this.tree.size;
  }

  /** Time never runs backwards in a log, whatever the clock does. */
  nextRecordedAtMs(nowMs: number): number {
    this.lastRecordedAtMs = Math.max(this.lastRecordedAtMs, Math.trunc(nowMs));
    return this.lastRecordedAtMs;
  }

  place(index: number, address: Address): void {
    if (3 * index >= this.addresses.length) {
      const larger = new Float64Array(this.addresses.length * 2);
      larger.set(this.addresses);
      this.addresses = larger;
    }
    this.addresses.set([address.segment, address.at, address.length], 3 * index);
  }

  addressOf(index: number): Address {
    if (index < 0 || index >= this.size) throw new LedgerError('not_found', `the log has \`${this.size}\` entries; ask for an index below that`);
    const [segment = 0, at = 0, length = 0] = this.addresses.subarray(3 * index, 3 * index + 3);
    return { segment, at, length };
  }

  /** Signs the tree as it stands. The caller makes it durable, or gives it up with `restore`. */
  sign(): string {
    this.note = signCheckpoint({ origin: this.origin, size: BigInt(this.size), root: this.tree.root() }, this.signer);
    return this.note;
  }

  mark(): () => void {
    const { size, note, lastRecordedAtMs } = this;
    return () => {
      this.tree.truncate(size);
      Object.assign(this, { note, lastRecordedAtMs });
    };
  }

  replay(entry: Uint8Array, address: Address): void {
    this.place(this.size, address);
    this.tree.push(hashLeaf(entry));
  }

  /**
   * The record read back from disk for `index`. Throws `damaged` when its bytes are not those in the tree, or the payload
   * is not the one committed to: whoever can write the disk must not be able to show another payload under a leaf.
   */
  decodeStored(index: number, bytes: Uint8Array): FrameEntry {
    const stored = this.checked(() => decodeEntry(bytes));
    const { commitment } = this.checked(() => parseEntry(stored.entry));
    if (!equalBytes(hashLeaf(stored.entry), this.tree.leaf(index)) || !equalBytes(commitTo(stored.salt, stored.payload), commitment)) throw this.damaged();
    return stored;
  }

  /** After replay: the last checkpoint must be signed by this log's key and must be of exactly this tree. Throws `damaged`. */
  checkReplayed(lastEntry: Uint8Array): void {
    const record = this.checked(() => parseEntry(lastEntry));
    const signed = this.checked(() => openCheckpoint(this.note, this.signer.verifier));
    if (record.origin !== this.origin || signed.size !== BigInt(this.size) || !equalBytes(signed.root, this.tree.root())) throw this.damaged();
    this.lastRecordedAtMs = record.recordedAtMs;
  }

  private checked<T>(read: () => T): T {
    try {
      return read();
    } catch (cause) {
      throw this.damaged(cause);
    }
  }

  private damaged(cause?: unknown): LedgerError {
    const message = `the log of \`${this.agencyId}\` is not the one its last checkpoint signed; keep the folder as evidence and run \`custos ledger verify\``;
    return new LedgerError('damaged', message, { cause });
  }
}
