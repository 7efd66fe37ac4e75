import { describe, expect, test } from 'vitest';
import { formatCheckpoint, openCheckpoint, parseCheckpoint, signCheckpoint } from './checkpoint.js';
import { parseSigner, parseVerifier, signerOf, verifierOf } from './key.js';
import { openNote, signNote } from './note.js';

const log = signerOf('custos.example/opp', new Uint8Array(32).fill(1));
const other = signerOf('custos.example/rcmp', new Uint8Array(32).fill(2));
const text = 'custos.example/opp\n1\nIeWVLqSregbet79BtrddskrdULFjfiFr33XThT00VCM=\n';
const note = signNote(text, [log]);

describe('note', () => {
  // The example of golang.org/x/mod/sumdb/note, which other implementations share.
  test('opens the published example', () => {
    const key = parseVerifier('PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW');
    const published =
      'If you think cryptography is the answer to your problem,\nthen you don\'t know what your problem is.\n\n' +
      '— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n';
    expect(openNote(published, [key]).signedBy).toEqual([key]);
    expect(() => openNote(published.replace('answer', 'cause'), [key])).toThrow('does not hold');
  });

  test('a known key with a bad signature rejects the note, even beside a good one', () => {
    const forged = note.replace(/ (\S+)\n$/, (_, signature: string) => ` ${flip(signature)}\n`);
    const both = signNote(text, [other]) + forged.slice(text.length + 1);
    expect(() => openNote(both, [log.verifier, other.verifier])).toThrow('does not hold');
    expect(openNote(both, [other.verifier]).signedBy).toEqual([other.verifier]);
  });

  test('strangers are ignored, and nobody known is not enough', () => {
    expect(openNote(signNote(text, [other, log]), [log.verifier]).signedBy).toEqual([log.verifier]);
    expect(() => openNote(signNote(text, [other]), [log.verifier])).toThrow('no known key');
    expect(() => openNote(note, [])).toThrow('no known key');
  });

  test('one key counts once, and a key of the same bytes under another name is a stranger', () => {
    expect(openNote(signNote(text, [log, log]), [log.verifier]).signedBy).toHaveLength(1);
    expect(() => openNote(note, [signerOf('custos.example/mole', new Uint8Array(32).fill(1)).verifier])).toThrow('no known key');
  });

  test.each([
    ['empty', ''],
    ['no signature', text],
    ['no empty line', note.replace('\n\n', '\n')],
    ['no final newline', note.slice(0, -1)],
    ['two spaces', note.replace('— ', '—  ')],
    ['hyphen for dash', note.replace('—', '-')],
    ['url base64', note.replace(/[+/]/g, '_')],
    ['padding cut off', note.replace(/=+\n$/, '\n')],
    ['carriage return', note.replace('\n', '\r\n')],
    ['NUL in the text', note.replace('opp', 'op\0')],
    ['half a surrogate pair', note.replace('opp', 'op\ud800')],
    ['short signature', `${text}\n— custos.example/opp AAAA\n`],
    ['101 signatures', `${text}\n${note.slice(text.length + 1).repeat(101)}`],
    ['a signature line in the text', note.replace('\n\n', `\n\n${note.slice(text.length + 1)}\n`).slice(0, -1)],
  ])('is refused: %s', (_, bad) => {
    expect(() => openNote(bad, [log.verifier])).toThrow(expect.objectContaining({ code: 'bad_note' }));
  });
});

describe('key', () => {
  test('is read as it is written', () => {
    expect(parseVerifier(log.verifier.vkey).vkey).toBe(log.verifier.vkey);
    expect(parseSigner(log.skey).verifier.vkey).toBe(log.verifier.vkey);
  });

  test.each(['', 'a+b', 'custos.example/opp+00000000+AeguCUoVV6hXQHoIpallwtuyfB4gyaJuV0bZxRvZsyil', log.verifier.vkey.slice(0, -4), `${log.verifier.vkey}=`])('is refused: `%s`', (vkey) => {
    expect(() => parseVerifier(vkey)).toThrow(expect.objectContaining({ code: 'bad_key' }));
  });

  test('names hold no space and no plus, and a private key is never repeated', () => {
    for (const name of ['', 'a b', 'a+b', 'a\u2003b', 'a\nb']) expect(() => verifierOf(name, new Uint8Array(32))).toThrow('key name');
    expect(() => parseSigner(`${log.skey}AAAA`)).toThrow(/^((?!AAAA).)*$/);
  });
});

describe('checkpoint', () => {
  test('is read as it is written', () => {
    const checkpoint = parseCheckpoint(text);
    expect(formatCheckpoint(checkpoint)).toBe(text);
    expect(openCheckpoint(signCheckpoint(checkpoint, log), log.verifier)).toEqual(checkpoint);
  });

  test('of another log is refused though the key is good', () => {
    const swapped = signCheckpoint({ ...parseCheckpoint(text), origin: 'custos.example/rcmp' }, log);
    expect(() => openCheckpoint(swapped, log.verifier)).toThrow('another log');
  });

  test.each([
    ['leading zero', text.replace('\n1\n', '\n01\n')],
    ['sign', text.replace('\n1\n', '\n+1\n')],
    ['2^64', text.replace('\n1\n', '\n18446744073709551616\n')],
    ['short root', text.replace('IeWV', '')],
    ['no origin', text.replace('custos.example/opp', '')],
    ['extension line', `${text}more\n`],
    ['two lines', text.split('\n').slice(1).join('\n')],
    ['no newline', text.trimEnd()],
  ])('is refused: %s', (_, bad) => {
    expect(() => parseCheckpoint(bad)).toThrow(expect.objectContaining({ code: 'bad_checkpoint' }));
  });
});

function flip(signature: string): string {
  const bytes = Buffer.from(signature, 'base64');
  bytes[40] = (bytes[40] ?? 0) ^ 1;
  return bytes.toString('base64');
}
