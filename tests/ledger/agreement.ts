// Another author's reading of RFC 6962, as a judge of ours: every inclusion proof, and every proof that was tampered with, must
// get the same verdict from both. Lengths of hashes and sizes beyond 64 bits are left out: sigstore does not look at them.
import { createRequire } from 'node:module';
import { hashLeaf } from '../../src/ledger/format/hash.js';
import { type InclusionClaim, verifyInclusion } from '../../src/ledger/format/proof.js';
import { MerkleTree } from '../../src/ledger/format/tree.js';

/** Not exported by the package. Throws when the proof does not hold. */
interface Oracle {
  readonly verifyMerkleInclusion: (entry: object, checkpoint: object) => void;
}

export interface Agreement {
  readonly proofs: number;
  readonly mutations: number;
  /** Mutations that both refuse; the others are still true of the tree they speak of (another size with the same path). */
  readonly refused: number;
  /** What the two readings do not agree on, in words. Empty when they agree. */
  readonly differences: readonly string[];
}

interface Question extends Omit<InclusionClaim, 'leafHash'> {
  readonly body: Uint8Array;
}

/** The n-th of these random numbers is the same everywhere (mulberry32): a difference can be found again. */
export function numbersFrom(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * below);
  };
}

const bodyOf = (index: number): Uint8Array => Buffer.from(`entry ${index}`);

export function treeOf(leaves: number): MerkleTree {
  const tree = new MerkleTree();
  for (let index = 0; index < leaves; index += 1) tree.push(hashLeaf(bodyOf(index)));
  return tree;
}

/** Puts `proofs` proofs of random entries at random sizes of `tree` (of `treeOf`), and five mutations of each, to both. `from`: where node_modules lies. */
export function agreeWithSigstore(tree: MerkleTree, proofs: number, random: (below: number) => number, from: string): Agreement {
  const oracle = createRequire(`${from}/package.json`)(`${from}/node_modules/@sigstore/verify/dist/tlog/merkle.js`) as Oracle;
  const differences: string[] = [];
  let [mutations, refused] = [0, 0];
  for (let at = 0; at < proofs; at += 1) {
    const sound = questionOf(tree, random);
    if (!isTrue(sound) || !oracleSays(oracle, sound)) differences.push(`entry ${sound.index} of ${sound.size} should hold`);
    for (let turn = 0; turn < MUTATIONS_EACH; turn += 1) {
      const [name, mutated] = mutationOf(sound, tree, random);
      const verdict = isTrue(mutated);
      if (verdict !== oracleSays(oracle, mutated)) differences.push(`entry ${sound.index} of ${sound.size}, ${name}: ${verdict ? 'we accept' : 'we refuse'}`);
      mutations += 1;
      refused += verdict ? 0 : 1;
    }
  }
  return { proofs, mutations, refused, differences };
}

const MUTATIONS_EACH = 5;

function questionOf(tree: MerkleTree, random: (below: number) => number): Question {
  // Small trees as often as large ones: odd shapes are at the small end.
  const size = 1 + random(Math.min(tree.size, 2 ** (1 + random(Math.ceil(Math.log2(tree.size))))));
  const index = random(size);
  return { body: bodyOf(index), index: BigInt(index), size: BigInt(size), root: tree.root(size), proof: tree.inclusion(index, size) };
}

const isTrue = ({ body, ...claim }: Question): boolean => verifyInclusion({ ...claim, leafHash: hashLeaf(body) }).ok;

function oracleSays(oracle: Oracle, { body, index, size, root, proof }: Question): boolean {
  try {
    const inclusionProof = { logIndex: String(index), hashes: proof.map((hash) => Buffer.from(hash)) };
    oracle.verifyMerkleInclusion({ canonicalizedBody: Buffer.from(body), inclusionProof }, { logSize: size, logHash: Buffer.from(root) });
    return true;
  } catch (fault) {
    if (fault instanceof Error && 'code' in fault && fault.code === 'TLOG_INCLUSION_PROOF_ERROR') return false;
    throw fault;
  }
}

function mutationOf(sound: Question, tree: MerkleTree, random: (below: number) => number): readonly [name: string, Question] {
  const { proof, index, size } = sound;
  const place = random(proof.length + 1);
  const hash = proof[place] ?? sound.root;
  const flip = (bytes: Uint8Array): Uint8Array => {
    const bit = random(bytes.length * 8);
    return bytes.map((byte, at) => (at === bit >> 3 ? byte ^ (1 << (bit & 7)) : byte));
  };
  const other = random(tree.size);
  const kinds: readonly (readonly [string, Partial<Question>])[] = [
    ['one bit of the entry', { body: flip(sound.body) }],
    ['one bit of the root', { root: flip(sound.root) }],
    ['one bit of the proof', { proof: proof.length === 0 ? [flip(hash)] : proof.with(place % proof.length, flip(proof[place % proof.length] ?? hash)) }],
    ['a hash dropped', { proof: proof.toSpliced(place, 1) }],
    ['a hash added', { proof: proof.toSpliced(place, 0, hash) }],
    ['two hashes exchanged', { proof: proof.toReversed() }],
    ['the proof of another entry', { proof: tree.inclusion(other % Number(size), Number(size)) }],
    ['another entry', { body: bodyOf(other) }],
    ['another index', { index: BigInt(other) % (size + 2n) }],
    ['the index beside it', { index: index ^ 1n }],
    ['a negative index', { index: -1n - index }],
    ['another size, the same root', { size: BigInt(1 + other) }],
    ['the size beside it', { size: size + 1n }],
    ['the root of another size', { root: tree.root(other) }],
    ['an index beyond 2^53', { index: index + 2n ** 60n, size: size + 2n ** 60n }],
    ['size 0', { size: 0n }],
  ];
  const [name, change] = kinds[random(kinds.length)] ?? ['nothing', {}];
  return [name, { ...sound, ...change }];
}
