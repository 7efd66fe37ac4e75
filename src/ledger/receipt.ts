// A receipt is all that a third party needs to check that an entry stands in the log: entry, place, proof, signed root.
import type { AgencyLog } from './agency-log.js';
import { LedgerError } from './errors.js';
import { HASH_BYTES } from './format/hash.js';
import { type LogHead, type PackedReceipts, ROW_NUMBERS } from './protocol.js';
import type { Committed } from './writer.js';

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

export interface Ticketed {
  readonly ticket: number;
  readonly committed: Committed;
}

/** In the writer's thread: receipts of one batch at its size, in one buffer that can be handed over. */
export function packReceipts(receipts: readonly Ticketed[]): PackedReceipts {
  const logs = [...new Set(receipts.map(({ committed }) => committed.log))];
  const ordinals = new Map(logs.map((log, ordinal) => [log, ordinal]));
  const rows = new Float64Array(receipts.length * ROW_NUMBERS);
  const chunks: Uint8Array[] = [];
  for (const [at, { ticket, committed }] of receipts.entries()) {
    const { log, index, entry, leafHash, recordedAtMs } = committed;
    const proof = log.tree.path(index);
    rows.set([ticket, ordinals.get(log) ?? 0, index, recordedAtMs, entry.length, proof.length], at * ROW_NUMBERS);
    chunks.push(entry, leafHash, ...proof);
  }
  return { logs: logs.map(headOf), rows, bytes: joined(chunks) };
}

/** In the main thread: the receipts by ticket, in the order of the call. */
export function unpackReceipts(batch: PackedReceipts): Map<number, Receipt[]> {
  const byTicket = new Map<number, Receipt[]>();
  let at = 0;
  const take = (length: number): Uint8Array => batch.bytes.subarray(at, (at += length));
  for (let row = 0; row < batch.rows.length; row += ROW_NUMBERS) {
    const [ticket = 0, log = 0, index = 0, recordedAtMs = 0, entryBytes = 0, hashes = 0] = batch.rows.subarray(row, row + ROW_NUMBERS);
    const head = batch.logs[log];
    if (head === undefined) throw new LedgerError('unavailable', 'a receipt of the writer names no log; stop the ledger and report this');
    const { agencyId, origin, size, root, note } = head;
    const entry = take(entryBytes);
    const leafHash = take(HASH_BYTES);
    const proof = Array.from({ length: hashes }, () => take(HASH_BYTES));
    const receipts = byTicket.get(ticket) ?? [];
    receipts.push({ agencyId, origin, index: BigInt(index), size, root, leafHash, entry, proof, checkpoint: note, recordedAtMs });
    byTicket.set(ticket, receipts);
  }
  return byTicket;
}

export function headOf(log: AgencyLog): LogHead {
  const { agencyId, origin, note } = log;
  return { agencyId, origin, size: BigInt(log.size), root: log.tree.root(), note, vkey: log.signer.verifier.vkey };
}

function joined(chunks: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(chunks.reduce((sum, chunk) => sum + chunk.length, 0));
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  return bytes;
}
