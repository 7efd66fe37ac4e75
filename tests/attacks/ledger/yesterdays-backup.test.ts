// Attacker: an administrator restores yesterday's backup of the ledger's folder, so that today never happened. Every byte is genuine.
// Found by the next start, which asks the signer (`damaged`), and by verification that asks it (`rolled_back`). With the signer's
// folder restored too: by the newest cosigned checkpoint, where the folder `cosigned` was not in the backup (start: `damaged`,
// verification: `rolled_back`, without asking anybody); else by the first witness that is reached, within a second of the start
// (`cosigned_elsewhere`, with the proof of it).
import { beforeAll, expect, test } from 'vitest';
import { backUp, memoryOf, putBack, putBackFile } from '../../support/ledger-rewrite.js';
import { cosign, type LedgerNode, openCosigners, openScene, policyIn, policyText, type Scene, written } from '../../support/ledger-scene.js';

let scene: Scene;
let yesterday: string;
let today: string;
beforeAll(async () => {
  scene = await openScene(5);
  await scene.node.rest();
  yesterday = backUp(scene.node.folder);
  await scene.node.record(3);
  await cosign(scene);
  await scene.node.rest();
  today = backUp(scene.node.folder);
});

async function cosignersOf(node: LedgerNode) {
  for (const one of scene.panel) if (one.url === '') await one.serve();
  const { vkey } = await (await node.start()).head();
  return openCosigners(node, policyIn(written('policy', policyText([vkey], scene.panel))));
}

test('control: today’s backup', async () => {
  const node = scene.node.copy();
  putBack(today, node.folder, 'ledger');
  expect(await node.problems({ signed: memoryOf(node.folder) })).toEqual([]);
  const { cosigners, alarms } = await cosignersOf(node);
  await node.record(1);
  expect(await cosigners.waitFor('opp', 9n, 3)).toMatchObject({ size: 9n });
  expect(alarms).toEqual([]);
  await cosigners.close();
});

test('the ledger alone: the signer', async () => {
  const node = scene.node.copy();
  putBack(yesterday, node.folder, 'ledger');
  expect(await node.problems({ signed: memoryOf(node.folder) })).toEqual(['rolled_back']);
  await expect(node.start()).rejects.toMatchObject({ code: 'damaged', message: expect.stringContaining('its signer signed `8`') });
});

test('the signer’s folder too, but not what was cosigned', async () => {
  const node = scene.node.copy();
  putBack(yesterday, node.folder, 'ledger', 'signer');
  putBackFile(today, node.folder, 'cosigned');
  expect(await node.problems()).toEqual(['rolled_back']);
  await expect(node.start()).rejects.toMatchObject({ code: 'damaged', message: expect.stringContaining('a witness signed `8`') });
});

test('what was cosigned as well: the witnesses', async () => {
  const node = scene.node.copy();
  putBack(yesterday, node.folder, 'ledger', 'signer');
  expect(await node.problems({ signed: memoryOf(node.folder) })).toEqual([]);
  const { cosigners, alarms } = await cosignersOf(node);
  await expect.poll(() => alarms.length, { timeout: 5000 }).toBeGreaterThanOrEqual(3);
  expect(alarms[0]).toMatchObject({ code: 'cosigned_elsewhere', ours: 5n, proven: true });
  await cosigners.close();
});
