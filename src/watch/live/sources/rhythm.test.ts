import { expect, test } from 'vitest';
import { arrived, longestSilenceMs, noRhythm } from './rhythm.js';

const hourMs = 3_600_000;
/** Hourly by day, nothing from 20 to 6. */
const workDays = (days: number) => Array.from({ length: days * 14 }, (_, nth) => (Math.floor(nth / 14) * 24 + 6 + nth % 14) * hourMs).reduce(arrived, noRhythm);

test('what is stated holds; what is learned is half as long again as the longest silence there was', () => {
  expect(longestSilenceMs(noRhythm, 60)).toBe(60_000);
  expect(longestSilenceMs(workDays(10), null)).toBe(11 * hourMs * 1.5);
});

test('a short past says nothing, and a busy one never cries after a minute', () => {
  expect(longestSilenceMs(workDays(5), null)).toBeUndefined();
  expect(longestSilenceMs(Array.from({ length: 2_100 }, (_, nth) => nth * 300_000).reduce(arrived, noRhythm), null)).toBe(15 * 60_000);
});
