import { expect, test } from 'vitest';
import { BadInput } from '../kernel/index.js';
import { impliedBase, percentChange } from './change.js';
import { compare } from './compare.js';
import { convert } from './convert.js';
import type { Figure } from './figure.js';
import { rational, rounded } from './rational.js';
import { referenceFigures } from './reference-figures.js';

const figure = (id: string): Figure => {
  const found = referenceFigures.get(id);
  if (found === undefined) throw new Error(`no ${id}`);
  return found;
};
const compared = (a: string, b: string) => compare(figure(a), figure(b));
const codes = (a: string, b: string) => {
  const result = compared(a, b);
  return result.comparable ? 'comparable' : result.reasons.map(({ code }) => code);
};
const pct = (from: string, to: string) => rounded(percentChange(rational(from), rational(to)), 1);

test('per cent changes are those of the dictionary (test vector 2)', () => {
  expect(pct('2', '43')).toBe('2050.0');
  expect(pct('2.48', '43')).toBe('1633.9');
  expect(pct('1.2', '0.9')).toBe('-25.0');
  expect(() => pct('0', '43')).toThrow(BadInput);
});

test('pounds become kilograms by the exact factor (test vector 3)', () => {
  expect(convert('43', 'lb', 'kg')).toEqual({ number: '43', from: 'lb', to: 'kg', exact: '19.50447191', rounded: '19.504' });
  expect(convert('21148', 'lb', 'kg').rounded).toBe('9592.57');
  expect(convert('1', 'oz', 'g').exact).toBe('28.349523125');
  expect(convert('1', 'kg', 'lb')).toMatchObject({ exact: null, rounded: '2.205' });
  expect(convert('0.1', 'short-ton', 't').exact).toBe('0.090718474');
  expect(() => convert('973', 'pill', 'kg')).toThrow(/`pill` does not convert into `kg`/);
  expect(() => convert('1 234,5', 'g', 'kg')).toThrow(/is not a number/);
  expect(() => convert('1', 'stone', 'kg')).toThrow(/there is no unit `stone`/);
});

test('claims about seizures come out as the dictionary judges them (domain section 5, test vector 4)', () => {
  expect(rounded(impliedBase(rational('4.9'), rational('775')), 2)).toBe('0.56');
  expect(compared('column-cbsa-quantity', 'cbsa-fy2023')).toMatchObject({ comparable: true, conflict: true });
  expect(codes('cbsa-fy2022', 'column-cbsa-quantity')).toEqual(['period_disputed']);
  expect(compared('cbsa-fy2022', 'cbsa-fy2023')).toMatchObject({ comparable: true, percentChange: null, direction: 'down', reasons: [{ code: 'small_base' }] });
  expect(pct('3.75', '0.946')).toBe('-74.8');
  expect(codes('column-cbsa-seizures', 'column-cbsa-quantity')).toEqual(['measure', 'unit', 'commodity', 'place']);
  expect(compared('cbp-north-fy2023', 'cbp-north-fy2024')).toMatchObject({ comparable: true, difference: ['40.52', '40.52'], ratio: null, percentChange: null, reasons: [{ code: 'small_base' }] });
  expect(['2', '2.48', '43'].map((lb) => convert(lb, 'lb', 'kg').rounded)).toEqual(['0.907', '1.125', '19.504']);
  expect(compared('paper-from-canada', 'cbp-north-fy2024')).toMatchObject({ comparable: true, conflict: false, unit: 'kg' });
  expect(compared('paper-from-mexico', 'cbp-southwest-fy2024')).toMatchObject({ comparable: true, conflict: false, unit: 't' });
  expect(rounded({ top: 43n * 100n, over: 21_889n }, 3)).toBe('0.196');
  expect(codes('column-surge', 'column-cbp-change')).toContain('period_not_stated');
  expect(codes('column-smuggling', 'column-smuggling')).toEqual(['period_not_stated', 'period_not_stated']);
  expect(codes('cbsa-fy2023', 'cbp-north-fy2024')).toEqual(['population', 'weight', 'direction', 'counted_by', 'fiscal_calendar']);
  expect(codes('sprint-fentanyl', 'cbp-north-fy2024')).toEqual(expect.arrayContaining(['population', 'place', 'period_kind']));
});

test('six of the twelve months of a Canadian fiscal year stand in the American one', () => {
  const result = compared('cbsa-fy2023', 'cbp-north-fy2024');
  expect(result.comparable ? '' : result.reasons.find(({ code }) => code === 'fiscal_calendar')?.en).toMatch(/share 6 of twelve months/);
});

test('attempts are no access, entrenched groups not all groups, and no trend joins 2022 to 2025 (domain section 1, traps 3 to 5)', () => {
  expect(codes('cisc-2022-influence-or-access-stated', 'cisc-2025-national-attempt')).toEqual(['measure', 'population']);
  expect(codes('cisc-2025-entrenched-attempt', 'cisc-2025-entrenched-west')).toEqual(['measure']);
  expect(codes('sprint-arrests', 'south-charged')).toEqual(expect.arrayContaining(['measure', 'unit']));
  expect(codes('strike-force-staff', 'rcmp-officers-announced')).toContain('no_number');
});

test('what is comparable is compared, and small counts get a difference without a per cent', () => {
  expect(compared('cisc-2023-fentanyl', 'cisc-2024-fentanyl')).toMatchObject({ comparable: true, difference: ['48', '48'], ratio: ['1.941', '1.941'], percentChange: ['94.1', '94.1'], direction: 'up', conflict: false });
  expect(compared('cisc-2021-national-hlt-on', 'cisc-2021-national-hlt-qc')).toMatchObject({ comparable: true, difference: ['-4', '-4'], percentChange: null });
});

test('shares whose unknown could turn the result round have no direction', () => {
  const share = (yes: number, unknown: number, year: number): Figure => ({ ...figure('cisc-2022-influence-or-access'), period: { kind: 'report_year', year }, value: { kind: 'share', counts: { yes, unknown, total: 100 } } });
  expect(compare(share(5, 60, 2022), share(20, 10, 2023))).toMatchObject({ comparable: true, unit: 'percent', difference: ['-45.0', '25.0'], direction: 'not_known', percentChange: null });
  expect(compare(share(5, 5, 2022), share(20, 10, 2023))).toMatchObject({ difference: ['10.0', '25.0'], direction: 'up' });
});
