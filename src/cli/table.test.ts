import { expect, test } from 'vitest';
import { table } from './table.js';

test('the last column folds below itself in a terminal, and stays one line where there is none', () => {
  const rows = [['a1', 'words that are longer than the terminal is wide']];
  expect(table(['id', 'words'], rows, 34)).toBe('id  words\n──  ──────────────────────────────\na1  words that are longer than the\n    terminal is wide');
  expect(table(['id', 'words'], rows, undefined).split('\n').length).toBe(3);
});

test('a word without a break is cut, and no room for a column changes nothing', () => {
  expect(table(['id', 'words'], [['a1', 'x'.repeat(60)]], 34).split('\n').slice(2)).toEqual([`a1  ${'x'.repeat(30)}`, `    ${'x'.repeat(30)}`]);
  expect(table(['id', 'words'], [['a1', 'x'.repeat(60)]], 20)).toContain('x'.repeat(60));
});

test('control characters never reach the terminal', () => {
  expect(table(['id'], [['a\u001b[31mb\nc']], undefined)).toContain('a [31mb c');
});
