// Attacker: whoever can write the disk, without any key, changes what one entry in the middle of the record says.
// Found by verification when it next runs: bytes changed in place break the frame's hash (`frame_damaged`); with every hash of the
// file made good, the signed checkpoint in a later frame has another root (`two_roots`). By the node's next start, which refuses
// (`damaged`), unless the entry lies behind the frontier in a full bundle and no hash was touched; then by the first reading of it.
import { rmSync } from 'node:fs';
import { beforeAll, expect, test } from 'vitest';
import { framesOf } from '../../../src/ledger/testing-folders.js';
import { segmentPaths } from '../../../src/ledger/testing.js';
import { flipBit } from '../../support/ledger-attack.js';
import { LedgerNode } from '../../support/ledger-scene.js';
import { backUp, changeEntry, putBack, retold, rewriteFrames } from '../../support/ledger-rewrite.js';

const node = new LedgerNode();
let sound: string;
beforeAll(async () => {
  for (const count of [1, 1, 1, 1, 300, 1]) await node.record(count);
  await node.rest();
  sound = backUp(node.folder);
});

/** In the middle of the third frame's entry. */
function flipInEntry(): void {
  const [path = ''] = segmentPaths(node.folder);
  const third = framesOf(path)[2]?.frame.logs[0]?.entries[0];
  if (third === undefined) throw new Error('the third frame has an entry');
  flipBit(path, third.at + 40);
}

function read(index: number): unknown {
  const log = node.writer.writer.logs.get('opp');
  return log && node.writer.writer.read(log, index);
}

test('control: untouched it verifies, starts and is read', async () => {
  expect(await node.problems()).toEqual([]);
  await node.start();
  expect(read(2)).toMatchObject({ entry: expect.any(Buffer) as Buffer });
  await node.rest();
});

test('bytes changed in place', async () => {
  putBack(sound, node.folder, 'ledger', 'signer');
  flipInEntry();
  expect((await node.problems())[0]).toBe('frame_damaged');
  // The frontier spares the start from reading it; the first who asks for it is told.
  await node.start();
  expect(() => read(2)).toThrow(expect.objectContaining({ code: 'damaged' }));
  expect(read(3)).toBeDefined();
  await node.rest();
  rmSync(`${node.folder}/frontier`);
  await expect(node.start()).rejects.toMatchObject({ code: 'damaged' });
});

test('with every hash of the file made good', async () => {
  putBack(sound, node.folder, 'ledger', 'signer');
  rewriteFrames(node.folder, changeEntry(2, retold));
  expect(await node.problems()).toEqual(expect.arrayContaining(['two_roots', 'tile_differs']));
  expect(await node.problems()).not.toContain('frame_damaged');
  await expect(node.start()).rejects.toMatchObject({ code: 'damaged' });
});
