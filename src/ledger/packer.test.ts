import { existsSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { diskLayer, type FileLayer } from './file-layer.js';
import { openCheckpoint } from './format/checkpoint.js';
import { hashLeaf } from './format/hash.js';
import { signerOf } from './format/key.js';
import { signNote } from './format/note.js';
import { decodeBundle } from './format/tile.js';
import type { Ledger } from './index.js';
import { verifyConsistency, verifyInclusion } from './index.js';
import { openTestLedger, type TestLedger, TestWriter } from './testing.js';
import { coded, copyOf, expectStarts, folderOf, hasty, sizesOf } from './testing-folders.js';
import { verifyLedger } from './verify.js';

function fault(code: string): Error {
  return Object.assign(new Error(`${code}: injected`), { code });
}

const many = (count: number): { agencyId: string; payload: number }[] => Array.from({ length: count }, (_, n) => ({ agencyId: 'opp', payload: n }));

describe('what a log shows', () => {
  test('is its checkpoint with the tiles and bundles under it, also after a restart', async () => {
    const folder = folderOf();
    const one = await TestWriter.open(folder);
    await one.append(many(600));
    await one.writer.pack();
    const shown = (): string[] => readdirSync(`${folder}/public/opp`, { recursive: true, withFileTypes: true }).filter((file) => file.isFile()).map((file) => `${file.parentPath}/${file.name}`.slice(folder.length + 12)).toSorted();
    const files = [
      'checkpoint', 'tile/0/000', 'tile/0/001', 'tile/0/002.p/88', 'tile/1/000.p/2', 'tile/entries/000', 'tile/entries/001', 'tile/entries/002.p/88',
    ];
    expect(shown()).toEqual(files);
    const log = one.writer.logs.get('opp');
    expect(log && openCheckpoint(readFileSync(`${folder}/public/opp/checkpoint`, 'utf8'), log.verifier).size).toBe(600n);
    const bundle = decodeBundle(readFileSync(`${folder}/public/opp/tile/entries/002.p/88`), 88);
    expect(Buffer.concat(bundle.map(hashLeaf)).equals(readFileSync(`${folder}/public/opp/tile/0/002.p/88`))).toBe(true);
    await one.close();
    const two = await TestWriter.open(folder);
    await two.append(many(168));
    await two.writer.pack();
    expect(shown().filter((path) => path.startsWith('tile/0'))).toEqual(['tile/0/000', 'tile/0/001', 'tile/0/002']);
    await two.close();
  });

  test('is never a note that the log did not sign', async () => {
    const folder = folderOf();
    const one = await TestWriter.open(folder);
    await one.append(many(3));
    await one.writer.pack();
    const forger = signerOf('custos.example/opp', new Uint8Array(32).fill(9));
    const [text = ''] = readFileSync(`${folder}/public/opp/checkpoint`, 'utf8').split('\n\n');
    writeFileSync(`${folder}/cosigned/opp`, signNote(`${text}\n`, [forger]));
    await one.append(many(3));
    await one.writer.pack();
    const log = one.writer.logs.get('opp');
    expect(log && openCheckpoint(readFileSync(`${folder}/public/opp/checkpoint`, 'utf8'), log.verifier).size).toBe(6n);
    expect(one.writer.stopReason).toBeUndefined();
    await one.close();
    // At the start it is evidence of somebody at work in the folder.
    await expect(TestWriter.open(folder)).rejects.toEqual(coded('damaged'));
  });
});

describe('a tile that rotted', () => {
  let whole: string;
  const open: TestLedger[] = [];
  beforeAll(async () => {
    whole = folderOf();
    const { ledger, close } = await openTestLedger(whole);
    await ledger.appendAll(many(1000));
    await close();
  });
  afterAll(async () => {
    for (const one of open) await one.close();
  });

  async function after(harm: (tiles: string) => void): Promise<Ledger> {
    const folder = copyOf(whole);
    harm(`${folder}/ledger/public/opp/tile`);
    const one = await openTestLedger(folder);
    open.push(one);
    return one.ledger;
  }

  const harms: [string, (tiles: string) => void][] = [
    ['is missing', (tiles) => rmSync(`${tiles}/0/001`)],
    ['is cut', (tiles) => truncateSync(`${tiles}/0/001`, 4096)],
    ['has one bit changed', (tiles) => writeFileSync(`${tiles}/0/001`, readFileSync(`${tiles}/0/001`).map((byte, at) => (at === 4000 ? byte ^ 1 : byte)))],
    ['is another', (tiles) => writeFileSync(`${tiles}/0/001`, readFileSync(`${tiles}/0/000`))],
  ];

  test.each(harms)('%s: what needs it is refused as damaged, never answered with a wrong proof; the rest goes on', async (_, harm) => {
    const ledger = await after(harm);
    for (const index of [256n, 380n, 511n]) {
      await expect(ledger.prove('opp', index)).rejects.toEqual(coded('damaged'));
      await expect(ledger.read('opp', index)).rejects.toEqual(coded('damaged'));
    }
    await expect(ledger.consistency('opp', 300n, 1000n)).rejects.toEqual(coded('damaged'));
    for (const index of [0n, 255n, 512n, 999n]) expect(verifyInclusion(await ledger.prove('opp', index)).ok).toBe(true);
    expect((await ledger.append({ agencyId: 'opp', payload: 'goes on' })).index).toBe(1000n);
    expect(ledger.state()).toEqual({ running: true });
  });

  test('is made anew by a start without the frontier', async () => {
    const ledger = await after((tiles) => {
      rmSync(`${tiles}/0`, { recursive: true });
      rmSync(`${tiles}/../../../frontier`);
    });
    await ledger.pack();
    const [then, now] = [await ledger.prove('opp', 300n), await ledger.append({ agencyId: 'opp', payload: 1 })];
    expect(verifyInclusion(then).ok).toBe(true);
    const proof = await ledger.consistency('opp', then.size, now.size);
    expect(verifyConsistency({ size1: then.size, root1: then.root, size2: now.size, root2: now.root, proof })).toEqual({ ok: true });
  });
});

describe('a fault while packing', () => {
  /** Fails what touches a path that `isHit`, with `state.code` while it is set. */
  function brokenLayer(state: { code: string | undefined }, operation: 'writeAt' | 'rename' | 'makeFolder' | 'datasyncLater' | 'syncFolder', isHit: (path: string) => boolean): FileLayer {
    const paths = new Map<number, string>();
    const check = (at: string, path: string): void => {
      if (at === operation && state.code !== undefined && isHit(path)) throw fault(state.code);
    };
    return {
      ...hasty,
      openToWrite(path) {
        const file = diskLayer.openToWrite(path);
        paths.set(file, path);
        return file;
      },
      writeAt(file, bytes, at) {
        check('writeAt', paths.get(file) ?? '');
        return diskLayer.writeAt(file, bytes, at);
      },
      async datasyncLater(file) {
        check('datasyncLater', paths.get(file) ?? '');
      },
      rename(from, to) {
        check('rename', to);
        diskLayer.rename(from, to);
      },
      makeFolder(path) {
        check('makeFolder', path);
        diskLayer.makeFolder(path);
      },
      syncFolder: (path) => check('syncFolder', path),
    };
  }

  const places: [string, (path: string) => boolean][] = [['the public folder', (path) => path.includes('/public/opp')], ['the index', (path) => path.includes('/index/')]];

  test.each(places)('a full disk in %s leaves it for the next round', async (_, isHit) => {
    const folder = folderOf();
    const state: { code: string | undefined } = { code: undefined };
    const one = await TestWriter.open(folder, { layer: brokenLayer(state, 'writeAt', isHit) });
    await one.append(many(300));
    state.code = 'ENOSPC';
    await one.writer.pack();
    await one.append(many(300));
    await one.writer.pack();
    expect(one.writer.stopReason).toBeUndefined();
    expect(existsSync(`${folder}/public/opp/checkpoint`)).toBe(false);
    state.code = undefined;
    await one.writer.pack();
    expect(existsSync(`${folder}/public/opp/checkpoint`)).toBe(true);
    const log = one.writer.logs.get('opp');
    for (const index of [0, 255, 256, 511, 599]) expect(log && hashLeaf(one.writer.read(log, index).entry)).toEqual(log && Buffer.from(log.tree.leaf(index)));
    await one.close();
    await expectStarts(folder, { opp: 600 });
    expect((await verifyLedger({ folder })).ok).toBe(true);
  });

  test('a full disk at the frontier leaves it for later, and closing is clean', async () => {
    const folder = folderOf();
    const state = { code: 'ENOSPC' };
    const one = await TestWriter.open(folder, { layer: { ...brokenLayer(state, 'writeAt', (path) => path.includes('/index/')), freeBytes: () => 2 ** 30 } });
    await one.append(many(3));
    await one.close();
    expect(existsSync(`${folder}/frontier`)).toBe(false);
    await expectStarts(folder, { opp: 3 });
  });

  test.each(['writeAt', 'rename', 'makeFolder'] as const)('any other fault of %s stops it, and nothing is lost', async (operation) => {
    const folder = folderOf();
    const state = { code: 'EIO' };
    const one = await TestWriter.open(folder, { layer: brokenLayer(state, operation, (path) => path.includes('/public/opp')) });
    await one.append(many(300));
    await one.writer.pack();
    expect(one.stoppedBecause).toContain('EIO');
    await expect(one.commit('later')).rejects.toEqual(coded('stopped'));
    one.abandon();
    await expectStarts(folder, { opp: 300 });
  });

  test.each(['datasyncLater', 'syncFolder'] as const)('a %s of the frontier\'s files that fails stops it, a full disk too: what was not synced may be gone', async (operation) => {
    const folder = folderOf();
    const state: { code: string | undefined } = { code: undefined };
    const one = await TestWriter.open(folder, { layer: brokenLayer(state, operation, (path) => path.includes('/public/opp')) });
    await one.append(many(300));
    state.code = 'ENOSPC';
    await one.close();
    expect(one.stoppedBecause).toContain('ENOSPC');
    expect(existsSync(`${folder}/frontier`)).toBe(false);
    const two = await TestWriter.open(folder);
    expect(sizesOf(two)).toEqual({ opp: 300 });
    await two.close();
  });
});
