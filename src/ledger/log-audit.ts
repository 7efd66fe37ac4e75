// One log recomputed from nothing but its bytes and its public key: each entry, each commitment, each root, each signature.
import { LedgerError, reasonOf } from './errors.js';
import { openCheckpoint } from './format/checkpoint.js';
import { monthOf, parseEntry } from './format/entry.js';
import type { Address } from './address-book.js';
import { decodeEntry, type FrameEntry, type FrameLog, type Place } from './format/frame.js';
import { equalBytes, hashLeaf, sha256 } from './format/hash.js';
import type { NoteVerifier } from './format/key.js';
import { MerkleTree } from './format/tree.js';
import { isLogOf } from './signed-heads.js';

export type ProblemCode =
  | 'key_missing'
  | 'wrong_key'
  | 'frame_damaged'
  | 'frame_order'
  | 'entry_malformed'
  | 'entry_order'
  | 'wrong_origin'
  | 'wrong_payload'
  | 'wrong_month'
  | 'clock_backwards'
  | 'wrong_checkpoint'
  | 'wrong_root'
  | 'rolled_back'
  | 'two_roots'
  | 'tile_differs'
  | 'index_differs'
  | 'not_cosigned'
  | 'stale'
  | 'receipt_missing'
  | 'answers_differ'
  | 'mirror_differs';

export interface LedgerProblem {
  /** The agency of the log; empty when a whole frame cannot be read. */
  readonly log: string;
  readonly index?: bigint;
  readonly code: ProblemCode;
  readonly message: string;
}

export class LogAudit {
  readonly tree = new MerkleTree();
  readonly problems: LedgerProblem[] = [];
  private lastRecordedAtMs = 0;
  private isRootLost = false;

  constructor(
    readonly agencyId: string,
    readonly key: NoteVerifier | undefined,
    private readonly readAt: (address: Address) => Promise<Uint8Array>,
  ) {
    if (key !== undefined && !isLogOf(key.name, agencyId)) this.report('wrong_origin', `its key belongs to \`${key.name}\`: the logs of two agencies were exchanged`);
    if (key === undefined) this.report('key_missing', 'its public key is not in the folder, so no checkpoint can be believed');
  }

  get origin(): string {
    return this.key?.name ?? this.agencyId;
  }

  /** Entries that a signature of this log covers, and that a quorum of witnesses covers. */
  signedSize = 0n;
  cosignedSize = 0n;

  /** Where each entry lies, as its frame says. */
  private readonly places: Address[] = [];

  addressOf(index: number): Address {
    return this.places[index] ?? { segment: 0, at: 0, length: 0 };
  }

  /** The public parts of entries `first` to `first + count - 1`, read again from their segments. */
  async entriesAt(first: number, count: number): Promise<Uint8Array[]> {
    return Promise.all(this.places.slice(first, first + count).map(async (address) => decodeEntry(await this.readAt(address)).entry));
  }

  take(part: FrameLog<FrameEntry & Place>, segment = 0): void {
    if (part.firstIndex !== BigInt(this.tree.size)) this.report('entry_order', `entry \`${this.tree.size}\` was expected and \`${part.firstIndex}\` stands there`, part.firstIndex);
    for (const entry of part.entries) {
      this.takeEntry(entry);
      this.places.push({ segment, at: entry.at, length: entry.length });
    }
    this.takeRoot(part.root);
  }

  /** A signed checkpoint of this log, wherever it was found: it must be of this tree, or the tree is not what was signed. */
  takeNote(note: string, found = 'a frame'): void {
    if (this.key === undefined) return;
    const last = BigInt(this.tree.size) - 1n;
    try {
      const { size, root } = openCheckpoint(note, this.key);
      if (size > BigInt(this.tree.size)) this.report('rolled_back', `${found} has a signed checkpoint of \`${size}\` entries, and \`${this.tree.size}\` are on disk`, last);
      else if (!equalBytes(root, this.tree.root(Number(size)))) this.reportRoot('two_roots', `${found} has a signed checkpoint of \`${size}\` entries with another root`, size - 1n);
      else if (size > this.signedSize) this.signedSize = size;
    } catch (fault) {
      this.report('wrong_checkpoint', `${found}: ${reasonOf(asLedgerError(fault))}`, last);
    }
  }

  private takeEntry(stored: FrameEntry): void {
    const index = BigInt(this.tree.size);
    this.tree.push(hashLeaf(stored.entry));
    try {
      const record = parseEntry(stored.entry);
      if (record.origin !== this.origin) this.report('wrong_origin', 'the entry was written for another log', index);
      if (!equalBytes(sha256(stored.sealed), record.sealedHash)) this.report('wrong_payload', 'the sealed payload is not the one committed to', index);
      // Another month only where a clock had been ahead: such an entry takes the time of the one before it.
      const isHeld = record.recordedAtMs === this.lastRecordedAtMs && record.key < monthOf(record.recordedAtMs);
      if (record.key !== monthOf(record.recordedAtMs) && !isHeld) this.report('wrong_month', 'the payload was sealed under another month', index);
      if (record.recordedAtMs < this.lastRecordedAtMs) this.report('clock_backwards', 'the entry is dated before the one before it', index);
      this.lastRecordedAtMs = record.recordedAtMs;
    } catch (fault) {
      this.report('entry_malformed', reasonOf(asLedgerError(fault)), index);
    }
  }

  private takeRoot(root: Uint8Array): void {
    if (!equalBytes(root, this.tree.root())) this.reportRoot('wrong_root', 'the frame says another root than its entries have', BigInt(this.tree.size) - 1n);
  }

  /** Once a root is lost, every later one is wrong too: the first says where. */
  private reportRoot(code: ProblemCode, message: string, index: bigint): void {
    if (!this.isRootLost) this.report(code, message, index);
    this.isRootLost = true;
  }

  report(code: ProblemCode, message: string, index?: bigint): void {
    this.problems.push({ log: this.agencyId, code, message, ...(index === undefined ? {} : { index }) });
  }
}

/** A fault that is not about the bytes is a bug, and must not be reported as tampering. */
export function asLedgerError(fault: unknown): LedgerError {
  if (fault instanceof LedgerError) return fault;
  throw fault;
}
