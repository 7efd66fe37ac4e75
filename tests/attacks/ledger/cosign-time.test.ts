// Attacker: a witness that is bought, or whose clock is, dates its cosignature far ahead, so that a checkpoint frozen today looks
// fresh for years; or gives no time at all.
// Found when the checkpoint is opened: time 0, and a time more than a minute ahead of the reader's clock, do not count
// (`tools/verify.mjs`: no quorum; `not_cosigned`), and the node's cosigners take no such line (the witness's state says why).
// Within that minute a witness's word is taken; and what was dated ahead counts from its date on, since nobody can tell when it was
// given: not found, and why freshness asks for a quorum.
import { writeFileSync } from 'node:fs';
import { beforeAll, expect, test } from 'vitest';
import { lineOf } from '../../../src/ledger/format/cosignature.js';
import { ed25519Of, splitSecretKey } from '../../../src/ledger/format/key.js';
import { openByPolicy } from '../../../src/ledger/format/policy.js';
import { stolenWitnessKey } from '../../support/ledger-attack.js';
import { Institution, openCosigners, openScene, outsider, policyFile, policyIn, type Scene, wrong } from '../../support/ledger-scene.js';

let scene: Scene;
let note: string;
beforeAll(async () => {
  scene = await openScene(5);
  ({ note } = await scene.node.head());
});
const now = (): bigint => BigInt(Math.floor(Date.now() / 1000));

/** What the witness's own program would not sign. */
function cosignAt(at: number, seconds: bigint): string {
  const { verifier, skey } = stolenWitnessKey(scene.panel[at]?.folder ?? '');
  const time = Buffer.alloc(8);
  time.writeBigUInt64BE(seconds);
  const text = note.slice(0, note.indexOf('\n\n') + 1);
  return lineOf(verifier, Buffer.concat([time, ed25519Of(splitSecretKey(skey).bytes).sign(Buffer.from(`cosignature/v1\ntime ${seconds}\n${text}`))]));
}

test.each<[string, () => bigint, RegExp | undefined]>([
  ['control: a time of this moment', now, undefined],
  ['control: a clock half a minute ahead', () => now() + 30n, undefined],
  ['time 0', () => 0n, /^the checkpoint has no quorum: cosigned by w1$/],
  ['two minutes ahead', () => now() + 120n, /^the checkpoint has no quorum: cosigned by w1$/],
  ['in milliseconds', () => BigInt(Date.now()), /^the checkpoint has no quorum: cosigned by w1$/],
  ['the last second of 63 bits', () => 2n ** 63n - 1n, /^the checkpoint has no quorum: cosigned by w1$/],
  ['beyond 63 bits', () => 2n ** 64n - 1n, /^the checkpoint has no quorum: cosigned by w1$/],
])('%s', async (_, time, words) => {
  const { node, policy } = scene;
  const cosigned = note + cosignAt(0, now()) + cosignAt(1, time());
  for (const path of [`${node.shown()}/checkpoint`, `${node.folder}/cosigned/opp`]) writeFileSync(path, cosigned);
  expect(await outsider(policy, '--max-age', '600', node.shown())).toMatchObject([words === undefined ? { exit: 0 } : wrong(words)]);
  const problems = await node.problems({ policy: policyIn(policy), nowMs: Date.now() });
  if (words === undefined) expect(problems).toEqual([]);
  else expect(problems).toContain('not_cosigned');
});

test('what is dated ahead counts for nothing until its time has come, and then for no more than its time', async () => {
  const far = cosignAt(1, now() + 3600n);
  const open = (nowMs: number) => openByPolicy(policyIn(scene.policy), note + cosignAt(0, now()) + far, nowMs);
  expect(open(Date.now())).toMatchObject({ isQuorum: false });
  // An hour later it does: no reader can know when it was given. A quorum of such witnesses is needed to look fresh.
  expect(open(Date.now() + 3_600_000)).toMatchObject({ isQuorum: true });
});

test('the node’s cosigners take no such line', async () => {
  const { node } = scene;
  const { vkey } = await node.head();
  let offMs = 3_600_000;
  const witness = await (await new Institution('ahead', [vkey], { clock: () => Date.now() + offMs }).start()).serve();
  const { cosigners } = await openCosigners(node, policyIn(policyFile([vkey], [witness], 1)));
  await expect(cosigners.waitFor('opp', 5n, 1, 400)).rejects.toMatchObject({ code: 'unavailable' });
  expect(cosigners.states()).toMatchObject([{ witness: 'ahead', size: undefined, error: expect.stringMatching(/without a cosignature that counts/) as string }]);
  await witness.rest();
  offMs = 0;
  const right = await (await new Institution('right', [vkey], { clock: () => Date.now() + offMs }).start()).serve();
  const again = await openCosigners(node, policyIn(policyFile([vkey], [right], 1)));
  expect(await again.cosigners.waitFor('opp', 5n, 1)).toMatchObject({ size: 5n });
});
