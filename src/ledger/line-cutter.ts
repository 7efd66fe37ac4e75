// A stream of bytes cut into lines in bounded memory, whatever is sent: bytes without a newline, or one at a time.

/** The longest note (a million characters, each escaped) and its keys fit into one line. */
export const MAX_LINE_BYTES = 8 * 2 ** 20;
const newline = 0x0a;
const carriageReturn = 0x0d;

/**
 * Lines come out without their newline, each good until the next is asked for. A line that is too long comes out as `undefined`;
 * an empty one, also one that holds only a carriage return, not at all.
 */
export class LineCutter {
  private begun = Buffer.alloc(0);
  private length = 0;

  constructor(private readonly maxBytes = MAX_LINE_BYTES) {}

  /** The line that is still coming is longer than any that will be given out. */
  get isTooLong(): boolean {
    return this.length > this.maxBytes;
  }

  *take(chunk: Uint8Array): Generator<Uint8Array | undefined> {
    let from = 0;
    for (let to = chunk.indexOf(newline); to >= 0; to = chunk.indexOf(newline, from)) {
      this.keep(chunk.subarray(from, to));
      yield* this.end();
      from = to + 1;
    }
    this.keep(chunk.subarray(from));
  }

  /** The line so far, unless it is empty. */
  *end(): Generator<Uint8Array | undefined> {
    const line = this.isTooLong ? undefined : this.begun.subarray(0, this.length);
    this.length = 0;
    if (line !== undefined && (line.length === 0 || (line.length === 1 && line[0] === carriageReturn))) return;
    yield line;
  }

  private keep(piece: Uint8Array): void {
    const end = this.length + piece.length;
    if (end <= this.maxBytes) this.room(end).set(piece, this.length);
    this.length = end;
  }

  private room(length: number): Buffer {
    if (length > this.begun.length) {
      const larger = Buffer.alloc(Math.max(2 * this.begun.length, length));
      larger.set(this.begun.subarray(0, this.length));
      this.begun = larger;
    }
    return this.begun;
  }
}
