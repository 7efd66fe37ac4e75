import { assert, constantFrom, integer, property, string, uint8Array } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { canonicalBytes } from '../../kernel/index.js';
import { commitTo, entryBytes, isMonth, monthOf, parseEntry } from './entry.js';

const record = {
  origin: 'custos.example/opp', recordedAtMs: 1_772_366_400_000, key: '2026-03', commitment: new Uint8Array(32).fill(9), sealedHash: new Uint8Array(32).fill(7),
};
const text = Buffer.from(entryBytes(record)).toString();
const hash = () => uint8Array({ minLength: 32, maxLength: 32 });

describe('entry', () => {
  test('has bytes that never change', () => {
    expect(text).toBe(
      '{"commitment":"CQkJCQkJCQkJCQkJCQkJCQkJCQkJCQkJCQkJCQkJCQk=","key":"2026-03","origin":"custos.example/opp","recorded_at":1772366400000,"sealed":"BwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwc=","v":2}');
  });

  test('is canonical whatever it holds, and read as it is written', () => {
    assert(property(string({ unit: 'grapheme' }), integer({ min: 0 }), hash(), hash(), constantFrom('0000-01', '2026-11', '9999-12'), (origin, recordedAtMs, commitment, sealedHash, key) => {
      const bytes = entryBytes({ origin, recordedAtMs, commitment, sealedHash, key });
      const base64 = (one: Uint8Array): string => Buffer.from(one).toString('base64');
      expect(bytes).toEqual(canonicalBytes({ v: 2, origin, recorded_at: recordedAtMs, commitment: base64(commitment), sealed: base64(sealedHash), key }));
      const read = parseEntry(bytes);
      expect(read).toMatchObject({ origin, recordedAtMs, key });
      expect([base64(read.commitment), base64(read.sealedHash)]).toEqual([base64(commitment), base64(sealedHash)]);
    }));
  });

  test.each([
    '', '{}', '[]', 'null', '{', text.slice(0, -1), ` ${text}`, text.replace('"v":2', '"v":1'), text.replace('"v":2', '"v":2,"w":2'), text.replace('CQkJ', 'CQ kJ'),
    text.replace('BwcH', 'BwcHBwcH'), text.replace('1772366400000', '"1772366400000"'), text.replace('1772366400000', '1.7723664e12'), text.replace('2026-03', '2026-13'),
    text.replace('2026-03', '2026-3'), text.replace('"key":"2026-03",', ''), text.replace('"key":"2026-03",', '"key":"2026-03","key":"2026-03",'),
  ])('of other bytes is refused: %s', (bad) => {
    expect(() => parseEntry(Buffer.from(bad))).toThrow(expect.objectContaining({ code: 'bad_entry' }));
  });

  test('the border between salt and payload cannot be moved', () => {
    expect(() => commitTo(new Uint8Array(31), new Uint8Array(5))).toThrow(expect.objectContaining({ code: 'bad_entry' }));
    expect(commitTo(new Uint8Array(32), Buffer.from('a'))).not.toEqual(commitTo(new Uint8Array(32), Buffer.from('b')));
  });

  test('the month of a moment is that of UTC', () => {
    expect(monthOf(Date.UTC(2026, 2, 1) - 1)).toBe('2026-02');
    expect(monthOf(Date.UTC(2026, 2, 1))).toBe('2026-03');
    expect(['2026-00', '2026-1', '26-01', '2026-01-01', ' 2026-01'].filter(isMonth)).toEqual([]);
  });
});
