// One log recomputed from nothing but its bytes and its public key: each entry, each commitment, each root, each signature.
import { LedgerError, reasonOf } from './errors.js';
import { openCheckpoint } from './format/checkpoint.js';
import { commitTo, parseEntry } from './format/entry.js';
import type { FrameEntry, FrameLog } from './format/frame.js';
import { equalBytes, hashLeaf } from './format/hash.js';
import type { NoteVerifier } from './format/key.js';
import { MerkleTree } from './format/tree.js';

export type ProblemCode =
  | 'key_missing'
  | 'frame_damaged'
  | 'frame_order'
  | 'entry_malformed'
  | 'entry_order'
  | 'wrong_origin'
  | 'wrong_commitment'
  | 'clock_backwards'
  | 'wrong_checkpoint'
  | 'wrong_root'
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
    private readonly key: NoteVerifier | undefined,
  ) {
    if (key === undefined) this.report('key_missing', 'its public key is not in the folder, so no checkpoint can be believed');
  }

  get origin(): string {
    return this.key?.name ?? this.agencyId;
  }

  take(part: FrameLog): void {
    if (part.firstIndex !== BigInt(this.tree.size)) this.report('entry_order', `entry \`${this.tree.size}\` was expected and \`${part.firstIndex}\` stands there`, part.firstIndex);
    for (const entry of part.entries) this.takeEntry(entry);
    if (this.key !== undefined) this.checkNote(part.note, this.key);
  }

  private takeEntry(stored: FrameEntry): void {
    const index = BigInt(this.tree.size);
    this.tree.push(hashLeaf(stored.entry));
    try {
      const record = parseEntry(stored.entry);
      if (record.origin !== this.origin) this.report('wrong_origin', 'the entry was written for another log', index);
      if (!equalBytes(commitTo(stored.salt, stored.payload), record.commitment)) this.report('wrong_commitment', 'the payload is not the one committed to', index);
      if (record.recordedAtMs < this.lastRecordedAtMs) this.report('clock_backwards', 'the entry is dated before the one before it', index);
      this.lastRecordedAtMs = record.recordedAtMs;
    } catch (fault) {
      this.report('entry_malformed', reasonOf(asLedgerError(fault)), index);
    }
  }

  private checkNote(note: string, key: NoteVerifier): void {
    const last = BigInt(this.tree.size) - 1n;
    try {
      const { size, root } = openCheckpoint(note, key);
      const isSame = size === BigInt(this.tree.size) && equalBytes(root, this.tree.root());
      // Once lost, every later root is wrong too: the first says where.
      if (!isSame && !this.isRootLost) this.report('wrong_root', 'the signed checkpoint is of another tree', last);
      this.isRootLost ||= !isSame;
    } catch (fault) {
      this.report('wrong_checkpoint', reasonOf(asLedgerError(fault)), last);
    }
  }

  private report(code: ProblemCode, message: string, index?: bigint): void {
    this.problems.push({ log: this.agencyId, code, message, ...(index === undefined ? {} : { index }) });
  }
}

/** A fault that is not about the bytes is a bug, and must not be reported as tampering. */
export function asLedgerError(fault: unknown): LedgerError {
  if (fault instanceof LedgerError) return fault;
  throw fault;
}
