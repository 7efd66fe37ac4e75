// Attacker: the holder of the log's key, who writes a fourth line into a genuine checkpoint ("key rotated", "entry 7 revoked", a
// second root), to point to it later as signed and witnessed. Witnesses cosign such a checkpoint, as their specification asks.
// Found by whoever reads it, at once: our checkpoints have three lines and no more (`tools/verify.mjs`; a monitor `bad_signature`; the
// node's own verification `wrong_checkpoint`; its start `damaged`). Text behind an empty line is refused by the witness, too.
import { writeFileSync } from 'node:fs';
import { beforeAll, expect, test } from 'vitest';
import { signNote } from '../../../src/ledger/format/note.js';
import { formatTlogProof } from '../../../src/ledger/format/tlog-proof.js';
import type { Receipt } from '../../../src/ledger/receipt.js';
import { forgedQuorum, stolenLogKey } from '../../support/ledger-attack.js';
import { cosign, openMonitor, openScene, outsider, policyIn, type Scene, serveFolder, wrong, written } from '../../support/ledger-scene.js';

let scene: Scene;
let receipt: Receipt;
let note: string;
let path: readonly Uint8Array[];
beforeAll(async () => {
  scene = await openScene(5);
  [receipt] = (await scene.node.record(1)) as [Receipt];
  note = await cosign(scene);
  path = scene.node.tree().path(5).map((hash) => Uint8Array.from(hash));
});
const smuggled = (more: string): string => signNote(note.slice(0, note.indexOf('\n\n') + 1) + more, [stolenLogKey(scene.node.folder)]);

test.each([['a fourth line', 'key rotated\n'], ['a second checkpoint', 'custos.example/opp\n6\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n'], ['a second root', '47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n']])('%s: cosigned by witnesses, refused by every reader', async (_, more) => {
  const { node, panel, policy } = scene;
  const longer = smuggled(more);
  const answers = await Promise.all(panel.map((one) => one.tell({ oldSize: 6n, proof: [], note: longer })));
  const cosigned = longer + answers.map((answer) => (answer.kind === 'cosigned' ? answer.lines : '')).join('');
  expect(cosigned.split('\n').filter((line) => line.startsWith('— w'))).toHaveLength(3);

  const address = await serveFolder(() => node.shown());
  const { monitor, alarms } = await openMonitor(policyIn(policy), [address]);
  writeFileSync(`${node.shown()}/checkpoint`, note);
  await monitor.look();
  expect([alarms, await outsider(policy, node.shown())]).toMatchObject([[], [{ exit: 0, size: 6 }]]);
  writeFileSync(`${node.shown()}/checkpoint`, cosigned);
  expect(await outsider(policy, node.shown())).toMatchObject([wrong(/^the checkpoint has not exactly three lines/)]);
  await monitor.look();
  expect(alarms).toMatchObject([{ code: 'bad_signature', message: expect.stringMatching(/three lines/) as string }]);
  expect(await node.problems()).toEqual(['wrong_checkpoint']);
  writeFileSync(`${node.shown()}/checkpoint`, note);
});

test.each([['behind an empty line', '\nkey rotated\n'], ['behind two', '\n\nkey rotated\n'], ['an empty line alone', '\n']])('%s: the witness refuses it as well', async (_, more) => {
  const { node, panel, policy } = scene;
  const longer = smuggled(more);
  const [witness] = panel;
  expect(await witness.tell({ oldSize: 6n, proof: [], note: longer })).toEqual({ kind: 'malformed', reason: expect.stringMatching(/^a line of the checkpoint is empty or not ended/) as string });
  writeFileSync(`${node.shown()}/checkpoint`, longer);
  expect(await outsider(policy, node.shown())).toMatchObject([wrong(/^the checkpoint has not exactly three lines/)]);
  writeFileSync(`${node.shown()}/checkpoint`, note);
});

test('in a proof file', async () => {
  const file = (checkpoint: string): string => written('entry.tlog-proof', formatTlogProof({ extra: receipt.entry, index: 5n, proof: path, checkpoint }));
  const longer = smuggled('key rotated\n');
  const cosigned = longer + forgedQuorum(longer, scene.panel.map(({ folder }) => folder));
  expect(await outsider(scene.policy, '--proof', file(note))).toMatchObject([{ exit: 0, index: 5 }]);
  expect(await outsider(scene.policy, '--proof', file(cosigned))).toMatchObject([wrong(/^the checkpoint has not exactly three lines/)]);
});

test('kept as the newest cosigned one, the node does not start on it', async () => {
  const { node } = scene;
  await node.rest();
  writeFileSync(`${node.folder}/cosigned/opp`, smuggled('key rotated\n'));
  expect(await node.problems()).toEqual(['wrong_checkpoint']);
  await expect(node.start()).rejects.toMatchObject({ code: 'damaged' });
  writeFileSync(`${node.folder}/cosigned/opp`, note);
  await node.start();
});
