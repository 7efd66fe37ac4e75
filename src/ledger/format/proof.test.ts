import { createRequire } from 'node:module';
import { assert, integer, nat, property } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { emptyRoot, hashLeaf, hashNode } from './hash.js';
import { verifyConsistency, verifyInclusion } from './proof.js';
import { MerkleTree } from './tree.js';

/** Not exported by the package: another author's reading of the same RFC. Throws when the proof does not hold. */
interface Oracle {
  readonly verifyMerkleInclusion: (entry: object, checkpoint: object) => void;
}
const oracle: Oracle = createRequire(import.meta.url)('../../../node_modules/@sigstore/verify/dist/tlog/merkle.js');
const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');
const leafOf = (index: number): Uint8Array => Buffer.from(`entry ${index}`);
const MAX = 71;

function treeOf(leaves: readonly Uint8Array[]): MerkleTree {
  const tree = new MerkleTree();
  for (const leaf of leaves) tree.push(hashLeaf(leaf));
  return tree;
}

/** RFC 6962 section 2.1, word for word and slow. */
function naiveRoot(leaves: readonly Uint8Array[]): Uint8Array {
  if (leaves.length < 2) return leaves[0] === undefined ? emptyRoot() : hashLeaf(leaves[0]);
  let split = 1;
  while (split * 2 < leaves.length) split *= 2;
  return hashNode(naiveRoot(leaves.slice(0, split)), naiveRoot(leaves.slice(split)));
}

const tree = treeOf(Array.from({ length: MAX }, (_, index) => leafOf(index)));
const inclusion = (index: number, size: number) => ({
  leafHash: hashLeaf(leafOf(index)), index: BigInt(index), size: BigInt(size), root: tree.root(size), proof: tree.inclusion(index, size),
});
const consistency = (size1: number, size2: number) => ({
  size1: BigInt(size1), size2: BigInt(size2), root1: tree.root(size1), root2: tree.root(size2), proof: tree.consistency(size1, size2),
});
const flipped = (bytes: Uint8Array, bit: number): Uint8Array => bytes.map((byte, at) => (at === bit >> 3 ? byte ^ (1 << (bit & 7)) : byte));

describe('tree', () => {
  // The vectors of the Certificate Transparency reference implementation (merkletree/merkle_tree_test.cc).
  const inputs = ['', '00', '10', '2021', '3031', '40414243', '5051525354555657', '606162636465666768696a6b6c6d6e6f'];
  const roots = [
    '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
    'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
    'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
    'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
    '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
    '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
    'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
    '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
  ];

  test('has the published roots', () => {
    expect(hex(new MerkleTree().root())).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
    const known = treeOf(inputs.map((input) => Buffer.from(input, 'hex')));
    roots.forEach((root, at) => expect(hex(known.root(at + 1))).toBe(root));
  });

  test('has the root of the definition at every size, also after leaves were given up', () => {
    const leaves = Array.from({ length: MAX }, (_, index) => leafOf(index));
    for (let size = 0; size <= MAX; size += 1) expect(hex(tree.root(size))).toBe(hex(naiveRoot(leaves.slice(0, size))));
    for (let size = 0; size < MAX; size += 1) {
      const cut = treeOf(leaves);
      cut.truncate(size);
      leaves.slice(size).forEach((leaf) => cut.push(hashLeaf(leaf)));
      expect(hex(cut.root())).toBe(hex(tree.root()));
    }
  });
});

