// 256 leaves of one level of the tree with everything between them and their root: what one tile says, ready for proofs.
import { HASH_BYTES, hashNode } from './format/hash.js';

export const TILE_HEIGHT = 8;
export const TILE_WIDTH = 1 << TILE_HEIGHT;

/** Where level `s` begins, in hashes: 256 leaves, then 128, 64 ... 1. */
const starts = Array.from({ length: TILE_HEIGHT + 1 }, (_, level) => 2 * TILE_WIDTH - (2 * TILE_WIDTH >> level));

export class Subtree {
  count = 0;
  private readonly bytes = new Uint8Array((2 * TILE_WIDTH - 1) * HASH_BYTES);

  /** A tile read back. `hashes` holds `n` times 32 bytes, n at most 256. */
  static of(hashes: Uint8Array): Subtree {
    const subtree = new Subtree();
    for (let at = 0; at < hashes.length; at += HASH_BYTES) subtree.push(hashes.subarray(at, at + HASH_BYTES));
    return subtree;
  }

  /** Throws `RangeError` beyond 256. */
  push(leaf: Uint8Array): void {
    let index = this.count;
    if (index >= TILE_WIDTH) throw new RangeError('a tile has 256 hashes');
    this.bytes.set(leaf, (starts[0] ?? 0) + index * HASH_BYTES);
    this.count += 1;
    for (let level = 0; (index & 1) === 1; level += 1, index >>= 1) {
      this.bytes.set(hashNode(this.at(level, index - 1), this.at(level, index)), ((starts[level + 1] ?? 0) + (index >> 1)) * HASH_BYTES);
    }
  }

  /** Hash `index` of level `level` (0: the leaves, 8: the root of all 256). The tree's own bytes: copy them to keep them. */
  at(level: number, index: number): Uint8Array {
    const from = ((starts[level] ?? 0) + index) * HASH_BYTES;
    return this.bytes.subarray(from, from + HASH_BYTES);
  }

  /** The first `width` leaves: what the tile's file holds. */
  leaves(width = this.count): Uint8Array {
    return this.bytes.subarray(0, width * HASH_BYTES);
  }

  /** Forgets leaves from `count` on. */
  truncate(count: number): void {
    this.count = Math.min(this.count, count);
  }
}
