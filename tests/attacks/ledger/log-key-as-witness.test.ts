// Attacker: the log's operator, whose key is trusted anyway, lets it stand up as its own witness: named in the policy, typed anew
// as a witness's key, or signing the words of a cosignature under its own id or a witness's name.
// Found when the policy is read (`bad_policy`, exit 2): a log's key has another type byte, and the same bytes under a witness's
// type are refused beside it. Where the policy does not name the key, its line is a stranger's and does not count (no quorum).
import { writeFileSync } from 'node:fs';
import { beforeAll, expect, test } from 'vitest';
import { lineOf, parseWitness, witnessSignerOf } from '../../../src/ledger/format/cosignature.js';
import { signerOf, splitSecretKey } from '../../../src/ledger/format/key.js';
import { openByPolicy, parsePolicy } from '../../../src/ledger/format/policy.js';
import { parseVerifier } from '../../../src/ledger/format/key.js';
import { stolenLogKey, stolenWitnessKey } from '../../support/ledger-attack.js';
import { openScene, outsider, policyIn, type Scene, wrong, written } from '../../support/ledger-scene.js';

let scene: Scene;
let note: string;
let text: string;
let logSeed: Uint8Array;
beforeAll(async () => {
  scene = await openScene(5);
  ({ note } = await scene.node.head());
  text = note.slice(0, note.indexOf('\n\n') + 1);
  logSeed = splitSecretKey(stolenLogKey(scene.node.folder).skey).bytes;
});
const now = (): bigint => BigInt(Math.floor(Date.now() / 1000));

test('in the policy: as it is, and typed anew', async () => {
  const { vkey } = await scene.node.head();
  const retyped = witnessSignerOf('w9.example/witness', logSeed).verifier.vkey;
  const policies: readonly (readonly [string, number, RegExp, RegExp])[] = [
    [`log ${vkey}\nwitness a ${vkey}\nquorum a\n`, 2, /the key cannot be read/, /not of a type that can stand there/],
    [`log ${vkey}\nwitness a ${retyped}\nquorum a\n`, 2, /one key cannot be a log and its witness/, /a key stands there twice/],
    [`witness a ${retyped}\nlog ${vkey}\nquorum a\n`, 2, /one key cannot be a log and its witness/, /a key stands there twice/],
    [`log ${scene.panel[0].vkey}\nquorum none\n`, 1, /the key cannot be read/, /not of a type that can stand there/],
  ];
  for (const [policy, line, ours, theirs] of policies) {
    expect(() => parsePolicy(policy)).toThrow(expect.objectContaining({ code: 'bad_policy', message: expect.stringMatching(new RegExp(`^line ${line} .*${ours.source}`)) as string }) as Error);
    expect(await outsider(written('policy', policy), scene.node.shown())).toEqual([{ exit: 2, error: expect.stringMatching(new RegExp(`line ${line} of the policy: .*${theirs.source}`)) as string }]);
  }
  expect(() => parseWitness(vkey)).toThrow(expect.objectContaining({ code: 'bad_key' }) as Error);
  expect(() => parseVerifier(scene.panel[0].vkey)).toThrow(expect.objectContaining({ code: 'bad_key' }) as Error);
});

test('in the note: its line is a stranger’s, or a forgery', async () => {
  const { node, panel, policy } = scene;
  const [first, second] = panel;
  const honest = stolenWitnessKey(first.folder).cosign(text, now());
  const log = signerOf('custos.example/opp', logSeed);
  const seconds = Buffer.alloc(8);
  seconds.writeBigUInt64BE(now());
  const words = Buffer.from(`cosignature/v1\ntime ${now()}\n${text}`);
  const strangers = [
    witnessSignerOf('custos.example/opp', logSeed).cosign(text, now()),
    witnessSignerOf(second.witness.verifiers[0]?.name ?? '', logSeed).cosign(text, now()),
  ];
  for (const line of strangers) {
    writeFileSync(`${node.shown()}/checkpoint`, note + honest + line);
    expect(await outsider(policy, node.shown())).toMatchObject([wrong(/^the checkpoint has no quorum: cosigned by w1$/)]);
    expect(openByPolicy(policyIn(policy), note + honest + line, Date.now())).toMatchObject({ isQuorum: false, cosignatures: [{ witness: { name: 'w1' } }] });
  }
  const forgeries: readonly (readonly [string, string])[] = [
    [lineOf(log.verifier, Buffer.concat([seconds, log.sign(words)])), 'custos.example/opp'],
    [lineOf(second.witness.verifiers[0] ?? log.verifier, Buffer.concat([seconds, log.sign(words)])), 'w2.example/witness'],
  ];
  for (const [line, name] of forgeries) {
    writeFileSync(`${node.shown()}/checkpoint`, note + honest + line);
    expect(await outsider(policy, node.shown())).toMatchObject([wrong(new RegExp(`^the signature of ${name} does not hold`))]);
    expect(() => openByPolicy(policyIn(policy), note + honest + line, Date.now())).toThrow(expect.objectContaining({ code: 'bad_note' }) as Error);
  }
  writeFileSync(`${node.shown()}/checkpoint`, note + honest + stolenWitnessKey(second.folder).cosign(text, now()));
  expect(await outsider(policy, node.shown())).toMatchObject([{ exit: 0 }]);
});
