import { rmSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Clock, systemClock, systemRandom } from '../kernel/index.js';
import { diskLayer } from './file-layer.js';
import { type Ledger, openLedger, verifyInclusion, verifyLedger } from './index.js';
import type { LinkServer } from './link.js';
import { serveKeys } from './payload/key-process.js';
import { ConsistentSigner, FileKeys, serveSigner } from './signer/index.js';
import { freshFolder, openTestLedger, segmentPaths } from './testing.js';
import { coded, framesOf } from './testing-folders.js';

let folder: string;
let ledger: Ledger;
let signing: LinkServer | undefined;
let keeping: LinkServer | undefined;

async function startSigner(): Promise<void> {
  const signer = ConsistentSigner.open({ folder: `${folder}/signer`, keys: (layer, at) => new FileKeys(layer, at, systemRandom) });
  const server = await serveSigner(`${folder}/signer.sock`, signer);
  signing = {
    async close() {
      signing = undefined;
      await server.close();
      signer.close();
    },
  };
}

async function startKeys(clock: Clock = systemClock): Promise<void> {
  const server = await serveKeys({
    folder: `${folder}/payload-keys`, logKeys: `${folder}/ledger/keys`, layer: diskLayer, clock, random: systemRandom, socketPath: `${folder}/keys.sock`,
  });
  keeping = {
    async close() {
      keeping = undefined;
      await server.close();
    },
  };
}

beforeEach(async () => {
  folder = freshFolder();
  await startSigner();
  await startKeys();
  ledger = await openLedger({ folder: `${folder}/ledger`, signer: `${folder}/signer.sock`, keys: `${folder}/keys.sock` });
  await ledger.append({ agencyId: 'opp', payload: 0 });
});

afterEach(async () => {
  await ledger.close();
  await signing?.close();
  await keeping?.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('a signer that dies', () => {
  test('and comes back within five seconds: whoever waits is acknowledged, and nothing is lost or signed twice', async () => {
    await signing?.close();
    const waiting = Array.from({ length: 20 }, (_, n) => ledger.append({ agencyId: n % 2 === 0 ? 'opp' : 'rcmp', payload: n }));
    await sleep(1000);
    await startSigner();
    const receipts = await Promise.all(waiting);
    expect(receipts.every((receipt) => verifyInclusion(receipt).ok)).toBe(true);
    expect((await ledger.heads()).map(({ agencyId, size }) => [agencyId, size])).toEqual([['opp', 11n], ['rcmp', 10n]]);
    expect(ledger.state()).toEqual({ running: true });
    expect(await verifyLedger({ folder: `${folder}/ledger` })).toMatchObject({ ok: true });
  });

  test('and does not come back: the ledger stops, and what was durable is signed at the next start', async () => {
    await signing?.close();
    await expect(ledger.append({ agencyId: 'opp', payload: 1 })).rejects.toEqual(coded('stopped'));
    expect(ledger.state()).toMatchObject({ running: false, reason: expect.stringContaining('signer') });
    expect((await ledger.checkpoint('opp'))?.size).toBe(1n);
    await ledger.close();
    await keeping?.close();
    const again = await openTestLedger(folder);
    expect((await again.ledger.checkpoint('opp'))?.size).toBe(2n);
    await again.close();
    expect(await verifyLedger({ folder: `${folder}/ledger` })).toMatchObject({ ok: true });
  });
});

test('a key process that dies: what needs a key is refused until it is back, and everything else goes on', async () => {
  await keeping?.close();
  expect((await ledger.append({ agencyId: 'opp', payload: 1 })).index).toBe(1n);
  await expect(ledger.append({ agencyId: 'rcmp', payload: 1 })).rejects.toEqual(coded('unavailable'));
  await expect(ledger.appendAll([{ agencyId: 'opp', payload: 2 }, { agencyId: 'rcmp', payload: 2 }])).rejects.toEqual(coded('unavailable'));
  expect(ledger.state()).toEqual({ running: true });
  await startKeys();
  expect((await ledger.append({ agencyId: 'rcmp', payload: 3 })).index).toBe(0n);
  expect((await ledger.checkpoint('opp'))?.size).toBe(2n);
});

test('a key process that refuses, for its clock is in another month: refused, and nothing is half done', async () => {
  await keeping?.close();
  await startKeys(() => systemClock() - 40 * 86_400_000);
  const before = framesWritten();
  await expect(ledger.append({ agencyId: 'rcmp', payload: 1 })).rejects.toEqual(coded('bad_entry'));
  await expect(ledger.appendAll([{ agencyId: 'opp', payload: 2 }, { agencyId: 'rcmp', payload: 2 }])).rejects.toEqual(coded('bad_entry'));
  expect(framesWritten()).toBe(before);
  expect(ledger.state()).toEqual({ running: true });
  await keeping?.close();
  await startKeys();
  expect((await ledger.appendAll([{ agencyId: 'opp', payload: 3 }, { agencyId: 'rcmp', payload: 3 }])).map(({ index }) => index)).toEqual([1n, 0n]);
});

function framesWritten(): number {
  return segmentPaths(`${folder}/ledger`).reduce((sum, path) => sum + framesOf(path).length, 0);
}

test('a ledger that does not open leaves no thread behind', async () => {
  await signing?.close();
  await expect(openLedger({ folder: `${folder}/second`, signer: `${folder}/signer.sock`, keys: `${folder}/keys.sock` })).rejects.toEqual(coded('unavailable'));
  await startSigner();
  // Its lock is given back with it.
  await expect(openLedger({ folder: `${folder}/second`, signer: `${folder}/signer.sock`, keys: `${folder}/keys.sock` })).rejects.toEqual(coded('damaged'));
});
