// Attacker: a node that writes an index or size which wraps round to the wanted one where integers have 64, 53 or 32 bits, or
// which another reader spells differently, so that two checkers read two claims in one text.
// Found by whoever reads it, at once, before any hash is compared: `check-proofs` and the parsers of proofs, checkpoints and
// witness requests (`not a decimal of 64 bits`), `tools/verify.mjs` (`not an integer of 64 bits`; exit 2 above 2^53, which it cannot
// count). Below 2^64 nothing wraps: the index is not below the size, or the path too short for it.
import { beforeAll, expect, test } from 'vitest';
import { parseCheckpoint } from '../../../src/ledger/format/checkpoint.js';
import { signNote } from '../../../src/ledger/format/note.js';
import { verifyConsistency, verifyInclusion } from '../../../src/ledger/format/proof.js';
import { formatTlogProof } from '../../../src/ledger/format/tlog-proof.js';
import type { Receipt } from '../../../src/ledger/receipt.js';
import { stolenLogKey } from '../../support/ledger-attack.js';
import { checkedLines, cosign, openScene, outsider, type Scene, wrong, written } from '../../support/ledger-scene.js';

let scene: Scene;
let receipt: Receipt;
let note: string;
beforeAll(async () => {
  scene = await openScene(3);
  [receipt] = (await scene.node.record(4)) as [Receipt];
  note = await cosign(scene);
});
const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');
/** Other spellings of 3 and 7, for readers that wrap, trim or convert. */
const spellings = (n: bigint): string[] => [`${n + 2n ** 64n}`, `${n - 2n ** 64n}`, `${2n ** 64n}`, `+${n}`, `0${n}`, ` ${n}`, `${n} `, `${n}\n`, `${n}.0`, `${n}e0`, `0x${n}`, `${n}n`, '', '-0'];

test('check-proofs: no other spelling, and nothing that wraps', async () => {
  const tree = scene.node.tree();
  const inclusion = (change: object) => ({ type: 'inclusion', leaf_hash: base64(receipt.leafHash), index: '3', size: '7', root: base64(tree.root()), proof: tree.path(3).map(base64), ...change });
  const consistency = (change: object) => ({ type: 'consistency', size1: '3', size2: '7', root1: base64(tree.root(3)), root2: base64(tree.root()), proof: tree.consistency(3).map(base64), ...change });
  expect(await checkedLines(inclusion({}), consistency({}))).toEqual([{ ok: true }, { ok: true }]);
  const spelled = [...spellings(3n).map((index) => ['index', inclusion({ index })] as const), ...spellings(7n).map((size) => ['size', inclusion({ size })] as const), ...spellings(3n).map((size1) => ['size1', consistency({ size1 })] as const)];
  expect(await checkedLines(...spelled.map(([, line]) => line))).toEqual(spelled.map(([name]) => ({ ok: false, error: `\`${name}\` is not a decimal of 64 bits` })));
  expect(await checkedLines(inclusion({ index: 3 }), inclusion({ size: 7 }), consistency({ size2: 7 }))).toEqual(['index', 'size', 'size2'].map((name) => ({ ok: false, error: `\`${name}\` is not a string` })));
  // Within 64 bits: what a reader of 32 bits or of doubles would take for 3 of 7.
  for (const bits of [32n, 53n, 63n]) {
    const far = 2n ** bits;
    const lines = [inclusion({ index: `${3n + far}` }), inclusion({ size: `${7n + far}` }), consistency({ size2: `${7n + far}` }), consistency({ size1: `${3n + far}` }), inclusion({ index: `${3n + far}`, size: `${7n + far}` })];
    expect((await checkedLines(...lines)).map((one) => (one.ok ? '' : one.error))).toEqual([
      'the index is not below the tree size', 'the proof is too short', 'the proof is too short', 'the old size is above the new size', 'the proof is too short',
    ]);
  }
});

test('the largest sizes of 64 bits are counted exactly', () => {
  const last = 2n ** 64n - 1n;
  const root = scene.node.tree().root();
  expect(verifyInclusion({ leafHash: receipt.leafHash, index: last, size: last, root, proof: [] })).toEqual({ ok: false, error: 'the index is not below the tree size' });
  expect(verifyInclusion({ leafHash: receipt.leafHash, index: last - 1n, size: last, root, proof: [] })).toEqual({ ok: false, error: 'the proof is too short' });
  expect(verifyInclusion({ leafHash: receipt.leafHash, index: 3n, size: 2n ** 64n, root, proof: [] })).toEqual({ ok: false, error: 'the tree size is not between 1 and 2^64 - 1' });
  expect(verifyConsistency({ size1: 1n, size2: 2n ** 64n, root1: root, root2: root, proof: [] })).toEqual({ ok: false, error: 'the old size is 0 or a size is beyond 2^64 - 1' });
});

test('an outsider: the index in a file, the size in a signed checkpoint', async () => {
  const whole = formatTlogProof({ extra: receipt.entry, index: 3n, proof: scene.node.tree().path(3), checkpoint: note });
  const look = async (text: string) => (await outsider(scene.policy, '--proof', written('entry.tlog-proof', text)))[0];
  expect(await look(whole)).toMatchObject({ exit: 0, index: 3 });
  for (const index of [`${3n + 2n ** 64n}`, '03']) expect(await look(whole.replace('index 3\n', `index ${index}\n`))).toMatchObject(wrong(/^the index of the proof is not an integer of 64 bits/));
  expect(await look(whole.replace('index 3\n', `index ${3n + 2n ** 53n}\n`))).toMatchObject({ exit: 2, error: expect.stringMatching(/beyond what this program can count/) as string });
  const key = stolenLogKey(scene.node.folder);
  const text = note.slice(0, note.indexOf('\n\n') + 1);
  const signed = signNote(text.replace('\n7\n', `\n${7n + 2n ** 64n}\n`), [key]);
  expect(await look(whole.replace(note, signed))).toMatchObject(wrong(/^the size in the checkpoint is not an integer of 64 bits/));
  expect(() => parseCheckpoint(text.replace('\n7\n', `\n${2n ** 64n}\n`))).toThrow(/not a decimal of 64 bits/);
});

test('a witness: the size in a checkpoint and in the first line of a request', async () => {
  const [witness] = scene.panel;
  const key = stolenLogKey(scene.node.folder);
  const text = note.slice(0, note.indexOf('\n\n') + 1);
  const ask = (old: string, checkpoint: string) => witness.witness.addCheckpoint(Buffer.from(`old ${old}\n\n${checkpoint}`));
  expect(await ask('7', signNote(text, [key]))).toMatchObject({ kind: 'cosigned' });
  // A newline in it would end the line, and is another matter.
  const others = spellings(7n).filter((one) => !one.includes('\n'));
  for (const old of others) expect(await ask(old, note)).toEqual({ kind: 'malformed', reason: expect.stringMatching(/^the first line is not `old` and a size of 64 bits/) as string });
  for (const size of others.filter((one) => one !== '')) expect(await ask('7', signNote(text.replace('\n7\n', `\n${size}\n`), [key]))).toEqual({ kind: 'malformed', reason: expect.stringMatching(/^the size is not a decimal of 64 bits/) as string });
  expect(witness.size).toBe(7n);
});
