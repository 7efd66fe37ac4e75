import { createPublicKey, verify } from 'node:crypto';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatCheckpoint, openCheckpoint } from './checkpoint.js';
import { headOf, openCosigned, parseNoteKey, parseWitness, parseWitnessSigner, verifyCosignatures, witnessSignerOf } from './cosignature.js';
import { sha256 } from './hash.js';
import { parseSigner, parseVerifier, signerOf, splitKey } from './key.js';
import { openNote, signNote } from './note.js';

const log = signerOf('custos.example/opp', new Uint8Array(32).fill(1));
const one = witnessSignerOf('witness.example/one', new Uint8Array(32).fill(2));
const two = witnessSignerOf('witness.example/two', new Uint8Array(32).fill(3));
const lattice = witnessSignerOf('witness.example/one', new Uint8Array(32).fill(4), 'ml-dsa-44');
const text = formatCheckpoint({ origin: 'custos.example/opp', size: 7n, root: new Uint8Array(32).fill(9) });
const signed = signNote(text, [log]);
const nowMs = 1_800_000_000_000;
const seconds = BigInt(nowMs / 1000);
const vkeysIn = (note: string, witnesses = [one.verifier, two.verifier, lattice.verifier]): string[] => verifyCosignatures(note, witnesses, nowMs).map(({ vkey }) => vkey);

describe('the signed bytes', () => {
  test('Ed25519: two lines above the whole checkpoint text, and the key id of type 4', () => {
    const [, , encoded = ''] = one.cosign(text, seconds).split(' ');
    const line = Buffer.from(encoded, 'base64');
    const raw = splitKey(one.verifier.vkey).bytes;
    const x = Buffer.from(raw).toString('base64url');
    const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' });
    expect(line).toHaveLength(4 + 8 + 64);
    expect(line.subarray(0, 4)).toEqual(Buffer.from(sha256(Buffer.concat([Buffer.from('witness.example/one\n\u0004'), raw]))).subarray(0, 4));
    expect(line.readBigUInt64BE(4)).toBe(seconds);
    expect(verify(null, Buffer.from(`cosignature/v1\ntime ${seconds}\n${text}`), key, line.subarray(12))).toBe(true);
  });

  test('ML-DSA-44: the structure binds the name, the origin, the range from 0 and the root', async () => {
    const { ml_dsa44: oracle } = await import('@noble/post-quantum/ml-dsa.js');
    const line = Buffer.from(lattice.cosign(text, seconds).split(' ')[2] ?? '', 'base64');
    const time = Buffer.alloc(8);
    time.writeBigUInt64BE(seconds);
    const message = Buffer.concat([
      Buffer.from('737562747265652f76310a00', 'hex'), Buffer.of(19), Buffer.from('witness.example/one'), time, Buffer.of(18), Buffer.from('custos.example/opp'),
      Buffer.alloc(8), Buffer.from('0000000000000007', 'hex'), Buffer.alloc(32, 9),
    ]);
    expect(line).toHaveLength(4 + 8 + 2420);
    expect(oracle.verify(line.subarray(12), message, splitKey(lattice.verifier.vkey).bytes)).toBe(true);
  });
});

