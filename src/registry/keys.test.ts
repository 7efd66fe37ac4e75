import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { indexWords } from '../matching/index.js';
import { dictionaryForms, isSpelled, isSpelling, searchKey, searchWords } from './keys.js';

describe('search keys', () => {
  it('begin with the label, so that one label’s key is never another’s', () => {
    fc.assert(fc.property(fc.nat(), fc.nat(), fc.string(), fc.string(), (a, b, x, y) => {
      fc.pre(a !== b);
      expect(searchKey(a, x)).not.toBe(searchKey(b, y));
    }));
  });
  it('hold no blank: a row’s keys travel as one text', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (text) => {
      for (const word of searchWords('text', text)) expect(word).not.toMatch(/\s/);
      for (const form of indexWords(text).flatMap(dictionaryForms)) expect(form).not.toMatch(/\s/);
    }));
  });
  it('are made for words, not for codes, dates and references', () => {
    expect(searchWords('name', 'Marisse Draile')).toEqual(expect.arrayContaining(['marisse', 'draile']));
    for (const type of ['date', 'country', 'entity', 'part', 'topic', 'number']) expect(searchWords(type, 'Marisse')).toEqual([]);
    expect([isSpelled('name'), isSpelled('text')]).toEqual([true, false]);
    expect(searchWords('text', 'word '.repeat(10_000)).length).toBeLessThanOrEqual(3_000);
  });
  it('meet after one slip: a letter left out, doubled, swapped or changed', () => {
    const word = fc.stringMatching(/^[a-z]{6,12}$/);
    fc.assert(fc.property(word, fc.nat({ max: 5 }), (known, at) => {
      const dropped = known.slice(0, at) + known.slice(at + 1);
      const shared = new Set(dictionaryForms(known));
      expect(dictionaryForms(dropped).some((form) => shared.has(form))).toBe(true);
      expect(isSpelling(dropped, known)).toBe(true);
    }));
  });
});
