// Attacker: somebody with the witness's machine puts its folder back to an older backup, so that it forgets what it cosigned
// last, and has it cosign another history from there. The witness itself cannot know.
// Found by the node with its next checkpoint, a quarter of a second later (`witness_rolled_back`, once), and by a monitor at its
// next look (`rolled_back` at the witness's address). Its cosignature on the other history: no quorum for an outsider, `forked`
// for a monitor, and two cosignatures by one key that no honest witness gives. Not found by an outsider who believes it alone.
import { cpSync, rmSync } from 'node:fs';
import { expect, test, vi } from 'vitest';
import { cosignaturesOf, Institution, openCosigners, openMonitor, openScene, outsider, policyFile, policyIn, serveFolder, wrong } from '../../support/ledger-scene.js';

async function played() {
  const { node } = await openScene(3);
  const { vkey } = await node.head();
  const panel = [new Institution('one', [vkey]), new Institution('two', [vkey])] as const;
  for (const one of panel) await (await one.start()).serve();
  await cosignaturesOf(node, panel);
  const policy = policyFile([vkey], panel);
  return { node, panel, policy, vkey };
}

/** The attacker's hand: back to the folder as it was. */
async function restore(witness: Institution, backup: string): Promise<void> {
  await witness.rest();
  rmSync(witness.folder, { recursive: true });
  cpSync(backup, witness.folder, { recursive: true });
  await (await witness.start()).serve();
}

function backupOf(witness: Institution): string {
  const backup = `${witness.folder}.backup`;
  cpSync(witness.folder, backup, { recursive: true });
  return backup;
}

test.each([['control: started again', false], ['put back', true]])('%s, the node and a monitor', async (_, isRestored) => {
  const { node, panel, policy } = await played();
  const [first] = panel;
  const backup = backupOf(first);
  const { cosigners, alarms } = await openCosigners(node, policyIn(policy));
  await node.record(4);
  await cosigners.waitFor('opp', 7n, 2);
  const watching = await openMonitor(policyIn(policy), [await serveFolder(() => node.shown())]);
  await vi.waitFor(async () => {
    await node.writer.writer.pack();
    await watching.monitor.look();
    expect(watching.monitor.states).toMatchObject([{ size: 7n }]);
  }, { timeout: 30_000 });
  expect([alarms, watching.alarms]).toEqual([[], []]);

  if (isRestored) await restore(first, backup);
  await watching.monitor.look();
  await node.record(1);
  await cosigners.waitFor('opp', 8n, 2);
  expect(alarms).toEqual(isRestored ? [expect.objectContaining({ code: 'witness_rolled_back', witness: 'one', ours: 8n, theirs: 3n, proven: false })] : []);
  expect(watching.alarms).toEqual(isRestored ? [expect.objectContaining({ code: 'rolled_back', url: first.url, evidence: expect.any(String) as string })] : []);
  expect(first.size).toBe(8n);
});

test('made to cosign another history, it has no quorum, and a monitor sees the fork', async () => {
  const { node, panel, policy, vkey } = await played();
  const [first, second] = panel;
  const backup = backupOf(first);
  const twin = (await node.rest()).copy();
  await node.record(4, 'opp', 'what happened');
  await node.show((await node.head()).note + (await cosignaturesOf(node, panel)));
  const watching = await openMonitor(policyIn(policy), [await serveFolder(() => node.shown())]);
  await watching.monitor.look();
  expect(watching.alarms).toEqual([]);

  await twin.record(4, 'opp', 'what is told');
  expect(await first.ask(twin)).toEqual({ kind: 'conflict', size: 7n });
  await restore(first, backup);
  expect(await first.ask(twin)).toMatchObject({ kind: 'cosigned' });
  await twin.show((await twin.head()).note + (await cosignaturesOf(twin, panel)));
  expect(await second.ask(twin)).toEqual({ kind: 'conflict', size: 7n });
  expect(await outsider(policy, twin.shown())).toMatchObject([wrong(/^the checkpoint has no quorum: cosigned by one$/)]);
  expect(await outsider(policyFile([vkey], [first], 1), twin.shown())).toMatchObject([{ exit: 0, size: 7 }]);
  await watching.monitor.look();
  expect(watching.alarms).toEqual([expect.objectContaining({ code: 'forked', url: first.url })]);
});
