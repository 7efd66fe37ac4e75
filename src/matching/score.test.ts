import { readFileSync } from 'node:fs';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { prepareName, scoreName, scorePrepared } from './score.js';
import { phoneticCodes } from './sounds.js';

describe('scoreName', () => {
  it.each([
    // [query, name, least]
    ['Vladimir Putin', 'Владимир Путин', 1],
    ['Muammar Qaddafi', 'معمر القذافي', 0.85],
    ['Usama bin Ladin', 'أسامة بن لادن', 0.6],
    ['Muhammad', 'محمد', 0.9],
    ['Xi Jinping', '习近平', 0.95],
    ['Giorgos Papadopoulos', 'Γιώργος Παπαδόπουλος', 1],
    ['Cartel del Golfo', 'El Cártel del Golfo', 0.9],
    ['Jose Alejandro Gil Garcia', 'GIL GARCIA, Jose Alejandro', 1],
    ['John Smith', 'John Michael Smith', 0.9],
    ['John Michael Smith', 'Smith, John', 0.9],
    ['J. Smith', 'John Smith', 0.85],
    ['sinalao cartel', 'Cartel de Sinaloa', 0.85],
    ['La Familia Michocana', 'La Familia Michoacana', 0.9],
    ['Hezbollah', 'Hizballah', 0.75],
    ['Al Qaeda', 'Al-Qaïda', 0.85],
    ['alshabaab', 'al-Shabaab', 0.95],
    ['Boutique La Maison Ltd.', 'BOUTIQUE LA MAISON', 0.9],
    ['CDG', 'Cartel del Golfo', 0.8],
    ['Catherine Philips', 'Katherine Phillips', 0.85],
  ])('%s answers %s', (query, name, least) => {
    expect(scoreName(query, name)).toBeGreaterThanOrEqual(least);
  });

  it.each([
    ['John Smith', 'John Miller', 0.6],
    ['Acme Trading Ltd', 'Zenith Trading Ltd', 0.7],
    ['MS-13', 'MS-18', 0.7],
    ['La Familia', 'Los Zetas', 0.3],
    ['The Base', 'The Bank', 0.75],
    ['', 'x', 0],
    ['!!', '??', 0],
  ])('%s is not %s', (query, name, most) => {
    expect(scoreName(query, name)).toBeLessThanOrEqual(most);
  });

  const word = fc.string({ unit: fc.constantFrom('a', 'b', 'd', 'e', 'i', 'm', 'n', 'o', 'r', 's', 't'), minLength: 2, maxLength: 9 });
  it('is 1 for the same words in any order', () => {
    fc.assert(fc.property(fc.uniqueArray(word, { minLength: 1, maxLength: 5 }), fc.nat(), (words, seed) => {
      const turned = words.map((_, i) => words[(i + seed) % words.length]);
      expect(scoreName(words.join(' '), turned.join(', ').toUpperCase())).toBeCloseTo(1, 5);
    }));
  });
  it('stays between 0 and 1 for any text', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' }), (a, b) => {
      const score = scoreName(a, b);
      expect(score).toBeGreaterThanOrEqual(0);
      expect(score).toBeLessThanOrEqual(1);
    }));
  });
});

describe('on the real names of data/', () => {
  const names = ['listed-entities.jsonl', 'ofac-2021-names.jsonl'].flatMap((file) => readFileSync(new URL(`../../data/${file}`, import.meta.url), 'utf8').trim().split('\n'));
  const carried: { readonly properties: Record<string, readonly string[]> }[] = names.map((line) => JSON.parse(line));
  const prepared = carried.flatMap(({ properties }, at) => ['name', 'alias'].flatMap((prop) => (properties[prop] ?? []).map((value) => ({ at, name: prepareName(value) }))));
  const best = (query: string, count: number) => {
    const asked = prepareName(query);
    const ranked = prepared.map(({ at, name }) => ({ at, score: scorePrepared(asked, name) })).toSorted((a, b) => b.score - a.score);
    return ranked.slice(0, count).map(({ at }) => carried[at]?.properties['name']?.[0]);
  };
  it.each([
    ['cartel sinalao', 'El Cartel de Sinaloa'], ['familia michocana', 'La Familia Michoacana'], ['hizbullah', 'Hizballah'], ['gulbudin hekmatyar', 'Gulbuddin Hekmatyar'],
    ['القاعدة', 'Al Qaida'], ['хезболла', 'Hizballah'], ['joaquin guzman loera', 'Joaquin GUZMAN LOERA'], ['Guzmán Loera, Joaquín', 'Joaquin GUZMAN LOERA'], ['tren de aragwa', 'Tren de Aragua'],
  ])('%s finds %s among the first five', (query, name) => {
    expect(best(query, 5)).toContain(name);
  });
  it('every listed name finds itself first', () => {
    for (const { properties } of carried.slice(0, 89)) for (const name of properties['name'] ?? []) expect(scoreName(name, name)).toBe(1);
  });
});

describe('phoneticCodes', () => {
  it.each([['qaida', 'qaeda'], ['mohammed', 'muhammad'], ['smith', 'smyth'], ['muhammad', 'mhmd']])('%s sounds like %s', (a, b) => {
    const codes = phoneticCodes(a);
    const shared = phoneticCodes(b).filter((code) => codes.includes(code));
    expect(shared.length).toBeGreaterThan(0);
  });
  it('has none for numbers and very short words', () => {
    expect(phoneticCodes('13')).toEqual([]);
    expect(phoneticCodes('al')).toEqual([]);
  });
});
