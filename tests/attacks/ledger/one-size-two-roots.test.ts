// Attacker: whoever stole the log's key signs another root for a size that was signed before, to swap the one for the other.
// Found by the signer at once, when he asks it (`inconsistent`); by a witness at once, when he brings it (`conflict`, both
// checkpoints kept); by a monitor at its next look (`forked`); by the node's own verification (`two_roots`), and by its next
// start, which refuses (`damaged`). An outsider who sees the second root alone lacks the quorum; with stolen witnesses' keys on
// it, the tiles beside it do not lead to it.
import { writeFileSync } from 'node:fs';
import { beforeAll, expect, test } from 'vitest';
import { forgedQuorum, signedAnew, stolenLogKey } from '../../support/ledger-attack.js';
import { openMonitor, openScene, outsider, policyIn, type Scene, serveFolder, wrong } from '../../support/ledger-scene.js';

const otherRoot = new Uint8Array(32).fill(7);
let scene: Scene;
let second: string;
beforeAll(async () => {
  scene = await openScene(5);
  second = signedAnew(stolenLogKey(scene.node.folder), 5n, otherRoot);
});

test('the signer signs no second root, and gives the first again', async () => {
  const { signer } = scene.node.writer;
  const { note, root } = await scene.node.head();
  const { epoch } = await signer.open(0n);
  const head = { agencyId: 'opp', oldSize: 5n, size: 5n, proof: [] };
  expect(await signer.sign(epoch, [{ ...head, root }])).toEqual([note]);
  await expect(signer.sign(epoch, [{ ...head, root: otherRoot }])).rejects.toMatchObject({ code: 'inconsistent' });
});

test('a witness refuses it and keeps both', async () => {
  const [witness] = scene.panel;
  const { note } = await scene.node.head();
  expect(await witness.tell({ oldSize: 5n, proof: [], note })).toMatchObject({ kind: 'cosigned' });
  expect(witness.evidence()).toEqual([]);
  expect(await witness.tell({ oldSize: 5n, proof: [], note: second })).toEqual({ kind: 'conflict', size: 5n });
  expect(witness.forks).toEqual(['custos.example/opp']);
  expect(witness.evidence()).toHaveLength(2);
  expect(witness.evidence()).toContain(second);
  expect(witness.evidence().find((one) => one !== second)).toContain(note);
});

test('a monitor that saw the first cries out at the second', async () => {
  const { node, policy } = scene;
  const { monitor, alarms } = await openMonitor(policyIn(policy), [await serveFolder(() => node.shown())]);
  await monitor.look();
  await monitor.look();
  expect(alarms).toEqual([]);
  const published = await node.head();
  writeFileSync(`${node.shown()}/checkpoint`, second);
  await monitor.look();
  expect(alarms).toMatchObject([{ code: 'forked', evidence: expect.any(String) as string }]);
  writeFileSync(`${node.shown()}/checkpoint`, published.note);
});

test('an outsider, the node’s verification and its start', async () => {
  const { node, panel, policy } = scene;
  await node.rest();
  expect(await node.problems()).toEqual([]);
  for (const place of [`${node.shown()}/checkpoint`, `${node.folder}/cosigned/opp`]) writeFileSync(place, second);
  expect(await outsider(policy, node.shown())).toMatchObject([wrong(/no quorum: cosigned by nobody/)]);
  writeFileSync(`${node.shown()}/checkpoint`, second + forgedQuorum(second, panel.map(({ folder }) => folder)));
  expect(await outsider(policy, node.shown())).toMatchObject([wrong(/^at 5 entries the root is not the one that was signed/)]);
  expect(await node.problems()).toEqual(['two_roots']);
  await expect(node.start()).rejects.toMatchObject({ code: 'damaged' });
});