describe('inclusion proof', () => {
  test('holds for every index of every size, and for sigstore too', () => {
    for (let size = 1; size <= MAX; size += 1) {
      for (let index = 0; index < size; index += 1) {
        const claim = inclusion(index, size);
        expect(verifyInclusion(claim)).toEqual({ ok: true });
        oracle.verifyMerkleInclusion(
          { canonicalizedBody: leafOf(index), inclusionProof: { logIndex: String(index), hashes: claim.proof.map((one) => Buffer.from(one)) } },
          { logSize: claim.size, logHash: Buffer.from(claim.root) },
        );
      }
    }
  });

  test('does not hold for anything else', () => {
    assert(property(integer({ min: 2, max: MAX }), nat(), nat(), nat(255), (size, anyIndex, anyHash, bit) => {
      const claim = inclusion(anyIndex % size, size);
      const at = anyHash % claim.proof.length;
      const hashAt = claim.proof[at] ?? new Uint8Array();
      const replaced = (hash: Uint8Array): Uint8Array[] => claim.proof.map((one, place) => (place === at ? hash : one));
      const attempts = [
        { ...claim, index: (claim.index + 1n) % claim.size },
        { ...claim, root: flipped(claim.root, bit) },
        { ...claim, leafHash: flipped(claim.leafHash, bit) },
        { ...claim, proof: replaced(flipped(hashAt, bit)) },
        { ...claim, proof: replaced(hashAt.subarray(1)) },
        { ...claim, proof: claim.proof.slice(1) },
        { ...claim, proof: claim.proof.slice(0, -1) },
        { ...claim, proof: [...claim.proof, claim.root] },
        { ...claim, proof: [claim.root, ...claim.proof] },
        { ...claim, index: claim.index + 2n ** 64n },
        { ...claim, size: claim.size + 2n ** 64n },
        { ...claim, index: claim.size },
        { ...claim, index: -1n },
      ];
      for (const attempt of attempts) expect(verifyInclusion(attempt).ok).toBe(false);
    }));
  });

  test('takes sizes up to 2^64 - 1 and no others', () => {
    const leafHash = hashLeaf(leafOf(0));
    const proof = Array.from({ length: 64 }, () => leafHash);
    const root = proof.reduce((hash) => hashNode(hash, leafHash), leafHash);
    const size = 2n ** 64n - 1n;
    expect(verifyInclusion({ leafHash, index: 0n, size, root, proof })).toEqual({ ok: true });
    expect(verifyInclusion({ leafHash, index: 0n, size: size + 1n, root, proof }).ok).toBe(false);
    expect(verifyInclusion({ leafHash, index: 0n, size: 0n, root: emptyRoot(), proof: [] }).ok).toBe(false);
  });

  test('an inner node does not pass for a leaf', () => {
    const entry = Buffer.concat([hashLeaf(leafOf(0)), hashLeaf(leafOf(1))]);
    expect(verifyInclusion({ leafHash: hashLeaf(entry), index: 0n, size: 1n, root: tree.root(2), proof: [] }).ok).toBe(false);
  });
});

describe('consistency proof', () => {
  test('holds between every two sizes', () => {
    for (let size2 = 1; size2 <= MAX; size2 += 1) {
      for (let size1 = 1; size1 <= size2; size1 += 1) expect(verifyConsistency(consistency(size1, size2))).toEqual({ ok: true });
    }
  });

  test('does not hold for anything else', () => {
    assert(property(integer({ min: 2, max: MAX }), nat(), nat(), nat(255), (size2, anySize, anyHash, bit) => {
      const claim = consistency(1 + (anySize % (size2 - 1)), size2);
      const at = anyHash % claim.proof.length;
      const attempts = [
        { ...claim, root1: flipped(claim.root1, bit) },
        { ...claim, root2: flipped(claim.root2, bit) },
        { ...claim, proof: claim.proof.map((one, place) => (place === at ? flipped(one, bit) : one)) },
        { ...claim, proof: claim.proof.map((one, place) => (place === at ? new Uint8Array([...one, 0]) : one)) },
        { ...claim, proof: claim.proof.slice(1) },
        { ...claim, proof: claim.proof.slice(0, -1) },
        { ...claim, proof: [...claim.proof, claim.root2] },
        { ...claim, proof: [] },
        { ...claim, size1: 0n, root1: emptyRoot() },
        { ...claim, size1: claim.size2, size2: claim.size1 },
        { ...claim, size2: claim.size2 + 2n ** 64n },
        { ...claim, size1: -claim.size1 },
      ];
      for (const attempt of attempts) expect(verifyConsistency(attempt).ok).toBe(false);
    }));
  });

  test('one size has one root', () => {
    expect(verifyConsistency({ ...consistency(9, 9), root2: tree.root(8) }).ok).toBe(false);
    expect(verifyConsistency({ ...consistency(9, 9), proof: [tree.root(9)] }).ok).toBe(false);
  });
});
