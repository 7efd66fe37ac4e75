import { describe, expect, it } from 'vitest';
import { fromBase64 } from './bytes.js';
import { checkExtension, dropKept, keep, type Kept, keptOf, readKept, subtreesOf } from './extension.js';
import { growthOf } from './growth.js';
import { PublishedTree } from './published-tree.js';
import { type SampleLog, sampleLog } from './sample-log.js';

const log = await sampleLog('custos.example/north', 400);
const rewritten = await sampleLog('custos.example/north', 400, 2);

async function treeOf(of: SampleLog, size: number): Promise<PublishedTree> {
  const files = await of.files(size);
  return new PublishedTree(size, fromBase64((await of.receipt(0, size)).root) ?? new Uint8Array(), (path) => Promise.resolve(files.get(path)));
}
const kept = async (size: number): Promise<Kept> => keptOf(await treeOf(log, size), log.key, 5);

describe('a log that is seen again', () => {
  it('extends what was seen, at every size', async () => {
    const tree = await treeOf(log, 400);
    for (const size of [1, 2, 100, 255, 256, 257, 399, 400]) expect((await checkExtension(await kept(size), tree, log.key)).kind).toBe('extends');
    expect((await checkExtension(undefined, tree, log.key)).kind).toBe('first');
  });

  it('is found out when it was rewritten and then grew past what was seen, cut, or given another key', async () => {
    const other = await treeOf(rewritten, 400);
    expect((await checkExtension(await kept(300), other, log.key)).kind).toBe('rewritten');
    expect((await checkExtension(await kept(300), await treeOf(log, 299), log.key)).kind).toBe('shrunk');
    expect((await checkExtension(await kept(300), await treeOf(log, 400), rewritten.key)).kind).toBe('rekeyed');
    expect((await checkExtension({ ...(await kept(300)), size: 'many' }, await treeOf(log, 400), log.key)).kind).toBe('shrunk');
  });

  it('is remembered by origin, and a damaged memory is none', async () => {
    const texts = new Map<string, string>();
    const store = { getItem: (key: string) => texts.get(key) ?? null, setItem: (key: string, text: string) => void texts.set(key, text) };
    keep(store, 'a', await kept(3));
    keep(store, 'b', await kept(4));
    dropKept(store, 'a');
    expect([readKept(store, 'a'), readKept(store, 'b')?.size]).toEqual([undefined, '4']);
    for (const bad of ['{', 'null', '{"b":7}']) {
      texts.set('custos.kept', bad);
      expect(readKept(store, 'b')).toBeUndefined();
    }
  });

  it('consists of perfect subtrees', () => {
    expect([subtreesOf(0), subtreesOf(1), subtreesOf(13)]).toEqual([[], [1], [8, 4, 1]]);
  });
});

describe('growth', () => {
  const day = 86_400_000;
  const now = 20_000 * day + 5000;
  const times = [0, now - 2 * day, now - 2 * day, now - day, now - 10, now, now];
  const count = (list: readonly number[], proven = list) => growthOf(list.length, { claimed: (index) => Promise.resolve(list[index] ?? 0), proven: (index) => Promise.resolve(proven[index] ?? 0) }, now, 3);

  it('is counted by the entries’ own times', async () => {
    expect(await count(times)).toMatchObject({ days: [{ count: 2 }, { count: 1 }, { count: 3 }], before: 1, isOutOfOrder: false });
    expect((await count([])).days.map((one) => one.count)).toEqual([0, 0, 0]);
  });

  it('is not believed when times fall, or when the proven ones are others than those that were claimed', async () => {
    expect((await count(times, times.map((time, at) => (at === 3 ? now : time)))).isOutOfOrder).toBe(true);
    expect((await count([now, now, now - 2 * day, now - day, 0])).isOutOfOrder).toBe(true);
  });
});
