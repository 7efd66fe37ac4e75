// Attacker: whoever can write the public folder puts back a partial tile, or bundle, of an earlier size with other hashes in it:
// readers of an older checkpoint see another log than readers of the full tile beside it.
// Found by an outsider with the folder at once (`a partial file disagrees with the others`), over the web by whoever follows the
// older checkpoint (not what the entries hash to; a monitor `inconsistent`), and by the node's own verification (`tile_differs`).
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, beforeEach, expect, test } from 'vitest';
import { bundlePath, decodeBundle, encodeBundle, tilePath } from '../../../src/ledger/format/tile.js';
import { cosign, freshPlace, openMonitor, openScene, outsider, policyIn, type Scene, serveFolder, wrong } from '../../support/ledger-scene.js';

const WIDTH = 200;
const [partialTile, partialBundle] = [tilePath({ level: 0, index: 0n, width: WIDTH }), bundlePath({ index: 0n, width: WIDTH })];
let scene: Scene;
let older: string;
let shown: string;
beforeAll(async () => {
  scene = await openScene(WIDTH);
  older = readFileSync(`${scene.node.shown()}/checkpoint`, 'utf8');
  await scene.node.record(60);
  await cosign(scene);
  await scene.node.rest();
});
/** The folder with the genuine partial files of the earlier size put back. */
beforeEach(() => {
  shown = join(freshPlace(), 'opp');
  cpSync(scene.node.shown(), shown, { recursive: true });
  const entries = decodeBundle(readFileSync(`${shown}/tile/entries/000`), 256).slice(0, WIDTH);
  for (const folder of ['tile/0/000.p', 'tile/entries/000.p']) mkdirSync(`${shown}/${folder}`, { recursive: true });
  writeFileSync(`${shown}/${partialTile}`, readFileSync(`${shown}/tile/0/000`).subarray(0, WIDTH * 32));
  writeFileSync(`${shown}/${partialBundle}`, encodeBundle(entries));
});

/** The fifth place then holds what the sixth does. */
function forge(path: string): void {
  if (path === partialTile) {
    const bytes = readFileSync(`${shown}/${path}`);
    bytes.copy(bytes, 5 * 32, 6 * 32, 7 * 32);
    writeFileSync(`${shown}/${path}`, bytes);
  } else {
    const entries = decodeBundle(readFileSync(`${shown}/${path}`), WIDTH);
    writeFileSync(`${shown}/${path}`, encodeBundle(entries.with(5, entries[6] ?? new Uint8Array())));
  }
}

/** The node's own verification, of its folder with these public files. */
async function problems() {
  const node = scene.node.copy();
  cpSync(shown, node.shown(), { recursive: true });
  return node.problems();
}

test('control: genuine partial files beside the full ones', async () => {
  expect(await outsider(scene.policy, shown)).toMatchObject([{ exit: 0, size: 260 }]);
  expect(await problems()).toEqual([]);
});

test.each([[partialTile, 'tile/0/000'], [partialBundle, 'tile/entries/000']])('%s beside the full one', async (path, full) => {
  forge(path);
  expect(await outsider(scene.policy, shown)).toMatchObject([wrong(new RegExp(`^${full}: a partial file disagrees with the others`))]);
  expect(await problems()).toEqual(['tile_differs']);
});

test.each([['genuine', false], ['forged', true]])('over the web, at the older checkpoint: %s', async (_, isForged) => {
  writeFileSync(`${shown}/checkpoint`, older);
  if (isForged) forge(partialTile);
  const address = await serveFolder(() => shown);
  expect(await outsider(scene.policy, address)).toMatchObject([isForged ? wrong(/^tile\/0\/000 is not what the entries hash to/) : { exit: 0, size: WIDTH }]);
  const { monitor, alarms } = await openMonitor(policyIn(scene.policy), [address]);
  await monitor.look();
  expect(alarms.map(({ code }) => code)).toEqual(isForged ? ['inconsistent'] : []);
});

test('a full tile of the forger’s beside the genuine partial one', async () => {
  const bytes = readFileSync(`${shown}/tile/0/000`);
  bytes.copy(bytes, 5 * 32, 6 * 32, 7 * 32);
  writeFileSync(`${shown}/tile/0/000`, bytes);
  expect(await outsider(scene.policy, shown)).toMatchObject([wrong(/^tile\/0\/000: a partial file disagrees with the others/)]);
  expect(await problems()).toEqual(['tile_differs']);
});
