// What the signer remembers: for each log two slots that hold its last two signed notes, written in turns, so that a torn
// write never loses the older one. The newer note is written before its signature is given out, and synced within
// SYNC_MS. That is enough: the signer is asked only for heads that are already durable in the log, so what a power cut at
// the signer's machine can take is SYNC_MS of memory against roll-back, never a note that the log does not hold; and
// Ed25519 is deterministic, so a head that was forgotten and is signed again gets the same bytes.
// A slot's checksum is the signature of the note in it: whoever opens the file checks it under the log's key.
// Known hole: who may write this file can put an older pair back. The writer sees that (its own last size is above ours)
// unless its disk was rolled back as well; then only the witnesses know.
import { closeSync, constants, fdatasync, fdatasyncSync, fstatSync, openSync, readSync, writeSync } from 'node:fs';
import { LedgerError, reasonOf } from '../errors.js';

/** A slot is a disk page of its own: a torn write reaches no other. */
export const SLOT_BYTES = 4096;
const PAIR_BYTES = 2 * SLOT_BYTES;
/** How long a signed note may lie in memory only. */
const SYNC_MS = 100;

/** A log's two slots as read: a note, '' where nothing was signed yet, undefined where the slot cannot be read. */
export interface SlotPair {
  readonly agencyId: string;
  /** Which pair of the file. */
  readonly place: number;
  readonly notes: readonly [string | undefined, string | undefined];
}

/** The touches of the disk, so that a test can make each of them fail. */
export interface SlotDisk {
  open(path: string): number;
  readWhole(file: number): Buffer;
  write(file: number, bytes: Uint8Array, at: number): number;
  syncNow(file: number): void;
  sync(file: number, done: (fault: Error | null) => void): void;
  close(file: number): void;
}

export const slotDisk: SlotDisk = {
  open: (path) => openSync(path, constants.O_RDWR | constants.O_CREAT | constants.O_NOFOLLOW, 0o600),
  readWhole(file) {
    const bytes = Buffer.alloc(fstatSync(file).size);
    return bytes.subarray(0, readSync(file, bytes, 0, bytes.length, 0));
  },
  write: (file, bytes, at) => writeSync(file, bytes, 0, bytes.length, at),
  syncNow: fdatasyncSync,
  sync: fdatasync,
  close: closeSync,
};

export class SignedFile {
  readonly pairs: readonly SlotPair[];
  /** Why nothing may be signed any more: after one failed write or sync, what the disk holds is unknown. */
  stopped: string | undefined;
  private readonly file: number;
  private readonly slot = Buffer.alloc(SLOT_BYTES);
  private readonly free: number[] = [];
  private next: number;
  private timer: NodeJS.Timeout | undefined;
  private syncing = false;
  private closed = false;

  constructor(
    path: string,
    private readonly disk: SlotDisk = slotDisk,
  ) {
    this.file = disk.open(path);
    const bytes = disk.readWhole(this.file);
    this.next = Math.ceil(bytes.length / PAIR_BYTES);
    const places = Array.from({ length: this.next }, (_, place) => pairAt(bytes, place) ?? place);
    this.pairs = places.filter((pair) => typeof pair !== 'number');
    // Left by a crash while a log was added; damage, if a log turns out to lack its pair. That is for the caller to see.
    this.free.push(...places.filter((pair) => typeof pair === 'number'));
  }

  /** Room for a log that never signed, durable before it returns. */
  add(agencyId: string): SlotPair {
    const place = this.free.shift() ?? this.next;
    this.guard(() => {
      this.put(place * PAIR_BYTES + SLOT_BYTES, '');
      this.put(place * PAIR_BYTES, slotText(agencyId, ''));
      this.disk.syncNow(this.file);
    });
    this.next = Math.max(this.next, place + 1);
    return { agencyId, place, notes: ['', undefined] };
  }

  /** Puts a note into one of a log's two slots; it is on the disk within SYNC_MS. Throws `stopped`. */
  write(agencyId: string, place: number, slot: 0 | 1, note: string): void {
    this.guard(() => this.put(place * PAIR_BYTES + slot * SLOT_BYTES, slotText(agencyId, note)));
    this.timer ??= setTimeout(() => this.syncSoon(), SYNC_MS);
  }

  close(): void {
    if (this.closed) return;
    this.closed = true;
    clearTimeout(this.timer);
    try {
      if (this.stopped === undefined) this.guard(() => this.disk.syncNow(this.file));
    } finally {
      if (!this.syncing) this.disk.close(this.file);
    }
  }

  private syncSoon(): void {
    this.timer = undefined;
    if (this.syncing) {
      this.timer = setTimeout(() => this.syncSoon(), SYNC_MS);
      return;
    }
    this.syncing = true;
    this.disk.sync(this.file, (fault) => {
      this.syncing = false;
      if (fault !== null) this.stopped ??= reasonOf(fault);
      if (this.closed) this.disk.close(this.file);
    });
  }

  private put(at: number, text: string): void {
    const { slot } = this;
    slot.fill(0, slot.write(text));
    for (let from = 0; from < SLOT_BYTES; ) from += this.disk.write(this.file, from === 0 ? slot : slot.subarray(from), at + from);
  }

  private guard(touch: () => void): void {
    if (this.stopped !== undefined) throw stoppedError(this.stopped);
    try {
      touch();
    } catch (cause) {
      this.stopped = reasonOf(cause);
      throw stoppedError(this.stopped, cause);
    }
  }
}

function slotText(agencyId: string, note: string): string {
  const text = `${agencyId} ${Buffer.byteLength(note)}\n${note}`;
  if (Buffer.byteLength(text) <= SLOT_BYTES) return text;
  throw new LedgerError('bad_key', 'the origin of the log is too long for a note to be kept; choose a shorter one');
}

/** Undefined when neither slot names a log, or they name two. */
function pairAt(file: Buffer, place: number): SlotPair | undefined {
  const slots = [0, SLOT_BYTES].map((at) => readSlot(file.subarray(place * PAIR_BYTES + at, place * PAIR_BYTES + at + SLOT_BYTES)));
  const [first, second] = slots;
  const agencyId = first?.agencyId ?? second?.agencyId;
  if (agencyId === undefined || (second !== undefined && second.agencyId !== agencyId)) return undefined;
  return { agencyId, place, notes: [first?.note, second?.note] };
}

function readSlot(slot: Buffer): { agencyId: string; note: string } | undefined {
  const end = slot.indexOf('\n');
  const [, agencyId, length] = /^([A-Za-z0-9][A-Za-z0-9._-]{0,63}) (0|[1-9][0-9]{0,3})$/.exec(slot.toString('utf8', 0, Math.max(end, 0))) ?? [];
  if (agencyId === undefined || slot.length !== SLOT_BYTES) return undefined;
  const after = end + 1 + Number(length);
  if (after > SLOT_BYTES || slot.subarray(after).some((byte) => byte !== 0)) return undefined;
  return { agencyId, note: slot.toString('utf8', end + 1, after) };
}

function stoppedError(reason: string, cause?: unknown): LedgerError {
  return new LedgerError('stopped', `the signer stopped: ${reason}; check its disk, then start it again`, { cause });
}
