// Attacker: whoever has the disk and the log's key, a copy of the signer's key file, changes an entry and signs everything anew.
// Without the signer's memory: found by verification that asks the signer (`two_roots`) and by the next start (`damaged`).
// With the signer's folder too, nothing of the node's own is left to contradict him. Then it is found by who stands outside: a
// witness as soon as it is asked again (`bad_proof`; at one size `conflict`, and both are kept), a checkpoint that was kept (`two_roots`), a monitor at its next look
// (`inconsistent`, or `forked` where it saw a checkpoint of this size), a policy at once, for the cosignatures are gone (`not_cosigned`).
// The residue: what no witness has cosigned and nobody has seen can be rewritten. The second test shows both sides of it.
import { copyFileSync } from 'node:fs';
import { beforeAll, expect, test } from 'vitest';
import { stolenLogKey } from '../../support/ledger-attack.js';
import { backUp, changeEntry, memoryOf, putBack, putBackFile, rebuild, retold, rewriteFrames, withoutNotes } from '../../support/ledger-rewrite.js';
import { cosign, type LedgerNode, openMonitor, openScene, outsider, policyIn, type Scene, serveFolder, wrong } from '../../support/ledger-scene.js';

let scene: Scene;
let signerBefore: string;
let kept: string;
const judged = () => ({ policy: policyIn(scene.policy), nowMs: Date.now() });

/** The log as he wishes it had been. */
async function resign({ folder }: LedgerNode, index: number): Promise<void> {
  rewriteFrames(folder, (batches) => withoutNotes(changeEntry(index, retold)(batches)));
  await rebuild(folder, { opp: stolenLogKey(folder) });
}

beforeAll(async () => {
  scene = await openScene(5);
  kept = (await scene.node.head()).note;
  await scene.node.record(3);
});

test('what was cosigned: the signer, a policy, a kept checkpoint, a monitor, a witness', async () => {
  const { panel, policy } = scene;
  const twin = (await scene.node.rest()).copy();
  signerBefore = backUp(twin.folder);
  expect(await twin.problems({ ...judged(), seen: { opp: kept }, signed: memoryOf(twin.folder) })).toEqual([]);
  let shown = twin.shown();
  const { monitor, alarms } = await openMonitor(policyIn(policy), [await serveFolder(() => shown)]);
  await monitor.look();
  expect(alarms).toEqual([]);

  await resign(twin, 2);
  expect(await twin.problems({ signed: memoryOf(signerBefore) })).toEqual(['two_roots']);
  const withMemory = twin.copy();
  putBack(signerBefore, withMemory.folder, 'signer');
  await expect(withMemory.start()).rejects.toMatchObject({ code: 'damaged' });

  // With the signer's folder: it starts, and verifies by itself.
  expect(await twin.problems({ signed: memoryOf(twin.folder) })).toEqual([]);
  expect(await twin.problems(judged())).toEqual(['not_cosigned']);
  expect(await twin.problems({ seen: { opp: kept } })).toEqual(['two_roots']);
  expect(await outsider(policy, twin.shown())).toMatchObject([wrong(/no quorum: cosigned by nobody/)]);
  shown = twin.shown();
  await monitor.look();
  expect(alarms).toMatchObject([{ code: 'inconsistent' }]);
  await twin.start();
  expect(await panel[0].ask(twin)).toMatchObject({ kind: 'bad_proof', reason: 'the proof leads to another old root' });
});

test('the residue: a suffix that nobody has cosigned is rewritten unseen; once it is cosigned it is found', async () => {
  const { node, panel, policy } = scene;
  const suffix = node.copy();
  const cosigned = backUp(suffix.folder);
  await resign(suffix, 6);
  putBackFile(cosigned, suffix.folder, 'cosigned');
  expect(await suffix.problems({ ...judged(), seen: { opp: kept }, signed: memoryOf(suffix.folder) })).toEqual([]);
  expect(await (await suffix.start()).head()).toMatchObject({ size: 8n });
  await suffix.rest();

  await node.start();
  await cosign(scene);
  await node.rest();
  copyFileSync(`${node.folder}/cosigned/opp`, `${suffix.folder}/cosigned/opp`);
  expect(await suffix.problems(judged())).toEqual(['two_roots']);
  await expect(suffix.start()).rejects.toMatchObject({ code: 'damaged' });
  expect(await outsider(policy, node.shown())).toMatchObject([{ exit: 0, size: 8 }]);
  putBackFile(cosigned, suffix.folder, 'cosigned');
  await suffix.start();
  expect(await panel[1].ask(suffix)).toEqual({ kind: 'conflict', size: 8n });
  expect(panel[1].forks).toEqual(['custos.example/opp']);
});
