import { existsSync, statSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { diskLayer, type FileLayer } from './file-layer.js';
import { SegmentStore } from './segment-store.js';
import { segmentPaths, TestWriter } from './testing.js';
import { coded, expectStarts, folderOf } from './testing-folders.js';
import { verifyLedger } from './verify.js';

function fault(code: string): Error {
  return Object.assign(new Error(`${code}: injected`), { code });
}

/** A disk whose zeros (writes of the next segment) fail while `state.code` is set; frames go through. */
function layerThatFills(state: { code: string | undefined }, where: 'writeAt' | 'datasyncLater'): FileLayer {
  const zeros = new Set<number>();
  const isBroken = (file: number, at: 'writeAt' | 'datasyncLater'): boolean => where === at && state.code !== undefined && zeros.has(file);
  return {
    ...diskLayer,
    openToWrite(path) {
      const file = diskLayer.openToWrite(path);
      if (path.endsWith('next.zeros')) zeros.add(file);
      else zeros.delete(file);
      return file;
    },
    rename(from, to) {
      if (from.endsWith('next.zeros')) zeros.clear();
      diskLayer.rename(from, to);
    },
    writeAt(file, bytes, at) {
      if (!isBroken(file, 'writeAt')) return diskLayer.writeAt(file, bytes, at);
      // Part of it is there, as on a disk that fills up.
      diskLayer.writeAt(file, bytes.subarray(0, 512), at);
      throw fault(state.code ?? '');
    },
    datasyncLater: async (file) => (isBroken(file, 'datasyncLater') ? Promise.reject(fault(state.code ?? '')) : diskLayer.datasyncLater(file)),
  };
}

describe('a disk that is full while the next segment is made', () => {
  for (const where of ['writeAt', 'datasyncLater'] as const) {
    for (const code of ['ENOSPC', 'EDQUOT']) {
      test(`${code} of ${where}: the current segment is filled, then it refuses, then it recovers`, async () => {
        const folder = folderOf();
        const state: { code: string | undefined } = { code: undefined };
        let nowMs = Date.UTC(2026, 2, 1);
        const one = await TestWriter.open(folder, { segmentBytes: 65_536, layer: layerThatFills(state, where), clock: () => (nowMs += 500) });
        await one.commit('first');
        state.code = code;
        let written = 1;
        const refusal = await (async (): Promise<unknown> => {
          for (; ; written += 1) {
            try {
              await one.commit(`entry ${written}`);
            } catch (refused) {
              return refused;
            }
          }
        })();
        expect(refusal).toEqual(coded('no_space'));
        expect(written).toBeGreaterThan(20);
        expect(one.writer.stopReason).toBeUndefined();
        await expect(one.commit('again refused')).rejects.toEqual(coded('no_space'));
        expect(existsSync(`${folder}/segments/next.zeros`)).toBe(false);
        state.code = undefined;
        expect((await one.commit('there is room again'))[0]?.index).toBe(BigInt(written));
        await one.close();
        expect(await verifyLedger({ folder })).toMatchObject({ ok: true, tornBytes: 0 });
        await expectStarts(folder, { opp: written + 1 });
      });
    }
    test(`any other fault of ${where} there stops it for good`, async () => {
      const folder = folderOf();
      const state: { code: string | undefined } = { code: undefined };
      const one = await TestWriter.open(folder, { segmentBytes: 65_536, layer: layerThatFills(state, where) });
      state.code = 'EIO';
      await expect(one.commit('first')).rejects.toEqual(coded('stopped'));
      expect(one.stoppedBecause).toContain('EIO');
      state.code = undefined;
      await expect(one.commit('second')).rejects.toEqual(coded('stopped'));
      one.abandon();
      await expectStarts(folder, {});
    });
  }

  test('a new log whose key finds no room is refused, and begins when there is room', async () => {
    const state = { isFull: false };
    const layer: FileLayer = {
      ...diskLayer,
      write(file, bytes) {
        if (state.isFull) throw fault('ENOSPC');
        return diskLayer.write(file, bytes);
      },
    };
    const one = await TestWriter.open(folderOf(), { layer });
    await one.commit('first');
    state.isFull = true;
    await expect(one.commit('second', 'rcmp')).rejects.toEqual(coded('no_space'));
    expect((await one.commit('known logs go on'))[0]?.index).toBe(1n);
    state.isFull = false;
    expect((await one.commit('third', 'rcmp'))[0]?.index).toBe(0n);
    await one.close();
  });
});

describe('segments', () => {
  const optionsOf = (folder: string, more: { segmentBytes?: number; clock?: () => number; layer?: FileLayer } = {}) =>
    ({ layer: diskLayer, folder, segmentBytes: 4 * 2 ** 20, reserveBytes: 0, clock: () => 0, ...more });

  test('grow from 1 MiB to the largest, and their space is taken before a frame is written', async () => {
    const folder = folderOf();
    const store = new SegmentStore(optionsOf(folder), []);
    for (const [at, size] of [1, 2, 4, 4].entries()) {
      await store.prepare();
      store.write(new Uint8Array(size * 2 ** 20).fill(1), BigInt(at));
    }
    store.close();
    expect(segmentPathsIn(folder).map((path) => statSync(path).size / 2 ** 20)).toEqual([1, 2, 4, 4]);
  });

  test('one is made large enough for a frame that is larger than any', async () => {
    const folder = folderOf();
    const store = new SegmentStore(optionsOf(folder, { segmentBytes: 65_536 }), []);
    await store.prepare();
    expect([store.hasRoom(65_536), store.hasRoom(65_537)]).toEqual([true, false]);
    await store.prepare(3 * 2 ** 20 + 1);
    expect([store.hasRoom(4 * 2 ** 20), store.hasRoom(4 * 2 ** 20 + 1)]).toEqual([true, false]);
    store.close();
  });

  test('a frame without room is a fault, never a half-written frame', () => {
    const store = new SegmentStore(optionsOf(folderOf()), []);
    expect(() => store.write(new Uint8Array(10), 0n)).toThrow(coded('stopped'));
  });

  test('a full disk is asked again after a moment, also when the clock was set back', async () => {
    const folder = folderOf();
    let [nowMs, asked] = [10_000_000, 0];
    const layer: FileLayer = {
      ...diskLayer,
      freeBytes: () => {
        asked += 1;
        return 0;
      },
    };
    const store = new SegmentStore(optionsOf(folder, { clock: () => nowMs, layer }), []);
    for (const [at, expected] of [[10_000_000, 1], [10_000_100, 1], [10_000_300, 2], [5, 3], [100, 3], [300, 4]] as const) {
      nowMs = at;
      await expect(store.prepare()).rejects.toEqual(coded('no_space'));
      expect(asked).toBe(expected);
    }
  });

  test('what was left of a segment that was being made is removed at the start', async () => {
    const folder = folderOf();
    const one = await TestWriter.open(folder);
    await one.commit('first');
    one.abandon();
    const left = `${folder}/segments/next.zeros`;
    diskLayer.close(diskLayer.openToWrite(left));
    const two = await TestWriter.open(folder);
    expect(existsSync(left)).toBe(false);
    await two.close();
    expect(segmentPaths(folder)).toHaveLength(1);
  });
});

function segmentPathsIn(folder: string): string[] {
  return diskLayer.list(folder).filter((name) => name.endsWith('.frames')).toSorted().map((name) => `${folder}/${name}`);
}
