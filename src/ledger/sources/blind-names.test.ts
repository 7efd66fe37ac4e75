// The net in which the name of a source is caught, and what slips through it.
import { assert, array, constantFrom, property, string } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { names, tokensOf } from './blind-names.js';

const key = new Uint8Array(32).fill(7);
const tokens = new Set(tokensOf(key, ['Teodor Wickerlund', 'Nell Applethwaite-Oduya', 'HERON', 'Bo']));
const finds = (text: string): boolean => names(key, tokens, text);

describe('a text', () => {
  it.each(['Teodor Wickerlund', 'wickerlund, teodor', 'T. Wickerlund', 'teodorwickerlund@example', 'seen with Téodor WICKERLUND yesterday', 'Nell Oduya', 'N. Oduya', 'the heron again'])('“%s” names a source', (text) => {
    expect(finds(text)).toBe(true);
  });
  it.each(['', 'Teodor', 'Wickerlund Street', 'Teodor met somebody called Wickerlund', 'herons', 'Bo', 'Nell and Oduya'])('“%s” does not', (text) => {
    expect(finds(text)).toBe(false);
  });
  it('names it wherever the name stands in it', () => {
    assert(property(array(constantFrom('a', 'quay', 'Wickerlund', 'seen')), array(string()), (before, after) => {
      expect(finds(`${before.join(' ')} / Teodor Wickerlund / ${after.join(' ')}`)).toBe(true);
    }));
  });
});

it('tokens say nothing without the key', () => {
  expect(names(new Uint8Array(32).fill(8), tokens, 'Teodor Wickerlund')).toBe(false);
  expect(JSON.stringify([...tokens])).not.toMatch(/wickerlund|heron/i);
});
