// Promise: a disk that is full refuses and loses nothing; when there is room again, the ledger goes on by itself.
import { expect, test } from 'vitest';
import { LedgerError, verifyLedger } from '../../src/ledger/index.js';
import { openTestLedger } from '../../src/ledger/testing.js';
import { smallDisk } from './small-disk.js';

const MIB = 2 ** 20;
const canMount = ((): boolean => {
  const disk = smallDisk(MIB);
  disk?.end();
  return disk !== undefined;
})();

test.skipIf(!canMount).each([
  ['the look ahead says so', 0],
  // Far below zero, so that the ledger believes there is room and the kernel itself refuses.
  ['the kernel says so', -(2 ** 40)],
] as const)('full while the next segment is made, and %s', async (_, reserveBytes) => {
  const disk = smallDisk(24 * MIB);
  if (disk === undefined) throw new Error('the disk could be mounted a moment ago');
  const closers: (() => Promise<void>)[] = [];
  try {
    disk.fill(19 * MIB);
    const opened = await openTestLedger(disk.place, { reserveBytes });
    closers.push(opened.close);
    const { ledger } = opened;
    let acked = 0;
    const append = async (): Promise<void> => {
      await ledger.append({ agencyId: 'opp', payload: 'x'.repeat(20_000) });
      acked += 1;
    };
    const refusal = await untilRefused(append);
    expect(refusal).toMatchObject({ code: 'no_space' });
    // One segment of 1 MiB and one of 2 MiB are full; the third was not there.
    expect(acked).toBeGreaterThan(120);
    await ledger.pack();
    await expect(append()).rejects.toMatchObject({ code: 'no_space' });
    expect(ledger.state()).toEqual({ running: true, noSpace: true });
    disk.free();
    await untilTaken(append);
    for (let more = 0; more < 20; more += 1) await append();
    expect(ledger.state()).toEqual({ running: true });
    expect((await ledger.checkpoint('opp'))?.size).toBe(BigInt(acked));
    await opened.close();
    expect(await verifyLedger({ folder: `${disk.place}/ledger` })).toMatchObject({ problems: [], tornBytes: 0 });
    const again = await openTestLedger(disk.place, { reserveBytes });
    closers.push(again.close);
    expect((await again.ledger.checkpoint('opp'))?.size).toBe(BigInt(acked));
  } finally {
    for (const close of closers) await close();
    disk.end();
  }
});

async function untilRefused(append: () => Promise<void>): Promise<unknown> {
  for (;;) {
    try {
      await append();
    } catch (refusal) {
      return refusal;
    }
  }
}

/** A full disk is asked again after a moment. */
async function untilTaken(append: () => Promise<void>): Promise<void> {
  for (let tries = 0; ; tries += 1) {
    try {
      return await append();
    } catch (fault) {
      if (tries > 50 || !(fault instanceof LedgerError && fault.code === 'no_space')) throw fault;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}
