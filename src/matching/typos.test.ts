import * as fc from 'fast-check';
import { distance } from 'fastest-levenshtein';
import { describe, expect, it } from 'vitest';
import { deleteForms, slipsAllowed, wordsAreClose } from './typos.js';

const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'), minLength: 1, maxLength: 24 });
const slip = fc.record({ at: fc.nat(24), kind: fc.constantFrom('drop', 'add', 'change', 'swap'), letter: fc.constantFrom('a', 'b', 'c', 'x', 'y', 'z') });
type Slip = { at: number; kind: string; letter: string };

function slipped(text: string, { at, kind, letter }: Slip): string {
  const i = at % text.length;
  if (kind === 'drop') return text.slice(0, i) + text.slice(i + 1);
  if (kind === 'add') return text.slice(0, i) + letter + text.slice(i);
  if (kind === 'change') return text.slice(0, i) + letter + text.slice(i + 1);
  return text.slice(0, i) + (text[i + 1] ?? '') + (text[i] ?? '') + text.slice(i + 2);
}

describe('deleteForms', () => {
  it('meets: close words share a form', () => {
    fc.assert(fc.property(word, fc.array(slip, { minLength: 1, maxLength: 2 }), (text, slips) => {
      const typed = slips.reduce((sofar, one) => (sofar === '' ? sofar : slipped(sofar, one)), text);
      fc.pre(typed !== '' && wordsAreClose(text, typed));
      const forms = new Set(deleteForms(text));
      expect(deleteForms(typed).some((form) => forms.has(form))).toBe(true);
    }), { numRuns: 3000 });
  });

  it('stays small, and short words are exact', () => {
    fc.assert(fc.property(word, (text) => deleteForms(text).length <= 56));
    expect(deleteForms('abc')).toEqual(['abc']);
    expect(deleteForms('ms13')).toEqual(['ms13']);
    expect(deleteForms('x'.repeat(64)).length).toBeLessThan(57);
  });
});

describe('wordsAreClose', () => {
  it.each([['sinaloa', 'sinalao', true], ['sinaloa', 'sinloa', true], ['cartel', 'castle', false], ['bin', 'ben', false],
    ['hezbollah', 'hizbullah', true], ['michoacana', 'michocana', true], ['abcd', 'abcde', true]])('%s %s', (a, b, close) => {
    expect(wordsAreClose(a, b)).toBe(close);
  });
  it('is symmetric and never wider than two edits', () => {
    fc.assert(fc.property(word, word, (a, b) => {
      expect(wordsAreClose(a, b)).toBe(wordsAreClose(b, a));
      if (wordsAreClose(a, b)) expect(distance(a, b)).toBeLessThanOrEqual(2);
      expect(slipsAllowed(a)).toBeLessThanOrEqual(2);
    }));
  });
});
