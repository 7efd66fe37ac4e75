// Attacker: whoever can write the disk, without any key, changes an entry and then rewrites all that follows from it: frames, tiles,
// bundles, addresses. No signature can be made, so the old checkpoints stay, or are taken away.
// Found by verification when it next runs: what is signed has another root (`two_roots`: the published checkpoint, the cosigned one,
// the signer's last). By an outsider at their next look: the tiles do not lead to the root. By the next start (`damaged`). With every
// checkpoint in the folder taken away as well, by the signer's memory alone, and by a policy (`not_cosigned`).
import { rmSync } from 'node:fs';
import { beforeAll, expect, test } from 'vitest';
import { backUp, changeEntry, memoryOf, putBack, rebuildWithoutKey, retold, rewriteFrames, withoutNotes } from '../../support/ledger-rewrite.js';
import { openScene, outsider, policyIn, type Scene, wrong } from '../../support/ledger-scene.js';

let scene: Scene;
let rewritten: string;
let untouched: string;
beforeAll(async () => {
  scene = await openScene(5);
  await scene.node.rest();
  const { folder } = scene.node;
  untouched = backUp(folder);
  rewriteFrames(folder, (batches) => withoutNotes(changeEntry(2, retold)(batches)));
  await rebuildWithoutKey(folder);
  rewritten = folder;
});

const judged = () => ({ policy: policyIn(scene.policy), nowMs: Date.now() });

test('control: rewritten in the same way with nothing changed, it verifies', async () => {
  const twin = scene.node.copy();
  putBack(untouched, twin.folder, 'ledger', 'signer');
  rewriteFrames(twin.folder, withoutNotes);
  await rebuildWithoutKey(twin.folder);
  expect(await twin.problems({ ...judged(), signed: memoryOf(twin.folder) })).toEqual([]);
  expect(await outsider(scene.policy, twin.shown(), `${untouched}/public/opp`)).toMatchObject([{ exit: 0, size: 5 }, { exit: 0, size: 5 }]);
});

test('verification: everything fits, except what was signed', async () => {
  expect(await scene.node.problems()).toEqual(['two_roots']);
  expect(await scene.node.problems({ signed: memoryOf(rewritten) })).toEqual(['two_roots']);
});

test('an outsider, and the next start', async () => {
  expect(await outsider(scene.policy, scene.node.shown())).toMatchObject([wrong(/^at 5 entries the root is not the one that was signed/)]);
  await expect(scene.node.copy().start()).rejects.toMatchObject({ code: 'damaged' });
});

test('with every checkpoint taken away: the signer knows, and so does whoever has a policy', async () => {
  for (const place of [`${scene.node.shown()}/checkpoint`, `${rewritten}/cosigned/opp`]) rmSync(place);
  expect(await scene.node.problems({ signed: memoryOf(rewritten) })).toEqual(['two_roots']);
  expect(await scene.node.problems(judged())).toEqual(['not_cosigned']);
  await expect(scene.node.copy().start()).rejects.toMatchObject({ code: 'damaged' });
  // The residue: of a log that is signed nowhere, verification alone says that it is not signed, and no more.
  expect(await scene.node.problems()).toEqual([]);
});
