import { cpSync, rmSync, statSync, truncateSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { systemRandom } from '../kernel/index.js';
import { diskLayer } from './file-layer.js';
import { parseEntry } from './format/entry.js';
import { verifyInclusion } from './format/proof.js';
import { openPayload } from './format/sealed-payload.js';
import { lockFolder } from './lock.js';
import { segmentPaths, TestWriter } from './testing.js';
import { coded, copyOf, expectStarts, filledFolder, folderOf, framesOf, hasty, killedFolder, lastFrameOf, sizesOf } from './testing-folders.js';
import { verifyLedger } from './verify.js';
import { Writer } from './writer.js';

describe('writer', () => {
  test('goes on where it ended, with the same keys', async () => {
    const folder = await filledFolder();
    const one = await TestWriter.open(folder);
    expect(sizesOf(one)).toEqual({ opp: 5, rcmp: 1 });
    const key = one.writer.logs.get('opp')?.verifier.vkey;
    const [receipt] = await one.commit('sixth');
    expect(receipt).toMatchObject({ index: 5n, size: 6n, origin: 'custos.example/opp' });
    expect(receipt && verifyInclusion(receipt)).toEqual({ ok: true });
    await one.close();
    const two = await TestWriter.open(folder);
    expect(two.writer.logs.get('opp')?.verifier.vkey).toBe(key);
    await two.close();
  });

  test('keeps files to the ledger\'s user alone', async () => {
    const folder = `${folderOf()}/inner`;
    const one = await TestWriter.open(folder);
    await one.commit('x');
    await one.close();
    const modes = ['', '/keys', '/segments', '/public', '/index', '/cosigned', '/keys/opp.pub', '/frontier', '/index/opp', `/segments/${'0'.repeat(20)}.frames`].map((name) => statSync(folder + name).mode & 0o777);
    expect(modes).toEqual([0o700, 0o700, 0o700, 0o700, 0o700, 0o700, 0o600, 0o600, 0o600, 0o600]);
  });

  test('starts a new segment when one is full, and reads entries of all', async () => {
    const folder = folderOf();
    const one = await TestWriter.open(folder, { segmentBytes: 16_384 });
    for (let at = 0; at < 60; at += 1) await one.commit(`entry ${at}`);
    await one.close();
    expect(segmentPaths(folder).length).toBeGreaterThan(2);
    const again = await TestWriter.open(folder, { segmentBytes: 16_384 });
    const log = again.writer.logs.get('opp');
    if (log === undefined) throw new Error('no log');
    const key = await again.keys.sealingKey('opp', '2026-03');
    for (let index = 0; index < 60; index += 1) {
      const { payload } = openPayload(key, { origin: log.origin, index }, again.writer.read(log, index).sealed);
      expect(JSON.parse(Buffer.from(payload).toString())).toEqual({ text: `entry ${index}` });
    }
    await again.close();
  });

  test('a clock that goes back does not take the record with it', async () => {
    const folder = folderOf();
    let nowMs = 5000;
    const one = await TestWriter.open(folder, { clock: () => nowMs });
    await one.commit('late');
    nowMs = 1000;
    expect((await one.commit('early'))[0]?.recordedAtMs).toBe(5000);
    await one.close();
    const two = await TestWriter.open(folder, { clock: () => nowMs });
    expect((await two.commit('again'))[0]?.recordedAtMs).toBe(5000);
    await two.close();
    expect((await verifyLedger({ folder })).ok).toBe(true);
  });

  test('refuses while the disk is nearly full and goes on when there is space', async () => {
    let [free, nowMs] = [1000, 0];
    const one = await TestWriter.open(folderOf(), { layer: { ...diskLayer, freeBytes: () => free }, reserveBytes: 10_000, clock: () => (nowMs += 1000) });
    await expect(one.commit('x')).rejects.toEqual(coded('no_space'));
    expect(one.writer.stopReason).toBeUndefined();
    free = 10_000_000;
    expect((await one.commit('x'))[0]?.index).toBe(0n);
    await one.close();
  });

  test('one folder has one writer', () => {
    const folder = folderOf();
    const unlock = lockFolder(folder);
    expect(() => lockFolder(folder)).toThrow(coded('locked'));
    unlock();
    lockFolder(folder)();
  });

  test('several logs begun in one call share its frame', async () => {
    const folder = folderOf();
    const one = await TestWriter.open(folder);
    const receipts = await one.commit('together', 'opp', 'rcmp', 'opp', 'sq');
    expect(receipts.map(({ agencyId, index, size }) => [agencyId, index, size])).toEqual([['opp', 0n, 2n], ['rcmp', 0n, 1n], ['opp', 1n, 2n], ['sq', 0n, 1n]]);
    expect(receipts.every((receipt) => verifyInclusion(receipt).ok)).toBe(true);
    one.abandon();
    expect(framesOf(segmentPaths(folder)[0] ?? '')).toHaveLength(1);
    await expectStarts(folder, { opp: 2, rcmp: 1, sq: 1 });
  });

  test('takes 4,096 items in one call, and a call larger than the room of a segment', async () => {
    const folder = folderOf();
    const one = await TestWriter.open(folder, { segmentBytes: 16_384, layer: hasty });
    const receipts = await one.append(Array.from({ length: 4096 }, (_, n) => ({ agencyId: 'opp', payload: { n } })));
    expect(receipts.map(({ index }) => index)).toEqual(receipts.map((_, n) => BigInt(n)));
    expect(receipts.every((receipt) => verifyInclusion(receipt).ok)).toBe(true);
    const [large] = await one.append([{ agencyId: 'opp', payload: { text: 'x'.repeat(4_000_000) } }]);
    expect(large).toMatchObject({ index: 4096n, size: 4097n });
    await one.commit('small again');
    await one.close();
    expect(await verifyLedger({ folder })).toMatchObject({ ok: true, tornBytes: 0 });
    await expectStarts(folder, { opp: 4098 });
  });

  test('many logs in one batch leave room for the notes that the next frame carries', async () => {
    const folder = folderOf();
    const agencies = Array.from({ length: 60 }, (_, n) => `agency-with-a-long-name-${n}`);
    let free = 2 ** 30;
    let nowMs = 0;
    const one = await TestWriter.open(folder, { segmentBytes: 300_000, layer: { ...hasty, freeBytes: () => free }, clock: () => (nowMs += 1000) });
    await one.commit('first', ...agencies);
    free = 0;
    // Every call is refused or acknowledged; none finds its place taken by notes.
    for (let turn = 0; turn < 300; turn += 1) {
      const both = await Promise.allSettled([one.commit('wide', ...agencies), one.commit('narrow')]);
      for (const end of both) if (end.status === 'rejected') expect(end.reason).toEqual(coded('no_space'));
      if (both.every(({ status }) => status === 'rejected')) break;
    }
    expect(one.writer.stopReason).toBeUndefined();
    free = 2 ** 30;
    await one.commit('again', ...agencies);
    await one.close();
    expect((await verifyLedger({ folder })).ok).toBe(true);
  });

  test('closing commits what waits, and what comes while it closes does no harm', async () => {
    const folder = folderOf();
    const one = await TestWriter.open(folder);
    const waiting = one.commit('a log that has not begun');
    const closing = one.close();
    const late = one.commit('while it closes').catch((fault: unknown) => fault);
    expect((await waiting)[0]?.index).toBe(0n);
    await closing;
    const two = await TestWriter.open(folder);
    const size = sizesOf(two)['opp'] ?? 0;
    expect([1, 2]).toContain(size);
    const log = two.writer.logs.get('opp');
    for (let index = 0; index < size; index += 1) expect(log && parseEntry(two.writer.read(log, index).entry).origin).toBe('custos.example/opp');
    await two.close();
    await Promise.race([late, Promise.resolve()]);
  });
});

describe('its signer and its keys', () => {
  test('an older writer is refused by the signer and stops; what it wrote is signed for the newer one', async () => {
    const folder = folderOf();
    const older = await TestWriter.open(folder);
    await older.commit('first');
    await older.signer.open(0n);
    await expect(older.commit('second')).rejects.toEqual(coded('stopped'));
    expect(older.stoppedBecause).toContain('newer writer');
    await expect(older.commit('third')).rejects.toEqual(coded('stopped'));
    expect(sizesOf(older)).toEqual({ opp: 1 });
    older.abandon();
    await expectStarts(folder, { opp: 2 });
    expect((await verifyLedger({ folder })).ok).toBe(true);
  });

  test('two writers with one signer: the newer one goes on, the older one ends', async () => {
    const folder = await filledFolder('opp');
    const older = await TestWriter.open(folder);
    const copy = copyOf(folder);
    const events = { acked: () => undefined, failed: () => undefined, stopped: () => undefined };
    const newer = await Writer.open({
      folder: copy, originPrefix: 'custos.example', segmentBytes: 2 ** 26, reserveBytes: 0, layer: diskLayer, clock: () => 0, random: systemRandom, signer: older.signer, keys: older.keys,
    }, events);
    await expect(older.commit('split')).rejects.toEqual(coded('stopped'));
    expect(newer.stopReason).toBeUndefined();
    older.abandon();
    newer.stop('end of test');
  });

  test('a tail that is complete but unsigned is signed at the start', async () => {
    const folder = await killedFolder(4);
    const one = await TestWriter.open(folder);
    expect(sizesOf(one)).toEqual({ opp: 5 });
    expect(one.signer.signed()).toMatchObject([{ agencyId: 'opp', size: 5n }]);
    const [receipt] = await one.commit('sixth');
    expect(receipt && verifyInclusion(receipt)).toEqual({ ok: true });
    await one.close();
    expect(await verifyLedger({ folder })).toMatchObject({ ok: true, tornBytes: 0 });
  });

  test('a disk with less than was signed refuses to start', async () => {
    const folder = await killedFolder(5);
    const [path = ''] = segmentPaths(folder);
    truncateSync(path, lastFrameOf(path).start);
    await expect(TestWriter.open(folder)).rejects.toMatchObject({ code: 'damaged', message: expect.stringContaining('its signer signed `5`') });
  });

  test('another signer, or one that lost its memory, refuses to start', async () => {
    const folder = await filledFolder('opp');
    const other = await filledFolder('opp');
    const without = copyOf(folder);
    rmSync(`${without}/signer`, { recursive: true });
    await expect(TestWriter.open(without)).rejects.toMatchObject({ code: 'damaged', message: expect.stringContaining('does not know') });
    cpSync(`${other}/signer`, `${without}/signer`, { recursive: true });
    await expect(TestWriter.open(without)).rejects.toEqual(coded('damaged'));
  });

  test('a clock that was set back a month seals under the month that it is in, and no entry is dated before the one before it', async () => {
    const folder = folderOf();
    const march = Date.UTC(2026, 2, 1, 12);
    const one = await TestWriter.open(folder, { clock: () => march });
    await one.commit('in March');
    await one.close();
    const two = await TestWriter.open(folder, { clock: () => Date.UTC(2026, 1, 1, 12) });
    const [receipt] = await two.commit('in February');
    expect(receipt && parseEntry(receipt.entry)).toMatchObject({ recordedAtMs: march, key: '2026-02' });
    await two.close();
    expect((await verifyLedger({ folder })).problems).toEqual([]);
  });
});
