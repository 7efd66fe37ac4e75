// Roots and proofs out of tiles, for whoever has the files and not the tree. Nothing that a tile says is believed here: a root
// is compared with a signed one, a proof is verified against signed roots, by the caller.
import { LedgerError } from '../errors.js';
import { emptyRoot, hashNode } from './hash.js';
import { decodeTile, TILE_WIDTH, widthAt } from './tile.js';

/**
 * The bytes of one tile: `width` hashes of 32 bytes. Called once for each tile that an answer needs. A reader that no longer
 * has the partial tile may cut its `width` hashes off the full one.
 */
export type ReadTile = (level: number, index: bigint, width: number) => Promise<Uint8Array>;

/** The leaves from `from` up to, not including, `to`. */
interface Range {
  readonly from: bigint;
  readonly to: bigint;
}

/** Root of the first `size` leaves, RFC 6962 section 2.1. Throws `bad_proof` when a tile has not its width. */
export async function rootFromTiles(size: bigint, read: ReadTile): Promise<Uint8Array> {
  checkSize(size);
  if (size === 0n) return emptyRoot();
  return new TiledTree(size, read).hash({ from: 0n, to: size });
}

/** Inclusion proof of the leaf in the tree of `size` leaves, lowest sibling first. Throws `not_found`, `bad_proof`. */
export async function inclusionFromTiles(index: bigint, size: bigint, read: ReadTile): Promise<Uint8Array[]> {
  checkSize(size);
  if (index < 0n || index >= size) throw new LedgerError('not_found', `the log has no entry \`${index}\` at size \`${size}\``);
  const siblings: Range[] = [];
  for (let [from, to] = [0n, size]; to - from > 1n; ) {
    const middle = from + splitOf(to - from);
    siblings.push(index < middle ? { from: middle, to } : { from, to: middle });
    [from, to] = index < middle ? [from, middle] : [middle, to];
  }
  return new TiledTree(size, read).hashes(siblings.toReversed());
}

/** Consistency proof between the first `older` and the first `size` leaves. Throws `not_found` unless 1 <= older <= size. */
export async function consistencyFromTiles(older: bigint, size: bigint, read: ReadTile): Promise<Uint8Array[]> {
  checkSize(size);
  if (older < 1n || older > size) throw new LedgerError('not_found', `the old size is between 1 and \`${size}\``);
  const ranges: Range[] = [];
  let [from, to] = [0n, size];
  while (older !== to) {
    const middle = from + splitOf(to - from);
    ranges.push(older <= middle ? { from: middle, to } : { from, to: middle });
    [from, to] = older <= middle ? [from, middle] : [middle, to];
  }
  // The verifier already holds the old root when the walk never went right (SUBPROOF with b = true).
  if (from !== 0n) ranges.push({ from, to });
  return new TiledTree(size, read).hashes(ranges.toReversed());
}

/** The tree of one size as its tiles show it; each tile is read once. */
class TiledTree {
  private readonly tiles = new Map<string, Promise<Uint8Array[]>>();

  constructor(
    private readonly size: bigint,
    private readonly read: ReadTile,
  ) {}

  hashes(ranges: readonly Range[]): Promise<Uint8Array[]> {
    return Promise.all(ranges.map((range) => this.hash(range)));
  }

  /** Complete subtrees side by side, the widest first, joined from the right: what RFC 6962 makes of any range that a proof names. */
  async hash({ from, to }: Range): Promise<Uint8Array> {
    const parts: Promise<Uint8Array>[] = [];
    for (let at = from; at < to; ) {
      const height = bitsOf(to - at) - 1;
      parts.push(this.subtree(height, at));
      at += 1n << BigInt(height);
    }
    return (await Promise.all(parts)).reduceRight((right, left) => hashNode(left, right));
  }

  /** The complete subtree of `2^height` leaves that begins at leaf `from`. */
  private async subtree(height: number, from: bigint): Promise<Uint8Array> {
    const level = Math.floor(height / 8);
    const first = from >> BigInt(8 * level);
    const start = Number(first % BigInt(TILE_WIDTH));
    let hashes = (await this.tile(level, first / BigInt(TILE_WIDTH))).slice(start, start + 2 ** (height % 8));
    while (hashes.length > 1) hashes = pairsOf(hashes);
    const [hash] = hashes;
    if (hash === undefined) throw new LedgerError('bad_proof', 'the tiles do not reach the size; fetch them again');
    return hash;
  }

  private tile(level: number, index: bigint): Promise<Uint8Array[]> {
    const key = `${level}/${index}`;
    const known = this.tiles.get(key) ?? this.fetched(level, index);
    this.tiles.set(key, known);
    return known;
  }

  private async fetched(level: number, index: bigint): Promise<Uint8Array[]> {
    const width = widthAt(this.size, level, index);
    return decodeTile(await this.read(level, index, width), width);
  }
}

function pairsOf(hashes: readonly Uint8Array[]): Uint8Array[] {
  const parents: Uint8Array[] = [];
  for (let at = 0; at + 1 < hashes.length; at += 2) parents.push(hashNode(hashes[at] ?? new Uint8Array(), hashes[at + 1] ?? new Uint8Array()));
  return parents;
}

/** The largest power of two below `count`. */
function splitOf(count: bigint): bigint {
  return 1n << BigInt(bitsOf(count - 1n) - 1);
}

function bitsOf(count: bigint): number {
  return count.toString(2).length;
}

function checkSize(size: bigint): void {
  if (size < 0n || size >= 2n ** 64n) throw new LedgerError('not_found', 'a size is an unsigned integer of 64 bits');
}
