import { array, assert, asyncProperty, bigInt, constantFrom, integer, nat, property, string, uint8Array } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { emptyRoot, HASH_BYTES, hashLeaf, hashNode } from './hash.js';
import { verifyConsistency, verifyInclusion } from './proof.js';
import { bundlePath, bundlesBetween, decodeBundle, encodeBundle, parseTilePath, type Tile, TILE_WIDTH, tilePath, tilesBetween, widthAt } from './tile.js';
import { consistencyFromTiles, inclusionFromTiles, type ReadTile, rootFromTiles } from './tile-proof.js';
import { MerkleTree } from './tree.js';

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');
const LEAVES = 70_000;
const tree = new MerkleTree();
for (let index = 0; index < LEAVES; index += 1) tree.push(hashLeaf(Buffer.from(`entry ${index}`)));

/** By the formula of the specification: MTH(D[(n * 256 + i) * 256**l : (n * 256 + i + 1) * 256**l]), from roots of the tree alone. */
function tileOf({ level, index, width }: Tile): Uint8Array {
  const unit = 256 ** level;
  return Buffer.concat(Array.from({ length: width }, (_, i) => subtree((Number(index) * 256 + i) * unit, unit)));
}

const kept = new Map<string, Uint8Array>();
function subtree(from: number, leaves: number): Uint8Array {
  if (leaves === 1) return tree.leaf(from);
  const key = `${from}+${leaves}`;
  const hash = kept.get(key) ?? hashNode(subtree(from, leaves / 2), subtree(from + leaves / 2, leaves / 2));
  kept.set(key, hash);
  return hash;
}

const read: ReadTile = async (level, index, width) => tileOf({ level, index, width });
const listed = (older: number, size: number): string[] => [...tilesBetween(BigInt(older), BigInt(size))].map(tilePath);

describe('tile paths', () => {
  // The example of the specification.
  test('are those of the specification', () => {
    expect(tilePath({ level: 0, index: 1234067n, width: 256 })).toBe('tile/0/x001/x234/067');
    expect(tilePath({ level: 63, index: 0n, width: 1 })).toBe('tile/63/000.p/1');
    expect(bundlePath({ index: 999n, width: 256 })).toBe('tile/entries/999');
    expect(bundlePath({ index: 1000n, width: 255 })).toBe('tile/entries/x001/000.p/255');
  });

  test('are read as they are written', () => {
    assert(property(integer({ min: 0, max: 63 }), bigInt({ min: 0n, max: 2n ** 56n - 1n }), integer({ min: 1, max: 256 }), (level, index, width) => {
      expect(parseTilePath(tilePath({ level, index, width }))).toEqual({ tile: { level, index, width } });
      expect(parseTilePath(bundlePath({ index, width }))).toEqual({ bundle: { index, width } });
    }));
  });

  test.each([
    '', 'tile', 'tile/', 'tile/0', 'tile/0/', '/tile/0/000', 'tile/0/000/', 'tile//000', 'tile/0/0', 'tile/0/00', 'tile/0/0000', 'tile/00/000', 'tile/01/000', 'tile/64/000', 'tile/-1/000',
    'tile/0/x000', 'tile/0/x000/001', 'tile/0/x001', 'tile/0/001/002', 'tile/0/x001/x002', 'tile/0/X001/002', 'tile/0/000.p', 'tile/0/000.p/', 'tile/0/000.p/0', 'tile/0/000.p/01',
    'tile/0/000.p/256', 'tile/0/000.p/999', 'tile/0/000.p/1/', 'tile/0/000.p/+1', 'tile/0/000.P/1', 'tile/0/000.p/1\n', 'tile/0/000\n', 'tile/0/../checkpoint', 'tile/0/x001/../000', 'tile/0/%30%30%30',
    'tile/0/٠٠٠', 'tile/data/000', 'tile/Entries/000', 'tile/0/x999/x999/x999/x999/x999/x999/999', 'tile/0/x072/x057/x594/x037/x927/936', 'tile/0/x001/x000/x000/x000/x000/x000/x000/000', `tile/0/${'x001/'.repeat(9999)}001`,
  ])('other paths name nothing: `%s`', (path) => {
    expect(parseTilePath(path)).toBeUndefined();
  });

  test('any text names nothing or has one spelling', () => {
    assert(property(array(constantFrom('tile', 'entries', '/', '0', '1', '63', 'x', '000', '001', 'x001', '.p/', '.', '..', '256', ' ')), string(), (parts, more) => {
      for (const path of [parts.join(''), `tile/${more}`, `tile/0/${more}`, `tile/0/000.p/${more}`]) {
        const named = parseTilePath(path);
        if (named !== undefined) expect('tile' in named ? tilePath(named.tile) : bundlePath(named.bundle)).toBe(path);
      }
    }));
  });
});