describe('what counts', () => {
  test('each witness that signed, with its time and its line', () => {
    const lines = [one.cosign(text, seconds), two.cosign(text, seconds - 5n), lattice.cosign(text, seconds)];
    const note = signed + lines.join('');
    const { checkpoint, cosignatures } = openCosigned(note, log.verifier, [one.verifier, two.verifier, lattice.verifier], nowMs);
    expect(checkpoint.size).toBe(7n);
    expect(cosignatures.map(({ timeMs }) => timeMs)).toEqual([nowMs, nowMs - 5000, nowMs]);
    expect(cosignatures.map(({ line }) => line)).toEqual(lines);
    expect(openCheckpoint(note, log.verifier).size).toBe(7n);
  });

  test('one witness once, whatever lines it has', () => {
    const note = signed + one.cosign(text, seconds - 60n) + one.cosign(text, seconds) + one.cosign(text, seconds - 30n);
    expect(verifyCosignatures(note, [one.verifier, one.verifier], nowMs)).toEqual([expect.objectContaining({ timeMs: nowMs })]);
  });

  test('no time of 0 and none of the future, though the line holds', () => {
    const zero = Buffer.concat([Buffer.alloc(8), Buffer.alloc(64)]);
    expect(one.verifier.timeOf(text, zero)).toBeUndefined();
    expect(() => one.cosign(text, 0n)).toThrow('positive');
    expect(vkeysIn(signed + one.cosign(text, seconds + 61n))).toEqual([]);
    expect(vkeysIn(signed + one.cosign(text, seconds + 60n))).toEqual([one.verifier.vkey]);
    expect(vkeysIn(signed + one.cosign(text, 2n ** 63n - 1n) + two.cosign(text, seconds))).toEqual([two.verifier.vkey]);
  });

  test('a time other than the signed one, another checkpoint, a forged line beside a good one: nothing counts', () => {
    const moved = (line: string): string => line.replace(/ (\S+)\n$/, (_, encoded: string) => {
      const bytes = Buffer.from(encoded, 'base64');
      bytes.writeBigUInt64BE(seconds - 1n, 4);
      return ` ${bytes.toString('base64')}\n`;
    });
    for (const witness of [one, lattice]) {
      expect(vkeysIn(signed + moved(witness.cosign(text, seconds)))).toEqual([]);
      expect(vkeysIn(signed + witness.cosign(text.replace('\n7\n', '\n8\n'), seconds))).toEqual([]);
      expect(vkeysIn(signed + two.cosign(text, seconds) + moved(witness.cosign(text, seconds)))).toEqual([]);
    }
    expect(() => openCosigned(signed + moved(one.cosign(text, seconds)), log.verifier, [one.verifier], nowMs)).toThrow('does not hold');
  });

  test('strangers are ignored', () => {
    expect(vkeysIn(signed + two.cosign(text, seconds), [one.verifier])).toEqual([]);
    expect(vkeysIn('no note')).toEqual([]);
  });

  test('cosignatures alone are no checkpoint of the log', () => {
    const unsigned = `${text}\n${one.cosign(text, seconds)}`;
    expect(() => openCosigned(unsigned, log.verifier, [one.verifier], nowMs)).toThrow('did not sign');
  });
});

describe('a log is no witness and a witness no log', () => {
  test('their keys do not parse as each other', () => {
    expect(() => parseWitness(log.verifier.vkey)).toThrow('not the key of a witness');
    expect(() => parseVerifier(one.verifier.vkey)).toThrow('not base64 of an Ed25519 key');
    expect(() => parseWitnessSigner(log.skey)).toThrow('not the key of a witness');
    expect(() => parseSigner(one.skey)).toThrow('not base64');
  });

  test('the same secret under both types signs different bytes under different ids', () => {
    const posing = witnessSignerOf(log.verifier.name, new Uint8Array(32).fill(1));
    expect(posing.verifier.id).not.toBe(log.verifier.id);
    expect(vkeysIn(signed, [posing.verifier])).toEqual([]);
    const relabelled = signed.replace(/— (\S+) (\S+)\n$/, (_, name: string, encoded: string) => `— ${name} ${Buffer.concat([Buffer.from(posing.verifier.id, 'hex'), Buffer.alloc(8, 1), Buffer.from(encoded, 'base64').subarray(4)]).toString('base64')}\n`);
    expect(vkeysIn(relabelled, [posing.verifier])).toEqual([]);
  });

  test('keys of both kinds are read as they are written', () => {
    for (const signer of [one, lattice]) {
      expect(parseWitness(signer.verifier.vkey).vkey).toBe(signer.verifier.vkey);
      expect(parseWitnessSigner(signer.skey).verifier.vkey).toBe(signer.verifier.vkey);
      const note = `${text}\n${signer.cosign(text, seconds)}`;
      expect(openNote(note, [parseNoteKey(signer.verifier.vkey)]).signedBy).toHaveLength(1);
    }
    expect(parseNoteKey(log.verifier.vkey).vkey).toBe(log.verifier.vkey);
  });
});

test('a checkpoint with extension lines has a head, and is refused as a checkpoint of ours', () => {
  const extended = `${text}something else\n`;
  expect(headOf(extended).size).toBe(7n);
  expect(() => headOf(`${text}\n`)).toThrow('empty');
  expect(() => openCosigned(signNote(extended, [log]) + one.cosign(extended, seconds), log.verifier, [one.verifier], nowMs)).toThrow('three lines');
});

test('no bytes after the checkpoint make an exception other than ours, or a cosignature', () => {
  fc.assert(fc.property(fc.uint8Array({ minLength: 0, maxLength: 100 }), (bytes) => {
    const line = `— ${one.verifier.name} ${Buffer.concat([Buffer.from(one.verifier.id, 'hex'), bytes]).toString('base64')}\n`;
    expect(vkeysIn(signed + line)).toEqual([]);
  }), { numRuns: 200 });
});
