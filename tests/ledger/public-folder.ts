// A log's public folder as a log and its witnesses would make it, for tests that then do to it what an attacker would.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { formatCheckpoint } from '../../src/ledger/format/checkpoint.js';
import { type WitnessSigner, witnessSignerOf } from '../../src/ledger/format/cosignature.js';
import { commitTo, entryBytes, monthOf } from '../../src/ledger/format/entry.js';
import { hashLeaf, hashNode, sha256 } from '../../src/ledger/format/hash.js';
import { type NoteSigner, signerOf } from '../../src/ledger/format/key.js';
import { signNote } from '../../src/ledger/format/note.js';
import { bundlePath, bundlesBetween, encodeBundle, tilePath, tilesBetween } from '../../src/ledger/format/tile.js';
import { formatTlogProof } from '../../src/ledger/format/tlog-proof.js';
import { MerkleTree } from '../../src/ledger/format/tree.js';

const seed = (byte: number): Uint8Array => new Uint8Array(32).fill(byte);

export const origin = 'custos.example/opp';
export const log = signerOf(origin, seed(1));
export const witnesses: readonly WitnessSigner[] = [
  witnessSignerOf('one.example', seed(2)), witnessSignerOf('two.example', seed(3)), witnessSignerOf('three.example', seed(4), 'ml-dsa-44'),
];
export const policyText = `# two of three
log ${log.verifier.vkey}
${witnesses.map(({ verifier }, at) => `witness w${at + 1} ${verifier.vkey}\n`).join('')}group two 2 w1 w2 w3
quorum two
`;

export const saltOf = (index: number): Uint8Array => sha256(Buffer.from(`salt ${index}`));
export const payloadOf = (index: number): Uint8Array => Buffer.from(`{"action":"search","n":${index}}`);
const firstMs = Date.UTC(2026, 2, 1, 12);

export function entryOf(index: number, change: { readonly origin?: string; readonly recordedAtMs?: number; readonly payload?: Uint8Array } = {}): Uint8Array {
  const { recordedAtMs = firstMs + 1000 * index, payload = payloadOf(index) } = change;
  const commitment = commitTo(saltOf(index), payload);
  return entryBytes({ origin: change.origin ?? origin, recordedAtMs, commitment, sealedHash: sha256(Buffer.from(`sealed ${index}`)), key: monthOf(recordedAtMs) });
}

export const entriesOf = (count: number): Uint8Array[] => Array.from({ length: count }, (_, index) => entryOf(index));

export function treeOf(entries: readonly Uint8Array[]): MerkleTree {
  const tree = new MerkleTree();
  for (const entry of entries) tree.push(hashLeaf(entry));
  return tree;
}

export interface Signing {
  readonly by?: readonly NoteSigner[];
  /** Witnesses by their place, each with the seconds that its clock is off. */
  readonly cosigned?: readonly (readonly [witness: number, offSeconds: number])[];
  readonly text?: (text: string) => string;
}

/** The signed and cosigned checkpoint of the first `size` entries; unless told otherwise the first two witnesses sign it now. */
export function checkpointOf(tree: MerkleTree, size = tree.size, { by = [log], cosigned = [[0, 0], [1, 0]], text = (one) => one }: Signing = {}): string {
  const signed = text(formatCheckpoint({ origin, size: BigInt(size), root: tree.root(size) }));
  const now = Math.floor(Date.now() / 1000);
  return signNote(signed, by) + cosigned.map(([at, off]) => witnesses[at]?.cosign(signed, BigInt(now + off)) ?? '').join('');
}

/** Writes tiles, bundles and, last, the checkpoint. `olderSizes`: sizes of earlier checkpoints, whose partial files stay. */
export function publish(folder: string, entries: readonly Uint8Array[], options: Signing & { readonly olderSizes?: readonly number[] } = {}): MerkleTree {
  const tree = treeOf(entries);
  let older = 0n;
  for (const size of [...(options.olderSizes ?? []), entries.length]) {
    for (const tile of tilesBetween(older, BigInt(size))) put(folder, tilePath(tile), Buffer.concat(hashesOf(tree, tile.level, Number(tile.index), tile.width)));
    for (const bundle of bundlesBetween(older, BigInt(size))) put(folder, bundlePath(bundle), encodeBundle(entries.slice(Number(bundle.index) * 256, Number(bundle.index) * 256 + bundle.width)));
    older = BigInt(size);
  }
  put(folder, 'checkpoint', Buffer.from(checkpointOf(tree, entries.length, options)));
  return tree;
}

export function put(folder: string, path: string, bytes: Uint8Array): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), bytes);
}

export function proofFileOf(tree: MerkleTree, index: number, checkpoint = checkpointOf(tree)): string {
  return formatTlogProof({ extra: entryOf(index), index: BigInt(index), proof: tree.inclusion(index), checkpoint });
}

function hashesOf(tree: MerkleTree, level: number, index: number, width: number): Uint8Array[] {
  const unit = 256 ** level;
  return Array.from({ length: width }, (_, at) => subtree(tree, (index * 256 + at) * unit, unit));
}

function subtree(tree: MerkleTree, from: number, leaves: number): Uint8Array {
  return leaves === 1 ? tree.leaf(from) : hashNode(subtree(tree, from, leaves / 2), subtree(tree, from + leaves / 2, leaves / 2));
}

const made: string[] = [];

/** One that stays until the run ends: several files read it. */
export function keptFolder(): string {
  return mkdtempSync(join(tmpdir(), 'custos-outsider-'));
}

export function freshFolder(): string {
  const folder = keptFolder();
  made.push(folder);
  return folder;
}

export function removeFolders(): void {
  for (const folder of made.splice(0)) rmSync(folder, { recursive: true, force: true });
}