describe('the tiles of a size', () => {
  // The examples of the specification: 70,000 leaves, and 256.
  test('are those of the specification', () => {
    const tiles = [...tilesBetween(0n, 70_000n)];
    const at = (level: number): Tile[] => tiles.filter((tile) => tile.level === level);
    expect(at(0)).toHaveLength(274);
    expect(at(0).filter(({ width }) => width === TILE_WIDTH)).toHaveLength(273);
    expect(at(0).at(-1)).toEqual({ level: 0, index: 273n, width: 112 });
    expect(at(1)).toEqual([{ level: 1, index: 0n, width: 256 }, { level: 1, index: 1n, width: 17 }]);
    expect(at(2)).toEqual([{ level: 2, index: 0n, width: 1 }]);
    expect(at(3)).toEqual([]);
    expect(listed(0, 256)).toEqual(['tile/0/000', 'tile/1/000.p/1']);
    expect(listed(0, 0)).toEqual([]);
  });

  test('grow by what is new: a partial tile is written again, a full one never', () => {
    expect(listed(255, 256)).toEqual(['tile/0/000', 'tile/1/000.p/1']);
    expect(listed(256, 257)).toEqual(['tile/0/001.p/1']);
    expect(listed(511, 513)).toEqual(['tile/0/001', 'tile/0/002.p/1', 'tile/1/000.p/2']);
    expect(listed(65_535, 65_536)).toEqual(['tile/0/255', 'tile/1/000', 'tile/2/000.p/1']);
    expect(listed(300, 300)).toEqual([]);
    assert(property(nat(3000), nat(3000), (a, b) => {
      const [older, size] = [Math.min(a, b), Math.max(a, b)];
      const before = new Set(listed(0, older));
      expect(listed(older, size)).toEqual(listed(0, size).filter((path) => !before.has(path)));
      expect([...bundlesBetween(BigInt(older), BigInt(size))].map(bundlePath)).toEqual(listed(older, size).filter((path) => path.startsWith('tile/0/')).map((path) => path.replace('/0/', '/entries/')));
    }));
  });

  test('sizes near 2^63 stay exact, sizes beyond 2^64 are refused', () => {
    const size = 2n ** 63n + 5n;
    expect(widthAt(size, 0, size / 256n)).toBe(5);
    expect(widthAt(size, 0, size / 256n + 1n)).toBe(0);
    expect(widthAt(size, 7, 0n)).toBe(128);
    expect([...tilesBetween(size - 1n, size)]).toEqual([{ level: 0, index: size / 256n, width: 5 }]);
    expect(() => [...tilesBetween(0n, 2n ** 64n)]).toThrow(expect.objectContaining({ code: 'bad_proof' }));
    expect(() => [...tilesBetween(2n, 1n)]).toThrow(expect.objectContaining({ code: 'bad_proof' }));
  });
});

describe('entry bundles', () => {
  test('are read as they are written', () => {
    assert(property(array(uint8Array({ maxLength: 300 }), { minLength: 1, maxLength: 256 }), (entries) => {
      expect(decodeBundle(encodeBundle(entries), entries.length).map(hex)).toEqual(entries.map(hex));
    }));
    expect(hex(encodeBundle([Buffer.from('ab'), new Uint8Array()]))).toBe('000261620000');
    expect(decodeBundle(encodeBundle([new Uint8Array(65_535)]), 1)[0]).toHaveLength(65_535);
    expect(() => encodeBundle([new Uint8Array(65_536)])).toThrow(expect.objectContaining({ code: 'bad_entry' }));
  });

  test.each([
    ['too few', '00016100', 2], ['too many', '000161000162', 1], ['cut in an entry', '000461', 1], ['cut in a length', '00', 1], ['a byte after it', '00016100', 1], ['nothing', '', 1], ['a length beyond the end', 'ffff61', 1],
  ])('are refused: %s', (_, bytes, width) => {
    expect(() => decodeBundle(Buffer.from(bytes, 'hex'), width)).toThrow(expect.objectContaining({ code: 'bad_entry' }));
  });
});

