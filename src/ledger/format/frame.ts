// One frame is one batch: the entries of every log in it, closed by a hash of the whole.
// The header carries its own check, so that a frame which only lost its end (a crash) is told from one that was changed.
//
//   header  64  magic `CUSF`, version u8, 3 zero bytes, sequence u64, epoch u64, body length u32, previous frame's hash 32,
//               first 4 bytes of SHA-256 of the 60 bytes before
//   body        u16 signed checkpoints; each: u8 length and agency id, u16 length and signed note (of frames before this one)
//               u16 logs; each: u8 length and agency id, u64 first index, u32 entries, entries, root 32 after them
//   entry       u16 length and entry, u32 length and sealed payload
//   trailer 32  SHA-256 of header and body
//
// A frame's own heads are signed once it is durable, and so their signatures stand in the next frame: the signer never
// signs what a crash can still lose. Zeros where a frame would begin are space allocated ahead. All integers are big-endian.
import { LedgerError } from '../errors.js';
import { ByteReader, ByteWriter } from './bytes.js';
import { equalBytes, HASH_BYTES, sha256 } from './hash.js';

export const HEADER_BYTES = 64;
const CHECKED_BYTES = 60;
const magic = Buffer.from('CUSF\u0002\0\0\0', 'latin1');

export interface FrameEntry {
  readonly entry: Uint8Array;
  /** The sealed payload (`sealed-payload.ts`). */
  readonly sealed: Uint8Array;
}

export interface FrameLog<E extends FrameEntry = FrameEntry> {
  readonly agencyId: string;
  readonly firstIndex: bigint;
  readonly entries: readonly E[];
  /** The log's root after these entries, 32 bytes. */
  readonly root: Uint8Array;
}

/** A signed checkpoint of an earlier frame. */
export interface FrameNote {
  readonly agencyId: string;
  readonly note: string;
}

export interface FrameHead {
  /** 0, 1, 2 ... over all segments. */
  readonly sequence: bigint;
  /** How many times a writer has opened the folder, this one included. */
  readonly epoch: bigint;
  /** Hash of the frame before; 32 zero bytes for the first. */
  readonly previous: Uint8Array;
}

/** Where an entry's record lies, in bytes from the start of its frame (or file, as the caller says). */
export interface Place {
  readonly at: number;
  readonly length: number;
}

export interface EncodedFrame {
  readonly bytes: Uint8Array;
  readonly hash: Uint8Array;
  /** For each log, the place of each entry. */
  readonly places: readonly (readonly Place[])[];
}

export interface DecodedFrame {
  readonly head: FrameHead;
  readonly notes: readonly FrameNote[];
  readonly logs: readonly FrameLog<FrameEntry & Place>[];
  readonly hash: Uint8Array;
  /** False when the trailer does not fit: the contents are then only good for saying what was changed. */
  readonly intact: boolean;
  /** Offset after the frame. */
  readonly end: number;
}

export function encodeFrame(head: FrameHead, notes: readonly FrameNote[], logs: readonly FrameLog[]): EncodedFrame {
  const out = new ByteWriter(HEADER_BYTES);
  out.u16(notes.length);
  for (const note of notes) writeNote(out, note);
  out.u16(logs.length);
  const places = logs.map((log) => writeLog(out, log));
  const bodyLength = out.length - HEADER_BYTES;
  const hash = sha256(out.withHead(encodeHead(head, bodyLength)));
  out.bytes(hash);
  return { bytes: out.taken(), hash, places };
}

/** Whether a frame may begin at `offset`: its header is whole and carries its own check. */
export function isFrameHeader(file: Buffer, offset: number): boolean {
  if (file.length - offset < HEADER_BYTES || !equalBytes(file.subarray(offset, offset + magic.length), magic)) return false;
  const header = file.subarray(offset, offset + HEADER_BYTES);
  return equalBytes(header.subarray(CHECKED_BYTES), sha256(header.subarray(0, CHECKED_BYTES)).subarray(0, 4));
}

/** Whether the file begins with a frame of this ledger that this version does not read. */
export function isOfAnotherVersion(file: Buffer): boolean {
  return equalBytes(file.subarray(0, 4), magic.subarray(0, 4)) && file[4] !== magic[4];
}

/** The offset of the next thing that looks like a frame, from `offset` on; undefined when there is none. */
export function nextFrameHeader(file: Buffer, offset: number): number | undefined {
  for (let at = file.indexOf(magic, offset); at !== -1; at = file.indexOf(magic, at + 1)) if (isFrameHeader(file, at)) return at;
  return undefined;
}

