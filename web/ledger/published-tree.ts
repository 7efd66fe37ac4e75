// A tree read from its published tiles, and believed only as far as its signed root reaches: every hash that leaves this file was
// followed up to that root first.
import { type Bytes, isSame } from './bytes.js';
import { hashLeaf, hashNode } from './merkle.js';
import { levelsOf, readBundle, readHashes, tileHashes, tilePath, widthOf } from './tile.js';

/** The bytes of a file of the log, or undefined when the log has none. */
export type FetchFile = (path: string) => Promise<Bytes | undefined>;

/** `missing`: a file that a log of this size must have did not come. `wrong`: a file contradicts the signed root. */
export class TileFault extends Error {
  override readonly name = 'TileFault';

  constructor(readonly kind: 'missing' | 'wrong', readonly path: string) {
    super(`${path}: ${kind}`);
  }
}

export interface PublishedEntry {
  readonly index: number;
  readonly bytes: Bytes;
  readonly leafHash: Bytes;
}

const largestSplit = (count: number): number => 2 ** (Math.ceil(Math.log2(count)) - 1);
const isPowerOfTwo = (count: number): boolean => Number.isInteger(Math.log2(count));

async function combine(hashes: readonly Bytes[]): Promise<Bytes> {
  let row = hashes;
  while (row.length > 1) row = await Promise.all(Array.from({ length: row.length / 2 }, (_, at) => hashNode(row[2 * at] ?? new Uint8Array(), row[2 * at + 1] ?? new Uint8Array())));
  return row[0] ?? new Uint8Array();
}

export class PublishedTree {
  private readonly files = new Map<string, Promise<readonly Bytes[]>>();
  private readonly proven = new Map<string, Promise<readonly Bytes[]>>();
  private readonly bundles = new Map<string, Promise<readonly PublishedEntry[]>>();
  private edge: Promise<void> | undefined;

  /** `size` and `root` out of a checkpoint whose signature was checked. */
  constructor(
    readonly size: number,
    readonly root: Bytes,
    private readonly fetchFile: FetchFile,
  ) {}

  /** The hashes of a tile, each followed up to the root. Rejects `TileFault`. */
  tile(level: number, index: number): Promise<readonly Bytes[]> {
    return remembered(this.proven, `${level}/${index}`, () => this.prove(level, index));
  }

  /** Entries of bundle `index`, each hashed and compared with its leaf. Rejects `TileFault`. */
  bundle(index: number): Promise<readonly PublishedEntry[]> {
    return remembered(this.bundles, String(index), () => this.proveBundle(index));
  }

  private async proveBundle(index: number): Promise<readonly PublishedEntry[]> {
    const width = widthOf(this.size, 0, index);
    const path = tilePath('entries', index, width);
    const [leaves, entries] = await Promise.all([this.tile(0, index), this.bundleFile(path, index, width)]);
    return Promise.all(entries.map(async (bytes, at) => {
      const leafHash = await hashLeaf(bytes);
      if (!isSame(leafHash, leaves[at] ?? new Uint8Array())) throw new TileFault('wrong', path);
      return { index: index * tileHashes + at, bytes, leafHash };
    }));
  }

  /** One entry as the log's file has it, *not* followed to the root: only to find out which entries to prove. */
  async claimedEntry(index: number): Promise<Bytes> {
    const number = Math.floor(index / tileHashes);
    const width = widthOf(this.size, 0, number);
    const path = tilePath('entries', number, width);
    const entries = await this.bundleFile(path, number, width);
    return entries[index % tileHashes] ?? new Uint8Array();
  }

  private bundleFile(path: string, index: number, width: number): Promise<readonly Bytes[]> {
    return remembered(this.files, path, () => this.fetchWhole(path, 'entries', index, width, readBundle));
  }

  async entry(index: number): Promise<PublishedEntry> {
    const entries = await this.bundle(Math.floor(index / tileHashes));
    const entry = entries[index % tileHashes];
    if (entry === undefined) throw new RangeError('the log has no such entry');
    return entry;
  }

  /** Sibling hashes from the leaf upward (RFC 6962 section 2.1.1). */
  inclusionProof(index: number): Promise<readonly Bytes[]> {
    return this.pathIn(index, 0, this.size);
  }

