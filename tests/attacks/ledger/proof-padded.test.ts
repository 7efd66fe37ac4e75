// Attacker: a node that adds hashes to a proof, or bytes to a hash, hoping for a checker that stops early, skips what it does not
// need, or joins the bytes anew; or hangs so many on it that the checker is kept busy.
// Found by whoever checks it, at once: `tools/verify.mjs --proof` and `check-proofs` (`too long`, not 32 bytes), a witness
// (`bad_proof`, or `malformed` above 63 hashes) and the signer (`inconsistent`).
import { beforeAll, expect, test } from 'vitest';
import { formatTlogProof } from '../../../src/ledger/format/tlog-proof.js';
import type { Receipt } from '../../../src/ledger/receipt.js';
import { checkedLines, cosign, openScene, outsider, type Scene, wrong, written } from '../../support/ledger-scene.js';

const [OLD, SIZE] = [4, 7];
let scene: Scene;
let receipt: Receipt;
let note: string;
beforeAll(async () => {
  scene = await openScene(OLD);
  [receipt] = (await scene.node.record(1)) as [Receipt];
  await scene.node.record(SIZE - OLD - 1);
});
const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');
const zeros = new Uint8Array(32);
/** One hash more, at either end, new or repeated; and so many that all of them are too many. */
const padded = <T>(proof: readonly T[], zero: T, root: T): T[][] => [[...proof, zero], [...proof, root], [zero, ...proof], ...proof.map((hash, at) => proof.toSpliced(at, 0, hash)), [...proof, ...Array(60).fill(zero)]];

test('a witness and the signer sign nothing on a padded proof, and sign on the plain one', async () => {
  const { node, panel: [witness] } = scene;
  const { note: newest, root } = await node.head();
  const proof = node.tree().consistency(OLD, SIZE);
  for (const more of padded(proof, zeros, root)) expect(await witness.tell({ oldSize: 4n, proof: more, note: newest })).toEqual({ kind: 'bad_proof', reason: expect.stringMatching(/too long/) as string });
  const endless = `old 4\n${`${base64(zeros)}\n`.repeat(64)}\n${newest}`;
  expect(await witness.witness.addCheckpoint(Buffer.from(endless))).toEqual({ kind: 'malformed', reason: expect.stringMatching(/more than 63 hashes/) as string });
  expect(witness.size).toBe(4n);

  const { signer } = node.writer;
  const { epoch } = await signer.open(0n);
  await expect(signer.sign(epoch, [{ agencyId: 'opp', oldSize: 7n, size: 8n, root: zeros, proof: [zeros, root, zeros, zeros, zeros] }])).rejects.toMatchObject({ code: 'inconsistent', message: expect.stringMatching(/too long/) as string });
  note = await cosign(scene);
  expect(witness.size).toBe(7n);
  // The same size again needs no proof, and takes none.
  expect(await witness.tell({ oldSize: 7n, proof: [zeros], note: newest })).toEqual({ kind: 'bad_proof', reason: 'the proof is too long' });
  expect(await witness.tell({ oldSize: 7n, proof: [], note: newest })).toMatchObject({ kind: 'cosigned' });
});

test('check-proofs refuses all that was added', async () => {
  const tree = scene.node.tree();
  const [path, links, root] = [tree.path(4, SIZE).map(base64), tree.consistency(OLD, SIZE).map(base64), base64(tree.root(SIZE))];
  const inclusion = (proof: string[]) => ({ type: 'inclusion', leaf_hash: base64(receipt.leafHash), index: '4', size: '7', root, proof });
  const consistency = (proof: string[]) => ({ type: 'consistency', size1: '4', size2: '7', root1: base64(tree.root(OLD)), root2: root, proof });
  expect(await checkedLines(inclusion(path), consistency(links))).toEqual([{ ok: true }, { ok: true }]);
  const more = [...padded(path, base64(zeros), root).map(inclusion), ...padded(links, base64(zeros), root).map(consistency), consistency(links.map(() => root).concat(Array(70).fill(root)))];
  expect(await checkedLines(...more)).toEqual(more.map(() => ({ ok: false, error: 'the proof is too long' })));
  const bytes = (hash: string): string[] => [base64(Buffer.concat([Buffer.from(hash, 'base64'), Buffer.of(0)])), `${hash}\n`, ` ${hash}`, `${hash}==`, hash.replace('=', '')];
  const spelled = bytes(path[0] ?? '').map((hash) => inclusion([hash, ...path.slice(1)]));
  expect(await checkedLines(...spelled)).toEqual(spelled.map(() => ({ ok: false, error: '`proof` is not base64 of 32 bytes' })));
});

test('an outsider refuses it in the file', async () => {
  const tree = scene.node.tree();
  const path = tree.path(4, SIZE);
  const fileOf = (proof: readonly Uint8Array[]): string => formatTlogProof({ extra: receipt.entry, index: 4n, proof, checkpoint: note });
  const look = async (text: string) => (await outsider(scene.policy, '--proof', written('entry.tlog-proof', text)))[0];
  const whole = fileOf(path);
  expect(await look(whole)).toMatchObject({ exit: 0, index: 4 });
  for (const proof of [[...path, zeros], [zeros, ...path], [...path, tree.root()]]) expect(await look(fileOf(proof))).toMatchObject(wrong(/^the proof is too long/));
  const first = base64(path[0] ?? zeros);
  expect(await look(whole.replace(first, `${first}=`))).toMatchObject(wrong(/a hash of the proof is not base64/));
  expect(await look(whole.replace('\nindex', '\nextra AAAA\nindex'))).toMatchObject(wrong(/the index of the proof/));
  expect(await look(`\n${whole}`)).toMatchObject(wrong(/not a tlog-proof/));
});
