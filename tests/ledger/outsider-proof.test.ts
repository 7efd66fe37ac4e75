// A proof file and a policy are all that a stranger needs to check one entry.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { copyOfModel, outcome, policy, run, SIZE, sound, wrong } from './outsider.js';
import { entryOf, payloadOf, proofFileOf, removeFolders, saltOf, treeOf } from './public-folder.js';

let folder: string;
beforeEach(() => {
  folder = copyOfModel();
});
afterAll(removeFolders);

describe('a proof file', () => {
  const tree = treeOf(sound);
  const file = (text: string): string => {
    const name = join(folder, 'entry.tlog-proof');
    writeFileSync(name, text);
    return name;
  };
  const content = (salt: Uint8Array, payload: Uint8Array): string => {
    const name = join(folder, 'entry.content.json');
    writeFileSync(name, JSON.stringify({ salt: Buffer.from(salt).toString('base64'), payload: Buffer.from(payload).toString('base64') }));
    return name;
  };

  test('is enough for a stranger, without the content and with it', async () => {
    for (const index of [0, 255, 256, 599]) expect(await outcome('--proof', file(proofFileOf(tree, index)))).toMatchObject({ exit: 0, index, size: SIZE, content: false });
    const { code, stdout } = await run('--policy', policy, '--max-age', '60', '--proof', file(proofFileOf(tree, 7)), '--content', content(saltOf(7), payloadOf(7)));
    expect(stdout).toMatch(/entry +7, recorded at 2026-03-01T12:00:07\.000Z, and its content is what was committed to[^]*VERIFIES/);
    expect(code).toBe(0);
  });

  test.each<[string, (text: string) => string, RegExp]>([
    ['for another index', (text) => text.replace('index 7\n', 'index 8\n'), /another root/],
    ['for an index beyond the size', (text) => text.replace('index 7\n', 'index 600\n'), /does not cover/],
    ['for an index of 2^64', (text) => text.replace('index 7\n', 'index 18446744073709551616\n'), /not an integer/],
    ['of another entry', (text) => text.replace(/extra .*/, `extra ${Buffer.from(entryOf(8)).toString('base64')}`), /another root/],
    ['without the entry', (text) => text.replace(/extra .*\n/, ''), /entry in the proof/],
    ['with a hash too few', (text) => text.replace(/(index 7\n).*\n/, '$1'), /too short|another root/],
    ['with a hash too many', (text) => text.replace(/(index 7\n)(.*\n)/, '$1$2$2'), /too long|another root/],
    ['with a hash of 31 bytes', (text) => text.replace(/(index 7\n).*\n/, `$1${Buffer.alloc(31).toString('base64')}\n`), /base64/],
    ['of another version', (text) => text.replace('@v1', '@v2'), /not a tlog-proof/],
    ['that was never cosigned', (text) => text.slice(0, text.indexOf('— one.example')), /no quorum/],
    ['cut off', (text) => text.slice(0, 300), /not/],
  ])('does not verify %s', async (_, attack, words) => {
    expect(await outcome('--proof', file(attack(proofFileOf(tree, 7))))).toMatchObject(wrong(words));
  });

  test('an inner node does not pass for an entry', async () => {
    const pair = Buffer.concat([tree.leaf(0), tree.leaf(1)]).toString('base64');
    const text = proofFileOf(tree, 0).replace(/extra .*/, `extra ${pair}`).replace(/(index 0\n).*\n/, '$1');
    expect(await outcome('--proof', file(text))).toMatchObject({ exit: 1 });
  });

  test('other content does not pass for what was committed to', async () => {
    const name = file(proofFileOf(tree, 7));
    for (const other of [content(saltOf(7), payloadOf(8)), content(saltOf(8), payloadOf(7)), content(saltOf(7).subarray(1), payloadOf(7)), content(Buffer.concat([saltOf(7), payloadOf(7).subarray(0, 1)]), payloadOf(7).subarray(1))]) {
      expect(await outcome('--proof', name, '--content', other)).toMatchObject({ exit: 1 });
    }
    writeFileSync(content(saltOf(7), payloadOf(7)), 'null');
    expect(await outcome('--proof', name, '--content', join(folder, 'entry.content.json'))).toMatchObject({ exit: 1 });
  });
});
