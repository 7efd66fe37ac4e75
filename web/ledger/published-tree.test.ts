import { describe, expect, it } from 'vitest';
import { type Bytes, fromBase64, isSame } from './bytes.js';
import { walkProof } from './merkle.js';
import { PublishedTree, TileFault } from './published-tree.js';
import { sampleLog } from './sample-log.js';
import { levelsOf, readBundle, tilePath, widthOf } from './tile.js';

const log = await sampleLog('custos.example/north', 700);
const sizes = [1, 2, 3, 7, 255, 256, 257, 512, 513, 700];

async function rootOfSize(size: number): Promise<Bytes> {
  return fromBase64((await log.receipt(0, size)).root) ?? new Uint8Array();
}
async function treeOf(size: number, change: (files: Map<string, Bytes>) => void = () => undefined): Promise<PublishedTree> {
  const files = new Map(await log.files(size));
  change(files);
  return new PublishedTree(size, await rootOfSize(size), (path) => Promise.resolve(files.get(path)));
}
const faultOf = async (work: Promise<unknown>): Promise<string> => {
  const fault: unknown = await work.then(() => undefined, (thrown: unknown) => thrown);
  return fault instanceof TileFault ? fault.kind : String(fault);
};
const flip = (bytes: Bytes | undefined): Bytes => (bytes ?? new Uint8Array()).map((byte, at) => (at === 5 ? byte ^ 1 : byte));

describe('paths', () => {
  it('are those of tlog-tiles', () => {
    expect(tilePath(0, 1_234_067, 256)).toBe('tile/0/x001/x234/067');
    expect(tilePath('entries', 0, 7)).toBe('tile/entries/000.p/7');
    expect(tilePath(2, 1000, 1)).toBe('tile/2/x001/000.p/1');
  });

  it('know the example of the specification', () => {
    expect(levelsOf(70_000).map(({ fullTiles, partial }) => [fullTiles, partial])).toEqual([[273, 112], [1, 17], [0, 1]]);
    expect([widthOf(256, 0, 0), widthOf(256, 1, 0), widthOf(256, 0, 1)]).toEqual([256, 1, 0]);
  });
});

describe('a published tree', () => {
  it.each(sizes)('of %i entries gives entries, proofs and earlier roots that hold', async (size) => {
    const tree = await treeOf(size);
    for (const index of new Set([0, Math.floor(size / 2), size - 1])) {
      const { leafHash } = await tree.entry(index);
      const steps = await walkProof({ index: BigInt(index), size: BigInt(size), leafHash, proof: await tree.inclusionProof(index) });
      expect(isSame(steps?.at(-1)?.node ?? leafHash, tree.root)).toBe(true);
    }
    for (const before of sizes.filter((one) => one <= size)) expect(isSame(await tree.rootAt(before), await rootOfSize(before))).toBe(true);
  });

  it('takes a full tile where the partial one is gone', async () => {
    const whole = await log.files(512);
    const tree = await treeOf(300, (files) => {
      files.delete(tilePath(0, 1, 44));
      files.set(tilePath(0, 1, 256), whole.get(tilePath(0, 1, 256)) ?? new Uint8Array());
    });
    expect((await tree.tile(0, 1)).length).toBe(44);
  });
});

describe('a rewritten log is found', () => {
  it('in any tile, full or filling, of any level, and in any entry', async () => {
    for (const path of [tilePath(0, 0, 256), tilePath(0, 2, 188), tilePath(1, 0, 2), tilePath('entries', 0, 256)]) {
      const tree = await treeOf(700, (files) => files.set(path, flip(files.get(path))));
      expect([path, await faultOf(Promise.all([tree.bundle(0), tree.bundle(2)]))]).toEqual([path, 'wrong']);
    }
  });

  it('when a bundle is cut, padded, longer than it may be, or of another place', async () => {
    const path = tilePath('entries', 0, 256);
    const other = (await log.files(700)).get(tilePath('entries', 1, 256)) ?? new Uint8Array();
    for (const change of [(one: Bytes) => one.slice(0, -1), (one: Bytes) => new Uint8Array([...one, 0]), (one: Bytes) => new Uint8Array([...one, 0, 0]), () => other]) {
      const tree = await treeOf(700, (files) => files.set(path, change(files.get(path) ?? new Uint8Array())));
      expect(await faultOf(tree.bundle(0))).toBe('wrong');
    }
    expect(readBundle(new Uint8Array(0), 1)).toBeUndefined();
  });

  it('and a file that does not come is not called wrong', async () => {
    const tree = await treeOf(700, (files) => files.delete(tilePath(1, 0, 2)));
    expect(await faultOf(tree.bundle(0))).toBe('missing');
  });
});
