// A receipt is all that a third party needs to check that an entry stands in the log: entry, place, proof, signed root.
import type { AgencyLog } from './agency-log.js';
import type { Staged } from './batch.js';
import { LedgerError } from './errors.js';
import { HASH_BYTES } from './format/hash.js';
import { type LogHead, type PackedReceipts, ROW_NUMBERS } from './protocol.js';

export interface Receipt {
  readonly agencyId: string;
  readonly origin: string;
  readonly index: bigint;
  /** Size of the tree that `root`, `proof` and `checkpoint` speak of. */
  readonly size: bigint;
  /** 32 bytes. */
  readonly root: Uint8Array;
  /** 32 bytes. */
  readonly leafHash: Uint8Array;
  readonly entry: Uint8Array;
  /** Sibling hashes, lowest first. */
  readonly proof: readonly Uint8Array[];
  /** Signed note text (C2SP tlog-checkpoint). */
  readonly checkpoint: string;
  /** Milliseconds since the Unix epoch, UTC. */
  readonly recordedAtMs: number;
}

/** In the writer's thread: receipts of one batch at its size, in one buffer that can be handed over; not yet signed. */
export function packBatch(staged: readonly Staged[]): PackedReceipts {
  const logs = [...new Set(staged.map(({ log }) => log))];
  return packReceipts(staged, logs.map((log) => ({ ...headOf(log), size: BigInt(log.tree.size), root: log.tree.root() })), (log, index) => log.tree.path(index), logs);
}

/** The receipt of one entry at the log's signed size. */
export function packProof(proven: Staged): PackedReceipts {
  const { log } = proven;
  return packReceipts([proven], [headOf(log)], (_, index) => log.tree.path(index, log.signed.size), [log]);
}

/** `notes` in the order of `receipts.logs`. */
export function withNotes(receipts: PackedReceipts, notes: readonly string[]): PackedReceipts {
  return { ...receipts, logs: receipts.logs.map((head, at) => ({ ...head, note: notes[at] ?? '' })) };
}

function packReceipts(receipts: readonly Staged[], heads: readonly LogHead[], pathOf: (log: AgencyLog, index: number) => Uint8Array[], logs: readonly AgencyLog[]): PackedReceipts {
  const ordinals = new Map(logs.map((log, ordinal) => [log, ordinal]));
  const rows = new Float64Array(receipts.length * ROW_NUMBERS);
  const out = new Growing();
  for (const [at, { ticket, log, index, entry, leafHash, recordedAtMs }] of receipts.entries()) {
    const proof = pathOf(log, index);
    rows.set([ticket, ordinals.get(log) ?? 0, index, recordedAtMs, entry.length, proof.length], at * ROW_NUMBERS);
    out.add(entry);
    out.add(leafHash);
    for (const hash of proof) out.add(hash);
  }
  return { logs: heads, rows, bytes: out.taken() };
}

/** In the main thread: the receipts by ticket, in the order of the call. */
export function unpackReceipts(batch: PackedReceipts): Map<number, Receipt[]> {
  const byTicket = new Map<number, Receipt[]>();
  let at = 0;
  for (let row = 0; row < batch.rows.length; row += ROW_NUMBERS) {
    const [ticket = 0, log = 0, index = 0, recordedAtMs = 0, entryBytes = 0, hashes = 0] = batch.rows.subarray(row, row + ROW_NUMBERS);
    const head = batch.logs[log];
    if (head === undefined) throw new LedgerError('unavailable', 'a receipt of the writer names no log; stop the ledger and report this');
    const end = at + entryBytes + HASH_BYTES * (1 + hashes);
    const receipt = new PackedReceipt(head, BigInt(index), recordedAtMs, batch.bytes.subarray(at, end), entryBytes);
    at = end;
    const receipts = byTicket.get(ticket);
    if (receipts === undefined) byTicket.set(ticket, [receipt]);
    else receipts.push(receipt);
  }
  return byTicket;
}

/** Cut up only when somebody asks: of a thousand receipts a second few proofs are looked at. */
class PackedReceipt implements Receipt {
  constructor(
    private readonly head: LogHead,
    readonly index: bigint,
    readonly recordedAtMs: number,
    private readonly bytes: Uint8Array,
    private readonly entryBytes: number,
  ) {}

  get agencyId(): string {
    return this.head.agencyId;
  }
  get origin(): string {
    return this.head.origin;
  }
  get size(): bigint {
    return this.head.size;
  }
  get root(): Uint8Array {
    return this.head.root;
  }
  get checkpoint(): string {
    return this.head.note;
  }
  get entry(): Uint8Array {
    return this.bytes.subarray(0, this.entryBytes);
  }
  get leafHash(): Uint8Array {
    return this.bytes.subarray(this.entryBytes, this.entryBytes + HASH_BYTES);
  }
  get proof(): readonly Uint8Array[] {
    const from = this.entryBytes + HASH_BYTES;
    return Array.from({ length: (this.bytes.length - from) / HASH_BYTES }, (_, at) => this.bytes.subarray(from + at * HASH_BYTES, from + (at + 1) * HASH_BYTES));
  }
}

export function headOf(log: AgencyLog): LogHead {
  const { agencyId, origin, verifier, signed } = log;
  return { agencyId, origin, size: BigInt(signed.size), root: signed.root, note: signed.note, vkey: verifier.vkey };
}

/** Bytes side by side, in an array of their own that can change hands. */
class Growing {
  private bytes = Buffer.allocUnsafeSlow(16_384);
  private length = 0;

  add(chunk: Uint8Array): void {
    if (this.length + chunk.length > this.bytes.length) {
      const larger = Buffer.allocUnsafeSlow(Math.max(this.bytes.length * 4, this.length + chunk.length));
      larger.set(this.bytes.subarray(0, this.length));
      this.bytes = larger;
    }
    this.bytes.set(chunk, this.length);
    this.length += chunk.length;
  }

  taken(): Uint8Array {
    // Its own memory, so that it can change hands.
    return this.bytes.subarray(0, this.length);
  }
}
