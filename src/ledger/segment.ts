// The frames of a folder in order, from segment files that are allocated ahead with zeros. Each frame must follow the one
// before: next sequence number, same hash, epoch that never falls. What does not follow was put there by someone else.
import { LedgerError } from './errors.js';
import { type DecodedFrame, decodeFrame, type FrameHead, isOfAnotherVersion, nextFrameHeader } from './format/frame.js';
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

/** The frames of one segment file, one after the other; whether they follow the chain is for the caller to judge. */
export class SegmentReader {
  /** Bytes of the complete frames read so far. */
  length: number;
  private readonly end: number;

  /** Begins at the frame at `from`. */
  constructor(
    private readonly file: Buffer,
    from = 0,
  ) {
    this.length = from;
    this.end = lastByte(file) + 1;
  }

  /**
   * The next complete frame; undefined when there is none. Bytes after the last one that are not zeros and hold no later
   * frame are what a crash tore (`tornBytes`): only one frame at a time is on its way to the disk.
   * Throws `damaged` when something that is not a frame stands before one.
   */
  next(): DecodedFrame | undefined {
    if (this.length >= this.end) return undefined;
    // Frames of another version would look like a torn tail, and be cut.
    if (this.length === 0 && isOfAnotherVersion(this.file)) {
      throw new LedgerError('damaged', 'it was written by another version of Custos and is not taken over; keep the folder, and name a new one in `CUSTOS_DATA`');
    }
    const frame = this.decoded();
    if (frame !== undefined && (frame.intact || this.isFollowed(frame.end))) {
      this.length = frame.end;
      return frame;
    }
    if (frame === undefined && this.isFollowed(this.length + 1)) throw new LedgerError('damaged', `the bytes at offset \`${this.length}\` are not a frame, and frames follow`);
    return undefined;
  }

  /** After the last frame: bytes that are not zeros. */
  get tornBytes(): number {
    return Math.max(0, this.end - this.length);
  }

  private decoded(): DecodedFrame | undefined {
    try {
      return decodeFrame(this.file, this.length);
    } catch (fault) {
      if (fault instanceof LedgerError) return undefined;
      throw fault;
    }
  }

  private isFollowed(from: number): boolean {
    return nextFrameHeader(this.file, from) !== undefined;
  }
}

function lastByte(file: Buffer): number {
  let at = file.length - 1;
  while (at >= 0 && file[at] === 0) at -= 1;
  return at;
}

export function damagedSegment(name: string, what: string, cause?: unknown): LedgerError {
  return new LedgerError('damaged', `segment \`${name}\`: ${what}; keep the folder as evidence and run \`custos ledger verify\``, { cause });
}
