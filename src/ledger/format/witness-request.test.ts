import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { encodeAddCheckpoint, parseAddCheckpoint } from './witness-request.js';

const note = 'custos.example/opp\n1\nroot\n\n— signature\n';
const hash = Buffer.alloc(32, 7).toString('base64');

test('is read as it is written', () => {
  fc.assert(fc.property(fc.bigInt({ min: 0n, max: 2n ** 64n - 1n }), fc.array(fc.uint8Array({ minLength: 32, maxLength: 32 }), { maxLength: 63 }), (oldSize, proof) => {
    const read = parseAddCheckpoint(Buffer.from(encodeAddCheckpoint({ oldSize, proof, note })));
    expect(read.oldSize).toBe(oldSize);
    expect(read.proof.map((one) => Buffer.from(one).toString('hex'))).toEqual(proof.map((one) => Buffer.from(one).toString('hex')));
    expect(read.note).toBe(note);
  }));
});

test('the example of the specification has three hashes and a checkpoint', () => {
  const body = `old 20852014\n${hash}\n${hash}\n${hash}\n\n${note}`;
  expect(parseAddCheckpoint(Buffer.from(body))).toMatchObject({ oldSize: 20_852_014n, note });
});

test.each([
  ['empty', ''],
  ['no empty line', `old 1\n${hash}\n`],
  ['capital', `Old 1\n\n${note}`],
  ['leading zero', `old 01\n\n${note}`],
  ['sign', `old +1\n\n${note}`],
  ['two spaces', `old  1\n\n${note}`],
  ['trailing space', `old 1 \n\n${note}`],
  ['2^64', `old 18446744073709551616\n\n${note}`],
  ['carriage return', `old 1\r\n\r\n${note}`],
  ['short hash', `old 1\n${hash.slice(4)}\n\n${note}`],
  ['long hash', `old 1\nAAAA${hash}\n\n${note}`],
  ['hash without padding', `old 1\n${hash.replace('=', '')}\n\n${note}`],
  ['64 hashes', `old 1\n${`${hash}\n`.repeat(64)}\n${note}`],
  ['no old line', `${hash}\n\n${note}`],
  ['too long', `old 1\n\n${note}${'x'.repeat(300_000)}`],
])('is refused: %s', (_what, body) => {
  expect(() => parseAddCheckpoint(Buffer.from(body))).toThrow(expect.objectContaining({ code: 'bad_proof' }));
});

test('bytes that are no UTF-8 are refused, and no bytes make an exception other than ours', () => {
  expect(() => parseAddCheckpoint(Buffer.from('old 1\n\n\xff', 'latin1'))).toThrow('UTF-8');
  fc.assert(fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
    try {
      parseAddCheckpoint(bytes);
    } catch (fault) {
      expect(fault).toMatchObject({ code: 'bad_proof' });
    }
  }));
});
