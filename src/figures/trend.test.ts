import { assert, constantFrom, property, uniqueArray } from 'fast-check';
import { expect, test } from 'vitest';
import { compare } from './compare.js';
import type { Figure } from './figure.js';
import { publicFigures } from './reference-figures.js';
import { seriesOf, trendOf } from './trend.js';

const all = [...publicFigures.values()];
const of = (id: string): Figure => publicFigures.get(id) ?? expect.fail(id);
const trend = (id: string) => trendOf(of(id), seriesOf(of(id), all));
const gaps = (id: string) => {
  const { points, joins } = trend(id);
  return joins.map(({ from, to, joined, reasons }) => ({ from: points[from]?.figure.id, to: points[to]?.figure.id, joined, codes: reasons.map(({ code }) => code) }));
};

test('attempts, access and other populations make no line, however equal their per cents look', () => {
  const found = gaps('cisc-2022-influence-or-access');
  expect(found.every(({ joined }) => !joined)).toBe(true);
  expect(found.find(({ to }) => to === 'cisc-2025-national-attempt')?.codes).toEqual(expect.arrayContaining(['measure', 'population']));
});

test('fiscal years of two countries, gross and net, and a tiny base are gaps with their reasons', () => {
  const found = gaps('cbsa-fy2023');
  expect(found.flatMap(({ codes }) => codes)).toEqual(expect.arrayContaining(['fiscal_calendar', 'weight', 'small_base']));
  const changed: Figure = { ...of('cbsa-fy2023'), id: 'later', disputes: [], period: { kind: 'fiscal_year', calendar: 'ca', year: 2024 }, value: { kind: 'number', precision: 'exactly', number: '9' } };
  const base: Figure = { ...changed, id: 'base', period: { kind: 'fiscal_year', calendar: 'ca', year: 2023 }, value: { kind: 'number', precision: 'exactly', number: '8' } };
  const joined = (a: Figure, b: Figure) => trendOf(a, [a, b]).joins.map((one) => [one.joined, ...one.reasons.map(({ code }) => code)]);
  expect(joined(base, changed)).toEqual([[true]]);
  expect(joined(base, { ...changed, of: { ...changed.of, definition: 'v2' } })).toEqual([[false, 'definition']]);
  expect(joined(base, { ...changed, of: { ...changed.of, effort: 'sprint' } })).toEqual([[false, 'effort']]);
  expect(joined(base, { ...changed, of: { ...changed.of, weight: 'gross' } })).toEqual([[false, 'weight']]);
});

test('a number that was counted again neither begins nor ends a line, and what says no number is no zero', () => {
  const found = gaps('homicides-2023');
  expect(found.filter(({ joined }) => joined)).toEqual([{ from: 'homicides-2021', to: 'homicides-2022', joined: true, codes: [] }, { from: 'homicides-2022', to: 'homicides-2023', joined: true, codes: [] }]);
  expect(gaps('homicides-pe-2023')).toEqual([{ from: 'homicides-pe-2022', to: 'homicides-pe-2023', joined: false, codes: ['zero_base'] }]);
  const { points, joins } = trend('cisc-2021-known');
  const vague = points.findIndex(({ figure }) => figure.id === 'cisc-2025-known');
  expect(points[vague]).toMatchObject({ low: null, high: null });
  expect(joins.find(({ to }) => to === vague)).toMatchObject({ joined: false, reasons: expect.arrayContaining([expect.objectContaining({ code: 'no_number' })]) as object[] });
});

test('no line joins what may not be compared', () => {
  assert(property(uniqueArray(constantFrom(...all), { minLength: 2, maxLength: 8, selector: ({ id }) => id }), (some) => {
    const [picked] = some;
    if (picked === undefined) return;
    const { points, joins } = trendOf(picked, some.filter((one) => one.unit === picked.unit));
    for (const { from, to, joined, reasons } of joins) {
      const [a, b] = [points[from]?.figure, points[to]?.figure];
      if (a === undefined || b === undefined) throw new Error('a join without points');
      const result = compare(a, b);
      if (joined) expect(result).toMatchObject({ comparable: true, reasons: [] });
      else expect(reasons.length).toBeGreaterThan(0);
    }
  }));
});
