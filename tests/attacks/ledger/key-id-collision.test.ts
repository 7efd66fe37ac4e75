// Attacker: the operator of a log (or a witness) who ground out two keys with one name and one 4-byte id, which takes seconds,
// and gives one to some readers, the other to the rest; or a stranger with a key whose id is the log's.
// Found by every reader at the first checkpoint that his other key signed: a line under a known name and id that does not hold
// rejects the whole note (`bad_note`, `tools/verify.mjs`, a witness). Both keys in one policy are refused when it is read
// (`bad_policy`, exit 2), and by `check-proofs`, since nobody could say which of the two is asked.
import { writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { witnessSignerOf } from '../../../src/ledger/format/cosignature.js';
import { signerOf } from '../../../src/ledger/format/key.js';
import { openNote, signNote } from '../../../src/ledger/format/note.js';
import { parsePolicy } from '../../../src/ledger/format/policy.js';
import { plantSigner } from '../../support/ledger-attack.js';
import { checkedLines, cosign, Institution, LedgerNode, outsider, policyFile, policyText, wrong, written } from '../../support/ledger-scene.js';

/** Found by trying: the n-th seed is n in 32 bytes. */
const seed = (n: number): Uint8Array => Uint8Array.from([...new Uint8Array(28), n >> 24, n >> 16, n >> 8, n]);
const [shown, hidden] = [17_953, 29_455].map((n) => signerOf('custos.example/opp', seed(n))) as [ReturnType<typeof signerOf>, ReturnType<typeof signerOf>];
const twins = [11_572, 54_121].map((n) => witnessSignerOf('w1.example/witness', seed(n)).verifier);
const another = signerOf('custos.example/opp', seed(1));

test('control: the two keys have one id, a third has its own', () => {
  expect([shown.verifier.id, hidden.verifier.id, ...twins.map(({ id }) => id)]).toEqual(['2828e43d', '2828e43d', 'd1bc7319', 'd1bc7319']);
  expect(shown.verifier.vkey).not.toBe(hidden.verifier.vkey);
  const text = 'custos.example/opp\n0\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n';
  expect(openNote(signNote(text, [shown, another]), [shown.verifier, another.verifier]).signedBy).toHaveLength(2);
  expect(openNote(signNote(text, [shown, another]), [shown.verifier]).signedBy).toEqual([shown.verifier]);
});

test('a real log signed by the shown key, and the same log signed by the hidden one', async () => {
  const node = new LedgerNode();
  plantSigner(node.folder, { opp: shown });
  await node.record(5);
  expect((await node.head()).vkey).toBe(shown.verifier.vkey);
  const panel = [await new Institution('w1', [shown.verifier.vkey]).start(), await new Institution('w2', [shown.verifier.vkey]).start()] as const;
  const note = await cosign({ node, panel: [...panel, panel[1]] });
  const [first] = panel;
  const policy = policyFile([shown.verifier.vkey], panel);
  const text = note.slice(0, note.indexOf('\n\n') + 1);
  const lines = note.slice(note.indexOf('\n', text.length + 1) + 1);
  const forged = signNote(text, [hidden]);
  const show = (checkpoint: string) => writeFileSync(`${node.shown()}/checkpoint`, checkpoint);
  expect(await outsider(policy, node.shown())).toMatchObject([{ exit: 0, size: 5 }]);
  expect(await first.tell({ oldSize: 5n, proof: [], note })).toMatchObject({ kind: 'cosigned' });

  // Alone, and beside the good signature, before it or after it.
  const good = signNote(text, [shown]);
  for (const one of [forged, forged + good.slice(text.length + 1), good + forged.slice(text.length + 1)]) {
    show(one + lines);
    expect(await outsider(policy, node.shown())).toMatchObject([wrong(/^the signature of custos\.example\/opp does not hold/)]);
    expect(() => openNote(one, [shown.verifier])).toThrow(expect.objectContaining({ code: 'bad_note' }) as Error);
    expect(await first.tell({ oldSize: 5n, proof: [], note: one })).toEqual({ kind: 'not_signed' });
  }
  expect(await checkedLines(...[good, forged].map((one) => ({ type: 'note', note: one, keys: [shown.verifier.vkey] })))).toMatchObject([{ ok: true }, { ok: false, error: /does not hold/ }]);
});

test('both keys in one policy, or in one question', async () => {
  const panel = [await new Institution('w1', [shown.verifier.vkey]).start()];
  const logs = policyText([shown.verifier.vkey, hidden.verifier.vkey], panel, 1);
  const witnesses = `log ${shown.verifier.vkey}\nwitness a ${twins[0]?.vkey}\nwitness b ${twins[1]?.vkey}\ngroup g 2 a b\nquorum g\n`;
  for (const [text, line] of [[logs, 2], [witnesses, 3]] as const) {
    expect(() => parsePolicy(text)).toThrow(expect.objectContaining({ code: 'bad_policy', message: expect.stringMatching(`line ${line} of the policy: another key has this name and id`) as string }) as Error);
    expect(await outsider(written('policy', text), '/nowhere')).toEqual([{ exit: 2, error: `could not be checked: line ${line} of the policy: a key stands there twice` }]);
  }
  expect(parsePolicy(policyText([shown.verifier.vkey, another.verifier.vkey], panel, 1)).logs).toHaveLength(2);
  const keys = [shown.verifier.vkey, hidden.verifier.vkey];
  expect(await checkedLines({ type: 'note', note: signNote('a\n', [shown]), keys })).toEqual([{ ok: false, error: 'two keys have the same name and hash' }]);
});
