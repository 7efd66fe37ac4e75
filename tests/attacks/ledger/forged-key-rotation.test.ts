// Attacker: an administrator with the whole disk, but not the log's key (it is in a token), says that the key was rotated: he makes
// another under the same name, puts it in place of the public one, rewrites an entry and signs everything anew.
// Found by an outsider and a witness at the first checkpoint under the new key (it is none of the policy's; `not_signed`), by a
// monitor at its next look (`bad_signature`), by the node's next start and its own verification as long as the true signer is asked
// (`damaged`; `wrong_key`). Not found by the node's own verification when nobody asks signer, policy or an earlier checkpoint.
import { rmSync, writeFileSync } from 'node:fs';
import { beforeAll, expect, test } from 'vitest';
import { type NoteSigner, signerOf } from '../../../src/ledger/format/key.js';
import type { SignedLog } from '../../../src/ledger/signer/log-signer.js';
import { plantSigner, rewriteFrames } from '../../support/ledger-attack.js';
import { cosign, type LedgerNode, openMonitor, openScene, outsider, policyIn, type Scene, serveFolder, wrong } from '../../support/ledger-scene.js';

let scene: Scene;
let signed: readonly SignedLog[];
let made: NoteSigner;
beforeAll(async () => {
  scene = await openScene(5);
  // The signer remembers the last two checkpoints of a log.
  await scene.node.record(1);
  await cosign(scene);
  signed = scene.node.writer.signer.signed();
  await scene.node.rest();
  made = signerOf('custos.example/opp', new Uint8Array(32).fill(9));
});

/** All of the folder under the new key, without its third entry. */
function rotated(): LedgerNode {
  const forged = scene.node.copy();
  writeFileSync(`${forged.folder}/keys/opp.pub`, `${made.verifier.vkey}\n`);
  rewriteFrames(forged.folder, (batches) => batches.map((batch) => ({ ...batch, logs: batch.logs.map((log) => ({ ...log, entries: log.entries.toSpliced(2, 1) })) })), { opp: made });
  rmSync(`${forged.folder}/cosigned/opp`);
  return forged;
}

test('control: under its own key all agree', async () => {
  const { node, policy } = scene;
  expect(await node.problems({ signed, policy: policyIn(policy), nowMs: Date.now() })).toEqual([]);
  expect(await outsider(policy, node.shown())).toMatchObject([{ exit: 0, size: 6 }]);
});

test('the node with its true signer', async () => {
  const forged = rotated();
  await expect(forged.start()).rejects.toMatchObject({ code: 'damaged', message: expect.stringMatching(/public key of the log of `opp` is not its signer's/) as string });
  expect(await forged.problems({ signed })).toEqual(['wrong_key', 'wrong_checkpoint']);
  expect(await forged.problems({ seen: { opp: signed[0]?.note ?? '' } })).toEqual(['wrong_checkpoint']);
  expect(await forged.problems({ policy: policyIn(scene.policy), nowMs: Date.now() })).toEqual(['wrong_key']);
  // What the attacker wrote fits together: nobody who asks the disk alone can tell.
  expect(await forged.problems()).toEqual([]);
});

test('a witness, an outsider and a monitor', async () => {
  const { node, panel: [witness], policy } = scene;
  const forged = rotated();
  plantSigner(forged.folder, { opp: made });
  await forged.start();
  await forged.record(2);
  expect(await witness.ask(forged)).toEqual({ kind: 'not_signed' });
  expect(witness.size).toBe(6n);
  await forged.writer.writer.pack();
  expect(await outsider(policy, forged.shown())).toMatchObject([wrong(/^the log custos\.example\/opp did not sign its checkpoint with a key of the policy/)]);
  let folder = node.shown();
  const { monitor, alarms } = await openMonitor(policyIn(policy), [await serveFolder(() => folder)]);
  await monitor.look();
  expect(alarms).toEqual([]);
  folder = forged.shown();
  await monitor.look();
  expect(alarms).toMatchObject([{ code: 'bad_signature', origin: 'custos.example/opp' }]);
});

test('a key exchanged in the signer’s own folder', async () => {
  const forged = scene.node.copy();
  writeFileSync(`${forged.folder}/signer/keys/opp.key`, `${made.skey}\n`);
  await expect(forged.start()).rejects.toMatchObject({ code: 'damaged' });
  writeFileSync(`${forged.folder}/signer/keys/opp.pub`, `${made.verifier.vkey}\n`);
  await expect(forged.start()).rejects.toMatchObject({ code: 'damaged', message: expect.stringMatching(/what was signed for the log of `opp` cannot be read/) as string });
});
