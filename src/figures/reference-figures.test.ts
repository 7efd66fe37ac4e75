import { expect, test } from 'vitest';
import type { Value } from './figure.js';
import { lengthInDays } from './period.js';
import { referenceFigures } from './reference-figures.js';

const all = [...referenceFigures.values()];
const countOf = (id: string): number => {
  const value: Value | undefined = referenceFigures.get(id)?.value;
  if (value?.kind !== 'number') throw new Error(`${id} is no number`);
  return Number(value.number);
};
const sum = (ids: readonly string[]) => ids.map(countOf).reduce((a, b) => a + b, 0);

test('every figure of the dictionary is there, each with its source and what it does not say', () => {
  expect(all).toHaveLength(91);
  expect(all.filter(({ standing }) => standing === 'claimed')).toHaveLength(12);
  expect(all.filter(({ standing, method }) => standing === 'derived' && method === null)).toEqual([]);
  expect(all.filter(({ label, source }) => label.en === '' || label.fr === '' || source.cited === '')).toEqual([]);
  expect(all.filter(({ doesNotSay }) => doesNotSay.some(({ en, fr }) => en === '' || fr === ''))).toEqual([]);
});

test('sums that must hold hold', () => {
  expect(sum(['cisc-2022-hlt', 'cisc-2022-mlt', 'cisc-2022-llt'])).toBe(countOf('cisc-2022-assessed'));
  expect(sum(['nsicop-2023-serious-on', 'nsicop-2023-serious-qc', 'nsicop-2023-serious-bc', 'nsicop-2023-serious-ab'])).toBe(countOf('nsicop-2023-serious'));
  expect(sum(['cisc-2021-national-hlt-on', 'cisc-2021-national-hlt-qc', 'cisc-2021-national-hlt-bc', 'cisc-2021-national-hlt-ab'])).toBe(countOf('cisc-2021-national-hlt'));
  expect(sum(['cisc-2025-entrenched-west', 'cisc-2025-entrenched-central'])).toBe(countOf('cisc-2025-entrenched'));
  expect(referenceFigures.get('cisc-2022-influence-or-access')?.value).toEqual({ kind: 'share', counts: { yes: 29, unknown: countOf('cisc-2022-unknown'), total: countOf('cisc-2022-assessed') } });
});

test('the sprint lasted 41 days, both counted (test vector 6)', () => {
  expect(lengthInDays(referenceFigures.get('sprint-fentanyl')?.period ?? { kind: 'not_stated' })).toBe(countOf('sprint-length'));
});

test('withheld is neither zero nor unknown', () => {
  expect(all.filter(({ value }) => value.kind === 'withheld').map(({ id }) => id)).toEqual(['strike-force-staff', 'cartel-operators']);
});
