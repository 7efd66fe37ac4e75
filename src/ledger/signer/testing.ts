// Logs and signers for tests. The tree is RFC 9162's own recursive definition: slow, and no relative of the one that is tested.
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { systemRandom } from '../../kernel/index.js';
import { emptyRoot, hashLeaf, hashNode } from '../format/hash.js';
import { ConsistentSigner, type SignerOptions } from './consistent-signer.js';
import { FileKeys } from './keys.js';
import type { SignRequest } from './log-signer.js';

export function signerFolder(): string {
  return mkdtempSync(join(tmpdir(), 'custos-signer-'));
}

export function openSigner(folder: string, options: Partial<SignerOptions> = {}): ConsistentSigner {
  return ConsistentSigner.open({ folder, keys: (layer, path) => new FileKeys(layer, path, systemRandom), ...options });
}

/** A log whose entries are the texts `<name> 0`, `<name> 1`, … */
export class History {
  private readonly leaves: Uint8Array[] = [];

  constructor(
    readonly agencyId: string,
    private readonly name = agencyId,
  ) {}

  get origin(): string {
    return `custos.example/${this.agencyId}`;
  }

  /** What a writer asks for that saw `oldSize` signed and holds `size` entries now. */
  head(oldSize: number, size: number): SignRequest {
    while (this.leaves.length < size) this.leaves.push(hashLeaf(Buffer.from(`${this.name} ${this.leaves.length}`)));
    const root = rootOf(this.leaves.slice(0, size));
    const proof = oldSize === 0 || oldSize >= size ? [] : subProof(oldSize, this.leaves.slice(0, size), true);
    return { agencyId: this.agencyId, oldSize: BigInt(oldSize), size: BigInt(size), root, proof };
  }
}

function splitOf(size: number): number {
  return 2 ** Math.floor(Math.log2(size - 1));
}

/** RFC 9162 section 2.1.1. */
function rootOf(leaves: readonly Uint8Array[]): Uint8Array {
  const [first] = leaves;
  if (first === undefined) return emptyRoot();
  if (leaves.length === 1) return first;
  const split = splitOf(leaves.length);
  return hashNode(rootOf(leaves.slice(0, split)), rootOf(leaves.slice(split)));
}

/** RFC 9162 section 2.1.4.1, SUBPROOF. */
function subProof(old: number, leaves: readonly Uint8Array[], whole: boolean): Uint8Array[] {
  if (old === leaves.length) return whole ? [] : [rootOf(leaves)];
  const split = splitOf(leaves.length);
  if (old <= split) return [...subProof(old, leaves.slice(0, split), whole), rootOf(leaves.slice(split))];
  return [...subProof(old - split, leaves.slice(split), false), rootOf(leaves.slice(0, split))];
}
