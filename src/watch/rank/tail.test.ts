import { expect, test } from 'vitest';
import { surpriseOfMost, surpriseOfSum } from './tail.js';

test('four strong surprises among eight are more than their sum tells; three are not asked about', () => {
  const four = [5, 5, 5, 5];
  expect(surpriseOfMost(four, 8, 4)).toBeCloseTo(20 - Math.log(70) - Math.log(5));
  expect(surpriseOfMost(four, 8, 4)).toBeGreaterThan(surpriseOfSum(20, 8) + 1);
  expect(surpriseOfMost(four.slice(1), 8, 4)).toBe(0);
});
