import { assert, nat, property } from 'fast-check';
import { expect, test } from 'vitest';
import { Share } from '../share.js';
import { publishable } from './cells.js';
import { tellsFewApart } from './reveal.js';
import { compute, queryOf } from './stored-query.js';

test('a small cell is withheld, and never alone', () => {
  expect(publishable({ yes: 3, no: 40, unknown: 20, total: 63 })).toEqual({ yes: 0, no: 40, unknown: 0, withheld: 23, total: 63, hidden: ['yes', 'unknown'] });
  expect(publishable({ yes: 3, no: 1, unknown: 20, total: 24 })).toBeUndefined();
  expect(publishable({ yes: 3, no: 0, unknown: 1, total: 4 })).toBeUndefined();
  expect(publishable({ yes: 29, no: 0, unknown: 618, total: 647 })).toEqual({ yes: 29, no: 0, unknown: 618, withheld: 0, total: 647, hidden: [] });
});

test('whatever is published adds up, and its bounds hold the truth', () => {
  assert(property(nat(30), nat(30), nat(30), (yes, no, unknown) => {
    const total = yes + no + unknown;
    const found = publishable({ yes, no, unknown, total });
    if (found === undefined) return;
    const { hidden, ...counts } = found;
    const share = new Share(counts);
    expect(hidden.length).not.toBe(1);
    expect(share.withheld === 0 || share.withheld >= 5).toBe(true);
    expect(share.yes <= yes && yes <= share.yes + share.unknown + share.withheld).toBe(true);
  }));
});

const set = (from: number, to: number) => new Set(Array.from({ length: to - from }, (_, i) => `g${from + i}`));

test('a few are told apart by subtraction of two counts, or of three, and not by counts that lie apart', () => {
  expect(tellsFewApart([set(0, 20), set(0, 18)])).toBe(true);
  expect(tellsFewApart([set(0, 20), set(0, 12)])).toBe(false);
  expect(tellsFewApart([set(0, 30), set(0, 12), set(12, 27)])).toBe(true);
  expect(tellsFewApart([set(0, 30), set(0, 12), set(14, 27)])).toBe(false);
  expect(tellsFewApart([set(0, 3)])).toBe(true);
  // Two of one size that differ in one member each way: no sum of them tells either.
  expect(tellsFewApart([set(0, 10), set(1, 11)])).toBe(false);
  expect(tellsFewApart([set(0, 10), set(1, 11), set(0, 11)])).toBe(true);
});

test('conflicting statements are unknown, duplicates count once, and the order of rows does not matter', () => {
  const row = (entity: string, prop: string, value: string, agencyId = 'alder', labelId = 1) => ({ agencyId, entity, prop, value, labelId });
  const rows = [row('alder~a', 'entrenched', 'yes'), row('alder~a', 'scope', 'national'), row('birch~a2', 'entrenched', 'no', 'birch', 2), row('alder~b', 'name', 'B'), row('alder~c', 'entrenched', 'yes')];
  const query = queryOf('group-entrenched');
  const result = compute(query, null, rows, [['alder~a', 'birch~a2']]);
  expect(result).toMatchObject({ counts: { yes: 1, no: 0, unknown: 2, total: 3 }, originators: { alder: 3, birch: 1 }, labels: [1, 2], rows: 5 });
  expect(compute(query, null, rows.toReversed(), [['birch~a2', 'alder~a']])).toEqual(result);
  expect(compute(query, 'national', rows, []).counts).toEqual({ yes: 1, no: 0, unknown: 0, total: 1 });
});
