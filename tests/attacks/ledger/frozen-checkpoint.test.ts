// Attacker: whoever stands between the log and its readers, or holds its web server, goes on serving yesterday's files, so that
// nothing since then is seen. Every byte of them is genuine.
// Found by an outsider who asks for freshness (`--max-age`) or remembers (`--seen`), at the moment they look; by a monitor at its
// next look (`rolled_back` where it saw more, else `stale` once no quorum has cosigned for 15 minutes); by the node's own
// verification under a policy (`stale`), when it is its way to the witnesses that was cut. Not found without age and memory.
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { forgedQuorum } from '../../support/ledger-attack.js';
import { cosign, freshPlace, openMonitor, openScene, outsider, policyIn, type Scene, serveFolder, wrong } from '../../support/ledger-scene.js';

const HOUR = 3_600_000;
let scene: Scene;
let frozen: string;
let offMs = -HOUR;
beforeAll(async () => {
  scene = await openScene(5, ['opp'], { clock: () => Date.now() + offMs });
  frozen = join(freshPlace(), 'opp');
  cpSync(scene.node.shown(), frozen, { recursive: true });
  offMs = 0;
  await scene.node.record(3);
  await cosign(scene);
});

test('an outsider who asks for its age', async () => {
  const { node, policy } = scene;
  expect(await outsider(policy, '--max-age', '600', node.shown())).toMatchObject([{ exit: 0, size: 8 }]);
  expect(await outsider(policy, '--max-age', '600', frozen)).toMatchObject([wrong(/^the checkpoint is stale: no quorum cosigned it within the last 600 seconds/)]);
  expect(await outsider(policy, frozen)).toMatchObject([{ exit: 0, size: 5 }]);
});

test('control: a quiet log that is cosigned anew is shown as fresh as it is', async () => {
  offMs = -HOUR;
  const quiet = await openScene(5, ['opp'], { clock: () => Date.now() + offMs });
  offMs = 0;
  await cosign(quiet);
  expect(await outsider(quiet.policy, '--max-age', '600', quiet.node.shown())).toMatchObject([{ exit: 0, size: 5 }]);
});

test('an outsider who remembers', async () => {
  const { node, policy } = scene;
  const seen = join(freshPlace(), 'seen');
  expect(await outsider(policy, '--seen', seen, frozen)).toMatchObject([{ exit: 0 }]);
  expect(await outsider(policy, '--seen', seen, node.shown())).toMatchObject([{ exit: 0 }]);
  expect(await outsider(policy, '--seen', seen, frozen)).toMatchObject([wrong(/^the log went back: 8 entries were seen before, now it shows 5/)]);
});

test('one witness who signs the old checkpoint anew does not make it fresh', async () => {
  const thawed = join(freshPlace(), 'opp');
  cpSync(frozen, thawed, { recursive: true });
  const note = readFileSync(`${frozen}/checkpoint`, 'utf8');
  const lines = scene.panel.map(({ folder }) => forgedQuorum(note, [folder]));
  writeFileSync(`${thawed}/checkpoint`, note + lines[0]);
  expect(await outsider(scene.policy, '--max-age', '600', thawed)).toMatchObject([wrong(/is stale/)]);
  writeFileSync(`${thawed}/checkpoint`, note + lines[0] + lines[1]);
  expect(await outsider(scene.policy, '--max-age', '600', thawed)).toMatchObject([{ exit: 0 }]);
});

test('a monitor, with its memory and without', async () => {
  const policy = policyIn(scene.policy);
  let folder = scene.node.shown();
  const address = await serveFolder(() => folder);
  const watching = await openMonitor(policy, [address]);
  await watching.monitor.look();
  expect(watching.alarms).toEqual([]);
  folder = frozen;
  await watching.monitor.look();
  expect(watching.alarms).toMatchObject([{ code: 'rolled_back' }]);
  const newcomer = await openMonitor(policy, [address]);
  await newcomer.monitor.look();
  expect(newcomer.alarms).toMatchObject([{ code: 'stale' }]);
});

test('the node itself, whose way to the witnesses was cut', async () => {
  const options = { policy: policyIn(scene.policy), maxAgeMs: 600_000 };
  expect(await scene.node.problems({ ...options, nowMs: Date.now() })).toEqual([]);
  expect(await scene.node.problems({ ...options, nowMs: Date.now() + HOUR })).toEqual(['stale']);
});
