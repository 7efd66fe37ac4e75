import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { indexWords, normaliseWords } from './words.js';

describe('normaliseWords', () => {
  it.each([
    ['Cárteles Unidos (CU)', 'carteles unidos cu'],
    ['Qa’idat al-Jihad', 'qaidat al jihad'],
    ['Hizbu\u2019llah / HIZBU\u02BBLLAH', 'hizbullah hizbullah'],
    ['État islamique d’Irak', 'etat islamique irak'],
    ['l\'Union', 'union'],
    ['Владимир Путин', 'vladimir putin'],
    ['Γιώργος Παπαδόπουλος', 'giorgos papadopoulos'],
    ['القذافي', 'al qdhfy'],
    ['习近平', 'xi jin ping'],
    ['Łódź Straße', 'lodz strasse'],
    ['ＡＢＣ１２', 'abc12'],
    ['Guzman-Lo\u200Dera', 'guzman loera'],
    ['a\u0000b\u0007c\u202Ed', 'a b cd'],
    ['\uD800x', 'x'],
    ['MS-13', 'ms 13'],
    ['', ''],
    ['…!?', ''],
  ])('%j', (text, words) => {
    expect(normaliseWords(text).join(' ')).toBe(words);
  });

  it('gives only short words of a-z and 0-9, and the same again from its own words', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
      const words = normaliseWords(text);
      for (const word of words) expect(word).toMatch(/^[a-z0-9]{1,64}$/);
      expect(normaliseWords(words.join(' '))).toEqual(words);
    }));
  });

  it('is bounded for ten megabytes of text', () => {
    expect(normaliseWords('a '.repeat(5_000_000)).length).toBeLessThanOrEqual(8_000);
    expect(normaliseWords('x'.repeat(10_000_000))).toEqual(['x'.repeat(64)]);
  });
});

describe('indexWords', () => {
  it('adds compounds closed up', () => {
    expect(indexWords('MS-13')).toEqual(['ms', '13', 'ms13']);
    expect(indexWords('Al\u2013Qaida')).toContain('alqaida');
    expect(indexWords('习近平')).toEqual(expect.arrayContaining(['xi', 'jinping', 'xijinping']));
  });
  it('keeps every normalised word', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      expect(indexWords(text)).toEqual(expect.arrayContaining(normaliseWords(text)));
    }));
  });
});
