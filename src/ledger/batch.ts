// The batch that is filling while the one before it is being synced: each entry is sealed and hashed when it comes, so that
// only the frame is left to write when the disk is free.
import type { Random } from '../kernel/index.js';
import type { AgencyLog } from './agency-log.js';
import { entryBytes, SALT_BYTES } from './format/entry.js';
import { type EncodedFrame, encodeFrame, type FrameEntry, type FrameHead, type FrameNote } from './format/frame.js';
import { hashLeaf, sha256 } from './format/hash.js';
import { NONCE_BYTES, sealPayload, SEALED_OVERHEAD, TAGS_BYTES } from './format/sealed-payload.js';
import type { SignRequest } from './signer/log-signer.js';

/** An entry in its place. */
export interface Staged extends FrameEntry {
  readonly ticket: number;
  readonly log: AgencyLog;
  readonly index: number;
  readonly leafHash: Uint8Array;
  readonly recordedAtMs: number;
}

/** What is asked for: `bytes` are 48 bytes of blind search terms, then the payload. */
export interface Appendable {
  readonly log: AgencyLog;
  readonly bytes: Uint8Array;
  /** The key of its agency and month, and the month. */
  readonly key: Uint8Array;
  readonly month: string;
}

/** An entry takes at most this beside its payload: its public part, its lengths. */
const ENTRY_OVERHEAD = SEALED_OVERHEAD + 512;
/** A frame takes at most this for each log: its name, its root, a signed note. */
const LOG_OVERHEAD = 1024;

export class Batch {
  readonly staged: Staged[] = [];
  readonly tickets: number[] = [];
  private readonly groups = new Map<AgencyLog, Staged[]>();
  /** At most what the frame will take. */
  bytes = LOG_OVERHEAD;

  /** `random`: see `pooled`. */
  constructor(private readonly random: Random) {}

  static bytesFor(items: readonly { readonly bytes: Uint8Array }[]): number {
    return items.reduce((sum, { bytes }) => sum + bytes.length + ENTRY_OVERHEAD + LOG_OVERHEAD, 0);
  }

  get logs(): Iterable<[AgencyLog, readonly Staged[]]> {
    return this.groups;
  }

  add(ticket: number, items: readonly Appendable[], nowMs: number): void {
    const noise = this.random((SALT_BYTES + NONCE_BYTES) * items.length);
    this.bytes += Batch.bytesFor(items);
    this.tickets.push(ticket);
    for (const [at, item] of items.entries()) {
      const from = at * (SALT_BYTES + NONCE_BYTES);
      this.stage(ticket, item, noise.subarray(from, from + SALT_BYTES + NONCE_BYTES), nowMs);
    }
  }

  encode(head: FrameHead, notes: readonly FrameNote[]): EncodedFrame {
    const parts = [...this.groups].map(([log, entries]) => ({
      agencyId: log.agencyId, firstIndex: BigInt(entries[0]?.index ?? 0), entries, root: log.tree.root(),
    }));
    return encodeFrame(head, notes, parts);
  }

  /** What the signer will be asked once the frame is durable. Computed before the next batch moves the trees on. */
  signRequests(): SignRequest[] {
    return [...this.groups].map(([log, entries]) => signRequest(log, entries[0]?.index ?? 0));
  }

  private stage(ticket: number, { log, bytes, key, month }: Appendable, noise: Uint8Array, nowMs: number): void {
    const salted = Buffer.allocUnsafe(SALT_BYTES + bytes.length - TAGS_BYTES);
    salted.set(noise.subarray(0, SALT_BYTES));
    salted.set(bytes.subarray(TAGS_BYTES), SALT_BYTES);
    const recordedAtMs = log.nextRecordedAtMs(nowMs);
    const place = { origin: log.origin, index: log.tree.size };
    const sealed = sealPayload(key, place, bytes.subarray(0, TAGS_BYTES), noise.subarray(SALT_BYTES), salted);
    const entry = entryBytes({ origin: log.origin, recordedAtMs, commitment: sha256(salted), sealedHash: sha256(sealed), key: month });
    const leafHash = hashLeaf(entry);
    const index = log.push(entry, leafHash, recordedAtMs);
    const staged: Staged = { ticket, log, index, entry, sealed, leafHash, recordedAtMs };
    this.staged.push(staged);
    const group = this.groups.get(log);
    if (group === undefined) this.groups.set(log, [staged]);
    else group.push(staged);
  }
}

/** One call of the system for many small draws. */
export function pooled(random: Random, poolBytes = 65_536): Random {
  let pool: Uint8Array = new Uint8Array(0);
  return (size) => {
    if (size > poolBytes) return random(size);
    if (size > pool.length) pool = random(poolBytes);
    const drawn = pool.subarray(0, size);
    pool = pool.subarray(size);
    return drawn;
  };
}

/** Asks the signer to go from `oldSize` to the tree as it stands. */
export function signRequest(log: AgencyLog, oldSize: number): SignRequest {
  return {
    agencyId: log.agencyId, oldSize: BigInt(oldSize), size: BigInt(log.tree.size), root: log.tree.root(),
    proof: oldSize === 0 ? [] : log.tree.consistency(oldSize),
  };
}
