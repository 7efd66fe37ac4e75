// Attacker: the node's administrator with the stolen log key says that nothing was ever recorded: he empties the folder, and shows a
// signed checkpoint of size 0.
// Found by the node's next start (`damaged`) and its own verification (`rolled_back`) from what signer, witnesses or readers remember;
// by a witness at once (`conflict`, or `malformed`); by an outsider who remembers (`the log went back`), else by the missing quorum; by
// a monitor at its next look (`rolled_back`). The signer itself signs no size 0 after a larger one. A root that is not the empty tree's is
// refused by everyone. Not found by the node's own verification of a folder from which all of this was taken.
import { cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { emptyRoot } from '../../../src/ledger/format/hash.js';
import type { SignedLog } from '../../../src/ledger/signer/log-signer.js';
import { forgedQuorum, signedAnew, stolenLogKey } from '../../support/ledger-attack.js';
import { freshPlace, Institution, openMonitor, openScene, outsider, policyIn, type Scene, serveFolder, wrong, written } from '../../support/ledger-scene.js';

const otherRoot = new Uint8Array(32);
let scene: Scene;
let signed: readonly SignedLog[];
let folders: string[];
let empty: (root?: Uint8Array) => string;
beforeAll(async () => {
  scene = await openScene(5);
  signed = scene.node.writer.signer.signed();
  folders = scene.panel.map(({ folder }) => folder);
  const key = stolenLogKey(scene.node.folder);
  empty = (root = emptyRoot()) => signedAnew(key, 0n, root);
});

/** A public folder that holds a checkpoint and nothing else. */
function shownWith(note: string): string {
  const shown = join(freshPlace(), 'opp');
  mkdirSync(shown);
  writeFileSync(`${shown}/checkpoint`, note);
  return shown;
}

test('the signer signs no emptiness after five entries', async () => {
  const { signer } = scene.node.writer;
  const { epoch } = await signer.open(0n);
  for (const oldSize of [0n, 5n]) await expect(signer.sign(epoch, [{ agencyId: 'opp', oldSize, size: 0n, root: emptyRoot(), proof: [] }])).rejects.toMatchObject({ code: 'inconsistent' });
});

test('a witness that knows the log refuses; a new one cosigns the empty tree, with its one root', async () => {
  const { node, panel: [witness] } = scene;
  expect(await witness.tell({ oldSize: 0n, proof: [], note: empty() })).toEqual({ kind: 'conflict', size: 5n });
  expect(await witness.tell({ oldSize: 5n, proof: [], note: empty() })).toEqual({ kind: 'malformed', reason: expect.stringMatching(/old size is above/) as string });
  expect(witness.size).toBe(5n);
  const newcomer = await new Institution('w4', [(await node.head()).vkey]).start();
  expect(await newcomer.tell({ oldSize: 0n, proof: [], note: empty(otherRoot) })).toEqual({ kind: 'bad_proof', reason: expect.stringMatching(/not that of an empty tree/) as string });
  expect(await newcomer.tell({ oldSize: 0n, proof: [], note: empty() })).toMatchObject({ kind: 'cosigned' });
  expect(await newcomer.ask(node)).toMatchObject({ kind: 'cosigned' });
});

test('an outsider and a monitor', async () => {
  const { node, policy } = scene;
  const seen = written('seen', '{}');
  expect(await outsider(policy, '--seen', seen, node.shown())).toMatchObject([{ exit: 0, size: 5 }]);
  expect(await outsider(policy, shownWith(empty()))).toMatchObject([wrong(/^the checkpoint has no quorum: cosigned by nobody/)]);
  const [cosigned, other] = [empty(), empty(otherRoot)].map((note) => shownWith(note + forgedQuorum(note, folders))) as [string, string];
  // Control: a log that really is empty verifies.
  expect(await outsider(policy, cosigned)).toMatchObject([{ exit: 0, size: 0 }]);
  expect(await outsider(policy, '--seen', seen, cosigned)).toMatchObject([wrong(/^the log went back: 5 entries were seen before, now it shows 0/)]);
  expect(await outsider(policy, other)).toMatchObject([wrong(/^at 0 entries the root is not the one that was signed/)]);
  let folder = node.shown();
  const { monitor, alarms } = await openMonitor(policyIn(policy), [await serveFolder(() => folder)]);
  await monitor.look();
  expect(alarms).toEqual([]);
  folder = cosigned;
  await monitor.look();
  expect(alarms).toMatchObject([{ code: 'rolled_back', evidence: expect.any(String) as string }]);
});

test('a monitor that sees it first is not deceived by another root of the empty tree', async () => {
  const { monitor, alarms } = await openMonitor(policyIn(scene.policy), [await serveFolder(() => shownWith(empty(otherRoot) + forgedQuorum(empty(otherRoot), folders)))]);
  await monitor.look();
  expect(alarms).toMatchObject([{ code: 'inconsistent' }]);
});

test('the node, emptied', async () => {
  const { node, policy } = scene;
  await node.rest();
  expect(await node.problems({ signed, policy: policyIn(policy), nowMs: Date.now() })).toEqual([]);
  const forged = node.copy();
  for (const part of ['segments', 'index', 'frontier']) rmSync(`${forged.folder}/${part}`, { recursive: true });
  expect(await forged.problems()).toEqual(['rolled_back']);
  for (const part of ['cosigned', 'public']) rmSync(`${forged.folder}/${part}`, { recursive: true });
  const { note } = signed[0] ?? { note: '' };
  expect(await forged.problems({ signed })).toEqual(['rolled_back']);
  expect(await forged.problems({ seen: { opp: note } })).toEqual(['rolled_back']);
  expect(await forged.problems({ policy: policyIn(policy), nowMs: Date.now() })).toEqual(['rolled_back']);
  expect(await forged.problems()).toEqual([]);
  await expect(forged.start()).rejects.toMatchObject({ code: 'damaged', message: expect.stringMatching(/has `0` entries on disk, and its signer signed `5`/) as string });
  cpSync(`${node.folder}/segments`, `${forged.folder}/segments`, { recursive: true });
  await forged.start();
});
