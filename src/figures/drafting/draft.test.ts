import { expect, test } from 'vitest';
import { referenceFigures } from '../index.js';
import { bands, draftMarks, offScaleWords } from './index.js';

const marks = (text: string, language: 'en' | 'fr' = 'en') => draftMarks(text, referenceFigures, language).map(({ mark, about, instead }) => [mark, about, instead]);

test('likelihood and confidence in one sentence are marked, and each alone is not', () => {
  expect(marks('We judge with high confidence that displacement to rail is very likely.')).toEqual([['mixes_likelihood_and_confidence', 'very likely · high confidence', null]]);
  expect(marks('Displacement to rail is very likely. Confidence is high: several sources agree.')).toEqual([]);
  expect(marks('Our confidence in this judgement is low, and the shift is unlikely.')).toEqual([['mixes_likelihood_and_confidence', 'unlikely · confidence in this judgement is low', null]]);
  expect(marks('Un report vers le rail est très probable, avec un niveau de confiance élevé.', 'fr')).toEqual([['mixes_likelihood_and_confidence', 'très probable · niveau de confiance élevé', null]]);
  expect(marks('Un report vers le rail est très probable. La confiance est faible.', 'fr')).toEqual([]);
});

test('a word on no scale is marked with the band that is usually meant, and a longer word of the scale is not taken for its parts', () => {
  expect(marks('It is highly likely that they moved.')).toEqual([['word_on_no_scale', 'highly likely', 'very likely']]);
  expect(marks('Perhaps they moved.')).toEqual([['word_on_no_scale', 'Perhaps', null]]);
  expect(marks('That is not very likely.')).toEqual([['word_on_no_scale', 'not very likely', 'unlikely']]);
  expect(marks('It is very unlikely that they moved.')).toEqual([]);
  expect(marks('Ces hypothèses sont peu probables ; celle-ci est hautement probable.', 'fr')).toEqual([['word_on_no_scale', 'hautement probable', 'très probable']]);
  expect(marks('Certaines routes sont presque certaines.', 'fr')).toEqual([]);
});

test('no word is on the scale and off it, and none stands in two bands', () => {
  for (const language of ['en', 'fr'] as const) {
    const words = [...bands.flatMap((band) => band[language]), ...offScaleWords(language)];
    expect(new Set(words).size).toBe(words.length);
  }
});

test('a number without a figure is marked, and one whose figure is named or known is not', () => {
  expect(marks('In 2022, 647 groups were assessed.')).toEqual([]);
  expect(marks('We found 213 groups in the north.')).toEqual([['number_without_figure', '213', null]]);
  expect(marks('We found 149 groups in the middle [cisc-2022-mlt].')).toEqual([]);
  expect(marks('We found 150 groups in the middle [cisc-2022-mlt].').map(([mark]) => mark)).not.toEqual([]);
  expect(marks('We found 149 groups in the middle. [cisc-2022-mlt]')).toEqual([]);
  expect(marks('The groups grew [no-such-one].')).toEqual([['no_such_figure', 'no-such-one', null]]);
});

test('a draft that reads unknown as yes is marked with the correction', () => {
  const [found] = draftMarks('At least 369 crime groups are trying to infiltrate government.', referenceFigures, 'en');
  expect(found).toMatchObject({ mark: 'figure_says_otherwise', about: '369', at: [0, 62] });
  expect(found?.instead ?? '').not.toBe('');
});

test('places lead back into the draft as it was written, with its broken lines', () => {
  const text = 'First line ends here.\nIt is highly\nlikely that they moved.';
  const [found] = draftMarks(text, referenceFigures, 'en');
  expect(found?.mark).toBe('word_on_no_scale');
  expect(text.slice(...(found?.at ?? [0, 0]))).toBe('It is highly\nlikely that they moved.');
});

test('two megabytes and odd bytes are read', () => {
  expect(draftMarks('likely '.repeat(10_000), referenceFigures, 'en')).toEqual([]);
  expect(draftMarks('\u0000\uD800 [] [[[[ ]', referenceFigures)).toEqual([]);
});
