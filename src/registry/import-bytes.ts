// A file is UTF-8 or it is refused with the place of the first wrong byte; memory stays bounded whatever the file holds.
import { isUtf8 } from 'node:buffer';
import { BadInput } from '../kernel/index.js';
import type { ByteStream } from './import-item.js';

const advice = 'save it as UTF-8 (in a spreadsheet: "CSV UTF-8"; in a shell: `iconv -f WINDOWS-1252 -t UTF-8`)';

/** Length of the UTF-8 sequence that a byte opens; 0 when no sequence begins with it. */
function sequenceLength(byte: number): number {
  if (byte < 0x80) return 1;
  if (byte >= 0xc2 && byte < 0xe0) return 2;
  if (byte >= 0xe0 && byte < 0xf0) return 3;
  return byte >= 0xf0 && byte < 0xf5 ? 4 : 0;
}

/** Where the last, perhaps unfinished, sequence begins; the length when all are finished. */
function finishedLength(bytes: Buffer): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back += 1) {
    const byte = bytes[bytes.length - back] ?? 0;
    if (byte >= 0xc0) return sequenceLength(byte) > back ? bytes.length - back : bytes.length;
    if (byte < 0x80) return bytes.length;
  }
  return bytes.length;
}

function firstInvalid(bytes: Buffer): number {
  let at = 0;
  while (at < bytes.length) {
    const length = sequenceLength(bytes[at] ?? 0);
    if (length === 0 || !isUtf8(bytes.subarray(at, at + length))) return at;
    at += length;
  }
  return at;
}

function refuseOtherEncodings(start: Buffer): void {
  const sixteen = (start[0] === 0xff && start[1] === 0xfe) || (start[0] === 0xfe && start[1] === 0xff);
  if (sixteen) throw new BadInput(`the file is UTF-16, which is not read; ${advice}`);
}

function withoutBom(bytes: Buffer): Buffer {
  return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? bytes.subarray(3) : bytes;
}

/** The same bytes without a byte order mark. Throws `BadInput` at the first byte that is not UTF-8, naming its offset in the file. */
export async function* utf8Only(input: ByteStream): AsyncGenerator<Buffer, void, undefined> {
  let rest: Buffer = Buffer.alloc(0);
  let offset = 0;
  for await (const chunk of input) {
    const bytes = rest.length === 0 ? Buffer.from(chunk) : Buffer.concat([rest, chunk]);
    if (offset === 0 && bytes.length < 3) {
      rest = bytes;
      continue;
    }
    if (offset === 0) refuseOtherEncodings(bytes);
    const end = finishedLength(bytes);
    yield* soundPart(bytes.subarray(0, end), offset);
    offset += end;
    rest = bytes.subarray(end);
  }
  yield* soundPart(rest, offset);
}

function* soundPart(bytes: Buffer, offset: number): Generator<Buffer, void, undefined> {
  if (!isUtf8(bytes)) throw new BadInput(`the file is not UTF-8 at byte ${offset + firstInvalid(bytes)}; ${advice}`);
  const sound = offset === 0 ? withoutBom(bytes) : bytes;
  if (sound.length > 0) yield sound;
}

/** All bytes of a stream in one buffer. Throws `BadInput` when there are more than `maxBytes`. */
export async function readWhole(input: ByteStream, maxBytes: number, what: string): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of input) {
    size += chunk.length;
    if (size > maxBytes) throw new BadInput(`${what} is larger than ${Math.floor(maxBytes / 1_048_576)} MiB, which is not read; split it`);
    parts.push(chunk);
  }
  return Buffer.concat(parts, size);
}

export interface Line {
  /** From 1. */
  readonly row: number;
  readonly bytesRead: number;
  /** Bytes of the line without its end; undefined when it is longer than the limit. */
  readonly bytes: Buffer | undefined;
}

/** The lines of a file, each at most `maxBytes`; a longer line is passed over without being kept. */
export async function* lines(input: ByteStream, maxBytes: number): AsyncGenerator<Line, void, undefined> {
  let parts: Buffer[] = [];
  let held = 0;
  let row = 1;
  let bytesRead = 0;
  const line = (): Line => {
    const whole = held > maxBytes ? undefined : Buffer.concat(parts, held);
    const bytes = whole?.at(-1) === 0x0d ? whole.subarray(0, -1) : whole;
    return { row, bytesRead, bytes: row === 1 && bytes !== undefined ? withoutBom(bytes) : bytes };
  };
  const hold = (part: Buffer) => {
    held += part.length;
    bytesRead += part.length;
    if (held > maxBytes) parts = [];
    else parts.push(part);
  };
  for await (const chunk of input) {
    let rest = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
    for (let end = rest.indexOf(0x0a); end >= 0; end = rest.indexOf(0x0a)) {
      hold(rest.subarray(0, end));
      bytesRead += 1;
      yield line();
      parts = [];
      held = 0;
      row += 1;
      rest = rest.subarray(end + 1);
    }
    hold(rest);
  }
  if (held > 0) yield line();
}
