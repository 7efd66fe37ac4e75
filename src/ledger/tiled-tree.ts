// The Merkle tree of one log in bounded memory: its right edge stands here, everything left of it in tiles on disk. A proof
// for a new entry needs the edge only; a proof for an old one reads a tile for each level.
import { LedgerError } from './errors.js';
import { emptyRoot, equalBytes, HASH_BYTES, hashNode } from './format/hash.js';
import { consistencyPath, inclusionPath, splitOf } from './format/tree-walk.js';
import { Subtree, TILE_HEIGHT, TILE_WIDTH } from './subtree.js';

/** Reads a full tile from disk: 256 hashes. Throws `damaged` when it is not there whole. */
export type ReadTile = (level: number, number: number) => Uint8Array;

/** Tiles that were read back are kept up to this many, for each log. */
const KEPT_TILES = 16;
/** Logarithms of sizes up to here are exact. */
const MAX_LEAVES = 2 ** 40;

/** RFC 6962 section 2.1. Sizes and indexes are plain numbers below 2^40. */
export class TiledTree {
  size = 0;
  /** For each tile level the tile that is still filling. */
  private readonly edge: Subtree[] = [new Subtree()];
  /** Full tiles that are not on disk yet, by `level/number`. */
  private readonly waiting = new Map<string, Subtree>();
  private readonly kept = new Map<string, Subtree>();
  /** Roots of ranges that no tile holds, of the tree of `rangesOf` leaves, by their first leaf: all proofs of a batch share them. */
  private readonly ranges = new Map<number, Uint8Array>();
  private rangesOf = 0;

  constructor(private readonly readTile: ReadTile) {}

  push(leafHash: Uint8Array): void {
    if (this.size >= MAX_LEAVES) throw new LedgerError('stopped', 'this log has 2^40 entries, more than one tree holds; begin a new one');
    this.size += 1;
    let hash = leafHash;
    for (let level = 0; ; level += 1) {
      const tile = (this.edge[level] ??= new Subtree());
      tile.push(hash);
      if (tile.count < TILE_WIDTH) return;
      this.waiting.set(`${level}/${this.size / TILE_WIDTH ** (level + 1) - 1}`, tile);
      this.edge[level] = new Subtree();
      hash = tile.at(TILE_HEIGHT, 0);
    }
  }

  leaf(index: number): Uint8Array {
    if (index < 0 || index >= this.size) throw new LedgerError('not_found', `the log has \`${this.size}\` entries; ask for an index below that`);
    return this.node(0, index).slice();
  }

  /** Root of the first `size` leaves. */
  root(size = this.size): Uint8Array {
    this.checkSize(size);
    return Uint8Array.from(size === 0 ? emptyRoot() : this.range(0, size, size));
  }

  /** Inclusion proof, lowest sibling first. The hashes are the tree's own and hold until the next `push`. Throws `not_found`. */
  path(index: number, size = this.size): Uint8Array[] {
    this.checkSize(size);
    if (index < 0 || index >= size) throw new LedgerError('not_found', `the log has no entry \`${index}\` at size \`${size}\``);
    return inclusionPath(index, size, (from, to) => this.range(from, to, size));
  }

  /** Consistency proof from `older` (at least 1) to `size`. */
  consistency(older: number, size = this.size): Uint8Array[] {
    this.checkSize(size);
    if (older < 1 || older > size) throw new LedgerError('not_found', `the old size is between 1 and \`${size}\``);
    return consistencyPath(older, size, (from, to) => Uint8Array.from(this.range(from, to, size)));
  }

  /** How many levels of tiles the first `size` leaves need. */
  levels(size = this.size): number {
    let levels = 1;
    for (let rest = size; rest >= TILE_WIDTH; rest = Math.floor(rest / TILE_WIDTH)) levels += 1;
    return levels;
  }

