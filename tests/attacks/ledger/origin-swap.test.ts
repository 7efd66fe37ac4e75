// Attacker: an administrator of two logs who wants the one judged by the other: the clean agency's files at the dirty one's
// address, the dirty entries under the clean agency's name and stolen key, or the entries of the two exchanged on the disk.
// Found by an outsider at once: a log that the policy does not name, or entries that name another log (`it is not a record of this
// log`); by a monitor at its next look (`another_log`); by the node's own verification (`wrong_origin`) and its next start. An
// outsider whose policy names both logs is told the name of the log that he is shown, and must read it.
import { copyFileSync, cpSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { openCheckpoint } from '../../../src/ledger/format/checkpoint.js';
import { forgedQuorum, plantSigner, rewriteFrames, signedAnew, stolenLogKey } from '../../support/ledger-attack.js';
import { freshPlace, openMonitor, openScene, outsider, policyFile, policyIn, type Scene, serveFolder, wrong } from '../../support/ledger-scene.js';

let scene: Scene;
let folders: string[];
beforeAll(async () => {
  scene = await openScene(4, ['opp', 'rcmp']);
  folders = scene.panel.map(({ folder }) => folder);
  await scene.node.rest();
});

test('control: both logs, each under its own name', async () => {
  const { node, policy } = scene;
  expect(await outsider(policy, node.shown('opp'), node.shown('rcmp'))).toMatchObject([{ exit: 0, origin: 'custos.example/opp' }, { exit: 0, origin: 'custos.example/rcmp' }]);
  expect(await node.problems()).toEqual([]);
});

test('one log’s files at the other’s address', async () => {
  const { node, panel, policy } = scene;
  const opp = stolenLogKey(node.folder, 'opp').verifier.vkey;
  expect(await outsider(policyFile([opp], panel), node.shown('rcmp'))).toMatchObject([wrong(/^the log custos\.example\/rcmp did not sign its checkpoint with a key of the policy/)]);
  expect(await outsider(policy, node.shown('rcmp'))).toMatchObject([{ exit: 0, origin: 'custos.example/rcmp' }]);
  let folder = node.shown('opp');
  const { monitor, alarms } = await openMonitor(policyIn(policy), [await serveFolder(() => folder)]);
  await monitor.look();
  expect(alarms).toEqual([]);
  folder = node.shown('rcmp');
  await monitor.look();
  expect(alarms).toMatchObject([{ code: 'another_log', origin: 'custos.example/opp', evidence: expect.any(String) as string }]);
});

test('one log’s entries under the other’s name, key and a forged quorum', async () => {
  const { node, policy } = scene;
  const shown = join(freshPlace(), 'rcmp');
  cpSync(node.shown('opp'), shown, { recursive: true });
  const { size, root } = openCheckpoint(readFileSync(`${shown}/checkpoint`, 'utf8'), stolenLogKey(node.folder, 'opp').verifier);
  const note = signedAnew(stolenLogKey(node.folder, 'rcmp'), size, root);
  writeFileSync(`${shown}/checkpoint`, note + forgedQuorum(note, folders));
  expect(await outsider(policy, shown)).toMatchObject([wrong(/^entry 0: it is not a record of this log, version 2/)]);
});

test('the entries of the two exchanged on the disk, all signed anew', async () => {
  const { node, panel: [witness], policy } = scene;
  const forged = node.copy();
  const keys = { opp: stolenLogKey(node.folder, 'opp'), rcmp: stolenLogKey(node.folder, 'rcmp') };
  const swapped = <T extends { readonly agencyId: string }>(one: T): T => ({ ...one, agencyId: one.agencyId === 'opp' ? 'rcmp' : 'opp' });
  rewriteFrames(forged.folder, (batches) => batches.map(({ epoch, notes, logs }) => ({ epoch, notes: notes.map(swapped), logs: logs.map(swapped) })), keys);
  for (const agencyId of ['opp', 'rcmp']) rmSync(`${forged.folder}/cosigned/${agencyId}`);
  expect(await forged.problems()).toEqual(['wrong_origin']);
  await expect(forged.start()).rejects.toMatchObject({ code: 'damaged' });
  // With a signer of his own it starts, and shows what the witnesses refuse.
  plantSigner(forged.folder, keys);
  await forged.start();
  expect(await witness.ask(forged, 'opp', 4n)).toEqual({ kind: 'conflict', size: 4n });
  const { note } = await forged.head('opp');
  await forged.show(note + forgedQuorum(note, folders));
  expect(await outsider(policy, forged.shown('opp'))).toMatchObject([wrong(/^entry 0: it is not a record of this log, version 2/)]);
});

test('the public keys of the two exchanged', async () => {
  const forged = scene.node.copy();
  const [opp, rcmp] = ['opp', 'rcmp'].map((agencyId) => `${forged.folder}/keys/${agencyId}.pub`) as [string, string];
  renameSync(opp, `${opp}.kept`);
  copyFileSync(rcmp, opp);
  renameSync(`${opp}.kept`, rcmp);
  expect(await forged.problems()).toEqual(['wrong_origin', 'wrong_checkpoint']);
  await expect(forged.start()).rejects.toMatchObject({ code: 'damaged' });
});