  /** The root that the first `size` entries of this very tree have: equal to the one seen before, or the log was rewritten. */
  rootAt(size: number): Promise<Bytes> {
    if (size < 1 || size > this.size) throw new RangeError('the tree has no such size');
    return this.range(0, size);
  }

  private async pathIn(index: number, from: number, to: number): Promise<readonly Bytes[]> {
    if (to - from <= 1) return [];
    const middle = from + largestSplit(to - from);
    if (index < middle) return [...(await this.pathIn(index, from, middle)), await this.range(middle, to)];
    return [...(await this.pathIn(index, middle, to)), await this.range(from, middle)];
  }

  /** MTH(D[from:to]) for a range that the tree's own shape has. */
  private async range(from: number, to: number): Promise<Bytes> {
    const count = to - from;
    if (isPowerOfTwo(count)) return this.perfect(Math.log2(count), from / count);
    const middle = from + largestSplit(count);
    const [left, right] = await Promise.all([this.range(from, middle), this.range(middle, to)]);
    return hashNode(left, right);
  }

  private async perfect(height: number, index: number): Promise<Bytes> {
    const level = Math.floor(height / 8);
    const count = 2 ** (height % 8);
    const first = index * count;
    const tile = await this.tile(level, Math.floor(first / tileHashes));
    const at = first % tileHashes;
    return combine(tile.slice(at, at + count));
  }

  private async prove(level: number, index: number): Promise<readonly Bytes[]> {
    const width = widthOf(this.size, level, index);
    if (width === 0) throw new RangeError('the tree has no such tile');
    const hashes = await this.fetchHashes(level, index, width);
    if (width < tileHashes) {
      await this.edgeProven();
      return hashes;
    }
    const [above, parent] = await Promise.all([combine(hashes), this.tile(level + 1, Math.floor(index / tileHashes))]);
    if (!isSame(above, parent[index % tileHashes] ?? new Uint8Array())) throw new TileFault('wrong', tilePath(level, index, width));
    return hashes;
  }

  private edgeProven(): Promise<void> {
    const begun = (this.edge ??= this.proveEdge());
    begun.catch(() => {
      this.edge = undefined;
    });
    return begun;
  }

  /** The tiles that are still filling make up the root together. */
  private async proveEdge(): Promise<void> {
    const filling = levelsOf(this.size).filter(({ partial }) => partial > 0);
    const tiles = await Promise.all(filling.map(({ level, fullTiles, partial }) => this.fetchHashes(level, fullTiles, partial)));
    const subtrees: Bytes[] = [];
    for (const hashes of tiles.toReversed()) {
      for (let at = 0; at < hashes.length; ) {
        const count = 2 ** Math.floor(Math.log2(hashes.length - at));
        subtrees.push(await combine(hashes.slice(at, at + count)));
        at += count;
      }
    }
    let root = subtrees.pop();
    for (const left of subtrees.toReversed()) root = root === undefined ? left : await hashNode(left, root);
    if (root === undefined || !isSame(root, this.root)) throw new TileFault('wrong', 'checkpoint');
  }

  private fetchHashes(level: number, index: number, width: number): Promise<readonly Bytes[]> {
    const path = tilePath(level, index, width);
    return remembered(this.files, path, () => this.fetchWhole(path, level, index, width, readHashes));
  }

  /** A log may drop a partial tile once the full one is there (tlog-tiles, "Partial Tiles"). */
  private async fetchWhole(path: string, level: number | 'entries', index: number, width: number, read: (bytes: Bytes, width: number) => readonly Bytes[] | undefined): Promise<readonly Bytes[]> {
    const bytes = (await this.fetchFile(path)) ?? (width < tileHashes ? await this.fetchFile(tilePath(level, index, tileHashes)) : undefined);
    if (bytes === undefined) throw new TileFault('missing', path);
    const parts = read(bytes, width);
    if (parts === undefined) throw new TileFault('wrong', path);
    return parts;
  }
}

/** A failure is not remembered: the file may be there at the next asking. */
function remembered<T>(known: Map<string, Promise<T>>, key: string, find: () => Promise<T>): Promise<T> {
  const before = known.get(key);
  if (before !== undefined) return before;
  const found = find();
  known.set(key, found);
  found.catch(() => known.delete(key));
  return found;
}
