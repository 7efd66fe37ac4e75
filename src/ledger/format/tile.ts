// The tree as files that any static server can hand out (C2SP tlog-tiles): where each lies, how wide it is at a size, what it
// holds. A path and the bytes behind it are the attacker's: a path has one spelling, a bundle exactly the entries of its width.
import { LedgerError } from '../errors.js';
import { HASH_BYTES } from './hash.js';

/** Hashes in a full tile, entries in a full bundle. */
export const TILE_WIDTH = 256;
const WIDTH = BigInt(TILE_WIDTH);
const MAX_LEVEL = 63;
/** The length of an entry is written in two bytes. */
export const MAX_ENTRY_BYTES = 2 ** 16 - 1;
const MAX_SIZE = 2n ** 64n;

/** A hash tile. At level 0 its hashes are leaf hashes; above, each is the root of a full tile of the level below. */
export interface Tile {
  /** 0 to 63. */
  readonly level: number;
  /** From 0, within the level. */
  readonly index: bigint;
  /** 1 to 256; 256 is a full tile. */
  readonly width: number;
}

/** A bundle holds the entries whose leaf hashes stand in the tile of level 0 with the same index and width. */
export type Bundle = Omit<Tile, 'level'>;

/** `tile/0/x001/x234/067` or, for fewer than 256 hashes, `tile/0/x001/x234/067.p/5`; relative to the log's prefix. */
export function tilePath({ level, index, width }: Tile): string {
  return `tile/${level}/${placePath(index, width)}`;
}

/** `tile/entries/x001/x234/067` with the same ending for a partial bundle. */
export function bundlePath({ index, width }: Bundle): string {
  return `tile/entries/${placePath(index, width)}`;
}

/** The tile or bundle that a path names; `undefined` for any other path, a second spelling of the same place included. */
export function parseTilePath(path: string): { readonly tile: Tile } | { readonly bundle: Bundle } | undefined {
  const [, level = '', groups = '', last = '', partial] = /^tile\/(entries|[0-9]{1,2})\/((?:x[0-9]{3}\/){0,6})([0-9]{3})(?:\.p\/([0-9]{1,3}))?$/.exec(path) ?? [];
  const place = { index: BigInt(`0${groups.replaceAll(/[x/]/g, '')}${last}`), width: partial === undefined ? TILE_WIDTH : Number(partial) };
  if (level === 'entries') return bundlePath(place) === path && isPlace(place) ? { bundle: place } : undefined;
  const tile = { level: Number(level), ...place };
  return level !== '' && tilePath(tile) === path && isPlace(place) && tile.level <= MAX_LEVEL ? { tile } : undefined;
}

/** How many hashes the tile has in a tree of `size` leaves: 256 when full, 0 when the tree has none of it. */
export function widthAt(size: bigint, level: number, index: bigint): number {
  const hashes = (size >> BigInt(8 * level)) - index * WIDTH;
  if (hashes <= 0n) return 0;
  return hashes < WIDTH ? Number(hashes) : TILE_WIDTH;
}

/**
 * The hash tiles that a tree of `size` leaves has and one of `older` leaves has not, level by level upward: what must be
 * written when the log grows. From 0: all tiles that the size needs. Throws `bad_proof` when the sizes are not in order.
 */
export function* tilesBetween(older: bigint, size: bigint): Generator<Tile> {
  if (older < 0n || older > size || size >= MAX_SIZE) throw bad('a tree grows from a smaller size to a larger one, below 2^64');
  for (let level = 0; size >> BigInt(8 * level) > 0n; level += 1) {
    const shift = BigInt(8 * level);
    if (older >> shift === size >> shift) continue;
    for (let index = (older >> shift) / WIDTH, width = widthAt(size, level, index); width > 0; index += 1n, width = widthAt(size, level, index)) {
      yield { level, index, width };
    }
  }
}

/** The entry bundles that a log of `size` entries has and one of `older` entries has not. Throws like `tilesBetween`. */
export function* bundlesBetween(older: bigint, size: bigint): Generator<Bundle> {
  for (const { level, index, width } of tilesBetween(older, size)) {
    if (level > 0) return;
    yield { index, width };
  }
}

/** Entries, each behind its length in two bytes, big-endian. Throws `bad_entry` when one is longer than 65,535 bytes. */
export function encodeBundle(entries: readonly Uint8Array[]): Uint8Array {
  const bytes = Buffer.allocUnsafe(entries.reduce((sum, entry) => sum + 2 + entry.length, 0));
  let at = 0;
  for (const entry of entries) {
    if (entry.length > MAX_ENTRY_BYTES) throw new LedgerError('bad_entry', `an entry of the ledger has at most \`${MAX_ENTRY_BYTES}\` bytes; put less into it`);
    at = bytes.writeUInt16BE(entry.length, at);
    bytes.set(entry, at);
    at += entry.length;
  }
  return bytes;
}

/** The entries of a bundle, as views of `bytes`. Throws `bad_entry` unless there are exactly `width` and nothing else. */
export function decodeBundle(bytes: Uint8Array, width: number): Uint8Array[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const entries: Uint8Array[] = [];
  let at = 0;
  while (at < bytes.length && entries.length < width) {
    const from = at + 2;
    at = from <= bytes.length ? from + view.getUint16(at) : Infinity;
    if (at > bytes.length) break;
    entries.push(bytes.subarray(from, at));
  }
  if (at !== bytes.length || entries.length !== width) {
    throw new LedgerError('bad_entry', `the bundle does not hold exactly \`${width}\` entries; keep it as evidence and fetch it again`);
  }
  return entries;
}

/** The hashes of a tile, as views of `bytes`. Throws `bad_proof` unless there are exactly `width`. */
export function decodeTile(bytes: Uint8Array, width: number): Uint8Array[] {
  if (bytes.length !== width * HASH_BYTES) throw bad(`the tile does not hold exactly \`${width}\` hashes; keep it as evidence and fetch it again`);
  return Array.from({ length: width }, (_, at) => bytes.subarray(at * HASH_BYTES, (at + 1) * HASH_BYTES));
}

function placePath(index: bigint, width: number): string {
  const digits = index.toString();
  const groups = digits.padStart(Math.ceil(digits.length / 3) * 3, '0').match(/.{3}/g) ?? [];
  const path = groups.map((group, at) => (at < groups.length - 1 ? `x${group}` : group)).join('/');
  return width === TILE_WIDTH ? path : `${path}.p/${width}`;
}

function isPlace({ index, width }: Bundle): boolean {
  return width >= 1 && width <= TILE_WIDTH && index < MAX_SIZE / WIDTH;
}

function bad(message: string): LedgerError {
  return new LedgerError('bad_proof', message);
}
