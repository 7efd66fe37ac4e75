import { array, assert, constantFrom, integer, property, record } from 'fast-check';
import { expect, test } from 'vitest';
import { cellOf } from './cell.js';
import { settled } from './cycle-voices.js';

const line = (place: number, subject: string, agency: string, written: number, value: string) => [place, subject, agency, written, value].join('\t');

test('of each agency the latest counts, the centre before the others, and those who differ are a conflict', () => {
  const lines = [
    line(1, '', 'birch', 9, 'high'), line(1, '', 'birch', 10, 'low'), line(1, '', 'cedar', 3, 'unknown'), line(2, 'any', 'birch', 4, 'access'), line(2, 'any', 'cedar', 5, 'attempt'), line(2, 'police/corruption', 'birch', 4, 'access'),
    line(2, 'police/corruption', 'cedar', 6, 'attempt'), line(2, 'police/corruption', 'alder', 7, 'unknown'),
  ];
  expect([...settled(lines.join('\n'), ['level', 'infiltration'], 'alder')]).toEqual([['level', 'low'], ['infiltration any', 'conflict'], ['infiltration police/corruption', 'unknown']]);
});

test('whatever is said by whom in which order, a cycle reads a cell as the page of the group reads it', () => {
  const voice = record({ agency: constantFrom('alder', 'birch', 'cedar', 'dogwood'), written: integer({ min: 1, max: 999 }), value: constantFrom('high', 'low', 'unknown') });
  assert(property(array(voice, { minLength: 1, maxLength: 8 }), (given) => {
    const voices = given.map((one, at) => ({ ...one, written: one.written * 10 + at }));
    const latest = new Map<string, (typeof voices)[number]>();
    for (const one of voices.toSorted((a, b) => a.written - b.written)) latest.set(one.agency, one);
    const { state, value } = cellOf([...latest.values()].map((one) => ({ agencyId: one.agency, value: one.value })), 'alder');
    expect(settled(voices.map((one) => line(1, '', one.agency, one.written, one.value)).join('\n'), ['level'], 'alder').get('level')).toBe(state === 'conflict' ? 'conflict' : (value ?? 'unknown'));
  }));
});
