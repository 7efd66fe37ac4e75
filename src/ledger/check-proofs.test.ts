import { assert, asyncProperty, constantFrom, integer, nat, oneof, property, record, string, uint8Array, array, jsonValue } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkProofLine, checkProofs } from './check-proofs.js';
import { witnessSignerOf } from './format/cosignature.js';
import { hashLeaf } from './format/hash.js';
import { signerOf } from './format/key.js';
import { signNote } from './format/note.js';
import { MerkleTree } from './format/tree.js';
import { MAX_LINE_BYTES } from './line-cutter.js';

const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');
const tree = new MerkleTree();
for (let index = 0; index < 100; index += 1) tree.push(hashLeaf(Buffer.from(`entry ${index}`)));

const inclusion = (index = 41, size = 100) => ({
  type: 'inclusion', leaf_hash: base64(tree.leaf(index)), index: String(index), size: String(size), root: base64(tree.root(size)), proof: tree.inclusion(index, size).map(base64),
});
const consistency = (size1 = 37, size2 = 100) => ({
  type: 'consistency', size1: String(size1), size2: String(size2), root1: base64(tree.root(size1)), root2: base64(tree.root(size2)), proof: tree.consistency(size1, size2).map(base64),
});
const log = signerOf('custos.example/opp', new Uint8Array(32).fill(1));
const other = signerOf('custos.example/rcmp', new Uint8Array(32).fill(2));
const text = `custos.example/opp\n100\n${base64(tree.root())}\n`;
const note = (signers = [log], keys = [log]) => ({ type: 'note', note: signNote(text, signers), keys: keys.map((one) => one.verifier.vkey) });

const ask = (question: unknown) => checkProofLine(Buffer.from(typeof question === 'string' ? question : JSON.stringify(question)));
const refused = (words: string | RegExp) => ({ ok: false, error: expect.stringMatching(words) as string });

async function* chunksOf(bytes: Uint8Array, length: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += length) yield bytes.subarray(at, at + length);
}

async function answersTo(input: Uint8Array, chunk = 65_536): Promise<unknown[]> {
  let out = '';
  for await (const answers of checkProofs(chunksOf(input, chunk))) out += answers;
  expect(out === '' || out.endsWith('\n')).toBe(true);
  return out.split('\n').slice(0, -1).map((line) => JSON.parse(line) as unknown);
}

