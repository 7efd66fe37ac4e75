import { describe, expect, it } from 'vitest';
import type { LedgerReceipt } from '../../src/http/contract.js';
import { fromBase64, toBase64, utf8 } from './bytes.js';
import { openCheckpoint, readVerifierKey, type VerifierKey } from './note.js';
import { checkCommitment, checkReceipt, readDecimal, readEntry, verdictOf } from './receipt.js';
import { sampleLog } from './sample-log.js';

const origin = 'custos.example/north';
const steps = ['leaf', 'path', 'checkpoint', 'signature'] as const;
const log = await sampleLog(origin, 13);

async function keyOf(text: string): Promise<VerifierKey> {
  const key = await readVerifierKey(text);
  if (key === undefined) throw new TypeError('the sample key is malformed');
  return key;
}
const key = await keyOf(log.key);
const verdict = async (receipt: LedgerReceipt, by = key) => verdictOf((await checkReceipt(receipt, by)).findings, steps);
const flip = (base64: string): string => toBase64((fromBase64(base64) ?? new Uint8Array()).map((byte, at) => (at === 3 ? byte ^ 4 : byte)));

describe('a receipt', () => {
  it('holds for every entry at every size of a true log', async () => {
    for (let size = 1; size <= 13; size += 1) {
      for (let index = 0; index < size; index += 1) expect(await verdict(await log.receipt(index, size))).toBe('holds');
    }
  });

  it('fails when any one field is changed', async () => {
    const good = await log.receipt(4, 13);
    const other = await log.receipt(5, 13);
    const earlier = await log.receipt(4, 12);
    const mutations: readonly Partial<LedgerReceipt>[] = [
      { origin: 'custos.example/south' }, { index: '5' }, { index: '04' }, { index: ' 4' }, { size: '12' }, { size: '1e1' },
      { root: flip(good.root) }, { root: earlier.root }, { leafHash: flip(good.leafHash) }, { leafHash: other.leafHash },
      { entry: other.entry }, { entry: flip(good.entry) }, { entry: `${good.entry}!` }, { proof: good.proof.slice(1) },
      { proof: good.proof.map(flip) }, { proof: [...good.proof, good.root] }, { proof: ['?'] }, { checkpoint: earlier.checkpoint },
      { checkpoint: good.checkpoint.replace(good.size, '99') }, { checkpoint: '' }, { checkpoint: good.checkpoint.slice(0, -2) },
    ];
    for (const mutation of mutations) expect([mutation, await verdict({ ...good, ...mutation })]).toEqual([mutation, 'fails']);
  });

  it('fails under another key, even one of the same name', async () => {
    const stranger = await sampleLog(origin, 13);
    expect(await verdict(await log.receipt(4, 13), await keyOf(stranger.key))).toBe('fails');
    expect(await verdict(await stranger.receipt(4, 13))).toBe('fails');
  });
});

describe('a checkpoint', () => {
  it('passes over signatures of strangers and refuses a forged one of ours', async () => {
    const { checkpoint } = await log.receipt(0, 7);
    const stranger = `\u2014 witness.example ${toBase64(new Uint8Array(68))}\n`;
    expect((await openCheckpoint(checkpoint + stranger, key))?.size).toBe(7n);
    const [line] = checkpoint.split('\n').slice(-2);
    const forged = `\u2014 ${origin} ${flip(line?.split(' ')[2] ?? '')}\n`;
    const forgedTail = `\u2014 ${origin} ${toBase64((fromBase64(line?.split(' ')[2] ?? '') ?? new Uint8Array()).map((byte, at) => (at === 20 ? byte ^ 1 : byte)))}\n`;
    expect(await openCheckpoint(checkpoint + forgedTail, key)).toBeUndefined();
    expect((await openCheckpoint(checkpoint + forged, key))?.size).toBe(7n);
  });

  it('refuses extension lines, missing newlines and broken signature lines', async () => {
    const { checkpoint } = await log.receipt(0, 7);
    const notes = [checkpoint.replace('\n\n', '\nmore\n\n'), checkpoint.trimEnd(), `${checkpoint}\n`, checkpoint.replace('\u2014', '-'), 'x'];
    for (const note of notes) expect(await openCheckpoint(note, key)).toBeUndefined();
  });

  it('reads a verifier key only when its hash belongs to it', async () => {
    expect(await readVerifierKey(log.key.replace(origin, 'custos.example/south'))).toBeUndefined();
    expect(await readVerifierKey(log.key.slice(0, -4))).toBeUndefined();
    expect(await readVerifierKey('')).toBeUndefined();
  });
});

describe('an entry', () => {
  it('commits to its payload and to no other', async () => {
    const { entry } = await log.receipt(0, 1);
    expect(await checkCommitment(entry, log.salt, log.payload)).toBe('holds');
    expect(await checkCommitment(entry, flip(log.salt), log.payload)).toBe('fails');
    expect(await checkCommitment(entry, log.salt, flip(log.payload))).toBe('fails');
    expect(await checkCommitment(entry, toBase64(utf8('short')), log.payload)).toBe('fails');
    expect(await checkCommitment('', log.salt, log.payload)).toBe('fails');
  });

  it('has one spelling', async () => {
    const { entry } = await log.receipt(0, 1);
    const text = atob(entry);
    expect(readEntry(utf8(text))?.origin).toBe(origin);
    for (const odd of [` ${text}`, text.replace('{', '{"a":1,'), text.replace('"v":2', '"v":1'), text.replace('2026-09', '2026-13'), '[]', 'null', '{']) expect(readEntry(utf8(odd))).toBeUndefined();
  });

  it('has integers in decimal', () => {
    expect(readDecimal('18446744073709551615')).toBe(2n ** 64n - 1n);
    for (const odd of ['', '-1', '01', '1.0', '0x1', '1 ']) expect(readDecimal(odd)).toBeUndefined();
  });
});
