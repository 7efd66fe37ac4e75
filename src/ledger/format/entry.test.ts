import { assert, integer, property, string, uint8Array } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { canonicalBytes } from '../../kernel/index.js';
import { commitTo, entryBytes, parseEntry } from './entry.js';

const record = { origin: 'custos.example/opp', recordedAtMs: 1_772_366_400_000, commitment: new Uint8Array(32).fill(9) };
const text = Buffer.from(entryBytes(record)).toString();

describe('entry', () => {
  test('has bytes that never change', () => {
    expect(text).toBe('{"commitment":"CQkJCQkJCQkJCQkJCQkJCQkJCQkJCQkJCQkJCQkJCQk=","origin":"custos.example/opp","recorded_at":1772366400000,"v":1}');
  });

  test('is canonical whatever it holds, and read as it is written', () => {
    assert(property(string({ unit: 'grapheme' }), integer({ min: 0 }), uint8Array({ minLength: 32, maxLength: 32 }), (origin, recordedAtMs, commitment) => {
      const bytes = entryBytes({ origin, recordedAtMs, commitment });
      expect(bytes).toEqual(canonicalBytes({ v: 1, origin, recorded_at: recordedAtMs, commitment: Buffer.from(commitment).toString('base64') }));
      expect(parseEntry(bytes)).toMatchObject({ origin, recordedAtMs });
    }));
  });

  test.each(['', '{}', '[]', 'null', '{', text.slice(0, -1), ` ${text}`, text.replace('"v":1', '"v":2'), text.replace('"v":1', '"v":1,"w":2'), text.replace('CQkJ', 'CQ kJ'), text.replace('1772366400000', '"1772366400000"'), text.replace('1772366400000', '1.7723664e12')])('of other bytes is refused: %s', (bad) => {
    expect(() => parseEntry(Buffer.from(bad))).toThrow(expect.objectContaining({ code: 'bad_entry' }));
  });

  test('the border between salt and payload cannot be moved', () => {
    expect(() => commitTo(new Uint8Array(31), new Uint8Array(5))).toThrow(expect.objectContaining({ code: 'bad_entry' }));
    expect(commitTo(new Uint8Array(32), Buffer.from('a'))).not.toEqual(commitTo(new Uint8Array(32), Buffer.from('b')));
  });
});
