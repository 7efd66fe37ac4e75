import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeEach, expect, test } from 'vitest';
import { checkpointOf, entriesOf, entryOf, freshFolder, log, publish, put, removeFolders, treeOf } from '../../tests/ledger/public-folder.js';
import { verifyInclusion } from './format/proof.js';
import { hashLeaf } from './format/hash.js';
import { signerOf } from './format/key.js';
import { provePublished } from './published-proof.js';

const entries = entriesOf(600);
const tree = treeOf(entries);
let folder: string;
const read = async (path: string): Promise<Uint8Array | undefined> => (existsSync(join(folder, path)) ? readFileSync(join(folder, path)) : undefined);
beforeEach(() => {
  folder = freshFolder();
  publish(folder, entries);
});
afterAll(removeFolders);

test('every entry that the published checkpoint covers is proven, with its cosignatures', async () => {
  for (const at of [0, 255, 256, 599]) {
    const proven = await provePublished(entryOf(at), BigInt(at), log.verifier, read);
    expect(proven).toMatchObject({ index: BigInt(at), checkpoint: readFileSync(join(folder, 'checkpoint'), 'utf8') });
    expect(proven?.checkpoint).toContain('— two.example');
    expect(verifyInclusion({ leafHash: hashLeaf(entryOf(at)), index: BigInt(at), size: 600n, root: tree.root(), proof: proven?.proof ?? [] })).toEqual({ ok: true });
  }
});

test('an entry that is not published yet has no such proof', async () => {
  expect(await provePublished(entryOf(600), 600n, log.verifier, read)).toBeUndefined();
  rmSync(join(folder, 'checkpoint'));
  expect(await provePublished(entryOf(0), 0n, log.verifier, read)).toBeUndefined();
});

test('a full tile stands for the partial one that it replaced', async () => {
  publish(folder, entriesOf(800));
  rmSync(join(folder, 'tile/0/002.p'), { recursive: true });
  put(folder, 'checkpoint', Buffer.from(checkpointOf(tree)));
  expect((await provePublished(entryOf(599), 599n, log.verifier, read))?.proof).toEqual(tree.inclusion(599).map((hash) => Buffer.from(hash)));
});

test('files that do not prove the entry are not passed on', async () => {
  await expect(provePublished(entryOf(8), 7n, log.verifier, read)).rejects.toMatchObject({ code: 'bad_proof' });
  await expect(provePublished(entryOf(7), 7n, signerOf(log.verifier.name, new Uint8Array(32).fill(9)).verifier, read)).rejects.toMatchObject({ code: 'bad_note' });
  writeFileSync(join(folder, 'tile/0/000'), readFileSync(join(folder, 'tile/0/001')));
  await expect(provePublished(entryOf(7), 7n, log.verifier, read)).rejects.toMatchObject({ code: 'bad_proof' });
  rmSync(join(folder, 'tile/0/000'));
  await expect(provePublished(entryOf(7), 7n, log.verifier, read)).rejects.toMatchObject({ code: 'bad_proof' });
});
