// A copy of a text file without the lines that spoil the reading of the others.
import { createReadStream, createWriteStream } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';

/** Longer lines are cut there; DuckDB reads none over 2 MB. */
const LINE_BYTES = 2_097_152;

/** DuckDB gives the place of a line to a byte or two. */
const NEAR_BYTES = 65_536;

/** `places`: a byte in each of the lines, ascending. Resolves to the lines that were left out. */
export async function withoutLines(path: string, places: readonly number[], to: string): Promise<readonly string[]> {
  const lines = await linesAt(path, places);
  await pipeline(createReadStream(path), async function* leaveOut(blocks: AsyncIterable<Buffer>) {
    let start = 0;
    for await (const block of blocks) {
      yield* keptOf(block, start, lines.map(({ begin, bytes }) => [begin, begin + bytes.length] as const));
      start += block.length;
    }
  }, createWriteStream(to));
  return lines.map(({ bytes }) => bytes.toString('utf8').trimEnd());
}

async function linesAt(path: string, places: readonly number[]): Promise<readonly { readonly begin: number; readonly bytes: Buffer }[]> {
  const file = await open(path);
  try {
    const lines = [];
    for (const place of places) {
      const from = Math.max(0, place - NEAR_BYTES);
      const before = await bytesAt(file, from, place - from);
      const begin = from + before.lastIndexOf('\n') + 1;
      const line = await bytesAt(file, begin, LINE_BYTES);
      const end = line.indexOf('\n');
      lines.push({ begin, bytes: end === -1 ? line : line.subarray(0, end + 1) });
    }
    return lines;
  } finally {
    await file.close();
  }
}

async function bytesAt(file: FileHandle, begin: number, length: number): Promise<Buffer> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, begin);
  return buffer.subarray(0, bytesRead);
}

function* keptOf(block: Buffer, start: number, cuts: readonly (readonly [number, number])[]): Generator<Buffer> {
  let from = 0;
  for (const [begin, end] of cuts) {
    if (end <= start + from || begin >= start + block.length) continue;
    yield block.subarray(from, Math.max(from, begin - start));
    from = Math.min(block.length, end - start);
  }
  yield block.subarray(from);
}
