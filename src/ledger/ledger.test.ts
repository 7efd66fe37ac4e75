import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { monthOf } from './format/entry.js';
import { sha256 } from './format/hash.js';
import { openPayload } from './format/sealed-payload.js';
import {
  commitTo, formatCheckpoint, hashLeaf, hashNode, type Ledger, LedgerError, openCheckpoint, openLedger, openNote, parseCheckpoint, parseEntry, parseVerifier,
  type Receipt, signerOf, signNote, type StoredEntry, verifyConsistency, verifyInclusion, verifyLedger,
} from './index.js';
import { RemoteKeys } from './payload/remote-keys.js';
import { SegmentReader } from './segment.js';
import { freshFolder, openTestLedger, segmentPaths, type TestLedger } from './testing.js';

const place = freshFolder();
const folder = `${place}/ledger`;
const sockets = { signer: `${place}/signer.sock`, keys: `${place}/keys.sock` };
let open: TestLedger;
let ledger: Ledger;
beforeAll(async () => {
  open = await openTestLedger(place);
  ({ ledger } = open);
});
afterAll(async () => {
  await open.close();
  rmSync(place, { recursive: true, force: true });
});

/** Opened with the sealing key of its month, which the writer may have. */
async function opened(stored: StoredEntry): Promise<ReturnType<typeof openPayload>> {
  const keys = await RemoteKeys.connect(sockets.keys);
  try {
    const key = await keys.sealingKey(stored.agencyId, monthOf(stored.recordedAtMs));
    return openPayload(key, { origin: `custos.example/${stored.agencyId}`, index: stored.index }, stored.sealed);
  } finally {
    keys.close();
  }
}

const coded = (code: string): object => {
  const matcher: object = expect.objectContaining({ code });
  return matcher;
};

async function framesIn(path: string): Promise<number> {
  const reader = new SegmentReader(readFileSync(path));
  let frames = 0;
  while (reader.next() !== undefined) frames += 1;
  return frames;
}

async function expectProven(receipt: Receipt): Promise<void> {
  expect(verifyInclusion(receipt)).toEqual({ ok: true });
  expect(hashLeaf(receipt.entry)).toEqual(Buffer.from(receipt.leafHash));
  const key = parseVerifier((await ledger.publicKeys())[receipt.agencyId] ?? '');
  expect(openCheckpoint(receipt.checkpoint, key)).toMatchObject({ origin: receipt.origin, size: receipt.size });
  expect(parseEntry(receipt.entry)).toMatchObject({ origin: receipt.origin, recordedAtMs: receipt.recordedAtMs });
}

