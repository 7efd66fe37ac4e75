import { expect, test } from 'vitest';
import { readShifts } from './shift-file.js';

const now = Date.parse('2026-06-13T00:00:00Z');
const members: Readonly<Record<string, string>> = { ana: 'ana', 'ana@alder': 'ana', bo: 'bo' };
const read = (text: string) => readShifts(text, (name) => members[name], now);

test('rows that can be read are taken, whatever else stands in the file', () => {
  const { shifts, setAside } = read('\uFEFFunit,USER,starts_at,ends_at,kind\r\nA,ana,2026-06-13T07:00:00-05:00,2026-06-13T19:00:00-05:00,shift\r\n"B, north",ana@alder,2026-06-14T12:00Z,2026-06-14T20:00Z,\r\n');
  expect(shifts).toEqual([{ memberId: 'ana', startsAtMs: Date.parse('2026-06-13T12:00:00Z'), endsAtMs: Date.parse('2026-06-14T00:00:00Z') }, { memberId: 'ana', startsAtMs: Date.parse('2026-06-14T12:00:00Z'), endsAtMs: Date.parse('2026-06-14T20:00:00Z') }]);
  expect(setAside).toEqual([]);
});

test('what cannot be read is set aside with its line and the rule, and never with what stood there', () => {
  const bad = ['nobody,2026-06-13T07:00:00Z,2026-06-13T19:00:00Z,shift', 'bo,2026-06-13 07:00,2026-06-13T19:00:00Z,shift', 'bo,2026-06-13T19:00:00Z,2026-06-13T07:00:00Z,shift', 'bo,2026-06-13T07:00:00Z,2026-06-15T07:00:00Z,shift',
    'bo,2062-06-13T07:00:00Z,2062-06-13T19:00:00Z,shift', 'bo,2026-06-13T07:00:00Z,2026-06-13T19:00:00Z,leave', 'bo,2026-06-13T07:00:00Z', 'ana,2026-06-12T07:00:00Z,2026-06-12T19:00:00Z,shift', 'ana@alder,2026-06-12T07:00:00Z,2026-06-12T18:00:00Z,shift', 'bo,2026-13-45T07:00:00Z,2026-06-13T19:00:00Z,'];
  const { shifts, setAside } = read(['user,starts_at,ends_at,kind', ...bad].join('\n'));
  expect(shifts).toHaveLength(1);
  expect(setAside.map(({ line, en }) => [line, en.split(' ').slice(0, 4).join(' ')])).toEqual([
    [2, 'nobody of the agency'], [3, 'a time is not'], [4, 'it ends before it'], [5, 'it lasts more than'], [6, 'it is more than'], [7, 'it is no time'], [8, 'another number of columns'], [10, 'the same person begins'], [11, 'a time is not'],
  ]);
  expect(JSON.stringify(setAside)).not.toMatch(/nobody,|\bbo\b/);
});

test.each(['', 'who,from,to\nana,1,2\n', 'user,starts_at,ends_at\n"ana'])('what is no roster is refused: %j', (text) => {
  expect(() => read(text)).toThrow(expect.objectContaining({ code: 'bad_input' }));
});