describe('a line', () => {
  test('holds: inclusion, consistency, note', () => {
    for (const question of [inclusion(), inclusion(0, 1), consistency(), consistency(64, 64), consistency(64, 65), note(), note([log, other]), note([log], [log, other])]) {
      expect(ask(question)).toEqual({ ok: true });
    }
  });

  test('members that the check does not know are ignored, in any order and spacing', () => {
    expect(ask({ id: 7, ...inclusion(), note: null })).toEqual({ ok: true });
    expect(ask(` ${JSON.stringify(inclusion(), null, 2).replaceAll('\n', '\t')}\r`)).toEqual({ ok: true });
  });

  test.each([
    ['size 0', { index: '0', size: '0' }, 'size'],
    ['index at the size', { index: '100' }, 'index'],
    ['index beyond the size', { index: '18446744073709551615' }, 'index'],
    ['another index', { index: '40' }, 'another root'],
    ['proof too long', { proof: [...inclusion().proof, inclusion().root] }, 'too long'],
    ['proof too short', { proof: inclusion().proof.slice(1) }, 'too short|another root'],
    ['no proof', { proof: [] }, 'too short'],
    ['a proof of 66', { proof: Array.from({ length: 66 }, () => inclusion().root) }, 'too long'],
    ['another root', { root: inclusion(41, 99).root }, 'another root'],
    ['an inner node for a leaf', { leaf_hash: inclusion(40).proof[1] }, 'another root'],
    ['size 2^64', { size: '18446744073709551616' }, '64 bits'],
    ['index 2^64 + 41', { index: String(2n ** 64n + 41n) }, '64 bits'],
    ['a number for a string', { index: 41 }, 'not a string'],
    ['negative', { index: '-1' }, '64 bits'],
    ['plus', { index: '+41' }, '64 bits'],
    ['leading zero', { index: '041' }, '64 bits'],
    ['space', { index: ' 41' }, '64 bits'],
    ['newline', { index: '41\n' }, '64 bits'],
    ['hexadecimal', { index: '0x29' }, '64 bits'],
    ['exponent', { size: '1e2' }, '64 bits'],
    ['fraction', { size: '100.0' }, '64 bits'],
    ['underscore', { size: '1_00' }, '64 bits'],
    ['BigInt letter', { size: '100n' }, '64 bits'],
    ['Arabic digits', { size: '١٠٠' }, '64 bits'],
    ['empty integer', { size: '' }, '64 bits'],
    ['a thousand digits', { size: '1'.repeat(1000) }, '64 bits'],
    ['null', { size: null }, 'not a string'],
    ['an array for a string', { size: ['100'] }, 'not a string'],
    ['an object for a string', { root: { toString: 'x' } }, 'not a string'],
    ['31 bytes', { root: base64(tree.root().subarray(1)) }, '32 bytes'],
    ['33 bytes', { leaf_hash: base64(Buffer.concat([tree.leaf(41), Buffer.of(0)])) }, '32 bytes'],
    ['an empty hash', { root: '' }, '32 bytes'],
    ['no padding', { root: inclusion().root.slice(0, -1) }, '32 bytes'],
    ['loose last bits', { root: loosened(inclusion().root) }, '32 bytes'],
    ['url base64', { root: '_'.repeat(43) + '=' }, '32 bytes'],
    ['hexadecimal hash', { root: 'ab'.repeat(32) }, '32 bytes'],
    ['a hash with a newline', { root: `${inclusion().root}\n` }, '32 bytes'],
    ['a short hash in the proof', { proof: [...inclusion().proof.slice(1), 'AAAA'] }, '32 bytes'],
    ['null in the proof', { proof: [null] }, 'array of strings'],
    ['a string for the proof', { proof: inclusion().root }, 'array of strings'],
    ['an object for the proof', { proof: { 0: inclusion().root, length: 1 } }, 'array of strings'],
    ['an unknown type', { type: 'Inclusion' }, 'none of'],
    ['a type out of the language', { type: 'constructor' }, 'none of'],
    ['a number for the type', { type: 1 }, 'not a string'],
  ])('does not hold: %s', (_, change, words) => {
    expect(ask({ ...inclusion(), ...change })).toEqual(refused(words));
  });

  test.each(['leaf_hash', 'index', 'size', 'root', 'proof', 'type'])('does not hold without `%s`', (name) => {
    expect(ask(Object.fromEntries(Object.entries(inclusion()).filter(([key]) => key !== name)))).toEqual(refused(`${name}. is missing`));
  });

  test.each([
    ['old size 0', { size1: '0', proof: [] }, 'old size is 0'],
    ['old above new', { size1: '100', size2: '37' }, 'above'],
    ['one size, a proof', { ...consistency(100, 100), proof: [inclusion().root] }, 'too long'],
    ['one size, two roots', { ...consistency(100, 100), root1: inclusion(1, 99).root }, 'two roots'],
    ['another old root', { root1: inclusion(1, 38).root }, 'another old root'],
    ['another new root', { root2: inclusion(1, 99).root }, 'another new root'],
    ['an empty proof', { proof: [] }, 'too short'],
    ['a proof that goes on', { proof: [...consistency().proof, inclusion().root] }, 'too long'],
    ['2^64', { size2: String(2n ** 64n) }, '64 bits'],
  ])('does not hold: %s', (_, change, words) => {
    expect(ask({ ...consistency(), ...change })).toEqual(refused(words));
  });

  test.each([
    ['no known key', note([other], [log]), 'no known key'],
    ['no keys', note([log], []), 'no known key'],
    ['a known key that signed another text', { ...note(), note: signNote(text.replace('100', '99'), [log]).replace('\n99\n', '\n100\n') }, 'does not hold'],
    ['a bad signature beside a good one', { ...note([log, other], [log, other]), note: spoiled(signNote(text, [log, other])) }, 'does not hold'],
    ['a malformed key beside a good one', { ...note(), keys: [log.verifier.vkey, 'opp+00000000+AAAA'] }, 'key'],
    ['a key with a space after it', { ...note(), keys: [`${log.verifier.vkey} `] }, 'key'],
    ['a private key', { ...note(), keys: [log.skey] }, 'key'],
    ['null for a key', { ...note(), keys: [null] }, 'array of strings'],
    ['a string for the keys', { ...note(), keys: log.verifier.vkey }, 'array of strings'],
    ['a note of no lines', { ...note(), note: '' }, 'note'],
    ['a note of half a surrogate pair', { ...note(), note: '\ud800\n\n— a AAAAAAA=\n' }, 'note'],
    ['a note without signatures', { ...note(), note: text }, 'note'],
    ['two million characters', { ...note(), note: `${'x'.repeat(2e6)}\n\n— a AAAAAAA=\n` }, 'too long'],
  ])('does not hold: %s', (_, question, words) => {
    expect(ask(question)).toEqual(refused(words));
  });

  test('a witness’s key is a known key like another, of either kind', () => {
    for (const algorithm of ['ed25519', 'ml-dsa-44'] as const) {
      const witness = witnessSignerOf('witness.example', new Uint8Array(32).fill(3), algorithm);
      const cosigned = signNote(text, [log]) + witness.cosign(text, 1_772_366_400n);
      expect(ask({ type: 'note', note: cosigned, keys: [witness.verifier.vkey] })).toEqual({ ok: true });
      expect(ask({ type: 'note', note: spoiled(cosigned), keys: [witness.verifier.vkey, log.verifier.vkey] })).toEqual(refused('does not hold'));
      expect(ask({ type: 'note', note: spoiled(cosigned), keys: [log.verifier.vkey] })).toEqual({ ok: true });
      expect(ask({ type: 'note', note: signNote(text, [log]), keys: [witness.verifier.vkey] })).toEqual(refused('no known key'));
      const plain = signNote('not a checkpoint\n', [log]) + witness.cosign(text, 1n);
      expect(ask({ type: 'note', note: plain, keys: [witness.verifier.vkey] }).ok).toBe(false);
    }
  });

  test('a key given twice counts as one', () => {
    expect(ask(note([log], [log, log]))).toEqual({ ok: true });
  });

  test.each([
    ['no JSON', 'ok', 'not JSON'],
    ['two documents', '{}{}', 'not JSON'],
    ['an array', '[]', 'not a JSON object'],
    ['null', 'null', 'not a JSON object'],
    ['a number', '18446744073709551616', 'not a JSON object'],
    ['a string', '"inclusion"', 'not a JSON object'],
    ['a byte order mark', `\ufeff${JSON.stringify(inclusion())}`, 'not JSON'],
    ['an empty object', '{}', 'missing'],
    ['a member twice', JSON.stringify(inclusion()).replace('{', '{"index":"40",'), 'twice'],
    ['a member twice, once escaped', JSON.stringify(inclusion()).replace('{', '{"\\u0069ndex":"40",'), 'twice'],
    ['a prototype', '{"__proto__":{"type":"inclusion"}}', 'missing'],
    ['deep arrays', '['.repeat(200_000) + ']'.repeat(200_000), 'not a JSON object|not JSON'],
    ['deep in a member', `{"type":${'['.repeat(200_000)}${']'.repeat(200_000)}}`, 'not a string|not JSON'],
    ['deep objects without an end', '{"a":'.repeat(200_000), 'not JSON'],
    ['spaces', '   ', 'not JSON'],
  ])('does not hold: %s', (_, line, words) => {
    expect(ask(line)).toEqual(refused(words));
  });

  test('a colon or a quote inside a string is no member', () => {
    expect(ask({ 'a":"b': 'c":{"d\\', ...inclusion() })).toEqual({ ok: true });
  });

  test('bytes that are no UTF-8 do not hold', () => {
    expect(checkProofLine(Buffer.from('{"type":"\xff"}', 'latin1'))).toEqual(refused('UTF-8'));
    expect(checkProofLine(Buffer.from(JSON.stringify(inclusion()), 'utf16le'))).toEqual(refused('not JSON'));
  });

  test('no answer repeats what the line said', () => {
    for (const line of ['topsecret', '{"type":"topsecret"}', '{"topsecret":1}', JSON.stringify({ ...note(), keys: ['topsecret'] })]) {
      expect(JSON.stringify(ask(line))).not.toContain('topsecret');
    }
  });

  test('never throws, whatever the members are', () => {
    const anything = oneof(jsonValue(), string(), constantFrom(...Object.values(inclusion()), ...Object.values(note())));
    assert(property(record({ type: constantFrom('inclusion', 'consistency', 'note'), leaf_hash: anything, index: anything, size: anything, size1: anything, size2: anything, root: anything, proof: anything, note: anything, keys: anything }, { requiredKeys: ['type'] }), (question) => {
      expect(typeof ask(question).ok).toBe('boolean');
    }));
    assert(property(uint8Array({ maxLength: 200 }), (line) => typeof checkProofLine(line).ok === 'boolean'));
  });
});

