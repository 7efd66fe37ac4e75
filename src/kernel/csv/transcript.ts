// A text file in UTF-8, whatever it was written in. Old systems export Windows-1252 and UTF-16, and one export can mix them line by line.
// What is UTF-8 already is read where it lies; anything else is transcribed once, block by block, into the scan's own folder.
import { isUtf8 } from 'node:buffer';
import { createReadStream, createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';

export interface Transcript {
  readonly path: string;
  /** Lines that were no UTF-8 and were read as Windows-1252. */
  readonly foreignLines: number;
  readonly from: 'utf-8' | 'windows-1252' | 'utf-16';
}

/** Windows-1252 from 0x80 to 0x9F, where it is no Latin-1; Node's own decoder takes it for that. */
const WINDOWS_1252 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008DŽ\u008F\u0090‘’“”•–—˜™š›œ\u009DžŸ';

const windowsText = (line: Buffer): string => line.toString('latin1').replaceAll(/[\u0080-\u009F]/gu, (letter) => WINDOWS_1252.charAt(letter.charCodeAt(0) - 0x80));

const BLOCK_BYTES = 4_194_304;
const LINE_FEED = 10;

/** `head`: the first bytes of the file. `to`: where a transcript may be written. */
export async function transcribe(path: string, head: Buffer, to: string): Promise<Transcript> {
  const wide = wideEncoding(head);
  if (wide !== undefined) return rewrite(to, 'utf-16', decoded(path, wide));
  const hasMark = head.subarray(0, 3).toString('hex') === 'efbbbf';
  if (!hasMark && (await isAllUtf8(path))) return { path, foreignLines: 0, from: 'utf-8' };
  const counted = { lines: 0 };
  const written = await rewrite(to, 'windows-1252', lineByLine(path, hasMark ? 3 : 0, counted));
  return { ...written, foreignLines: counted.lines, from: counted.lines > 0 ? 'windows-1252' : 'utf-8' };
}

/** Plain bytes of a gzip archive. */
export async function unpack(path: string, to: string): Promise<void> {
  await pipeline(createReadStream(path), createGunzip(), createWriteStream(to));
}

/** One line feed for every way to end a line: some exports are glued together from systems that differ in it. */
export async function withLineFeeds(path: string, to: string): Promise<void> {
  await pipeline(createReadStream(path, { encoding: 'utf8', highWaterMark: BLOCK_BYTES }), async function* unify(blocks: AsyncIterable<string>) {
    let carried = '';
    for await (const block of blocks) {
      const text = carried + block;
      carried = text.endsWith('\r') ? '\r' : '';
      yield (carried === '' ? text : text.slice(0, -1)).replaceAll(/\r\n?/gu, '\n');
    }
    yield carried === '' ? '' : '\n';
  }, createWriteStream(to));
}

async function rewrite(to: string, from: Transcript['from'], text: AsyncIterable<string | Buffer>): Promise<Transcript> {
  await pipeline(text, createWriteStream(to));
  return { path: to, foreignLines: 0, from };
}

/** UTF-16 by its mark, or by every other byte of the beginning being zero. */
function wideEncoding(head: Buffer): 'utf-16le' | 'utf-16be' | undefined {
  const mark = head.subarray(0, 2).toString('hex');
  if (mark === 'fffe') return 'utf-16le';
  if (mark === 'feff') return 'utf-16be';
  const beginning = head.subarray(0, 64);
  const zeros = [0, 1].map((parity) => beginning.filter((byte, at) => at % 2 === parity && byte === 0).length);
  const half = beginning.length / 2;
  if (half < 4) return undefined;
  return (zeros[1] ?? 0) > half * 0.8 ? 'utf-16le' : (zeros[0] ?? 0) > half * 0.8 ? 'utf-16be' : undefined;
}

async function* decoded(path: string, encoding: 'utf-16le' | 'utf-16be'): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding);
  for await (const block of blocksOf(path, 0)) yield decoder.decode(block, { stream: true });
  yield decoder.decode();
}

async function* blocksOf(path: string, start: number): AsyncGenerator<Buffer> {
  for await (const block of createReadStream(path, { start, highWaterMark: BLOCK_BYTES })) if (Buffer.isBuffer(block)) yield block;
}

/** Blocks that end where a line ends, so that no character is cut. */
async function* lineBlocksOf(path: string, start: number): AsyncGenerator<Buffer> {
  let carried = Buffer.alloc(0);
  for await (const block of blocksOf(path, start)) {
    const end = block.lastIndexOf(LINE_FEED) + 1;
    if (end > 0) yield Buffer.concat([carried, block.subarray(0, end)]);
    carried = end > 0 ? Buffer.from(block.subarray(end)) : Buffer.concat([carried, block]);
  }
  if (carried.length > 0) yield carried;
}

async function isAllUtf8(path: string): Promise<boolean> {
  for await (const block of lineBlocksOf(path, 0)) if (!isUtf8(block)) return false;
  return true;
}

async function* lineByLine(path: string, start: number, counted: { lines: number }): AsyncGenerator<Buffer | string> {
  for await (const block of lineBlocksOf(path, start)) {
    if (isUtf8(block)) {
      yield block;
      continue;
    }
    for (let from = 0; from < block.length;) {
      const found = block.indexOf(LINE_FEED, from);
      const line = block.subarray(from, found === -1 ? block.length : found + 1);
      from += line.length;
      const isPlain = isUtf8(line);
      if (!isPlain) counted.lines += 1;
      yield isPlain ? line : windowsText(line);
    }
  }
}
