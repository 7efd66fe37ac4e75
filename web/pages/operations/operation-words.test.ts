import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { TFunction } from 'i18next';
import { commodityNames, dayWords, leftWords, rowCurrencies, rowUnits } from './operation-words.js';

const said = ((key: string, values?: Readonly<Record<string, unknown>>) => [key.replace('operations.', ''), ...Object.values(values ?? {})].join(' ')) as unknown as TFunction;
const sprint = { from: '2024-12-09', to: '2025-01-18', days: 41 };

test('a form offers every commodity, unit and currency of the reference, and no other', () => {
  const text = readFileSync(new URL('../../../data/operations/commodities.json', import.meta.url), 'utf8');
  const known: { commodities: { code: string; units: string[] }[]; currencies: { code: string }[] } = JSON.parse(text);
  expect(Object.keys(commodityNames(said)).toSorted()).toEqual(known.commodities.map(({ code }) => code).toSorted());
  expect([...rowUnits].toSorted()).toEqual([...new Set(known.commodities.flatMap(({ units }) => units))].toSorted());
  expect([...rowCurrencies].toSorted()).toEqual(known.currencies.map(({ code }) => code).toSorted());
});

test('the first and the last day are days of an operation; before and after, it is said', () => {
  expect(['2024-12-08', '2024-12-09', '2025-01-18', '2025-01-19'].map((day) => dayWords(sprint, day, said))).toEqual(['notBegun 1', 'dayOf 1 41', 'dayOf 41 41', 'over 41']);
  expect(['2024-12-08', '2024-12-09', '2025-01-18', '2025-01-19'].map((day) => leftWords(sprint, day, said))).toEqual(['notBegun 1', 'left 40', 'left 0', 'over 41']);
});