describe('out of tiles', () => {
  const sizes = [1, 2, 3, 255, 256, 257, 511, 512, 513, 1000, 65_535, 65_536, 65_537, 69_999, 70_000];

  test('come the roots of the tree', async () => {
    for (const size of sizes) expect(hex(await rootFromTiles(BigInt(size), read))).toBe(hex(tree.root(size)));
    expect(await rootFromTiles(0n, read)).toEqual(emptyRoot());
  });

  // The vectors of the Certificate Transparency reference implementation (merkletree/merkle_tree_test.cc).
  test('come the published roots', async () => {
    const leaves = ['', '00', '10', '2021', '3031', '40414243', '5051525354555657', '606162636465666768696a6b6c6d6e6f'].map((leaf) => hashLeaf(Buffer.from(leaf, 'hex')));
    const published: ReadTile = async (_level, _index, width) => Buffer.concat(leaves.slice(0, width));
    expect(hex(await rootFromTiles(7n, published))).toBe('ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c');
    expect(hex(await rootFromTiles(8n, published))).toBe('5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328');
  });

  test('come the inclusion proofs of the tree', async () => {
    await assert(asyncProperty(constantFrom(...sizes), nat(), async (size, any) => {
      const index = any % size;
      const proof = await inclusionFromTiles(BigInt(index), BigInt(size), read);
      expect(proof.map(hex)).toEqual(tree.inclusion(index, size).map(hex));
      expect(verifyInclusion({ leafHash: tree.leaf(index), index: BigInt(index), size: BigInt(size), root: tree.root(size), proof })).toEqual({ ok: true });
    }));
  });

  test('come the consistency proofs of the tree', async () => {
    await assert(asyncProperty(constantFrom(...sizes), nat(), async (size2, any) => {
      const size1 = 1 + (any % size2);
      const proof = await consistencyFromTiles(BigInt(size1), BigInt(size2), read);
      expect(proof.map(hex)).toEqual(tree.consistency(size1, size2).map(hex));
      expect(verifyConsistency({ size1: BigInt(size1), size2: BigInt(size2), root1: tree.root(size1), root2: tree.root(size2), proof })).toEqual({ ok: true });
    }));
  });

  test('each tile is read once, and few are', async () => {
    const asked: string[] = [];
    const counted: ReadTile = (level, index, width) => {
      asked.push(tilePath({ level, index, width }));
      return read(level, index, width);
    };
    await inclusionFromTiles(300n, 70_000n, counted);
    expect(asked.toSorted()).toEqual(['tile/0/001', 'tile/0/273.p/112', 'tile/1/000', 'tile/1/001.p/17']);
  });

  test('a tile that is cut off, or longer, or missing is refused', async () => {
    for (const wrong of [(bytes: Uint8Array) => bytes.subarray(1), (bytes: Uint8Array) => Buffer.concat([bytes, Buffer.alloc(HASH_BYTES)]), () => new Uint8Array()]) {
      await expect(rootFromTiles(300n, async (level, index, width) => wrong(await read(level, index, width)))).rejects.toMatchObject({ code: 'bad_proof' });
    }
    await expect(inclusionFromTiles(300n, 300n, read)).rejects.toMatchObject({ code: 'not_found' });
    await expect(inclusionFromTiles(-1n, 300n, read)).rejects.toMatchObject({ code: 'not_found' });
    await expect(consistencyFromTiles(0n, 300n, read)).rejects.toMatchObject({ code: 'not_found' });
    await expect(consistencyFromTiles(301n, 300n, read)).rejects.toMatchObject({ code: 'not_found' });
  });

  test('proofs of trees near 2^63 have the length that their shape asks for', async () => {
    const blank: ReadTile = async (_level, _index, width) => Buffer.alloc(width * HASH_BYTES);
    expect(await inclusionFromTiles(0n, 2n ** 63n, blank)).toHaveLength(63);
    const size = 2n ** 63n - 1n;
    const proof = await inclusionFromTiles(size - 1n, size, blank);
    const root = await rootFromTiles(size, blank);
    expect(verifyInclusion({ leafHash: new Uint8Array(HASH_BYTES), index: size - 1n, size, root, proof })).toEqual({ ok: true });
  });
});