describe('ledger', () => {
  test('acknowledges with a proof that anyone can check', async () => {
    const first = await ledger.append({ agencyId: 'opp', payload: { action: 'search', asked: 'sinaloa' } });
    expect(first).toMatchObject({ agencyId: 'opp', origin: 'custos.example/opp', index: 0n, size: 1n, proof: [] });
    await expectProven(first);
    const later = await ledger.append({ agencyId: 'opp', payload: { action: 'open' } });
    await expectProven(later);
    const again = await ledger.prove('opp', 0n);
    expect(again).toMatchObject({ index: 0n, size: 2n, recordedAtMs: first.recordedAtMs });
    await expectProven(again);
    expect(verifyConsistency({ size1: 1n, root1: first.root, size2: 2n, root2: again.root, proof: again.proof })).toEqual({ ok: true });
  });

  test('the front door is all that a third party needs to check and to witness', async () => {
    const head = await ledger.checkpoint('opp');
    const key = parseVerifier((await ledger.publicKeys())['opp'] ?? '');
    const { text } = openNote(head?.note ?? '', [key]);
    const [first, second] = [await ledger.read('opp', 0n), await ledger.read('opp', 1n)];
    expect(parseCheckpoint(text)).toEqual({ origin: 'custos.example/opp', size: 2n, root: hashNode(hashLeaf(first.entry), hashLeaf(second.entry)) });
    const { commitment, sealedHash } = parseEntry(first.entry);
    expect(sha256(first.sealed)).toEqual(sealedHash);
    const { salt, payload } = await opened(first);
    expect(commitTo(salt, payload)).toEqual(commitment);
    const witness = signerOf('witness.example', new Uint8Array(32).fill(3));
    expect(openNote(signNote(formatCheckpoint(parseCheckpoint(text)), [witness]), [witness.verifier]).signedBy).toHaveLength(1);
  });

  test('several logs of one call share one frame', async () => {
    const before = await framesIn(segmentPaths(folder)[0] ?? '');
    const receipts = await ledger.appendAll([
      { agencyId: 'rcmp', payload: { n: 1 } },
      { agencyId: 'sq', payload: { n: 2 } },
      { agencyId: 'rcmp', payload: { n: 3 } },
    ]);
    expect(receipts.map(({ agencyId, index, size }) => [agencyId, index, size])).toEqual([['rcmp', 0n, 2n], ['sq', 0n, 1n], ['rcmp', 1n, 2n]]);
    for (const receipt of receipts) await expectProven(receipt);
    expect(await framesIn(segmentPaths(folder)[0] ?? '')).toBe(before + 1);
  });

  test('writers that wait share a sync, and each gets its own place', async () => {
    const before = await framesIn(segmentPaths(folder)[0] ?? '');
    const receipts = await Promise.all(Array.from({ length: 1000 }, (_, n) => ledger.append({ agencyId: 'many', payload: { n } })));
    expect(receipts.map(({ index }) => index)).toEqual(receipts.map((_, n) => BigInt(n)));
    expect(receipts.every((receipt) => verifyInclusion(receipt).ok)).toBe(true);
    expect((await framesIn(segmentPaths(folder)[0] ?? '')) - before).toBeLessThan(100);
  });

  test('shows entries again, in pages', async () => {
    const entries: StoredEntry[] = [];
    for await (const entry of ledger.entries('many', 10n, 900n)) entries.push(entry);
    expect(entries.map(({ index }) => index)).toEqual(Array.from({ length: 890 }, (_, n) => BigInt(n + 10)));
    for (const at of [0, 246, 889]) {
      const entry = entries[at];
      expect(entry && JSON.parse(Buffer.from((await opened(entry)).payload).toString())).toEqual({ n: at + 10 });
    }
    expect((await ledger.read('many', 999n)).index).toBe(999n);
    await expect(ledger.read('many', 1000n)).rejects.toEqual(coded('not_found'));
    await expect(ledger.prove('many', 1000n)).rejects.toEqual(coded('not_found'));
    await expect(ledger.prove('many', -1n)).rejects.toEqual(coded('not_found'));
    await expect(ledger.prove('nobody', 0n)).rejects.toEqual(coded('not_found'));
  });

  test('knows its heads', async () => {
    expect((await ledger.heads()).map(({ agencyId, size }) => [agencyId, size])).toEqual([['opp', 2n], ['rcmp', 2n], ['sq', 1n], ['many', 1000n]]);
    const head = await ledger.checkpoint('sq');
    const key = parseVerifier((await ledger.publicKeys())['sq'] ?? '');
    expect(head && openCheckpoint(head.note, key).size).toBe(1n);
    expect(await ledger.checkpoint('nobody')).toBeUndefined();
  });

  test.each(['', '../opp', 'a/b', 'a b', 'a+b', '.', 'a\n', 'x'.repeat(65)])('refuses the agency `%s`', async (agencyId) => {
    await expect(ledger.append({ agencyId, payload: {} })).rejects.toEqual(coded('bad_entry'));
  });

  test('refuses a payload that is too large and one that is no JSON', async () => {
    await expect(ledger.append({ agencyId: 'opp', payload: 'x'.repeat(5_000_000) })).rejects.toEqual(coded('bad_entry'));
    await expect(ledger.append({ agencyId: 'opp', payload: Number.NaN })).rejects.toEqual(coded('not_canonical'));
    expect(await ledger.appendAll([])).toEqual([]);
    expect(ledger.state()).toEqual({ running: true });
  });

  test('a second writer is refused, in this process too', async () => {
    await expect(openLedger({ folder, ...sockets })).rejects.toEqual(coded('locked'));
  });

  test('verifies while it runs', async () => {
    const report = await verifyLedger({ folder });
    expect(report).toMatchObject({ ok: true, problems: [], tornBytes: 0 });
    expect(report.logs.map(({ origin, size, root }) => [origin, size, root])).toEqual((await ledger.heads()).map(({ origin, size, root }) => [origin, size, root]));
  });
});

describe('a ledger that ended', () => {
  test('stopped: appends are refused, also those that wait; reading goes on; another can open it later', async () => {
    const own = freshFolder();
    const { ledger: one, close } = await openTestLedger(own);
    await one.append({ agencyId: 'opp', payload: 1 });
    const [, late] = await Promise.allSettled([one.stop('drill'), one.append({ agencyId: 'opp', payload: 2 })]);
    expect(late).toMatchObject({ status: 'rejected', reason: coded('stopped') });
    expect(one.state()).toEqual({ running: false, reason: 'drill' });
    await expect(one.append({ agencyId: 'opp', payload: 3 })).rejects.toEqual(coded('stopped'));
    expect((await one.read('opp', 0n)).index).toBe(0n);
    await one.close();
    await expect(one.append({ agencyId: 'opp', payload: 4 })).rejects.toEqual(coded('unavailable'));
    await expect(one.heads()).rejects.toBeInstanceOf(LedgerError);
    const two = await openLedger({ folder: `${own}/ledger`, signer: `${own}/signer.sock`, keys: `${own}/keys.sock` });
    expect((await two.append({ agencyId: 'opp', payload: 5 })).index).toBe(1n);
    await two.close();
    await close();
    rmSync(own, { recursive: true, force: true });
  });

  test('closing commits what waits', async () => {
    const own = freshFolder();
    const { ledger: one, close } = await openTestLedger(own);
    const [receipt] = await Promise.all([one.append({ agencyId: 'opp', payload: 1 }), one.close()]);
    expect(receipt.index).toBe(0n);
    await close();
    rmSync(own, { recursive: true, force: true });
  });

  test('damaged: does not open, and gives the folder back', async () => {
    const own = freshFolder();
    const { ledger: one, close } = await openTestLedger(own);
    await one.append({ agencyId: 'opp', payload: 1 });
    await close();
    const [path = ''] = segmentPaths(`${own}/ledger`);
    // What a frontier passes over, only a whole reading finds.
    rmSync(`${own}/ledger/frontier`);
    const bytes = readFileSync(path);
    writeFileSync(path, bytes.map((byte, at) => (at === 150 ? byte ^ 1 : byte)));
    await expect(openTestLedger(own)).rejects.toEqual(coded('damaged'));
    writeFileSync(path, bytes);
    await (await openTestLedger(own)).close();
    rmSync(own, { recursive: true, force: true });
  });
});
