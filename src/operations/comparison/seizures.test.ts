import { expect, test } from 'vitest';
import { type Figure, referenceFigures } from '../../figures/index.js';
import { compareSeizures, testedClaims } from './index.js';

const figure = (id: string): Figure => {
  const found = referenceFigures.get(id);
  if (found === undefined) throw new Error(`no ${id}`);
  return found;
};
const compared = (a: string, b: string) => compareSeizures(figure(a), figure(b));
const codes = (a: string, b: string) => {
  const { comparison } = compared(a, b);
  return comparison.comparable ? 'comparable' : comparison.reasons.map(({ code }) => code);
};
const claim = (id: string) => {
  const found = testedClaims().find((one) => one.id === id);
  if (found === undefined) throw new Error(`no ${id}`);
  return found;
};

test('the CBSA’s year and CBP’s year share October to March, and differ in agency, direction, population and weight', () => {
  const found = compared('cbsa-fy2023', 'cbp-north-fy2024');
  expect(codes('cbsa-fy2023', 'cbp-north-fy2024')).toEqual(['population', 'weight', 'direction', 'counted_by', 'fiscal_calendar']);
  expect(found.overlap).toEqual({ from: '2023-10-01', to: '2024-03-31', days: 183, months: 6 });
  expect(found.comparison.reasons.find(({ code }) => code === 'fiscal_calendar')).toMatchObject({ en: expect.stringContaining('share 6 of twelve months (2023-10-01 to 2024-03-31)') as string });
  expect(found.effort).toEqual([null, null]);
});

test('41 days inland are no year at the border, and pills no kilograms', () => {
  expect(codes('sprint-fentanyl', 'cbp-north-fy2024')).toEqual(expect.arrayContaining(['population', 'place', 'period_kind', 'period_length', 'counted_by']));
  expect(compared('sprint-fentanyl', 'cbp-north-fy2024').periods).toEqual([{ from: '2024-12-09', to: '2025-01-18', days: 41 }, { from: '2023-10-01', to: '2024-09-30', days: 366 }]);
  expect(codes('sprint-methamphetamine', 'sprint-methamphetamine-pills')).toEqual(['unit']);
  expect(compared('sprint-fentanyl', 'cbp-north-fy2024').overlap).toBeNull();
});

test('calendar years meet fiscal years in the months that they share, and effort that differs is named', () => {
  const calendar = { ...figure('cbsa-fy2023'), period: { kind: 'calendar_year' as const, year: 2023 } };
  const { overlap, comparison } = compareSeizures(calendar, figure('cbsa-fy2022'));
  expect(overlap).toEqual({ from: '2023-01-01', to: '2023-03-31', days: 90, months: 3 });
  expect(comparison).toMatchObject({ comparable: false, reasons: [{ code: 'period_kind' }] });
  const searched = (effort: string): Figure => ({ ...figure('cbsa-fy2023'), of: { ...figure('cbsa-fy2023').of, effort } });
  expect(compareSeizures(searched('120 searches'), searched('900 searches'))).toMatchObject({ effort: ['120 searches', '900 searches'], comparison: { comparable: false, reasons: [{ code: 'effort' }] } });
});

test('a base under 5 kg gives a difference and no per cent, and a base of zero is an error of its own', () => {
  expect(compared('cbp-north-fy2023', 'cbp-north-fy2024').comparison).toMatchObject({ comparable: true, difference: ['40.52', '40.52'], percentChange: null, reasons: [{ code: 'small_base' }] });
  const zero: Figure = { ...figure('cbp-north-fy2023'), value: { kind: 'number', precision: 'exactly', number: '0' } };
  expect(compareSeizures(zero, figure('cbp-north-fy2024')).comparison).toMatchObject({ comparable: true, percentChange: null, reasons: [{ code: 'zero_base' }] });
});

test.each([
  ['cbsa-up-775', 'period_disputed', [['0.56', 'kg'], ['3.75', 'kg'], ['0.946', 'kg'], ['-74.8', 'percent']]],
  ['cbsa-35000-seizures', 'other_measure', []],
  ['cbp-up-2000', 'holds_as_rounded', [['2050.0', 'percent'], ['1633.9', 'percent']]],
  ['cbp-in-kg', 'converted', [['0.907', 'kg'], ['1.125', 'kg'], ['19.504', 'kg']]],
  ['from-canada-under-20', 'agrees', [['19.504', 'kg']]],
  ['from-mexico-almost-10-t', 'loosely_true', [['9592.57', 'kg'], ['9928.68', 'kg']]],
  ['northern-share', 'computed', [['0.196', 'percent']]],
  ['up-300-to-1000', 'not_usable', []],
  ['smuggling-up-200', 'not_usable', []],
  ['cbsa-against-cbp', 'not_comparable', [['0.946', 'kg'], ['19.504', 'kg']]],
  ['sprint-against-border', 'not_comparable', [['46.17', 'kg'], ['4.9', 'kg'], ['46.17', 'kg'], ['19.504', 'kg']]],
])('the claim %s comes out as the dictionary judges it: %s', (id, verdict, arithmetic) => {
  const found = claim(id);
  expect([found.verdict, found.arithmetic.map(({ value, unit }) => [value, unit])]).toEqual([verdict, arithmetic]);
});

test('each verdict says why', () => {
  const why = (id: string) => claim(id).reasons.map(({ code }) => code);
  expect(why('cbsa-35000-seizures')).toEqual(['measure', 'unit', 'commodity', 'place']);
  expect(why('cbp-up-2000')).toEqual(['small_base']);
  expect(why('up-300-to-1000')).toEqual(['no_base', 'counted_by', 'period_not_stated', 'inconsistent']);
  expect(why('smuggling-up-200')).toEqual(['no_base', 'counted_by', 'period_not_stated']);
  expect(why('cbsa-against-cbp')).toEqual(expect.arrayContaining(['direction', 'counted_by', 'fiscal_calendar', 'weight']));
  expect(why('sprint-against-border')).toEqual(expect.arrayContaining(['place', 'period_length']));
  expect(why('cbsa-up-775')).toEqual(['period_disputed']);
});
