// The files of a published log, as C2SP tlog-tiles lays them out. Every byte of them is the log's claim, checked elsewhere.
import type { Bytes } from './bytes.js';

export const tileHashes = 256;
const hashBytes = 32;

/** `tile/<L>/<N>[.p/<W>]`; level `entries` names entry bundles. */
export function tilePath(level: number | 'entries', index: number, width: number): string {
  const groups: string[] = [];
  for (let rest = index; groups.length === 0 || rest > 0; rest = Math.floor(rest / 1000)) groups.unshift(String(rest % 1000).padStart(3, '0'));
  const last = groups.pop() ?? '000';
  const number = [...groups.map((group) => `x${group}`), last].join('/');
  return `tile/${level}/${number}${width === tileHashes ? '' : `.p/${width}`}`;
}

/** How many hashes the tile has in a tree of `size`; 0 when there is no such tile. */
export function widthOf(size: number, level: number, index: number): number {
  const total = Math.floor(size / tileHashes ** level);
  const full = Math.floor(total / tileHashes);
  if (index < full) return tileHashes;
  return index === full ? total % tileHashes : 0;
}

export interface Level {
  readonly level: number;
  /** Hashes of this level in all its tiles. */
  readonly hashes: number;
  readonly fullTiles: number;
  /** Hashes in the tile that is filling; 0 when none is. */
  readonly partial: number;
}

/** The levels of a tree of `size`, the leaves first. */
export function levelsOf(size: number): readonly Level[] {
  const levels: Level[] = [];
  for (let hashes = size, level = 0; hashes > 0; hashes = Math.floor(hashes / tileHashes), level += 1) {
    levels.push({ level, hashes, fullTiles: Math.floor(hashes / tileHashes), partial: hashes % tileHashes });
  }
  return levels;
}

/** The first `width` hashes of a tile's bytes, or undefined when they have neither that length nor the full one. */
export function readHashes(bytes: Bytes, width: number): readonly Bytes[] | undefined {
  if (bytes.length !== width * hashBytes && bytes.length !== tileHashes * hashBytes) return undefined;
  return Array.from({ length: width }, (_, at) => bytes.slice(at * hashBytes, (at + 1) * hashBytes));
}

/** The first `width` entries of a bundle (each after its length in two bytes, big-endian), or undefined when it is malformed. */
export function readBundle(bytes: Bytes, width: number): readonly Bytes[] | undefined {
  const entries: Bytes[] = [];
  for (let at = 0; at < bytes.length; ) {
    const start = at + 2;
    const end = start + (bytes[at] ?? 0) * 256 + (bytes[at + 1] ?? 0);
    if (end > bytes.length || entries.length === tileHashes) return undefined;
    entries.push(bytes.slice(start, end));
    at = end;
  }
  return entries.length === width || entries.length === tileHashes ? entries.slice(0, width) : undefined;
}
