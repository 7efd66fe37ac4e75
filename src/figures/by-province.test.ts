import { expect, test } from 'vitest';
import { byProvince, provinceFigures } from './by-province.js';
import type { Figure, Value } from './figure.js';
import { publicFigures } from './reference-figures.js';

const of = (id: string): Figure => publicFigures.get(id) ?? expect.fail(id);
const all = [...publicFigures.values()];

test('thirteen states, and a zero that somebody counted is not one that nobody stated', () => {
  const rates = byProvince(provinceFigures(of('opioid-rate-2016'), all));
  expect(rates).toHaveLength(13);
  expect(rates.every(({ state }) => state === 'number')).toBe(true);
  expect(rates.find(({ province }) => province === 'NU')?.figure?.value).toEqual({ kind: 'number', precision: 'exactly', number: '0.0' });
  const threats = byProvince(provinceFigures(of('cisc-2021-national-hlt-qc'), all));
  expect(threats.filter(({ state }) => state === 'number').map(({ province }) => province)).toEqual(['BC', 'AB', 'ON', 'QC']);
  expect(threats.filter(({ state }) => state === 'not_stated')).toHaveLength(9);
});

test('withheld, suppressed and unknown each stay what they are', () => {
  const states = (['withheld', 'suppressed', 'unknown'] as const).map((kind, at): Figure => ({ ...of('opioid-rate-2016-bc'), id: kind, of: { region: ['YT', 'NT', 'NU'][at] ?? '' }, value: { kind } satisfies Value }));
  expect(byProvince(states).slice(10).map(({ state }) => state)).toEqual(['withheld', 'suppressed', 'unknown']);
});

test('a province twice, and a place that is none, are refused by name', () => {
  expect(() => byProvince([of('cisc-2021-national-hlt-on'), { ...of('cisc-2021-national-hlt-on'), id: 'again' }])).toThrow('`ON` stands twice, as `cisc-2021-national-hlt-on` and `again`; leave one out');
  expect(() => byProvince([of('cisc-2025-entrenched-west')])).toThrow(/of no province or territory/);
});
