// What an attacker of the ledger can do with stolen files and keys. These tools keep no rule of the house: they read private
// keys, rewrite frames so that every hash fits again, and sign whatever they like.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { signCheckpoint } from '../../src/ledger/format/checkpoint.js';
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

/** A signer's folder for a node of the attacker's: it holds these keys and remembers nothing of what they signed. */
export function plantSigner(ledgerFolder: string, keys: Readonly<Record<string, NoteSigner>>): void {
  const folder = `${ledgerFolder}/signer`;
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(`${folder}/keys`, { recursive: true });
  const memory = new SignedFile(`${folder}/signed`);
  for (const [agencyId, key] of Object.entries(keys)) {
    memory.add(agencyId);
    writeFileSync(`${folder}/keys/${agencyId}.key`, `${key.skey}\n`);
    writeFileSync(`${folder}/keys/${agencyId}.pub`, `${key.verifier.vkey}\n`);
  }
  memory.close();
  writeFileSync(`${folder}/epoch`, '0\n');
}

/** One batch, in the parts that an attacker may choose; all that follows from them is computed again. */
export interface Batch {
  readonly epoch: bigint;
  readonly notes: readonly FrameNote[];
  readonly logs: readonly { readonly agencyId: string; readonly entries: readonly FrameEntry[] }[];
}

/**
 * Reads all batches, lets the attacker change them, and writes them back with sequence, chain, indexes and roots that fit. Notes
 * of logs whose keys he has are signed anew for the tree before their frame; what was derived from the old frames is removed.
 */
export function rewriteFrames(ledgerFolder: string, change: (batches: Batch[]) => readonly Batch[], keys: Readonly<Record<string, NoteSigner>> = {}): void {
  const paths = segmentPaths(ledgerFolder);
  const batches: Batch[] = [];
  for (const path of paths) {
    const reader = new SegmentReader(readFileSync(path));
    for (let frame = reader.next(); frame !== undefined; frame = reader.next()) batches.push({ epoch: frame.head.epoch, notes: frame.notes, logs: frame.logs });
  }
  const frames = encoded(change(batches), keys);
  // All in one segment, as if the writer had never been started again.
  const [first = '', ...others] = paths;
  writeFileSync(first, Buffer.concat([frames, Buffer.alloc(4096)]));
  for (const path of others) rmSync(path);
  for (const derived of ['frontier', 'index', 'public']) rmSync(`${ledgerFolder}/${derived}`, { recursive: true, force: true });
}

function encoded(batches: readonly Batch[], keys: Readonly<Record<string, NoteSigner>>): Buffer {
  const trees = new Map<string, MerkleTree>();
  let previous: Uint8Array = new Uint8Array(32);
  const frames = batches.map(({ epoch, notes, logs }, sequence) => {
    const signed = notes.map(({ agencyId, note }) => ({ agencyId, note: resigned(keys[agencyId], trees.get(agencyId)) ?? note }));
    const parts = logs.map(({ agencyId, entries }) => {
      const tree = trees.get(agencyId) ?? new MerkleTree();
      trees.set(agencyId, tree);
      const firstIndex = BigInt(tree.size);
      for (const { entry } of entries) tree.push(hashLeaf(entry));
      return { agencyId, firstIndex, entries, root: tree.root() };
    });
    const { bytes, hash } = encodeFrame({ sequence: BigInt(sequence), epoch, previous }, signed, parts);
    previous = hash;
    return Uint8Array.from(bytes);
  });
  return Buffer.concat(frames);
}

function resigned(key: NoteSigner | undefined, tree: MerkleTree | undefined): string | undefined {
  return key === undefined || tree === undefined ? undefined : signedAnew(key, BigInt(tree.size), tree.root());
}

/** A checkpoint of any size and root, under a stolen key. */
export function signedAnew(key: NoteSigner, size: bigint, root: Uint8Array): string {
  return signCheckpoint({ origin: key.verifier.name, size, root }, key);
}

/** The lines of witnesses whose keys were stolen as well, dated now. */
export function forgedQuorum(note: string, witnessFolders: readonly string[]): string {
  const text = note.slice(0, note.indexOf('\n\n') + 1);
  return witnessFolders.map((folder) => stolenWitnessKey(folder).cosign(text, BigInt(Math.floor(Date.now() / 1000)))).join('');
}

/** Changes one bit of a file. */
export function flipBit(path: string, at: number): void {
  const bytes = readFileSync(path);
  bytes[at] = (bytes[at] ?? 0) ^ 1;
  writeFileSync(path, bytes);
}
