// What a proof costs whoever checks it: how many a second on one core, how many bytes, and whether another author's verifier agrees.
import { setTimeout as pause } from 'node:timers/promises';
import { checkProofs } from '../src/ledger/check-proofs.js';
import { formatCheckpoint } from '../src/ledger/format/checkpoint.js';
import { witnessSignerOf } from '../src/ledger/format/cosignature.js';
import { entryBytes } from '../src/ledger/format/entry.js';
import { hashLeaf } from '../src/ledger/format/hash.js';
import { signerOf } from '../src/ledger/format/key.js';
import { signNote } from '../src/ledger/format/note.js';
import { type InclusionClaim, verifyConsistency, verifyInclusion } from '../src/ledger/format/proof.js';
import { consistencyFromTiles, inclusionFromTiles, type ReadTile } from '../src/ledger/format/tile-proof.js';
import { formatTlogProof } from '../src/ledger/format/tlog-proof.js';
import type { MerkleTree } from '../src/ledger/format/tree.js';
import { agreeWithSigstore, numbersFrom, treeOf } from '../tests/ledger/agreement.js';
import { printMachine, printTarget } from './rig/machine.js';

const SIZE = 1_000_000;
const SAMPLE = 5000;
const ROUND_MS = 2000;
const ROUNDS = 5;

/** Prints rates, sizes and counts; sets the exit code when sigstore disagrees. */
export async function main(): Promise<void> {
  printMachine('ledger-proofs');
  const random = numbersFrom(20260301);
  const tree = treeOf(SIZE);
  await measureRates(tree, random);
  sizes(tree);
  agreement(tree, random);
}

async function measureRates(tree: MerkleTree, random: (below: number) => number): Promise<void> {
  const root = tree.root();
  const claims = Array.from({ length: SAMPLE }, () => random(SIZE)).map((index) => ({
    leafHash: tree.leaf(index), index: BigInt(index), size: BigInt(SIZE), root, proof: tree.inclusion(index),
  }));
  const growths = Array.from({ length: SAMPLE }, () => 1 + random(SIZE - 1)).map((size1) => ({
    size1: BigInt(size1), size2: BigInt(SIZE), root1: tree.root(size1), root2: root, proof: tree.consistency(size1),
  }));
  const inclusions = await rateOf(() => claims.every((claim) => verifyInclusion(claim).ok));
  const consistencies = await rateOf(() => growths.every((claim) => verifyConsistency(claim).ok));
  const lines = Buffer.from(claims.map(lineOf).join(''));
  const answered = await rateOf(async () => (await answersTo(lines)) === SAMPLE);
  console.log(`inclusion proofs of ${SIZE} leaves verified a second on one core   ${inclusions.toFixed(0)}`);
  console.log(`consistency proofs to ${SIZE} leaves                                ${consistencies.toFixed(0)}`);
  console.log(`lines of \`check-proofs\`, JSON and base64 included                  ${answered.toFixed(0)}`);
  await tileReads();
  printTarget('inclusion proofs a second and core', inclusions, 'at least', 10_000, 0);
}

/** The middle of the rounds, a second. */
async function rateOf(verifySample: () => boolean | Promise<boolean>): Promise<number> {
  const rates: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const startMs = performance.now();
    let done = 0;
    while (performance.now() - startMs < ROUND_MS / ROUNDS) {
      if (!(await verifySample())) throw new Error('a proof of the bench does not hold');
      done += SAMPLE;
    }
    rates.push((1000 * done) / (performance.now() - startMs));
    await pause(50);
  }
  return rates.toSorted((a, b) => a - b)[Math.floor(ROUNDS / 2)] ?? 0;
}

const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');

function lineOf({ leafHash, index, size, root, proof }: InclusionClaim): string {
  return `${JSON.stringify({ type: 'inclusion', leaf_hash: base64(leafHash), index: String(index), size: String(size), root: base64(root), proof: proof.map(base64) })}\n`;
}

/** How many lines were answered with yes. */
async function answersTo(lines: Buffer): Promise<number> {
  async function* chunks(): AsyncGenerator<Uint8Array> {
    for (let at = 0; at < lines.length; at += 65_536) yield lines.subarray(at, at + 65_536);
  }
  let good = 0;
  for await (const answers of checkProofs(chunks())) good += answers.split('{"ok":true}').length - 1;
  return good;
}

/** What someone who has only the tiles must fetch for one proof. */
async function tileReads(): Promise<void> {
  let [tiles, bytes] = [0, 0];
  const read: ReadTile = async (_level, _index, width) => {
    tiles += 1;
    bytes += width * 32;
    // Only what is read is measured here; that the hashes are right is for tests.
    return Buffer.alloc(width * 32);
  };
  await inclusionFromTiles(123_456n, BigInt(SIZE), read);
  console.log(`tiles fetched for an inclusion proof                               ${tiles}, ${bytes} bytes`);
  [tiles, bytes] = [0, 0];
  await consistencyFromTiles(123_456n, BigInt(SIZE), read);
  console.log(`tiles fetched for a consistency proof                              ${tiles}, ${bytes} bytes\n`);
}

function sizes(tree: MerkleTree): void {
  const origin = 'custos.example/opp';
  const entry = entryBytes({ origin, recordedAtMs: Date.UTC(2026, 2, 1), commitment: tree.leaf(0), sealedHash: tree.leaf(1), key: '2026-03' });
  const text = formatCheckpoint({ origin, size: BigInt(SIZE), root: tree.root() });
  const cosigned = [1, 2, 3].map((at) => witnessSignerOf(`witness${at}.example`, hashLeaf(Buffer.from(`w${at}`))).cosign(text, 1_772_366_400n)).join('');
  const checkpoint = signNote(text, [signerOf(origin, hashLeaf(Buffer.from('log')))]) + cosigned;
  const proof = tree.inclusion(123_456);
  const file = Buffer.byteLength(formatTlogProof({ extra: entry, index: 123_456n, proof, checkpoint }));
  const more = Math.ceil(Math.log2(1e9)) - proof.length;
  console.log('leaves   hashes   path bytes   proof file with entry, log signature and three cosignatures');
  console.log(`   10^6   ${String(proof.length).padStart(6)}   ${String(32 * proof.length).padStart(10)}   ${file} bytes`);
  console.log(`   10^9   ${String(proof.length + more).padStart(6)}   ${String(32 * (proof.length + more)).padStart(10)}   ${file + 45 * more + 6} bytes (extrapolated: a line of 45 bytes for each hash, three digits more in index and size)\n`);
}

function agreement(tree: MerkleTree, random: (below: number) => number): void {
  const { proofs, mutations, refused, differences } = agreeWithSigstore(tree, 10_000, random, process.cwd());
  console.log(`sigstore agrees on ${proofs} inclusion proofs and ${mutations} mutations (${refused} refused by both), ${differences.length} differences`);
  for (const difference of differences.slice(0, 20)) console.log(`  ! ${difference}`);
  if (differences.length > 0) process.exitCode = 1;
}
