import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { diskLayer } from './file-layer.js';
import { hashLeaf } from './format/hash.js';
import { replay } from './replay.js';
import { segmentPaths, TestWriter } from './testing.js';
import { coded, copyOf, expectStarts, folderOf, hasty, killedFolder, lastFrameOf, restore, sizesOf } from './testing-folders.js';
import { verifyLedger } from './verify.js';

describe('a torn tail', () => {
  test('is cut wherever it was torn, to zeros or to garbage, and nothing else is', async () => {
    const folder = await killedFolder(4);
    const [path = ''] = segmentPaths(folder);
    const { start, end } = lastFrameOf(path);
    const whole = readFileSync(path).subarray(0, end + 4096);
    for (let length = start; length < end; length += length < start + 64 || length >= end - 32 ? 4 : 29) {
      for (const filling of length % 3 === 0 ? [0, 0xa5] : [0]) {
        const torn = Buffer.from(whole).fill(filling, length, end);
        // The last bytes of a frame may be what they were filled with.
        if (torn.equals(whole)) continue;
        writeFileSync(path, torn);
        const left = torn.findLastIndex((byte) => byte !== 0) + 1 - start;
        if (length % 8 === 0) expect(await verifyLedger({ folder })).toMatchObject({ ok: true, tornBytes: Math.max(0, left) });
        const one = await TestWriter.open(folder, { layer: hasty });
        expect(sizesOf(one)).toEqual({ opp: 4 });
        expect(statSync(path).size).toBe(start);
        one.abandon();
        await one.writer.close();
      }
    }
  });

  test('is gone for good when the writer goes on', async () => {
    const folder = await killedFolder(4);
    const [path = ''] = segmentPaths(folder);
    const { end } = lastFrameOf(path);
    writeFileSync(path, Buffer.from(readFileSync(path)).fill(0, end - 100, end));
    const one = await TestWriter.open(folder);
    expect((await one.commit('after'))[0]?.index).toBe(4n);
    await one.close();
    expect(await verifyLedger({ folder })).toMatchObject({ ok: true, tornBytes: 0 });
    await expectStarts(folder, { opp: 5 });
  });

  test('the first frame of a segment can be torn too', async () => {
    const folder = folderOf();
    const one = await TestWriter.open(folder, { segmentBytes: 16_384 });
    let before = '';
    while (segmentPaths(folder).length < 2) {
      before = copyOf(`${folder}/signer`);
      await one.commit('fills');
    }
    one.abandon();
    restore(before, `${folder}/signer`);
    const [, path = ''] = segmentPaths(folder);
    writeFileSync(path, Buffer.from(readFileSync(path)).fill(0, 200));
    for (let turn = 0; turn < 3; turn += 1) {
      const again = await TestWriter.open(folder, { segmentBytes: 16_384 });
      const [receipt] = await again.commit('goes on');
      const log = again.writer.logs.get('opp');
      expect(log && hashLeaf(again.writer.read(log, Number(receipt?.index)).entry)).toEqual(Buffer.from(receipt?.leafHash ?? []));
      await again.close();
    }
    // Every segment stands once in the frontier that the last close left.
    expect(replay(diskLayer, folder).isFromFrontier).toBe(true);
    expect(await verifyLedger({ folder })).toMatchObject({ ok: true, tornBytes: 0 });
  });

  test('is not excused before another segment', async () => {
    const folder = folderOf();
    const one = await TestWriter.open(folder, { segmentBytes: 16_384 });
    while (segmentPaths(folder).length < 3) await one.commit('x');
    one.abandon();
    const path = segmentPaths(folder)[1] ?? '';
    const { end } = lastFrameOf(path);
    writeFileSync(path, Buffer.from(readFileSync(path)).fill(0, end - 1));
    await expect(TestWriter.open(folder)).rejects.toEqual(coded('damaged'));
    expect((await verifyLedger({ folder })).ok).toBe(false);
  });
});
