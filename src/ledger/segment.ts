// The frames of a folder in order, from segment files that only ever grow. Each frame must follow the one before:
// next sequence number, same hash, epoch that never falls. What does not follow was put there by someone else.
import { LedgerError } from './errors.js';
import { type DecodedFrame, decodeFrame, type FrameHead } from './format/frame.js';
import { equalBytes, HASH_BYTES } from './format/hash.js';

const ENDING = '.frames';

/** Segment file names in order, out of all names in the folder. */
export function segmentNames(names: readonly string[]): string[] {
  return names.filter((name) => name.endsWith(ENDING)).toSorted();
}

/** Named by its first frame, in 20 digits, so that names sort as numbers do. */
export function segmentName(firstSequence: bigint): string {
  return firstSequence.toString().padStart(20, '0') + ENDING;
}

/** Where the next frame must attach. */
export class FrameChain {
  sequence = 0n;
  epoch = 0n;
  previous: Uint8Array = new Uint8Array(HASH_BYTES);

  /** True when `head` is the next frame of this chain. */
  follows(head: FrameHead): boolean {
    return head.sequence === this.sequence && head.epoch >= this.epoch && equalBytes(head.previous, this.previous);
  }

  /** The next frame is expected after `frame`. */
  pass(head: FrameHead, hash: Uint8Array): void {
    this.sequence = head.sequence + 1n;
    this.epoch = head.epoch;
    this.previous = Uint8Array.from(hash);
  }
}

/** The frames of one segment file, one after the other; whether they are intact and follow the chain is for the caller to judge. */
export class SegmentReader {
  /** Bytes of the complete frames read so far. */
  length = 0;

  constructor(private readonly file: Buffer) {}

  /** After the last frame: bytes that are the beginning of another. */
  get tornBytes(): number {
    return this.file.length - this.length;
  }

  /** The next complete frame. Throws `damaged` when the bytes are not a frame. */
  next(): DecodedFrame | undefined {
    if (this.length === this.file.length) return undefined;
    const frame = decodeFrame(this.file, this.length);
    if (frame !== undefined) this.length = frame.end;
    return frame;
  }
}

export function damagedSegment(name: string, what: string, cause?: unknown): LedgerError {
  return new LedgerError('damaged', `segment \`${name}\`: ${what}; keep the folder as evidence and run \`custos ledger verify\``, { cause });
}
