// What an attacker of the ledger can do with stolen files and keys. These tools keep no rule of the house: they read private
// keys, rewrite frames so that every hash fits again, and sign whatever they like.
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { type Checkpoint, signCheckpoint } from '../../src/ledger/format/checkpoint.js';
import { parseWitnessSigner, type WitnessSigner } from '../../src/ledger/format/cosignature.js';
import { encodeFrame, type FrameEntry, type FrameNote } from '../../src/ledger/format/frame.js';
import { hashLeaf } from '../../src/ledger/format/hash.js';
import { type NoteSigner, parseSigner } from '../../src/ledger/format/key.js';
import { MerkleTree } from '../../src/ledger/format/tree.js';
import { SegmentReader } from '../../src/ledger/segment.js';
import { SignedFile } from '../../src/ledger/signer/signed-file.js';
import { segmentPaths } from '../../src/ledger/testing.js';

/** The private key of a log, out of the signer's folder. */
export function stolenLogKey(ledgerFolder: string, agencyId = 'opp'): NoteSigner {
  return parseSigner(readFileSync(`${ledgerFolder}/signer/keys/${agencyId}.key`, 'utf8'));
}

/** The private key of a witness, out of its folder. */
export function stolenWitnessKey(witnessFolder: string): WitnessSigner {
  return parseWitnessSigner(readFileSync(`${witnessFolder}/witness.keys`, 'utf8').split('\n')[0] ?? '');
}

/** A signer's folder for another node that holds the stolen keys and remembers nothing of what they signed. */
export function forgetfulSigner(from: string, to: string, ...agencies: string[]): void {
  mkdirSync(`${to}/signer`, { recursive: true });
  cpSync(`${from}/signer/keys`, `${to}/signer/keys`, { recursive: true });
  const memory = new SignedFile(`${to}/signer/signed`);
  for (const agencyId of agencies) memory.add(agencyId);
  memory.close();
  writeFileSync(`${to}/signer/epoch`, '0\n');
}

/** One batch, in the parts that an attacker may choose; all that follows from them is computed again. */
export interface Batch {
  readonly epoch: bigint;
  readonly notes: readonly FrameNote[];
  readonly logs: readonly { readonly agencyId: string; readonly entries: readonly FrameEntry[] }[];
}

/** Reads all batches, lets the attacker change them, and writes them back with sequence, chain, indexes and roots that fit. */
export function rewriteFrames(ledgerFolder: string, change: (batches: Batch[]) => readonly Batch[]): void {
  const [path, ...more] = segmentPaths(ledgerFolder);
  if (path === undefined || more.length > 0) throw new Error('the attack is written for one segment');
  const file = readFileSync(path);
  const reader = new SegmentReader(file);
  const batches: Batch[] = [];
  for (let frame = reader.next(); frame !== undefined; frame = reader.next()) batches.push({ epoch: frame.head.epoch, notes: frame.notes, logs: frame.logs });
  const frames = encoded(change(batches));
  writeFileSync(path, Buffer.concat([frames, Buffer.alloc(Math.max(0, file.length - frames.length))]));
}

function encoded(batches: readonly Batch[]): Buffer {
  const trees = new Map<string, MerkleTree>();
  let previous: Uint8Array = new Uint8Array(32);
  const frames = batches.map(({ epoch, notes, logs }, sequence) => {
    const parts = logs.map(({ agencyId, entries }) => {
      const tree = trees.get(agencyId) ?? new MerkleTree();
      trees.set(agencyId, tree);
      const firstIndex = BigInt(tree.size);
      for (const { entry } of entries) tree.push(hashLeaf(entry));
      return { agencyId, firstIndex, entries, root: tree.root() };
    });
    const { bytes, hash } = encodeFrame({ sequence: BigInt(sequence), epoch, previous }, notes, parts);
    previous = hash;
    return Uint8Array.from(bytes);
  });
  return Buffer.concat(frames);
}

/** A checkpoint of any size and root, under a stolen key. */
export function signedAnew(key: NoteSigner, size: bigint, root: Uint8Array, origin = key.verifier.name): string {
  const checkpoint: Checkpoint = { origin, size, root };
  return signCheckpoint(checkpoint, key);
}

/** Changes one bit of a file. */
export function flipBit(path: string, at: number): void {
  const bytes = readFileSync(path);
  bytes[at] = (bytes[at] ?? 0) ^ 1;
  writeFileSync(path, bytes);
}
