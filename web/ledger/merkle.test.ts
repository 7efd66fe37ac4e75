import { assert, asyncProperty, nat } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Bytes, fromHex, toHex } from './bytes.js';
import { hashLeaf, leadsTo, walkProof } from './merkle.js';
import { proofOf, rootOf } from './sample-log.js';

// The eight leaves that the certificate transparency reference code tests with, and their roots (RFC 6962 hashing).
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

const leavesOf = (count: number): Promise<Bytes[]> => Promise.all(Array.from({ length: count }, (_, at) => hashLeaf(Uint8Array.of(at))));

describe('inclusion proofs', () => {
  it('reaches the known roots of the reference tree', async () => {
    const leaves = await Promise.all(inputs.map((input) => hashLeaf(fromHex(input) ?? new Uint8Array())));
    for (const [at, root] of roots.entries()) {
      const tree = leaves.slice(0, at + 1);
      expect(toHex(await rootOf(tree))).toBe(root);
      for (const [index, leafHash] of tree.entries()) {
        const claim = { index: BigInt(index), size: BigInt(tree.length), leafHash, proof: await proofOf(index, tree) };
        expect(await leadsTo(fromHex(root) ?? leafHash, claim)).toBe(true);
      }
    }
  });

  it('holds for every leaf of every size to 33', async () => {
    const leaves = await leavesOf(33);
    for (let size = 1; size <= 33; size += 1) {
      const tree = leaves.slice(0, size);
      const root = await rootOf(tree);
      for (const [index, leafHash] of tree.entries()) {
        expect(await leadsTo(root, { index: BigInt(index), size: BigInt(size), leafHash, proof: await proofOf(index, tree) })).toBe(true);
      }
    }
  });

  it('is refused when a bit, the index, the size or the length changes', async () => {
    const leaves = await leavesOf(21);
    const root = await rootOf(leaves);
    await assert(
      asyncProperty(nat(20), nat(4), nat(255), async (index, hashAt, bit) => {
        const leafHash = leaves[index] ?? root;
        const proof = await proofOf(index, leaves);
        const good = { index: BigInt(index), size: 21n, leafHash, proof };
        const flipped = proof.map((hash, at) => (at === hashAt % proof.length ? hash.map((byte, place) => (place === bit >> 3 ? byte ^ (1 << (bit & 7)) : byte)) : hash));
        const wrong = [
          { ...good, proof: flipped }, { ...good, proof: proof.slice(1) }, { ...good, proof: proof.slice(0, -1) },
          { ...good, proof: [...proof, root] }, { ...good, index: BigInt((index + 1) % 21) }, { ...good, index: -1n },
          { ...good, index: 21n }, { ...good, proof: proof.map((hash) => hash.slice(1)) }, { ...good, leafHash: leafHash.slice(1) },
        ];
        for (const claim of wrong) expect(await leadsTo(root, claim)).toBe(false);
      }),
      { numRuns: 60 },
    );
  });

  it('needs the whole path in a tree of 2^63 leaves', async () => {
    const leafHash = await hashLeaf(new Uint8Array());
    const proof = Array.from({ length: 63 }, () => leafHash);
    const claim = { index: 5n, size: 2n ** 63n, leafHash, proof };
    expect((await walkProof(claim))?.length).toBe(63);
    expect(await walkProof({ ...claim, proof: proof.slice(1) })).toBeUndefined();
    expect(await walkProof({ ...claim, size: 0n })).toBeUndefined();
  });
});
