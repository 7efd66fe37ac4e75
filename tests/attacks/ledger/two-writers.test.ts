// Attacker: a second node over the same folder, by mistake or so that two histories can be played; and the worse case, an old writer that
// was paused (a frozen machine, a disk moved to another) and wakes after a new one has begun.
// Found at once: the kernel's lock refuses a second writer (`locked`). Where the lock does not reach, the signer's epoch does: the old
// writer's first append is refused (`fenced`), it stops for good, and its callers get no answer; what the new one had recorded and
// acknowledged stands.
import { rmSync } from 'node:fs';
import { afterEach, expect, test } from 'vitest';
import { type Ledger, openLedger, verifyInclusion, verifyLedger } from '../../../src/ledger/index.js';
import { RemoteSigner } from '../../../src/ledger/signer/index.js';
import { openTestLedger, type TestLedger } from '../../../src/ledger/testing.js';
import { freshPlace } from '../../support/ledger-scene.js';

const closers: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (let close = closers.pop(); close !== undefined; close = closers.pop()) await close();
});

/** A first writer with its signer and keys, and what a second one over the same folder would be opened with. */
async function first(): Promise<TestLedger & { readonly folder: string; readonly second: () => Promise<Ledger> }> {
  const folder = freshPlace();
  const opened = await openTestLedger(folder);
  closers.push(opened.close);
  const second = async () => {
    const ledger = await openLedger({ folder: `${folder}/ledger`, signer: `${folder}/signer.sock`, keys: `${folder}/keys.sock` });
    closers.push(() => ledger.close());
    return ledger;
  };
  return { ...opened, folder, second };
}

const say = (ledger: Ledger, text: string) => ledger.append({ agencyId: 'opp', payload: { text } });
const found = async (folder: string) => {
  const signer = await RemoteSigner.connect(`${folder}/signer.sock`);
  const { problems } = await verifyLedger({ folder: `${folder}/ledger`, signed: await signer.signed() });
  signer.close();
  return problems.map(({ code }) => code);
};

test('control: one after the other', async () => {
  const { ledger, folder, second } = await first();
  await say(ledger, 'by the first');
  await ledger.close();
  const later = await second();
  expect(await say(later, 'by the second')).toMatchObject({ index: 1n });
  expect(await found(folder)).toEqual([]);
});

test('two at once: the lock', async () => {
  const { ledger, folder, second } = await first();
  await say(ledger, 'by the first');
  await expect(second()).rejects.toMatchObject({ code: 'locked' });
  expect(await say(ledger, 'and again')).toMatchObject({ index: 1n });
  expect(await found(folder)).toEqual([]);
});

test('an old writer that wakes is fenced, and its caller gets no receipt', async () => {
  const { ledger: old, folder, second } = await first();
  await say(old, 'before the pause');
  rmSync(`${folder}/ledger/lock`);
  const young = await second();
  await expect(say(old, 'after the pause')).rejects.toMatchObject({ code: 'stopped', message: expect.stringContaining('a newer writer has taken over') });
  await expect.poll(() => old.state()).toMatchObject({ running: false, reason: expect.stringContaining('a newer writer has taken over') });
  expect(young.state()).toEqual({ running: true });
});

test('what the new one acknowledged stands, whatever the old one still writes', async () => {
  const { ledger: old, folder, second } = await first();
  await say(old, 'before the pause');
  rmSync(`${folder}/ledger/lock`);
  const young = await second();
  const receipt = await say(young, 'acknowledged');
  await expect(say(old, 'after the pause')).rejects.toMatchObject({ code: 'stopped' });
  expect(await found(folder)).toEqual([]);
  expect(verifyInclusion(await young.prove('opp', receipt.index)).ok).toBe(true);
  expect(await young.read('opp', receipt.index)).toMatchObject({ index: 1n });
});