/** The last thing before `end` that looks like a frame, decoded. Throws `damaged` when it cannot be read. */
export function lastFrameBefore(file: Buffer, end: number): DecodedFrame | undefined {
  for (let at = end - HEADER_BYTES; at >= 0; at -= 1) {
    at = file.lastIndexOf(magic, at);
    if (at === -1) return undefined;
    if (isFrameHeader(file, at)) return decodeFrame(file, at);
  }
  return undefined;
}

/**
 * Reads the frame at `offset`. `undefined`: the file ends before the frame does.
 * Throws `damaged` when the bytes cannot be the beginning of a frame.
 */
export function decodeFrame(file: Buffer, offset: number): DecodedFrame | undefined {
  const rest = file.length - offset;
  // Checked before the length is believed: a changed length must not pass for a torn tail.
  if (rest >= HEADER_BYTES && !isFrameHeader(file, offset)) throw damaged(offset);
  if (rest < HEADER_BYTES) return undefined;
  const header = file.subarray(offset, offset + HEADER_BYTES);
  const bodyEnd = offset + HEADER_BYTES + header.readUInt32BE(24);
  if (file.length < bodyEnd + HASH_BYTES) return undefined;
  const hash = sha256(file.subarray(offset, bodyEnd));
  const intact = equalBytes(hash, file.subarray(bodyEnd, bodyEnd + HASH_BYTES));
  const { notes, logs } = readBody(new ByteReader(file, offset + HEADER_BYTES, bodyEnd), intact);
  return {
    head: { sequence: header.readBigUInt64BE(8), epoch: header.readBigUInt64BE(16), previous: header.subarray(28, CHECKED_BYTES) },
    notes,
    logs,
    hash,
    intact,
    end: bodyEnd + HASH_BYTES,
  };
}

/** Reads one entry's record. Throws `damaged`. */
export function decodeEntry(bytes: Uint8Array): FrameEntry {
  return readEntry(new ByteReader(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length), 0, bytes.length));
}

function encodeHead(head: FrameHead, bodyLength: number): Uint8Array {
  const header = Buffer.alloc(HEADER_BYTES);
  header.set(magic);
  header.writeBigUInt64BE(head.sequence, 8);
  header.writeBigUInt64BE(head.epoch, 16);
  header.writeUInt32BE(bodyLength, 24);
  header.set(head.previous, 28);
  header.set(sha256(header.subarray(0, CHECKED_BYTES)).subarray(0, 4), CHECKED_BYTES);
  return header;
}

function writeNote(out: ByteWriter, { agencyId, note }: FrameNote): void {
  const text = Buffer.from(note);
  out.text8(agencyId);
  out.u16(text.length);
  out.bytes(text);
}

function writeLog(out: ByteWriter, log: FrameLog): Place[] {
  out.text8(log.agencyId);
  out.u64(log.firstIndex);
  out.u32(log.entries.length);
  const places = log.entries.map((entry) => writeEntry(out, entry));
  out.bytes(log.root);
  return places;
}

function writeEntry(out: ByteWriter, { entry, sealed }: FrameEntry): Place {
  const at = out.length;
  out.u16(entry.length);
  out.bytes(entry);
  out.u32(sealed.length);
  out.bytes(sealed);
  return { at, length: out.length - at };
}

/** Of a frame that is not intact, the logs up to the first that cannot be read: they help to say what was changed. */
function readBody(from: ByteReader, intact: boolean): { notes: FrameNote[]; logs: FrameLog<FrameEntry & Place>[] } {
  const notes: FrameNote[] = [];
  const logs: FrameLog<FrameEntry & Place>[] = [];
  try {
    for (let left = from.u16(); left > 0; left -= 1) notes.push({ agencyId: from.text(from.u8()), note: from.text(from.u16()) });
    for (let left = from.u16(); left > 0; left -= 1) logs.push(readLog(from));
    if (!from.done) throw damaged(from.at);
  } catch (fault) {
    if (intact) throw fault;
  }
  return { notes, logs };
}

function readLog(from: ByteReader): FrameLog<FrameEntry & Place> {
  const agencyId = from.text(from.u8());
  const firstIndex = from.u64();
  const entries: (FrameEntry & Place)[] = [];
  for (let left = from.u32(); left > 0; left -= 1) {
    const { at } = from;
    const { entry, sealed } = readEntry(from);
    entries.push({ entry, sealed, at, length: from.at - at });
  }
  return { agencyId, firstIndex, entries, root: from.bytes(HASH_BYTES) };
}

function readEntry(from: ByteReader): FrameEntry {
  const entry = from.bytes(from.u16());
  return { entry, sealed: from.bytes(from.u32()) };
}

function damaged(offset: number): LedgerError {
  return new LedgerError('damaged', `the bytes at offset \`${offset}\` are not a frame of this ledger; keep the folder as evidence and run \`custos ledger verify\``);
}
