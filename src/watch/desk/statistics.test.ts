import { expect, test } from 'vitest';
import { intervalOf, statisticsOf } from './statistics.js';

const lead = (nth: number, unit: string, outcome: string | null, kind: 'lead' | 'audit' = 'lead') => ({
  leadId: `lead-${nth}`, source: 'scan' as const, kind, isSerious: false, detectors: ['self'], foundAtMs: 0, state: outcome === null ? 'new' : 'closed', dueAtMs: null, holder: null, people: [], outcome,
  about: { concern: { actors: [], persons: [] }, namesOf: {}, group: { unit, sex: null } },
});
const many = (count: number, unit: string, outcome: string | null, kind?: 'lead' | 'audit') => Array.from({ length: count }, (_, nth) => lead(nth, unit, outcome, kind));

test('a small group is left out, and so is what would give it away by subtraction', () => {
  const { units } = statisticsOf([...many(9, 'north', null), ...many(6, 'south', null), ...many(2, 'east', null)]);
  expect(units).toEqual([{ name: 'east', leads: null, sustained: null }, { name: 'north', leads: 9, sustained: 0 }, { name: 'south', leads: null, sustained: null }]);
  expect(statisticsOf([...many(9, 'north', 'clear'), lead(99, 'north', 'refer')]).units).toEqual([{ name: 'north', leads: 10, sustained: null }]);
});

test('random picks stand apart, and calibrate no detector', () => {
  const { detectors, audits } = statisticsOf([...many(3, 'north', 'clear'), lead(9, 'north', 'refer'), ...many(4, 'north', 'refer', 'audit')]);
  expect([detectors.map(({ name, sustained, cleared }) => [name, sustained, cleared]), audits.sustained]).toEqual([[['self', 1, 3]], 4]);
});

test('Wilson’s interval, as in the textbooks', () => {
  const { low, high } = intervalOf(1, 10);
  expect([low?.toFixed(4), high?.toFixed(4)]).toEqual(['0.0179', '0.4042']);
  expect(intervalOf(0, 0)).toEqual({ share: null, low: null, high: null });
});
