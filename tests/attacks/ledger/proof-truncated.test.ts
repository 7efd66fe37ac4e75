// Attacker: a node, or whoever stands between, cuts hashes off a proof, so that its path ends at a root of the attacker's choice
// lower in the tree; or cuts bytes off a hash, so that two pairs of hashes share one node.
// Found by whoever checks it, at once: `tools/verify.mjs --proof` and `check-proofs` (`too short`, `another root`, not 32 bytes), a
// witness (`bad_proof`; it keeps the checkpoint) and the signer (`inconsistent`), before either signs anything.
import { beforeAll, expect, test } from 'vitest';
import { formatTlogProof } from '../../../src/ledger/format/tlog-proof.js';
import type { Receipt } from '../../../src/ledger/receipt.js';
import { checkedLines, cosign, openScene, outsider, type Scene, wrong, written } from '../../support/ledger-scene.js';

const [OLD, SIZE] = [3, 7];
let scene: Scene;
let receipt: Receipt;
let note: string;
beforeAll(async () => {
  scene = await openScene(OLD);
  [receipt] = (await scene.node.record(1)) as [Receipt];
  await scene.node.record(SIZE - OLD - 1);
});
const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');
const without = <T>(proof: readonly T[]): T[][] => proof.map((_, at) => proof.toSpliced(at, 1));

test('a witness and the signer sign nothing on a cut proof, and sign on the whole one', async () => {
  const { node, panel: [witness] } = scene;
  const { note: newest, root } = await node.head();
  const proof = node.tree().consistency(OLD, SIZE);
  expect(proof.length).toBeGreaterThan(1);
  for (const cut of [[], ...without(proof)]) {
    expect(await witness.tell({ oldSize: 3n, proof: cut, note: newest })).toEqual({ kind: 'bad_proof', reason: expect.stringMatching(/too short|another (old|new) root/) as string });
  }
  expect([witness.size, witness.evidence().includes(newest)]).toEqual([3n, true]);
  const short = `old 3\n${base64(new Uint8Array(31))}\n\n${newest}`;
  expect(await witness.witness.addCheckpoint(Buffer.from(short))).toEqual({ kind: 'malformed', reason: expect.stringMatching(/base64 of 32 bytes/) as string });

  const { signer } = node.writer;
  const { epoch } = await signer.open(0n);
  const further = { agencyId: 'opp', oldSize: 7n, size: 9n, root };
  await expect(signer.sign(epoch, [{ ...further, proof: [] }])).rejects.toMatchObject({ code: 'inconsistent', message: expect.stringMatching(/too short/) as string });
  note = await cosign(scene);
  expect(witness.size).toBe(7n);
});

test('check-proofs refuses every cut', async () => {
  const tree = scene.node.tree();
  const [path, links] = [tree.path(3, SIZE).map(base64), tree.consistency(OLD, SIZE).map(base64)];
  const inclusion = (proof: string[]) => ({ type: 'inclusion', leaf_hash: base64(receipt.leafHash), index: '3', size: '7', root: base64(tree.root(SIZE)), proof });
  const consistency = (proof: string[]) => ({ type: 'consistency', size1: '3', size2: '7', root1: base64(tree.root(OLD)), root2: base64(tree.root(SIZE)), proof });
  expect(await checkedLines(inclusion(path), consistency(links))).toEqual([{ ok: true }, { ok: true }]);
  const cut = [...[[], ...without(path)].map(inclusion), ...[[], ...without(links)].map(consistency)];
  expect(await checkedLines(...cut)).toEqual(cut.map(() => ({ ok: false, error: 'the proof is too short' })));
  const bytes = [...path, ...links].map((hash) => base64(Buffer.from(hash, 'base64').subarray(0, 31)));
  const shorter = { ok: false, error: '`proof` is not base64 of 32 bytes' };
  expect(await checkedLines(inclusion(bytes.slice(0, path.length)), consistency(bytes.slice(path.length)))).toEqual([shorter, shorter]);
});

test('an outsider refuses every cut of the file', async () => {
  const path = scene.node.tree().path(3, SIZE);
  const fileOf = (proof: readonly Uint8Array[]): string => formatTlogProof({ extra: receipt.entry, index: 3n, proof, checkpoint: note });
  const look = async (text: string) => (await outsider(scene.policy, '--proof', written('entry.tlog-proof', text)))[0];
  expect(await look(fileOf(path))).toMatchObject({ exit: 0, index: 3 });
  for (const cut of [[], path.slice(1), path.slice(0, -1)]) expect(await look(fileOf(cut))).toMatchObject(wrong(/^the proof is too short/));
  const whole = fileOf(path);
  const [first = new Uint8Array()] = path;
  expect(await look(whole.replace(base64(first), base64(first.subarray(0, 31))))).toMatchObject(wrong(/a hash of the proof is not base64 of the right length/));
  expect(await look(whole.slice(0, -2))).toMatchObject(wrong(/not a signed note|not base64/));
});
