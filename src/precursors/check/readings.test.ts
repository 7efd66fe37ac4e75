import { expect, test } from 'vitest';
import { hoursAfter, readDay, readQuantity, readUnit } from './readings.js';

test.each([
  ['0.51', '0.51'], ['0,51', '0.51'], ['46,17 kg', '46.17'], ['1 234,5', '1234.5'], ['1\u202F234,5', '1234.5'], ['1,234.5', '1234.5'], ['1.234,5', '1234.5'], ['1,234,567', '1234567'], ['0,125', '0.125'], ['500 g', '500'], ['+3', '3'], ['1 500,250', '1500.250'], ["1'500", '1500'],
])('the quantity `%s` is %s', (text, number) => {
  expect(readQuantity(text).value?.number).toBe(number);
});

test.each([['1,500', 'quantity_ambiguous'], ['-5', 'negative'], ['−5', 'negative'], ['half a pound', 'quantity'], ['', 'quantity'], ['5 handfuls', 'quantity'], ['1.2.3', 'quantity'], ['NaN', 'quantity'], ['1e5', 'quantity']])('the quantity `%s` is not read: %s', (text, fault) => {
  expect(readQuantity(text)).toEqual({ fault });
});

test.each([['KG', 'kg'], ['kgs', 'kg'], ['Grammes', 'g'], ['lbs', 'lb'], ['mL', 'mL'], ['ml', 'mL'], ['Litres', 'L'], ['µg', 'ug'], ['pcs', 'unit']])('the unit `%s` is %s', (text, code) => {
  expect(readUnit(text).value?.code).toBe(code);
});

test.each([
  ['2026-06-15', '2026-06-15'], ['2026/06/15', '2026-06-15'], ['2026-06-15T23:59:00-04:00', '2026-06-15'], ['15/06/2026', '2026-06-15'], ['06/15/2026', '2026-06-15'], ['05/05/2026', '2026-05-05'], ['15 juin 2026', '2026-06-15'], ['1er août 2026', '2026-08-01'], ['June 15, 2026', '2026-06-15'], ['15-Jul-2026', '2026-07-15'], ['20260615', '2026-06-15'],
])('the day `%s` is %s', (text, day) => {
  expect(readDay(text).value).toBe(day);
});

test.each([['05/06/2026', 'date_ambiguous'], ['2026-02-30', 'date'], ['soon', 'date'], ['46188', 'date'], ['31/31/2026', 'date']])('the day `%s` is not read: %s', (text, fault) => {
  expect(readDay(text)).toEqual({ fault });
});

test.each([
  ['2026-06-15T10:00:00Z', '2026-06-18T10:00:00Z'], ['2026-06-15T10:00:00-04:00', '2026-06-18T10:00:00-04:00'], ['2026-06-15 10:00', '2026-06-18T10:00:00'], ['2026-06-15', '2026-06-18'], ['2026-06-29T23:30:00.250Z', '2026-07-02T23:30:00Z'], ['15/06/2026', '2026-06-18'],
])('72 hours after `%s` is %s', (text, due) => {
  expect(hoursAfter(text, 72)).toBe(due);
});

test('no clock runs from what is no moment', () => {
  for (const text of ['yesterday', '2026-06-31', '2026-06-15T25:00:00Z', '']) expect(hoursAfter(text, 72)).toBeUndefined();
});
