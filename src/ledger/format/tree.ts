// The Merkle tree of one log in memory: every complete subtree is hashed once and kept, so that a proof costs look-ups.
import { LedgerError } from '../errors.js';
import { emptyRoot, HASH_BYTES, hashNode } from './hash.js';
import { consistencyPath, inclusionPath, splitOf } from './tree-walk.js';

/** One level of the tree: hashes side by side in one growing array. */
class Level {
  count = 0;
  private bytes = new Uint8Array(16 * HASH_BYTES);

  push(hash: Uint8Array): void {
    const end = this.count * HASH_BYTES;
    if (end === this.bytes.length) {
      const larger = new Uint8Array(this.bytes.length * 2);
      larger.set(this.bytes);
      this.bytes = larger;
    }
    this.bytes.set(hash, end);
    this.count += 1;
  }

  at(index: number): Uint8Array {
    return this.bytes.subarray(index * HASH_BYTES, (index + 1) * HASH_BYTES);
  }
}

/** More would not fit into memory, and bit arithmetic on sizes stays exact. */
const MAX_LEAVES = 2 ** 30;

/** RFC 6962 section 2.1. Sizes and indexes are plain numbers below 2^30. */
export class MerkleTree {
  private readonly levels: Level[] = [new Level()];
  /** Hashes of the incomplete right edge of the tree of `edgeSize` leaves, by their first leaf: all proofs of a batch share them. */
  private readonly edge = new Map<number, Uint8Array>();
  private edgeSize = 0;

  get size(): number {
    return this.level(0).count;
  }

  push(leafHash: Uint8Array): void {
    if (this.size >= MAX_LEAVES) throw new LedgerError('stopped', 'this log has 2^30 entries, more than one tree holds; begin a new one');
    let hash = leafHash;
    for (let depth = 0; ; depth += 1) {
      const level = this.level(depth);
      level.push(hash);
      if (level.count % 2 === 1) return;
      hash = hashNode(level.at(level.count - 2), level.at(level.count - 1));
    }
  }

  leaf(index: number): Uint8Array {
    return this.level(0).at(index).slice();
  }

  /** Hash of the complete subtree of `2 ** level` leaves with this number. */
  node(level: number, index: number): Uint8Array {
    return this.level(level).at(index).slice();
  }

  /** Forgets every leaf from `size` on: what failed to reach the disk was never in the tree. */
  truncate(size: number): void {
    this.levels.forEach((level, depth) => (level.count = Math.min(level.count, Math.floor(size / 2 ** depth))));
    this.edge.clear();
  }

  /** Root of the first `size` leaves. */
  root(size = this.size): Uint8Array {
    this.checkSize(size);
    return new Uint8Array(size === 0 ? emptyRoot() : this.range(0, size, size));
  }

  /** Inclusion proof PATH(index, D[size]), lowest sibling first. Throws `not_found` when the leaf is not there. */
  inclusion(index: number, size = this.size): Uint8Array[] {
    return this.path(index, size).map((hash) => new Uint8Array(hash));
  }

  /** Like `inclusion`, without copies: the hashes are the tree's own and hold until the next `push`. */
  path(index: number, size = this.size): Uint8Array[] {
    this.checkSize(size);
    if (index < 0 || index >= size) throw new LedgerError('not_found', `the log has no entry \`${index}\` at size \`${size}\``);
    return inclusionPath(index, size, (from, to) => this.range(from, to, size));
  }

  /** Consistency proof PROOF(older, D[size]). `older` is at least 1. */
  consistency(older: number, size = this.size): Uint8Array[] {
    this.checkSize(size);
    if (older < 1 || older > size) throw new LedgerError('not_found', `the old size is between 1 and \`${size}\``);
    return consistencyPath(older, size, (from, to) => new Uint8Array(this.range(from, to, size)));
  }

  private range(from: number, to: number, size: number): Uint8Array {
    const count = to - from;
    if ((count & (count - 1)) === 0) return this.level(31 - Math.clz32(count)).at(from / count);
    if (this.edgeSize !== size) {
      this.edge.clear();
      this.edgeSize = size;
    }
    const known = this.edge.get(from);
    if (known !== undefined) return known;
    const middle = from + splitOf(count);
    const hash = hashNode(this.range(from, middle, size), this.range(middle, to, size));
    this.edge.set(from, hash);
    return hash;
  }

  private level(depth: number): Level {
    return (this.levels[depth] ??= new Level());
  }

  private checkSize(size: number): void {
    if (!Number.isSafeInteger(size) || size < 0 || size > this.size) {
      throw new LedgerError('not_found', `the log has \`${this.size}\` entries; ask for a size up to that`);
    }
  }
}
