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

export interface SegmentEnd {
  /** Bytes of complete frames. */
  readonly length: number;
  /** Bytes after them that are the beginning of a frame. */
  readonly tornBytes: number;
}

/**
 * Hands each frame of a segment to `take`, in order.
 * Throws `damaged` when bytes are not a frame; whether frames are intact and follow the chain is for `take` to judge.
 */
export function readSegment(file: Buffer, take: (frame: DecodedFrame) => void): SegmentEnd {
  let length = 0;
  while (length < file.length) {
    const frame = decodeFrame(file, length);
    if (frame === undefined) break;
    take(frame);
    length = frame.end;
  }
  return { length, tornBytes: file.length - length };
}

export function damagedSegment(name: string, what: string, cause?: unknown): LedgerError {
  return new LedgerError('damaged', `segment \`${name}\`: ${what}; keep the folder as evidence and run \`custos ledger verify\``, { cause });
}
