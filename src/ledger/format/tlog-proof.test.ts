import { assert, property, string } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { openCheckpoint, signCheckpoint } from './checkpoint.js';
import { hashLeaf } from './hash.js';
import { signerOf } from './key.js';
import { verifyInclusion } from './proof.js';
import { formatTlogProof, parseTlogProof } from './tlog-proof.js';
import { MerkleTree } from './tree.js';

const log = signerOf('custos.example/opp', new Uint8Array(32).fill(1));
const entryOf = (index: number): Uint8Array => Buffer.from(`entry ${index}`);
const tree = new MerkleTree();
for (let index = 0; index < 70; index += 1) tree.push(hashLeaf(entryOf(index)));
const checkpoint = signCheckpoint({ origin: 'custos.example/opp', size: 70n, root: tree.root() }, log);
const proofOf = (index: number) => ({ extra: entryOf(index), index: BigInt(index), proof: tree.inclusion(index), checkpoint });
const text = formatTlogProof(proofOf(41));

describe('tlog-proof', () => {
  test('is read as it is written, and is enough for a stranger', () => {
    for (let at = 0; at < 70; at += 1) {
      const { extra = new Uint8Array(), index, proof, checkpoint: note } = parseTlogProof(formatTlogProof(proofOf(at)));
      const { size, root } = openCheckpoint(note, log.verifier);
      expect(verifyInclusion({ leafHash: hashLeaf(extra), index, size, root, proof })).toEqual({ ok: true });
      expect(verifyInclusion({ leafHash: hashLeaf(extra), index: index ^ 1n, size, root, proof }).ok).toBe(false);
    }
  });

  test('has the lines of the specification', () => {
    expect(text.split('\n').slice(0, 3)).toEqual(['c2sp.org/tlog-proof@v1', `extra ${Buffer.from('entry 41').toString('base64')}`, 'index 41']);
    expect(text.split('\n\n')).toHaveLength(3);
    expect(text.endsWith(checkpoint)).toBe(true);
  });

  // The shape of the specification's own example: hashes as they stand there, a checkpoint with extension line and cosignatures.
  test('reads the published example', () => {
    const published = `c2sp.org/tlog-proof@v1\nindex 73894\ngSKyXoYZUgZ6jduWYrkDOARinOMGJveXjgMkBTcdPlQ=\nB95lDa8R83lS8n0eG+o0buTxRKQTYFi//1U8anccXmA=\n`
      + `EKNzoDWG8LGC0Yp9o+sv3qllpMP9uHQ9B20KNL+Q1zs=\nRoopEkOdqkYqMB4MJXrbt/hMjOxsVn0IrWjpz1ZMMes=\nAHCioX9nLjsrse6YhjRRmk1WUEirVOLLRoOQ6vfO5vk=\n\n`
      + `example.com/fancylog\n109482\nsFodV/vSp5O8n9a8QpW6PRY97tfOSW5bsc2Xl/EQi08=\n\n— example.com/fancylog hI2DJw==\n`;
    const parsed = parseTlogProof(published);
    expect(parsed).toMatchObject({ index: 73894n, checkpoint: published.slice(published.indexOf('example.com')) });
    expect(parsed.proof).toHaveLength(5);
    expect(parsed.extra).toBeUndefined();
    expect(formatTlogProof(parsed)).toBe(published);
  });

  test.each([
    ['empty', ''],
    ['another version', text.replace('@v1', '@v2')],
    ['a line before it', `\n${text}`],
    ['carriage returns', text.replaceAll('\n', '\r\n')],
    ['no index', text.replace('index 41\n', '')],
    ['index with a zero before it', text.replace('index 41', 'index 041')],
    ['index with a sign', text.replace('index 41', 'index +41')],
    ['index with two spaces', text.replace('index 41', 'index  41')],
    ['index 2^64', text.replace('index 41', 'index 18446744073709551616')],
    ['extra after the index', text.replace(/(extra .*)\n(index 41)/, '$2\n$1')],
    ['extra twice', text.replace(/(extra .*\n)/, '$1$1')],
    ['extra of nothing', text.replace(/extra .*\n/, 'extra \n')],
    ['extra without a space', text.replace('extra ', 'extra')],
    ['extra in url base64', text.replace(/extra .*\n/, 'extra -_-_\n')],
    ['a hash of 31 bytes', text.replace(/(index 41\n).*\n/, `$1${Buffer.alloc(31).toString('base64')}\n`)],
    ['a hash without padding', text.replace('=\n', '\n')],
    ['65 hashes', text.replace('index 41\n', `index 41\n${`${Buffer.alloc(32).toString('base64')}\n`.repeat(65)}`)],
    ['no checkpoint', text.slice(0, text.indexOf('\n\n') + 2)],
    ['a checkpoint without signatures', text.slice(0, text.lastIndexOf('\n\n') + 1)],
    ['cut off', text.slice(0, -1)],
    ['three million characters', `${text}${'x'.repeat(3e6)}`],
  ])('is refused: %s', (_, bad) => {
    expect(() => parseTlogProof(bad)).toThrow(expect.objectContaining({ code: 'bad_proof' }));
  });

  test('what could not be read again is not written', () => {
    for (const change of [{ index: -1n }, { index: 2n ** 64n }, { proof: [new Uint8Array(31)] }, { extra: new Uint8Array() }, { checkpoint: '' }]) {
      expect(() => formatTlogProof({ ...proofOf(41), ...change })).toThrow(expect.objectContaining({ code: 'bad_proof' }));
    }
  });

  test('any text is read or refused, and what is read has one spelling', () => {
    assert(property(string(), string(), (before, after) => {
      for (const candidate of [before, before + text, text + after, text.replace('41', before), text.replace('extra ', after)]) {
        try {
          expect(formatTlogProof(parseTlogProof(candidate))).toBe(candidate);
        } catch (fault) {
          expect(fault).toMatchObject({ code: 'bad_proof' });
        }
      }
    }));
  });
});