describe('a stream of lines', () => {
  const lines = [JSON.stringify(inclusion()), 'nonsense', JSON.stringify(consistency()), '{"é":1}', JSON.stringify(note([other], [log]))];
  const expected = [true, false, true, false, false];
  const oks = (answers: readonly unknown[]): boolean[] => answers.map((one) => (one as { ok: boolean }).ok);

  test('is answered in order, wherever the chunks are cut, with or without a last newline', async () => {
    await assert(asyncProperty(integer({ min: 1, max: 3000 }), constantFrom('', '\n', '\r\n', '\n\n'), async (chunk, end) => {
      expect(oks(await answersTo(Buffer.from(lines.join('\n') + end), chunk))).toEqual(expected);
    }), { numRuns: 40 });
  });

  test('empty lines have no answer, lines of spaces have one', async () => {
    expect(oks(await answersTo(Buffer.from(`\n\r\n\n${lines.join('\r\n')}\n\n \n`)))).toEqual([...expected, false]);
    expect(await answersTo(new Uint8Array())).toEqual([]);
  });

  test('a line that is too long is answered in its place and not kept', async () => {
    const long = Buffer.alloc(MAX_LINE_BYTES + 1, 'x');
    const input = Buffer.concat([Buffer.from(`${lines[0]}\n`), long, Buffer.from(`\n${lines[2]}\n`), long, long]);
    const answers = await answersTo(input);
    expect(oks(answers)).toEqual([true, false, true, false]);
    expect(answers[1]).toEqual(refused('too long'));
    expect(answers[3]).toEqual(refused('too long'));
  });

  test('an answer comes before the next line is read', async () => {
    let read = 0;
    async function* slowly(): AsyncGenerator<Uint8Array> {
      for (const line of lines) {
        read += 1;
        yield Buffer.from(`${line}\n`);
      }
    }
    let answered = 0;
    for await (const answer of checkProofs(slowly())) {
      answered += answer.split('\n').length - 1;
      expect(answered).toBe(read);
    }
    expect(answered).toBe(lines.length);
  });

  test('has as many answers as lines that are not empty, whatever the bytes', async () => {
    await assert(asyncProperty(array(uint8Array({ maxLength: 20 }), { maxLength: 30 }), nat(40), async (pieces, chunk) => {
      const input = Buffer.concat(pieces.flatMap((piece) => [piece, Buffer.from('\n')]));
      const full = input.toString('latin1').split('\n').filter((line) => line !== '' && line !== '\r');
      expect(await answersTo(input, chunk + 1)).toHaveLength(full.length);
    }), { numRuns: 50 });
  });
});

/** The same 32 bytes to a lenient decoder: the two bits after the last byte are set. */
function loosened(hash: string): string {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
  return `${hash.slice(0, 42)}${alphabet[alphabet.indexOf(hash[42] ?? 'A') + 1] ?? ''}=`;
}

/** The last signature with one bit changed. */
function spoiled(signed: string): string {
  const at = signed.lastIndexOf(' ') + 1;
  const bytes = Buffer.from(signed.slice(at, -1), 'base64');
  bytes[40] = (bytes[40] ?? 0) ^ 1;
  return `${signed.slice(0, at)}${bytes.toString('base64')}\n`;
}
