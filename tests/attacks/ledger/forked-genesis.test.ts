// Attacker: the node's administrator with the stolen log key throws the log away and begins it anew, entry 0 first, under the same
// name and key: longer than the old one, every hash and signature in order.
// Found by each witness at his first request (`conflict`; with the size it holds, `bad_proof`, and both checkpoints kept); by an
// outsider who remembers a checkpoint (`at 5 entries the root is not ...`), and by one without memory through the missing quorum; by a
// monitor at its next look; by the node's next start with its own signer (`damaged`) and its verification (`two_roots`). A witness that
// never saw the log cosigns the new one: it must be one of few.
import { cpSync, rmSync } from 'node:fs';
import { beforeAll, expect, test } from 'vitest';
import { plantSigner, stolenLogKey } from '../../support/ledger-attack.js';
import { Institution, LedgerNode, openMonitor, openScene, outsider, policyFile, policyIn, type Scene, serveFolder, wrong, written } from '../../support/ledger-scene.js';

let scene: Scene;
let anew: LedgerNode;
let seen: string;
beforeAll(async () => {
  scene = await openScene(5);
  seen = written('seen', '{}');
  expect(await outsider(scene.policy, '--seen', seen, scene.node.shown())).toMatchObject([{ exit: 0, size: 5 }]);
  anew = new LedgerNode();
  plantSigner(anew.folder, { opp: stolenLogKey(scene.node.folder) });
  await anew.record(8, 'opp', 'as it should have been');
});

test('control: the log that goes on from its beginning', async () => {
  const { node, panel: [witness], policy } = scene;
  await node.record(1);
  expect(await witness.ask(node)).toMatchObject({ kind: 'cosigned' });
  expect(await outsider(policy, '--seen', seen, node.shown())).toMatchObject([{ exit: 0, seen: 5 }]);
  expect(await node.problems({ signed: node.writer.signer.signed() })).toEqual([]);
});

test('a witness that knows the log, and one that does not', async () => {
  const { panel: [, witness] } = scene;
  expect(await witness.ask(anew, 'opp', 0n)).toEqual({ kind: 'conflict', size: 5n });
  expect(await witness.ask(anew)).toEqual({ kind: 'bad_proof', reason: expect.stringMatching(/another old root/) as string });
  expect(witness.evidence()).toHaveLength(2);
  expect(witness.evidence()).toContain((await anew.head()).note);
  const newcomer = await new Institution('w4', [(await anew.head()).vkey]).start();
  expect(await newcomer.ask(anew)).toMatchObject({ kind: 'cosigned' });
});

test('an outsider with memory and without, and a monitor', async () => {
  const { node, panel, policy } = scene;
  const { vkey, note } = await anew.head();
  const newcomer = await new Institution('w4', [vkey]).start();
  const answer = await newcomer.ask(anew);
  await anew.show(note + (answer.kind === 'cosigned' ? answer.lines : ''));
  expect(await outsider(policy, anew.shown())).toMatchObject([wrong(/^the checkpoint has no quorum: cosigned by nobody/)]);
  // Who believes the newcomer alone finds it by what was seen before, and not without.
  const credulous = policyFile([vkey], [...panel, newcomer], 1);
  expect(await outsider(credulous, anew.shown())).toMatchObject([{ exit: 0, size: 8 }]);
  expect(await outsider(credulous, '--seen', seen, anew.shown())).toMatchObject([wrong(/^at 5 entries the root is not the one that was signed/)]);
  let folder = node.shown();
  const { monitor, alarms } = await openMonitor(policyIn(policy), [await serveFolder(() => folder)]);
  await monitor.look();
  expect(alarms).toEqual([]);
  folder = anew.shown();
  await monitor.look();
  expect(alarms).toMatchObject([{ code: 'inconsistent', evidence: expect.any(String) as string }]);
});

test('the node, when the new segments are put into its folder', async () => {
  const { node } = scene;
  const signed = node.writer.signer.signed();
  await node.rest();
  await anew.rest();
  const forged = node.copy();
  rmSync(`${forged.folder}/frontier`);
  for (const part of ['segments', 'public', 'index']) {
    rmSync(`${forged.folder}/${part}`, { recursive: true });
    cpSync(`${anew.folder}/${part}`, `${forged.folder}/${part}`, { recursive: true });
  }
  expect(await forged.problems({ signed })).toEqual(['two_roots']);
  // The cosigned checkpoint alone is enough; without it, without signer and memory, the disk tells one story.
  expect(await forged.problems()).toEqual(['two_roots']);
  await expect(forged.start()).rejects.toMatchObject({ code: 'damaged' });
  rmSync(`${forged.folder}/cosigned/opp`);
  await expect(forged.start()).rejects.toMatchObject({ code: 'damaged' });
  expect(await forged.problems({ signed })).toEqual(['two_roots']);
  expect(await forged.problems()).toEqual([]);
});
