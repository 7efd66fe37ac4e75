import { assert, constantFrom, integer, property } from 'fast-check';
import { expect, test } from 'vitest';
import type { Figure, Precision, Value } from './figure.js';
import { valueWords } from './figure-words.js';
import { referenceFigures } from './reference-figures.js';
import { units } from './terms.js';
import { countWords } from './unit-words.js';

const any = [...referenceFigures.values()][0] as Figure;
const of = (unit: string, value: Value): Figure => ({ ...any, unit, value });
const number = (text: string, precision: Precision = 'exactly'): Value => ({ kind: 'number', number: text, precision });
const both = (figure: Figure) => [valueWords(figure, 'en'), valueWords(figure, 'fr')];
const nbsp = '\u00A0';

test('one is written as one, in each language by its own rule', () => {
  expect(both(of('group', number('0')))).toEqual(['0 groups', '0 groupe']);
  expect(both(of('group', number('1')))).toEqual(['1 group', '1 groupe']);
  expect(both(of('group', number('1.5')))).toEqual(['1.5 groups', '1,5 groupe']);
  expect(both(of('group', number('2')))).toEqual(['2 groups', '2 groupes']);
  expect(both(of('business', number('1682')))).toEqual(['1,682 businesses', `1${nbsp}682 entreprises`]);
  expect(both(of('arrest-per-occurrence', number('1.07')))).toEqual(['1.07 arrests per occurrence', '1,07 arrestation par événement']);
  expect(both(of('firearm', number('1', 'at_least')))).toEqual(['at least 1 firearm', 'au moins 1 arme à feu']);
  expect(both(of('kind', { kind: 'incomplete_list', listed: 1 }))).toEqual(['at least 1 kind; the list is not complete', `au moins 1 sorte${nbsp}; la liste n’est pas complète`]);
  expect(both(of('percent-change', { kind: 'interval', low: '300', high: '1000' }))).toEqual(['300 – 1,000% change', `300 – 1${nbsp}000${nbsp}% de variation`]);
  expect(both(of('CAD', number('813954.27')))).toEqual(['813,954.27 CAD', `813${nbsp}954,27 $ CA`]);
  expect(both(of('group', { kind: 'parts', total: 41, parts: [{ code: 'HLT', words: { en: 'high', fr: 'élevé' }, count: null }, { code: 'LLT', words: { en: 'low', fr: 'faible' }, count: 30 }] }))).toEqual(['41 groups: high withheld, low 30', `41 groupes${nbsp}: élevé non communiqué, faible 30`]);
});

test('words that give no number say what they are of', () => {
  expect(both(referenceFigures.get('cisc-2025-known') as Figure)).toEqual(['hundreds of groups', 'des centaines de groupes']);
  for (const figure of referenceFigures.values()) {
    if (figure.value.kind !== 'words') continue;
    const unit = units.get(figure.unit);
    expect([figure.id, valueWords(figure, 'en').endsWith(unit?.en ?? '?'), valueWords(figure, 'fr').endsWith(unit?.fr ?? '?')]).toEqual([figure.id, true, true]);
  }
});

test('every unit that is counted has its one and its many in both languages, and no two stand side by side', () => {
  for (const unit of units.values()) {
    if (unit.dimension !== 'count') continue;
    expect([unit.code, unit.one?.en !== unit.en, (unit.one?.en ?? '') !== '', (unit.one?.fr ?? '') !== '']).toEqual([unit.code, true, true, true]);
  }
  assert(property(constantFrom(...units.keys()), integer({ min: -5, max: 3000 }), constantFrom('en', 'fr'), (code, count, language) => {
    const said = countWords(count, code, language);
    expect(said).not.toMatch(/ {2}|undefined| %|%%/);
    const unit = units.get(code);
    const isOne = language === 'fr' ? Math.abs(count) < 2 : Math.abs(count) === 1;
    expect(said.endsWith((isOne ? unit?.one?.[language] : undefined) ?? unit?.[language] ?? '?')).toBe(true);
  }));
});

test('no figure of the project reads wrongly', () => {
  for (const figure of referenceFigures.values()) for (const language of ['en', 'fr'] as const) expect([figure.id, /\b(hundreds|thousands|scores|centaines|milliers|dizaines) (?!of|de\b|d’)\w|\b1 \w+s\b(?<!1 décès)| {2}/.exec(valueWords(figure, language))]).toEqual([figure.id, null]);
});