  /** The first `width` hashes of a tile, as its file holds them. */
  tile(level: number, number: number, width = TILE_WIDTH): Uint8Array {
    return Uint8Array.from(this.subtree(level, number).leaves(width));
  }

  /** The tile is on disk: it need not be kept here. */
  stored(level: number, number: number): void {
    const key = `${level}/${number}`;
    const tile = this.waiting.get(key);
    this.waiting.delete(key);
    if (tile !== undefined) this.keep(key, tile);
  }

  /** The tiles that are still filling, lowest level first: all that is needed to go on from here. */
  rightEdge(): Uint8Array[] {
    return this.edge.map((tile) => Uint8Array.from(tile.leaves()));
  }

  /** Goes on from `rightEdge` of a tree of `size` leaves. Whether it is the right one, its root says. */
  resume(size: number, rightEdge: readonly Uint8Array[]): void {
    this.size = size;
    this.edge.splice(0, this.edge.length, ...rightEdge.map((hashes) => Subtree.of(hashes)));
    const fits = this.edge.every((tile, level) => tile.count === Math.floor(size / TILE_WIDTH ** level) % TILE_WIDTH);
    if (!fits || this.levels() > this.edge.length + 1) throw new LedgerError('damaged', 'the edge of the tree is not of its size');
  }

  private range(from: number, to: number, size: number): Uint8Array {
    const count = to - from;
    const level = levelOf(count);
    if (level !== undefined) return this.node(level, from / count);
    if (this.rangesOf !== size) {
      this.ranges.clear();
      this.rangesOf = size;
    }
    const known = this.ranges.get(from);
    if (known !== undefined) return known;
    const middle = from + splitOf(count);
    const hash = hashNode(this.range(from, middle, size), this.range(middle, to, size));
    this.ranges.set(from, hash);
    return hash;
  }

  private node(level: number, index: number): Uint8Array {
    const tileLevel = Math.floor(level / TILE_HEIGHT);
    const inside = level % TILE_HEIGHT;
    const across = TILE_WIDTH >> inside;
    return this.subtree(tileLevel, Math.floor(index / across)).at(inside, index % across);
  }

  private subtree(level: number, number: number): Subtree {
    if (number === Math.floor(this.size / TILE_WIDTH ** (level + 1))) return (this.edge[level] ??= new Subtree());
    const key = `${level}/${number}`;
    return this.waiting.get(key) ?? this.kept.get(key) ?? this.keep(key, this.readBack(level, number));
  }

  /** INVARIANT: a tile is believed only under its parent, and so on up to the edge: no proof comes out of one that rotted; held by `packer.test.ts`. */
  private readBack(level: number, number: number): Subtree {
    const hashes = this.readTile(level, number);
    const tile = hashes.length === TILE_WIDTH * HASH_BYTES ? Subtree.of(hashes) : undefined;
    if (tile !== undefined && equalBytes(tile.at(TILE_HEIGHT, 0), this.node((level + 1) * TILE_HEIGHT, number))) return tile;
    throw new LedgerError('damaged', `tile \`${level}/${number}\` is not the one that was packed; run \`custos ledger verify\``);
  }

  private keep(key: string, tile: Subtree): Subtree {
    this.kept.set(key, tile);
    const [oldest] = this.kept.keys();
    if (this.kept.size > KEPT_TILES && oldest !== undefined) this.kept.delete(oldest);
    return tile;
  }

  private checkSize(size: number): void {
    if (!Number.isSafeInteger(size) || size < 0 || size > this.size) {
      throw new LedgerError('not_found', `the log has \`${this.size}\` entries; ask for a size up to that`);
    }
  }
}

/** The logarithm of a power of two; undefined for any other number. */
function levelOf(count: number): number | undefined {
  if (count <= 2 ** 30) return (count & (count - 1)) === 0 ? 31 - Math.clz32(count) : undefined;
  const level = Math.log2(count);
  return Number.isInteger(level) ? level : undefined;
}
