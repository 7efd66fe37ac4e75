import { mkdirSync, mkdtempSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { isPublishedPath, readPublished } from './published-file.js';

const folder = mkdtempSync(join(tmpdir(), 'custos-published-'));
const root = join(folder, 'public');
mkdirSync(join(root, 'nsrp/tile/0'), { recursive: true });
writeFileSync(join(folder, 'secret'), 'secret');
writeFileSync(join(root, 'nsrp/checkpoint'), 'note');
afterAll(() => rmSync(folder, { recursive: true }));

describe('a path', () => {
  test('is one of the standard ones', () => {
    const good = ['checkpoint', 'tile/0/000', 'tile/63/x001/x234/067', 'tile/entries/x001/000.p/1', 'tile/2/000.p/255', 'tile/10/999'];
    expect(good.filter((path) => !isPublishedPath('nsrp', path))).toEqual([]);
  });

  test('of any other form is nobody’s business', () => {
    const bad = [
      '', '/', '.', '..', '../keys', 'checkpoint/', '/checkpoint', 'checkpoint\n', 'checkpoint\0', 'Checkpoint', 'cosigned', 'tile', 'tile/0', 'tile/0/', 'tile/64/000', 'tile/00/000', 'tile/-1/000',
      'tile/0/0', 'tile/0/0000', 'tile/0/x000/001', 'tile/0/001/x002', 'tile/0/x01/002', 'tile/0/000.p', 'tile/0/000.p/0', 'tile/0/000.p/256', 'tile/0/000.p/01', 'tile/0/000.new', 'tile/0/../../checkpoint',
      'tile/entries/..', 'tile//000', 'tile/0/٠٠٠', 'tile/1e1/000', `tile/0/${'x001/'.repeat(8)}000`,
    ];
    expect(bad.filter((path) => isPublishedPath('nsrp', path))).toEqual([]);
    expect(['', '.', '..', '../keys', 'a/b', '-a', 'a\0', 'é', 'a'.repeat(65)].filter((agency) => isPublishedPath(agency, 'checkpoint'))).toEqual([]);
  });
});

describe('a file', () => {
  test('is read as it lies there, or is not there', async () => {
    expect((await readPublished(root, 'nsrp/checkpoint'))?.toString()).toBe('note');
    for (const path of ['nsrp/none', 'none/checkpoint', 'nsrp/checkpoint/more', 'nsrp', 'nsrp/tile/0', `nsrp/${'a'.repeat(300)}`]) expect(await readPublished(root, path)).toBeUndefined();
    expect(await readPublished(join(folder, 'no-such-folder'), 'nsrp/checkpoint')).toBeUndefined();
  });

  test('behind a link is not shown, whether the link is the file or a folder above it', async () => {
    symlinkSync('../../../../secret', join(root, 'nsrp/tile/0/000'));
    symlinkSync(folder, join(root, 'linked'));
    expect(await readPublished(root, 'nsrp/tile/0/000')).toBeUndefined();
    expect(await readPublished(root, 'linked/secret')).toBeUndefined();
  });

  test('larger than any bundle can be is not served', async () => {
    const path = join(root, 'nsrp/tile/0/001');
    writeFileSync(path, '');
    truncateSync(path, 256 * 65_537 + 1);
    expect(await readPublished(root, 'nsrp/tile/0/001')).toBeUndefined();
  });
});
