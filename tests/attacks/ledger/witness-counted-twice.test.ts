// Attacker: the log's operator with one witness in his pocket, who wants a quorum of two out of it: its line twice, two lines of
// two times, its key under two names in the policy, its signature under another witness's name, or its second key.
// Found when the checkpoint is opened: a witness counts once, by its name in the policy (`tools/verify.mjs`: no quorum; `not_cosigned`
// in the node's own verification; `waitFor` goes on waiting). One key twice is refused when the policy is read (`bad_policy`).
import { writeFileSync } from 'node:fs';
import { beforeAll, expect, test } from 'vitest';
import { LedgerError } from '../../../src/ledger/errors.js';
import { lineOf, witnessVerifierOf } from '../../../src/ledger/format/cosignature.js';
import { splitKey } from '../../../src/ledger/format/key.js';
import { openByPolicy, parsePolicy } from '../../../src/ledger/format/policy.js';
import { stolenWitnessKey } from '../../support/ledger-attack.js';
import { cosignaturesOf, freshPlace, Institution, openCosigners, openScene, outsider, policyFile, policyIn, type Scene, wrong, written } from '../../support/ledger-scene.js';

let scene: Scene;
let note: string;
let text: string;
beforeAll(async () => {
  scene = await openScene(5);
  ({ note } = await scene.node.head());
  text = note.slice(0, note.indexOf('\n\n') + 1);
});
const now = (): bigint => BigInt(Math.floor(Date.now() / 1000));

test('its lines twice, at two times, under another name', async () => {
  const { node, panel, policy } = scene;
  const [mine, other] = panel.map(({ folder }) => stolenWitnessKey(folder)) as [ReturnType<typeof stolenWitnessKey>, ReturnType<typeof stolenWitnessKey>];
  const line = mine.cosign(text, now());
  const borrowed = line.replace(mine.verifier.name, other.verifier.name);
  const tries = [line + line, line + mine.cosign(text, now() - 1n) + mine.cosign(text, now() - 60n), line + borrowed];
  for (const lines of tries) {
    writeFileSync(`${node.shown()}/checkpoint`, note + lines);
    expect(await outsider(policy, node.shown())).toMatchObject([wrong(/^the checkpoint has no quorum: cosigned by w1$/)]);
    expect(openByPolicy(policyIn(policy), note + lines, Date.now())).toMatchObject({ isQuorum: false, cosignatures: [{ witness: { name: 'w1' } }] });
  }
  writeFileSync(`${node.folder}/cosigned/opp`, note + tries[0]);
  expect(await node.problems({ policy: policyIn(policy), nowMs: Date.now() })).toEqual(['not_cosigned']);
  // Under the other's own id it is a forgery, and the whole note is refused.
  const forged = lineOf(other.verifier, Buffer.from(line.split(' ')[2] ?? '', 'base64').subarray(4));
  writeFileSync(`${node.shown()}/checkpoint`, note + line + forged);
  expect(await outsider(policy, node.shown())).toMatchObject([wrong(/^the signature of w2\.example\/witness does not hold/)]);
  // Control: the other's own line beside it.
  for (const path of [`${node.shown()}/checkpoint`, `${node.folder}/cosigned/opp`]) writeFileSync(path, note + line + other.cosign(text, now()));
  expect(await outsider(policy, node.shown())).toMatchObject([{ exit: 0 }]);
  expect(await node.problems({ policy: policyIn(policy), nowMs: Date.now() })).toEqual([]);
});

test('its key under two names is refused when the policy is read', async () => {
  const { node, panel: [first] } = scene;
  const { vkey } = await node.head();
  const { name, bytes } = splitKey(first.vkey);
  for (const again of [first.vkey, witnessVerifierOf(`${name}-2`, bytes).vkey]) {
    const policy = `log ${vkey}\nwitness a ${first.vkey}\nwitness b ${again}\ngroup g 2 a b\nquorum g\n`;
    expect(() => parsePolicy(policy)).toThrow(expect.objectContaining({ code: 'bad_policy', message: expect.stringMatching(/line 3 of the policy: a key stands here twice/) as string }) as Error);
    expect(await outsider(written('policy', policy), node.shown())).toEqual([{ exit: 2, error: 'could not be checked: line 3 of the policy: a key stands there twice' }]);
  }
  const grouped = `log ${vkey}\nwitness a ${first.vkey}\ngroup g any a\ngroup h any a\ngroup both all g h\nquorum both\n`;
  expect(() => parsePolicy(grouped)).toThrow(/line 4 of the policy: a member stands in a group already/);
});

test('its second key, of another type, does not make it two', async () => {
  const { node } = scene;
  const { vkey } = await node.head();
  const two = await new Institution('pq', [vkey], { mlDsa: true }, `${freshPlace()}/pq`).start();
  const [classic, quantum] = two.witness.verifiers;
  const policy = `log ${vkey}\nwitness a ${classic?.vkey}\nwitness b ${quantum?.vkey}\ngroup g 2 a b\nquorum g\n`;
  const lines = await cosignaturesOf(node, [two]);
  expect(lines.split('\n')).toHaveLength(3);
  // Two readings are sound: such a policy is refused, or the institution counts once.
  const reading = (): 'refused' | 'enough' | 'not enough' => {
    try {
      return openByPolicy(parsePolicy(policy), note + lines, Date.now()).isQuorum ? 'enough' : 'not enough';
    } catch (fault) {
      if (fault instanceof LedgerError && fault.code === 'bad_policy') return 'refused';
      throw fault;
    }
  };
  expect(reading()).not.toBe('enough');
});

test('who waits for two of them goes on waiting for the second', async () => {
  const { node, panel: [first, second] } = scene;
  const { vkey } = await node.head();
  await first.serve();
  const mine = stolenWitnessKey(first.folder);
  writeFileSync(`${node.folder}/cosigned/opp`, note + mine.cosign(text, now()) + mine.cosign(text, now() - 1n));
  const alone = await openCosigners(node, policyIn(policyFile([vkey], [first, second])));
  expect(await alone.cosigners.waitFor('opp', 5n, 1)).toMatchObject({ size: 5n });
  await expect(alone.cosigners.waitFor('opp', 5n, 2, 300)).rejects.toMatchObject({ code: 'unavailable' });
  await alone.cosigners.close();
  await second.serve();
  const both = await openCosigners(node, policyIn(policyFile([vkey], [first, second])));
  expect(await both.cosigners.waitFor('opp', 5n, 2)).toMatchObject({ size: 5n });
});
