import { expect, test } from 'vitest';
import { intervalOf, statisticsOf } from './statistics.js';

const cell = (count: number, unit: string, outcome: string | null, kind: 'lead' | 'audit' = 'lead') => ({ kind, outcome, detectors: ['self'], unit, sex: null, count });

test('a small group is left out, and so is what would give it away by subtraction', () => {
  const { units } = statisticsOf([cell(4, 'north', null), cell(5, 'north', null), cell(6, 'south', null), cell(2, 'east', null)]);
  expect(units).toEqual([{ name: 'east', leads: null, sustained: null }, { name: 'north', leads: 9, sustained: 0 }, { name: 'south', leads: null, sustained: null }]);
  expect(statisticsOf([cell(9, 'north', 'clear'), cell(1, 'north', 'refer')]).units).toEqual([{ name: 'north', leads: 10, sustained: null }]);
});

test('random picks stand apart, and calibrate no detector', () => {
  const { detectors, audits } = statisticsOf([cell(3, 'north', 'clear'), cell(1, 'north', 'refer'), cell(4, 'north', 'refer', 'audit')]);
  expect([detectors.map(({ name, sustained, cleared }) => [name, sustained, cleared]), audits.sustained]).toEqual([[['self', 1, 3]], 4]);
});

test('Wilson’s interval, as in the textbooks', () => {
  const { low, high } = intervalOf(1, 10);
  expect([low?.toFixed(4), high?.toFixed(4)]).toEqual(['0.0179', '0.4042']);
  expect(intervalOf(0, 0)).toEqual({ share: null, low: null, high: null });
});
