import { assert, constantFrom, property, string } from 'fast-check';
import { expect, test } from 'vitest';
import { bareNumbers, citationsIn } from './citations.js';

const bare = (text: string, language: 'en' | 'fr' = 'en') => bareNumbers(text, language).map(({ start, end }) => text.slice(start, end));

test('days, years, sections of a law and names count nothing; everything else that is a number does', () => {
  for (const text of ['On 2023-12-12 and 12 December 2023, in 2024 and in 2023-24.', 'Section 83.01(1) of the Code, Bill C-22, article 12.', 'MS-13, G7 and PS-2023-QP-1--MPS-003.', 'After [[cisc-2022-assessed@1]] came nothing.']) expect([text, bare(text)]).toEqual([text, []]);
  expect(bare('Le 12 décembre 2023, l’article 83.01 et le projet de loi C-22.', 'fr')).toEqual([]);
  expect(bare('2024 groups, 41 of 1,682.5, ½, ３６９, 12 %')).toEqual(['2024', '41', '1,682.5', '½', '３６９', '12']);
  expect(bare('It tripled; three quarters, dozens and a third of them.')).toEqual(['tripled', 'three quarters', 'dozens', 'a third']);
  expect(bare('Trois cents groupes, soit 1 234,5 %.', 'fr')).toEqual(['Trois cents', '1 234,5']);
  expect(bare('If four hundred were trying, suppose nine in ten.')).toEqual(['four hundred', 'nine in ten']);
});

test('whatever stands around it, a digit that is no date and no name is found, and a quotation never is', () => {
  assert(property(constantFrom('a', 'b', ' ', ',', '.', ';', '\n'), string({ maxLength: 12, unit: constantFrom('a', 'b', ' ', ',', '.', '\n') }), (before, after) => {
    const text = `${before} 369 ${after}`;
    expect(bare(text)).toContain('369');
    expect(bare(`${before} [[cisc-2022-unknown@1]] ${after}`)).toEqual([]);
  }));
  expect(citationsIn('a [[x@1]] b [[alder~fig-1@12]] [[broken@x]]')).toEqual([{ ref: 'x', revision: 1, start: 2, end: 9 }, { ref: 'alder~fig-1', revision: 12, start: 12, end: 30 }]);
});
