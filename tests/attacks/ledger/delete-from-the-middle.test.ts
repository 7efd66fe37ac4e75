// Attacker: whoever can write the disk takes an entry out of the middle, so that what happened did not.
// Found by verification when it next runs: a frame cut out of its file breaks the chain (`frame_order`) and the count (`entry_order`);
// with every hash of the file made good, and tiles, bundles and addresses too, what was signed has more entries (`rolled_back`). By the
// next start (`damaged`). With the signed checkpoints taken out of the folder as well, by the signer's memory.
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { beforeEach, expect, test } from 'vitest';
import { framesOf } from '../../../src/ledger/testing-folders.js';
import { segmentPaths } from '../../../src/ledger/testing.js';
import { backUp, changeEntries, memoryOf, putBack, rebuildWithoutKey, rewriteFrames, withoutNotes } from '../../support/ledger-rewrite.js';
import { LedgerNode, outsider, written, wrong } from '../../support/ledger-scene.js';

const node = new LedgerNode();
let sound: string | undefined;
let policy: string;
beforeEach(async () => {
  if (sound === undefined) {
    for (let batch = 0; batch < 5; batch += 1) await node.record(1);
    policy = written('policy', `log ${(await node.head()).vkey}\nquorum none\n`);
    await node.rest();
    sound = backUp(node.folder);
  } else putBack(sound, node.folder, 'ledger', 'signer');
});

const without = (index: number) => changeEntries((entries) => entries.toSpliced(index, 1));

test('control', async () => {
  expect(await node.problems({ signed: memoryOf(node.folder) })).toEqual([]);
  expect(await outsider(policy, node.shown())).toMatchObject([{ exit: 0, size: 5 }]);
});

test('a frame cut out of its file', async () => {
  const [path = ''] = segmentPaths(node.folder);
  const { start, end } = framesOf(path)[2] ?? { start: 0, end: 0 };
  const bytes = readFileSync(path);
  writeFileSync(path, Buffer.concat([bytes.subarray(0, start), bytes.subarray(end), Buffer.alloc(end - start)]));
  expect((await node.problems()).slice(0, 3)).toEqual(['frame_order', 'entry_order', 'wrong_root']);
  await expect(node.start()).rejects.toMatchObject({ code: 'damaged' });
});

test('with every hash of the file made good', async () => {
  rewriteFrames(node.folder, without(2));
  expect(await node.problems()).toEqual(expect.arrayContaining(['two_roots', 'rolled_back']));
  await expect(node.start()).rejects.toMatchObject({ code: 'damaged' });
});

test('with tiles, bundles and addresses made anew', async () => {
  rewriteFrames(node.folder, (batches) => withoutNotes(without(2)(batches)));
  await rebuildWithoutKey(node.folder);
  // The checkpoint speaks of an entry more than there is: in the tree, and in the tile that it needs.
  expect(await node.problems()).toEqual(['rolled_back', 'tile_differs']);
  expect(await outsider(policy, node.shown())).toMatchObject([wrong(/./)]);
  rmSync(`${node.shown()}/checkpoint`);
  expect(await node.problems({ signed: memoryOf(node.folder) })).toEqual(['rolled_back']);
  await expect(node.start()).rejects.toMatchObject({ code: 'damaged' });
  // The residue: without the signer's word, and with no checkpoint left, four entries are all there ever were.
  expect(await node.problems()).toEqual([]);
});
