import { expect, test } from 'vitest';
import { classOf, scaleOf, shadeOf } from './map-shades.js';

const row = (state: 'number' | 'unknown' | 'withheld' | 'suppressed' | 'not_stated', number: number | null = null) => ({ province: 'ON', name: 'Ontario', state, value: null, number, figure: null, revision: null });

test('each state without a number has a class of its own, and zero has a shade', () => {
  const rows = [row('number', 0), row('number', 18.2), row('unknown'), row('withheld'), row('suppressed'), row('not_stated')];
  const classes = rows.map((one) => classOf(one, scaleOf(rows)));
  expect(classes).toEqual(['map-shade-0', 'map-shade-3', 'map-unknown', 'map-withheld', 'map-suppressed', 'map-not-stated']);
  expect(new Set(classes).size).toBe(rows.length);
});

test('without any number there is no scale, and of one number alone the shade is not that of zero', () => {
  expect(scaleOf([row('unknown')])).toBeUndefined();
  expect(shadeOf(7, { low: 7, high: 7 })).toBe(3);
  expect([0, 4.9, 5, 18.2].map((one) => shadeOf(one, { low: 0, high: 18.2 }))).toEqual([0, 1, 1, 3]);
});
