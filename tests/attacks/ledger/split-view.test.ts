// Attacker: the node's own administrator, with the disk, the log's key and a copy of the signer. He runs the log twice from a
// snapshot and shows one history to the first witness, the other to the second.
// Found by an outsider at once: neither side reaches a quorum (`tools/verify.mjs`). By a monitor at its next look, half a second
// later: it compares what the witnesses hold (`forked`). By a witness at the moment somebody brings it the other side: it
// refuses (`conflict`) and keeps both signed checkpoints; the honest half of the node then hears of it with its next checkpoint
// (`cosigned_elsewhere`). A policy of one witness would find nothing at once.
import { expect, test, vi } from 'vitest';
import { cosignaturesOf, Institution, LedgerNode, openCosigners, openMonitor, openScene, outsider, policyFile, policyIn, serveFolder, wrong } from '../../support/ledger-scene.js';

/** A log of five entries cosigned by both, then three more. */
async function played(isSplit: boolean) {
  const { node } = await openScene(5);
  const { vkey, note: before } = await node.head();
  const panel = [new Institution('one', [vkey]), new Institution('two', [vkey])] as const;
  for (const one of panel) await (await one.start()).serve();
  await cosignaturesOf(node, panel);
  const twin = isSplit ? (await node.rest()).copy() : node;
  await node.record(3, 'opp', 'for the first');
  if (isSplit) await twin.record(3, 'opp', 'for the second');
  const sides = isSplit ? [node, twin] : [node];
  const [first, second] = panel;
  const lines = [await cosignaturesOf(node, [first]), await cosignaturesOf(twin, [second])];
  for (const [at, side] of sides.entries()) {
    await side.show((await side.head()).note + (isSplit ? lines[at] : lines.join('')));
  }
  return { sides, panel, before, vkey, policy: policyFile([vkey], panel) };
}

const addressOf = (side: LedgerNode | undefined) => serveFolder(() => side?.shown() ?? '');

test('control: one history, seen by both', async () => {
  const { sides, panel, policy } = await played(false);
  expect(await outsider(policy, sides[0]?.shown() ?? '')).toEqual([expect.objectContaining({ exit: 0, size: 8 })]);
  const { monitor, alarms } = await openMonitor(policyIn(policy), [await addressOf(sides[0])]);
  await monitor.look();
  expect([alarms, panel.map(({ forks }) => forks.length)]).toEqual([[], [0, 0]]);
});

test('no side has a quorum; a monitor and the other witness see both', async () => {
  const { sides, panel, policy, vkey } = await played(true);
  const [shown = '', other = ''] = sides.map((side) => side.shown());
  expect(await outsider(policy, shown, other)).toEqual([
    expect.objectContaining({ exit: 1, error: expect.stringMatching(/no quorum: cosigned by one$/) }), expect.objectContaining({ exit: 1, error: expect.stringMatching(/no quorum: cosigned by two$/) }),
  ]);
  // Who believes one witness is shown a log that verifies, and finds the other only beside it.
  const [first, second] = panel;
  const credulous = [policyFile([vkey], [first], 1), policyFile([vkey], [second], 1)];
  expect(await outsider(credulous[0] ?? '', shown)).toMatchObject([{ exit: 0, size: 8 }]);
  expect(await outsider(credulous[1] ?? '', other)).toMatchObject([{ exit: 0, size: 8 }]);
  expect(await outsider(policyFile([vkey], panel, 1), shown, other)).toMatchObject([wrong(/^at 8 entries the root is not the one that was signed/), wrong(/^at 8 entries the root is not the one that was signed/)]);

  const { monitor, alarms } = await openMonitor(policyIn(policy), [await addressOf(sides[0])]);
  await monitor.look();
  expect(alarms).toEqual([expect.objectContaining({ code: 'forked', url: second.url, evidence: expect.any(String) })]);

  expect(await first.ask(sides[1] as LedgerNode, 'opp')).toEqual({ kind: 'conflict', size: 8n });
  expect(first.forks).toEqual(['custos.example/opp']);
  expect(first.evidence()).toHaveLength(2);
});

test('the honest node learns of it with its next checkpoint, from the witness that holds the other', async () => {
  const { node } = await openScene(5);
  const { vkey } = await node.head();
  const witness = await (await new Institution('one', [vkey]).start()).serve();
  const { cosigners, alarms } = await openCosigners(node, policyIn(policyFile([vkey], [witness], 1)));
  await cosigners.waitFor('opp', 5n, 1);
  const twin = node.copy();
  await twin.record(3, 'opp', 'elsewhere');
  expect(await witness.ask(twin)).toMatchObject({ kind: 'cosigned' });
  expect(alarms).toEqual([]);
  const { note } = await twin.head();
  await node.record(3, 'opp', 'here');
  await vi.waitFor(() => expect(alarms).toEqual([expect.objectContaining({ code: 'cosigned_elsewhere', witness: 'one', ours: 8n, theirs: 8n, proven: true, note: expect.stringContaining(note) as string })]), { timeout: 30_000 });
  expect(witness.forks).toContain('custos.example/opp');
});
