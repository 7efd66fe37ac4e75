// Logs for the tests of witnesses and monitors: a list of leaves, its roots and proofs by the recursive definitions of RFC 6962,
// written apart from the trees that the ledger itself uses.
import { type Checkpoint, signCheckpoint } from '../format/checkpoint.js';
import { emptyRoot, hashLeaf, hashNode } from '../format/hash.js';
import { type NoteSigner, signerOf } from '../format/key.js';
import { TILE_WIDTH, tilePath, tilesBetween } from '../format/tile.js';
import type { HeadSource } from './head-source.js';
import type { LogHead } from '../protocol.js';

export class GrowingLog implements HeadSource {
  readonly signer: NoteSigner;
  private readonly leaves: Uint8Array[] = [];

  constructor(
    readonly agencyId = 'opp',
    seed = 1,
    /** Entries of another history differ from this index on. */
    private readonly forkedFrom = Infinity,
  ) {
    this.signer = signerOf(`custos.example/${agencyId}`, new Uint8Array(32).fill(seed));
  }

  get origin(): string {
    return this.signer.verifier.name;
  }

  get size(): number {
    return this.leaves.length;
  }

  grow(count = 1): this {
    for (let n = 0; n < count; n += 1) this.leaves.push(hashLeaf(Buffer.from(`${this.size < this.forkedFrom ? 'entry' : 'forged'} ${this.size}`)));
    return this;
  }

  truncate(size: number): void {
    this.leaves.length = size;
  }

  head(size = this.size): Checkpoint {
    return { origin: this.origin, size: BigInt(size), root: rootOf(this.leaves.slice(0, size)) };
  }

  note(size = this.size): string {
    return signCheckpoint(this.head(size), this.signer);
  }

  proof(older: number, size = this.size): Uint8Array[] {
    return older === 0 || older === size ? [] : subproof(older, this.leaves.slice(0, size), true);
  }

  signedLogs(): Promise<readonly LogHead[]> {
    return Promise.resolve([{ agencyId: this.agencyId, ...this.head(), note: this.note(), vkey: this.signer.verifier.vkey }]);
  }

  consistency(_agencyId: string, oldSize: bigint, newSize: bigint): Promise<Uint8Array[]> {
    return Promise.resolve(this.proof(Number(oldSize), Number(newSize)));
  }

  /** Path and bytes of every hash tile of the tree of this size. */
  tiles(size = this.size): Map<string, Uint8Array> {
    return new Map([...tilesBetween(0n, BigInt(size))].map((tile) => {
      const span = TILE_WIDTH ** tile.level;
      const first = Number(tile.index) * TILE_WIDTH;
      const hashes = Array.from({ length: tile.width }, (_, n) => rootOf(this.leaves.slice((first + n) * span, (first + n + 1) * span)));
      return [tilePath(tile), Buffer.concat(hashes)];
    }));
  }
}

function rootOf(leaves: readonly Uint8Array[]): Uint8Array {
  const [only] = leaves;
  if (only === undefined) return emptyRoot();
  if (leaves.length === 1) return only;
  const split = splitOf(leaves.length);
  return hashNode(rootOf(leaves.slice(0, split)), rootOf(leaves.slice(split)));
}

function subproof(older: number, leaves: readonly Uint8Array[], isWhole: boolean): Uint8Array[] {
  if (older === leaves.length) return isWhole ? [] : [rootOf(leaves)];
  const split = splitOf(leaves.length);
  if (older <= split) return [...subproof(older, leaves.slice(0, split), isWhole), rootOf(leaves.slice(split))];
  return [...subproof(older - split, leaves.slice(split), false), rootOf(leaves.slice(0, split))];
}

function splitOf(count: number): number {
  return 2 ** Math.floor(Math.log2(count - 1));
}
