// Attacker: a node that shows an inner node of its tree as an entry: the two hashes below it are the bytes of the "entry", and
// the path of the node is its proof. So it proves what was never recorded; or hides two entries behind one hash.
// Found by whoever checks the proof, at once: leaves and nodes are hashed under different first bytes, so the path leads to
// another root (`tools/verify.mjs --proof`, `check-proofs`). The control shows that without those bytes the forgery would hold.
import { rmSync, writeFileSync } from 'node:fs';
import { beforeAll, expect, test } from 'vitest';
import { hashLeaf, hashNode, sha256 } from '../../../src/ledger/format/hash.js';
import { verifyInclusion } from '../../../src/ledger/format/proof.js';
import { encodeBundle } from '../../../src/ledger/format/tile.js';
import { formatTlogProof } from '../../../src/ledger/format/tlog-proof.js';
import type { Receipt } from '../../../src/ledger/receipt.js';
import { checkedLines, cosign, openScene, outsider, type Scene, wrong, written } from '../../support/ledger-scene.js';

const SIZE = 4;
let scene: Scene;
let receipts: Receipt[];
let note: string;
beforeAll(async () => {
  scene = await openScene(1);
  receipts = await scene.node.record(SIZE - 1);
  note = await cosign(scene);
});
const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');
/** The two leaf hashes below the left half of the tree, and the sibling of that half. */
const pair = (): Buffer => Buffer.concat([scene.node.tree().leaf(0), scene.node.tree().leaf(1)]);
const sibling = (): Uint8Array => hashNode(scene.node.tree().leaf(2), scene.node.tree().leaf(3));

test('control: without a first byte the node would pass for a leaf', () => {
  const bare = (...parts: Uint8Array[]): Uint8Array => sha256(Buffer.concat(parts));
  const leaves = [0, 1, 2, 3].map((n) => bare(Buffer.of(n)));
  const [left, right] = [Buffer.concat(leaves.slice(0, 2)), Buffer.concat(leaves.slice(2))];
  const root = bare(bare(left), bare(right));
  const asLeaf = bare(left);
  expect(bare(asLeaf, bare(right))).toEqual(root);
  expect(hashNode(hashLeaf(left), hashLeaf(right))).not.toEqual(hashNode(hashNode(left.subarray(0, 32), left.subarray(32)), hashNode(right.subarray(0, 32), right.subarray(32))));
});

test('control: the entry itself is proven', async () => {
  const file = written('entry.tlog-proof', formatTlogProof({ extra: receipts[2]?.entry ?? pair(), index: 3n, proof: scene.node.tree().path(3), checkpoint: note }));
  expect(await outsider(scene.policy, '--proof', file)).toMatchObject([{ exit: 0, index: 3 }]);
});

test.each<[string, () => Uint8Array]>([
  ['the two hashes below a node', pair],
  ['the node’s whole input, its first byte too', () => Buffer.concat([Buffer.of(1), pair()])],
  ['the node’s input behind a leaf’s first byte', () => Buffer.concat([Buffer.of(0), pair()])],
])('shown as an entry: %s', async (_, entry) => {
  const [extra, root] = [entry(), scene.node.tree().root()];
  const shown = { leafHash: hashLeaf(extra), root, proof: [sibling()] };
  // At the node's own place the path has the right length, whatever size is claimed with it.
  expect(verifyInclusion({ ...shown, index: 0n, size: 2n })).toEqual({ ok: false, error: 'the proof leads to another root' });
  const lines = ['0', '1'].map((index) => ({ type: 'inclusion', leaf_hash: base64(shown.leafHash), index, size: '2', root: base64(root), proof: [base64(sibling())] }));
  expect(await checkedLines(...lines)).toEqual([{ ok: false, error: 'the proof leads to another root' }, { ok: false, error: 'the proof leads to another root' }]);
  const file = written('entry.tlog-proof', formatTlogProof({ extra, index: 0n, proof: [sibling()], checkpoint: note }));
  expect(await outsider(scene.policy, '--proof', file)).toMatchObject([wrong(/the proof is too short/)]);
});

test('a whole log shown with a node for two of its entries', async () => {
  const { node, policy } = scene;
  const bundle = encodeBundle([pair(), ...receipts.map(({ entry }) => entry)]);
  await node.rest();
  expect([await outsider(policy, node.shown()), await node.problems()]).toMatchObject([[{ exit: 0 }], []]);
  rmSync(`${node.shown()}/tile/entries/000.p/1`);
  writeFileSync(`${node.shown()}/tile/entries/000.p/4`, bundle);
  expect(await outsider(policy, node.shown())).toMatchObject([wrong(/^entry 0: it is not a record of this log/)]);
  expect(await node.problems()).toEqual(['tile_differs']);
});
