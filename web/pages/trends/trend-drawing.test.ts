import { expect, test } from 'vitest';
import type { TrendAnswer } from '../../../src/http/contract.js';
import { gapsOf, topOf, tracksOf } from './trend-drawing.js';

const point = (low: string | null, high = low) => ({ id: 'x', revision: 1, label: '', period: '', value: '', population: '', at: '2024-01-01', low, high, approximate: false, kind: 'number', standing: 'published' });
const join = (from: number, to: number, joined: boolean) => ({ from, to, joined, conflict: false, reasons: [] });
const trend = (joins: TrendAnswer['joins'], points = [point('1'), point('2'), point('4'), point(null)]): TrendAnswer => ({ unit: '', label: '', points, joins, ledger: {} as TrendAnswer['ledger'] });

test('a track is what joins join, and every point has one', () => {
  expect(tracksOf(trend([join(0, 1, true), join(1, 2, true), join(2, 3, false)]))).toEqual([[0, 1, 2], [3]]);
  expect(tracksOf(trend([join(0, 1, false), join(1, 2, false), join(2, 3, false)]))).toEqual([[0], [1], [2], [3]]);
  expect(tracksOf(trend([join(0, 2, true), join(0, 1, true), join(2, 3, true)]))).toEqual([[0, 2, 3], [0, 1]]);
});

test('gaps keep their order, and the axis is above every number and never of nothing', () => {
  expect(gapsOf(trend([join(0, 1, false), join(1, 2, true), join(2, 3, false)])).map(({ to }) => to)).toEqual([1, 3]);
  expect(topOf(trend([]))).toBeCloseTo(4.6);
  expect(topOf(trend([], [point(null)]))).toBeGreaterThan(0);
});
