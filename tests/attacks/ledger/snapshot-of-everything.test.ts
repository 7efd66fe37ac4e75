// Attacker: whoever runs the machine that everything of the node lies on puts back a snapshot of the whole data folder, signer and
// payload keys included. Nothing that the node has can know: it starts, and verification finds nothing, asking its signer too.
// Found by who stands outside: a checkpoint that was kept (`rolled_back`) when it is compared; a monitor at its next look
// (`rolled_back`); an outsider who remembers; a policy with an age, once the snapshot is older (`stale`); the first witness that is
// asked to go on from it (`conflict`, both sides kept). The residue: who has none of these is told nothing.
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { backUp, memoryOf, putBack } from '../../support/ledger-rewrite.js';
import { cosign, freshPlace, openMonitor, openScene, outsider, policyIn, type Scene, serveFolder, wrong } from '../../support/ledger-scene.js';

const HOUR = 3_600_000;
let scene: Scene;
let kept: string;
let snapshot: string;
let now: string;
let seen: string;
let watching: Awaited<ReturnType<typeof openMonitor>>;
let offMs = -HOUR;

beforeAll(async () => {
  scene = await openScene(5, ['opp'], { clock: () => Date.now() + offMs });
  const { node, policy } = scene;
  await node.rest();
  snapshot = backUp(node.folder);
  offMs = 0;
  await node.record(3);
  kept = await cosign(scene);
  await node.rest();
  now = backUp(node.folder);
  seen = join(freshPlace(), 'seen');
  watching = await openMonitor(policyIn(policy), [await serveFolder(() => node.shown())]);
  await watching.monitor.look();
  await outsider(policy, '--seen', seen, node.shown());
});

const judged = (maxAgeMs?: number) => ({ policy: policyIn(scene.policy), nowMs: Date.now(), ...(maxAgeMs !== undefined && { maxAgeMs }) });

test('control: a snapshot of this moment', async () => {
  const { node, policy } = scene;
  putBack(now, node.folder, 'ledger', 'signer', 'payload keys');
  expect(await node.problems({ ...judged(HOUR / 2), signed: memoryOf(node.folder), seen: { opp: kept } })).toEqual([]);
  await watching.monitor.look();
  expect(watching.alarms).toEqual([]);
  expect(await outsider(policy, '--seen', seen, '--max-age', '600', node.shown())).toMatchObject([{ exit: 0, size: 8 }]);
});

test('the node itself is told nothing; whoever remembers is', async () => {
  const { node, policy } = scene;
  putBack(snapshot, node.folder, 'ledger', 'signer', 'payload keys');
  expect(await node.problems({ ...judged(), signed: memoryOf(node.folder) })).toEqual([]);
  expect(await outsider(policy, node.shown())).toMatchObject([{ exit: 0, size: 5 }]);

  expect(await node.problems({ seen: { opp: kept } })).toEqual(['rolled_back']);
  expect(await node.problems(judged(HOUR / 2))).toEqual(['stale']);
  expect(await outsider(policy, '--seen', seen, node.shown())).toMatchObject([wrong(/^the log went back: 8 entries were seen before, now it shows 5/)]);
  await watching.monitor.look();
  expect(watching.alarms).toMatchObject([{ code: 'rolled_back' }]);
});

test('it goes on from there, and no witness follows', async () => {
  const { node, panel, policy } = scene;
  putBack(snapshot, node.folder, 'ledger', 'signer', 'payload keys');
  await node.record(3, 'opp', 'instead of what was');
  expect(await panel[0].ask(node)).toEqual({ kind: 'conflict', size: 8n });
  expect(panel[0].forks).toEqual(['custos.example/opp']);
  expect(panel[0].evidence()).toHaveLength(2);
  await node.rest();
  expect(await node.problems({ seen: { opp: kept } })).toEqual(['two_roots']);
  // What it shows is the last that was cosigned, of before; then, 5 seconds later, what no quorum has cosigned.
  expect(await outsider(policy, node.shown())).toMatchObject([{ exit: 0, size: 5 }]);
});
