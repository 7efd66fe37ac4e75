// Attacker: nobody; or somebody who changes one bit and will call it an old disk. What is read seldom rots unseen: a full tile, an
// old bundle, an address, a frame of last year.
// Found by an outsider who recomputes the log (`is not what the entries hash to`) and by the node's own verification, each with its
// code (`tile_differs`, `index_differs`, `frame_damaged`), whenever they next run; a rotten frame already by the next start. A node
// that meets a rotten tile must say so, and hand out no proof from it. A rotten frontier is passed over.
import { readFileSync, rmSync } from 'node:fs';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { verifyInclusion } from '../../../src/ledger/format/proof.js';
import type { ProblemCode } from '../../../src/ledger/log-audit.js';
import { segmentPaths } from '../../../src/ledger/testing.js';
import { flipBit } from '../../support/ledger-attack.js';
import { type LedgerNode, openScene, outsider, type Scene, wrong } from '../../support/ledger-scene.js';

let scene: Scene;
let node: LedgerNode;
beforeAll(async () => {
  scene = await openScene(300);
  await scene.node.rest();
});
beforeEach(() => {
  node = scene.node.copy();
});

test('control: nothing rotten', async () => {
  expect(await outsider(scene.policy, node.shown())).toMatchObject([{ exit: 0, size: 300 }]);
  expect(await node.problems()).toEqual([]);
  await node.start();
});

describe('what is shown', () => {
  test.each<[string, number, RegExp]>([
    ['tile/0/000', 100, /^tile\/0\/000 is not what the entries hash to/],
    ['tile/0/001.p/44', 100, /^tile\/0\/001 is not what the entries hash to/],
    ['tile/1/000.p/1', 5, /^tile\/1\/000 is not what the entries hash to/],
    ['tile/entries/000', 0, /^tile\/entries\/000: a bundle does not hold exactly 256 entries/],
    ['tile/entries/000', 4, /^entry 0: it is not a record of this log/],
  ])('one bit of %s, byte %i', async (path, at, words) => {
    flipBit(`${node.shown()}/${path}`, at);
    expect(await outsider(scene.policy, node.shown())).toMatchObject([wrong(words)]);
    expect(await node.problems()).toEqual(['tile_differs']);
  });
});

describe('what is kept', () => {
  test.each<[string, () => string, number, ProblemCode, boolean]>([
    ['an old frame', () => segmentPaths(node.folder)[0] ?? '', 400, 'frame_damaged', true],
    ['an address', () => `${node.folder}/index/opp`, 70, 'index_differs', false],
  ])('one bit of %s', async (_, path, at, code, isMetAtStart) => {
    flipBit(path(), at);
    expect(await node.problems()).toContain(code);
    // What the frontier covers is not read again at each start; without it everything is.
    rmSync(`${node.folder}/frontier`);
    if (isMetAtStart) await expect(node.start()).rejects.toMatchObject({ code: 'damaged' });
    else await node.start();
  });

  test('a frontier, which is passed over', async () => {
    flipBit(`${node.folder}/frontier`, 100);
    await node.start();
    expect((await node.head()).size).toBe(300n);
    expect(await node.problems()).toEqual([]);
  });
});

test.each([['control: no bit', false], ['one bit of tile/0/000', true]])('the node that reads it back: %s', async (_, isRotten) => {
  if (isRotten) flipBit(`${node.shown()}/tile/0/000`, 100);
  await node.start();
  const leafHash = Uint8Array.from(readFileSync(`${scene.node.shown()}/tile/0/000`).subarray(7 * 32, 8 * 32));
  const { size, root } = await node.head();
  const answer = (): boolean => verifyInclusion({ leafHash, index: 7n, size, root, proof: node.tree().path(7) }).ok;
  if (isRotten) expect(answer).toThrow(expect.objectContaining({ code: 'damaged' }) as Error);
  else expect(answer()).toBe(true);
});
