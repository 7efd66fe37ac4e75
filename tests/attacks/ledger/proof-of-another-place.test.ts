// Attacker: a node that answers with a genuine proof of something else: of the entry beside the one asked for, or of the right
// entry in a tree of another size than the checkpoint's, so that a lost entry seems to stand there.
// Found by whoever checks the proof, at once and from the file alone: `tools/verify.mjs --proof` (leads to another root, or the
// checkpoint does not cover it) and `custos ledger check-proofs` (the same, for inclusion and for consistency).
import { beforeAll, expect, test } from 'vitest';
import { hashLeaf } from '../../../src/ledger/format/hash.js';
import { formatTlogProof } from '../../../src/ledger/format/tlog-proof.js';
import type { Receipt } from '../../../src/ledger/receipt.js';
import { checkedLines, cosign, openScene, outsider, type Scene, wrong, written } from '../../support/ledger-scene.js';

/** Neither a power of two: places near the right edge have paths of other lengths. */
const [SMALL, LARGE] = [5, 7];
let scene: Scene;
let receipts: Receipt[];
const notes = new Map<number, string>();
beforeAll(async () => {
  scene = await openScene(1);
  receipts = await scene.node.record(SMALL - 1);
  notes.set(SMALL, await cosign(scene));
  receipts.push(...(await scene.node.record(LARGE - SMALL)));
  notes.set(LARGE, await cosign(scene));
});

interface Claim { readonly entry: number; readonly index: number; readonly path: number; readonly pathSize: number; readonly size: number }

/** A file that says: `entry` stands at `index` of the tree of `size`, by the path of another place. */
function fileOf({ entry, index, path, pathSize, size }: Claim): string {
  const proof = scene.node.tree().path(path, pathSize);
  return written('entry.tlog-proof', formatTlogProof({ extra: entryAt(entry), index: BigInt(index), proof, checkpoint: notes.get(size) ?? '' }));
}

const entryAt = (index: number): Uint8Array => receipts[index - 1]?.entry ?? new Uint8Array();
const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');
const base = { entry: 3, index: 3, path: 3, pathSize: LARGE, size: LARGE };

test.each<[string, Partial<Claim>, RegExp | undefined]>([
  ['control: its own place', {}, undefined],
  ['control: its own place in the smaller tree', { pathSize: SMALL, size: SMALL }, undefined],
  ['the neighbour’s path', { path: 2 }, /leads to another root/],
  ['the neighbour’s index and path', { index: 2, path: 2 }, /leads to another root/],
  ['another index', { index: 4 }, /leads to another root/],
  ['the smaller tree’s path under the larger checkpoint', { pathSize: SMALL }, /leads to another root/],
  ['the larger tree’s path under the smaller checkpoint', { size: SMALL }, /leads to another root/],
  ['an entry that came after the checkpoint', { entry: 6, index: 6, path: 6, size: SMALL }, /does not cover/],
  ['the last entry at the index of the last', { entry: 6, index: 4, path: 4, pathSize: SMALL, size: SMALL }, /leads to another root/],
])('an outsider: %s', async (_, change, words) => {
  expect(await outsider(scene.policy, '--proof', fileOf({ ...base, ...change }))).toMatchObject([words === undefined ? { exit: 0, index: 3 } : wrong(words)]);
});

test('check-proofs: every other index, size and old size', async () => {
  const tree = scene.node.tree();
  const proof = tree.path(3, LARGE).map(base64);
  const inclusion = (change: object) => ({ type: 'inclusion', leaf_hash: base64(hashLeaf(entryAt(3))), index: '3', size: '7', root: base64(tree.root(LARGE)), proof, ...change });
  const links = tree.consistency(SMALL, LARGE).map(base64);
  const consistency = (change: object) => ({ type: 'consistency', size1: '5', size2: '7', root1: base64(tree.root(SMALL)), root2: base64(tree.root(LARGE)), proof: links, ...change });
  expect(await checkedLines(inclusion({}), consistency({}))).toEqual([{ ok: true }, { ok: true }]);
  const others = ['0', '1', '2', '4', '5', '6', '7'];
  expect((await checkedLines(...others.map((index) => inclusion({ index })))).map(({ ok }) => ok)).toEqual(others.map(() => false));
  const refusals: readonly (readonly [object, RegExp])[] = [
    [inclusion({ size: '3' }), /index is not below/],
    [inclusion({ root: base64(tree.root(SMALL)) }), /another root/],
    [inclusion({ size: '5', root: base64(tree.root(SMALL)) }), /another root/],
    [consistency({ size1: '0' }), /old size is 0/],
    [consistency({ size1: '4' }), /too long/],
    [consistency({ size1: '6', root1: base64(tree.root(6)) }), /too long/],
    [consistency({ size1: '7', size2: '5' }), /old size is above/],
    [consistency({ size2: '6', root2: base64(tree.root(6)) }), /too long/],
  ];
  const answers = await checkedLines(...refusals.map(([line]) => line));
  expect(answers).toEqual(refusals.map(([, words]) => ({ ok: false, error: expect.stringMatching(words) as string })));
});
