// Attacker: whoever can write the disk, without any key, cuts the last entries off at a frame's border, and cuts the addresses and the
// public folder to match, with the signed checkpoint of that time: it once was the truth.
// Found by the next start, which asks the signer (`damaged`); by verification that asks the signer (`rolled_back`), or is given a
// checkpoint that somebody kept (`rolled_back`); by a witness when it is next asked (`conflict`); by a monitor at its next look
// (`rolled_back`); by an outsider who remembers. Not found by verification alone: all that is there fits.
import { cpSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { beforeAll, expect, test } from 'vitest';
import { framesOf } from '../../../src/ledger/testing-folders.js';
import { segmentPaths } from '../../../src/ledger/testing.js';
import { backUp, memoryOf } from '../../support/ledger-rewrite.js';
import { cosign, openMonitor, openScene, outsider, policyIn, type Scene, serveFolder, wrong, written } from '../../support/ledger-scene.js';

let scene: Scene;
/** What the public folder showed when the log had five entries. */
let publicAtFive: string;
let kept: string;
beforeAll(async () => {
  scene = await openScene(5);
  const { node } = scene;
  publicAtFive = `${backUp(node.folder)}/public`;
  await node.record(3);
  kept = await cosign(scene);
  await node.rest();
});

/** Cuts to five entries. */
function cut(folder: string): void {
  const [path = ''] = segmentPaths(folder);
  const border = framesOf(path).find(({ frame }) => frame.logs[0]?.firstIndex === 0n)?.end ?? 0;
  writeFileSync(path, readFileSync(path).fill(0, border));
  truncateSync(`${folder}/index/opp`, 5 * 16);
  rmSync(`${folder}/frontier`);
  rmSync(`${folder}/cosigned/opp`);
  rmSync(`${folder}/public`, { recursive: true });
  cpSync(publicAtFive, `${folder}/public`, { recursive: true });
}

test('control: nothing was cut', async () => {
  const twin = scene.node.copy();
  expect(await twin.problems({ signed: memoryOf(twin.folder), seen: { opp: kept } })).toEqual([]);
  expect(await (await twin.start()).head()).toMatchObject({ size: 8n });
  expect(await scene.panel[0].ask(twin)).toMatchObject({ kind: 'cosigned' });
});

test('the signer and whoever kept a checkpoint', async () => {
  const twin = scene.node.copy();
  cut(twin.folder);
  expect(await twin.problems({ signed: memoryOf(twin.folder) })).toEqual(['rolled_back']);
  expect(await twin.problems({ seen: { opp: kept } })).toEqual(['rolled_back']);
  await expect(twin.start()).rejects.toMatchObject({ code: 'damaged', message: expect.stringContaining('rolled back or cut') });
  // The residue: alone, and even under a policy that asks for no freshness, what is left is as it was then.
  expect(await twin.problems()).toEqual([]);
  expect(await twin.problems({ policy: policyIn(scene.policy), nowMs: Date.now() })).toEqual([]);
});

test('outsider, monitor, witness', async () => {
  const { panel, policy, node } = scene;
  const seen = written('seen', '');
  rmSync(seen);
  let shown = node.shown();
  const { monitor, alarms } = await openMonitor(policyIn(policy), [await serveFolder(() => shown)]);
  await monitor.look();
  expect(await outsider(policy, '--seen', seen, shown)).toMatchObject([{ exit: 0, size: 8 }]);
  const before = readFileSync(`${publicAtFive}/opp/checkpoint`, 'utf8');
  cut(node.folder);
  shown = node.shown();
  await monitor.look();
  expect(alarms).toMatchObject([{ code: 'rolled_back' }]);
  expect(await outsider(policy, '--seen', seen, shown)).toMatchObject([wrong(/^the log went back: 8 entries were seen before, now it shows 5/)]);
  expect(await panel[0].tell({ oldSize: 5n, proof: [], note: before })).toEqual({ kind: 'conflict', size: 8n });
});
