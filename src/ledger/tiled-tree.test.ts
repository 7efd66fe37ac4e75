import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { MerkleTree } from './format/tree.js';
import { TiledTree } from './tiled-tree.js';
import { TILE_WIDTH } from './subtree.js';

function grown(size: number): { tiled: TiledTree; plain: MerkleTree; disk: Map<string, Uint8Array>; store: () => void } {
  const disk = new Map<string, Uint8Array>();
  const tiled = new TiledTree((level, number) => disk.get(`${level}/${number}`) ?? new Uint8Array(0));
  const plain = new MerkleTree();
  let stored = 0;
  const store = (): void => {
    for (let level = 0; level < tiled.levels(); level += 1) {
      for (let number = Math.floor(stored / TILE_WIDTH ** (level + 1)); number < Math.floor(tiled.size / TILE_WIDTH ** (level + 1)); number += 1) {
        disk.set(`${level}/${number}`, tiled.tile(level, number));
        tiled.stored(level, number);
      }
    }
    stored = tiled.size;
  };
  for (let at = 0; at < size; at += 1) {
    const hash = randomBytes(32);
    tiled.push(hash);
    plain.push(hash);
  }
  return { tiled, plain, disk, store };
}

describe('a tree in tiles', () => {
  it.each([1, 2, 255, 256, 257, 511, 512, 513, 65_535, 65_536, 65_537, 66_000])('has the roots and proofs of a tree in memory at size %i', (size) => {
    const { tiled, plain, store } = grown(size);
    const check = (): void => {
      expect(tiled.root()).toEqual(plain.root());
      for (const older of [1, 2, 255, 256, 257, Math.ceil(size / 2), size - 1, size].filter((one) => one >= 1 && one <= size)) {
        expect(tiled.root(older)).toEqual(plain.root(older));
        expect(tiled.consistency(older)).toEqual(plain.consistency(older));
        expect(tiled.path(older - 1).map((hash) => Uint8Array.from(hash))).toEqual(plain.inclusion(older - 1));
        expect(tiled.path(0, older).map((hash) => Uint8Array.from(hash))).toEqual(plain.inclusion(0, older));
      }
    };
    check();
    store();
    check();
  });

  it('goes on from its right edge as if it had never stopped', () => {
    for (const size of [1, 200, 256, 300, 65_536, 65_800]) {
      const { tiled, plain, disk, store } = grown(size);
      store();
      const again = new TiledTree((level, number) => disk.get(`${level}/${number}`) ?? new Uint8Array(0));
      again.resume(size, tiled.rightEdge());
      for (let more = 0; more < 300; more += 1) {
        const hash = randomBytes(32);
        again.push(hash);
        plain.push(hash);
      }
      expect(again.root()).toEqual(plain.root());
      expect(again.path(0).map((hash) => Uint8Array.from(hash))).toEqual(plain.inclusion(0));
      expect(again.consistency(size)).toEqual(plain.consistency(size));
    }
  });

  it('refuses an edge of another size', () => {
    const { tiled } = grown(300);
    expect(() => new TiledTree(() => new Uint8Array(0)).resume(301, tiled.rightEdge())).toThrow('not of its size');
  });
});
