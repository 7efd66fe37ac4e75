// A zip archive is opened without trusting what it says of itself: what comes out is counted as it comes, and stops at a limit
// (zip bombs, overlapping entries, false sizes).
import { createInflateRaw } from 'node:zlib';
import { pipeline, Readable } from 'node:stream';
import { BadInput } from '../kernel/index.js';
import type { ByteStream } from './import-item.js';

interface Entry {
  readonly method: number;
  readonly start: number;
  readonly packedSize: number;
}

export interface Archive {
  readonly names: readonly string[];
  /** Bytes of a member as they unpack; undefined when there is none of that name. Throws `BadInput` beyond the limit. */
  open(name: string): ByteStream | undefined;
}

const endMark = 0x06054b50;
const entryMark = 0x02014b50;
const localMark = 0x04034b50;
const maxEntries = 5_000;
/** Most that one archive may unpack to, and how many times its own size. */
const maxUnpacked = 512 * 1_048_576;
const maxRatio = 200;
const ratioFrom = 8 * 1_048_576;

const broken = (why: string) => new BadInput(`the workbook cannot be opened: ${why}; save it again as .xlsx`);

function endOfDirectory(bytes: Buffer): number {
  for (let at = bytes.length - 22; at >= Math.max(0, bytes.length - 65_557); at -= 1) if (bytes.readUInt32LE(at) === endMark) return at;
  throw broken('it is no zip archive or it is cut short');
}

function readEntry(bytes: Buffer, at: number): { readonly name: string; readonly entry: Entry; readonly next: number } {
  if (at + 46 > bytes.length || bytes.readUInt32LE(at) !== entryMark) throw broken('its directory is damaged');
  if ((bytes.readUInt16LE(at + 8) & 1) !== 0) throw broken('it is protected by a password');
  const nameLength = bytes.readUInt16LE(at + 28);
  const next = at + 46 + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  const local = bytes.readUInt32LE(at + 42);
  if (local + 30 > bytes.length || bytes.readUInt32LE(local) !== localMark) throw broken('its directory is damaged');
  const start = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
  const packedSize = bytes.readUInt32LE(at + 20);
  if (start + packedSize > bytes.length) throw broken('it is cut short');
  return { name: bytes.toString('utf8', at + 46, at + 46 + nameLength), entry: { method: bytes.readUInt16LE(at + 10), start, packedSize }, next };
}

async function* counted(stream: AsyncIterable<Buffer>, packedSize: number, budget: { left: number }): AsyncGenerator<Buffer, void, undefined> {
  let size = 0;
  try {
    for await (const chunk of stream) {
      size += chunk.length;
      budget.left -= chunk.length;
      if (budget.left < 0 || (size > ratioFrom && size > packedSize * maxRatio)) throw broken('it unpacks to far more than its own size');
      yield chunk;
    }
  } catch (error) {
    throw error instanceof BadInput ? error : broken('a part of it is damaged');
  }
}

function unpack(packed: Buffer, method: number): AsyncIterable<Buffer> {
  if (method === 0) return Readable.from([packed]);
  if (method !== 8) throw broken('it is packed in a way that is not read');
  const inflate = createInflateRaw();
  pipeline(Readable.from([packed]), inflate, () => undefined);
  return inflate;
}

/** Opens an archive held in memory. All members together may unpack to 512 MiB, one to 200 times its packed size. */
export function openArchive(bytes: Buffer): Archive {
  const end = endOfDirectory(bytes);
  const count = bytes.readUInt16LE(end + 10);
  if (count > maxEntries) throw broken('it has more parts than a workbook has');
  const entries = new Map<string, Entry>();
  let at = bytes.readUInt32LE(end + 16);
  for (let i = 0; i < count; i += 1) {
    const { name, entry, next } = readEntry(bytes, at);
    entries.set(name, entry);
    at = next;
  }
  const budget = { left: maxUnpacked };
  return {
    names: [...entries.keys()],
    open(name) {
      const entry = entries.get(name);
      if (entry === undefined) return undefined;
      return counted(unpack(bytes.subarray(entry.start, entry.start + entry.packedSize), entry.method), entry.packedSize, budget);
    },
  };
}
