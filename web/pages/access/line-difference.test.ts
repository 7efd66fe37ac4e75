import { array, assert, constantFrom, property } from 'fast-check';
import { expect, test } from 'vitest';
import { foldSame, lineDifference } from './line-difference.js';

const side = (lines: ReturnType<typeof lineDifference>, kind: 'gone' | 'new'): string => lines.filter((one) => one.kind === 'same' || one.kind === kind).map((one) => `${one.text}\n`).join('');
const text = array(constantFrom('a', 'b', 'c', ''), { maxLength: 12 }).map((lines) => lines.map((line) => `${line}\n`).join(''));

/** The most lines that can stay, tried out without a table. */
function most(a: readonly string[], b: readonly string[]): number {
  const [first, ...rest] = a;
  if (first === undefined || b.length === 0) return 0;
  const at = b.indexOf(first);
  return Math.max(most(rest, b), at < 0 ? 0 : 1 + most(rest, b.slice(at + 1)));
}

test('both texts can be read out of it, and no line looks changed that could have stayed', () => {
  assert(property(text, text, (before, after) => {
    const lines = lineDifference(before, after);
    expect([side(lines, 'gone'), side(lines, 'new')]).toEqual([before, after]);
    expect(lines.filter(({ kind }) => kind === 'same').length).toBe(most(before.split('\n').slice(0, -1), after.split('\n').slice(0, -1)));
  }), { numRuns: 200 });
});

test('a file that comes or goes is all one mark, and what went stands before what came', () => {
  expect(lineDifference('', 'x\ny\n').map(({ kind }) => kind)).toEqual(['new', 'new']);
  expect(lineDifference('x\n', '').map(({ kind }) => kind)).toEqual(['gone']);
  expect(lineDifference('a\nold\nz\n', 'a\nyoung\nz\n').map(({ kind, text: line }) => `${kind} ${line}`)).toEqual(['same a', 'gone old', 'new young', 'same z']);
});

test('what stayed far from a change is folded to its number', () => {
  const before = Array.from({ length: 20 }, (_, i) => `line ${i}\n`).join('');
  const folded = foldSame(lineDifference(before, before.replace('line 10\n', 'other\n')), 2);
  expect(folded.map((one) => (one.kind === 'fold' ? `${one.count}` : one.text))).toEqual(['8', 'line 8', 'line 9', 'line 10', 'other', 'line 11', 'line 12', '7']);
});
