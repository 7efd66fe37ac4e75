// A file holds one noun: never more than 300 lines, an index never more than 30, and most of them far shorter.
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { expect, test } from 'vitest';
import { filesOf } from './files.js';

const lengths = filesOf('src', 'web', 'tests', 'bench', 'tools', 'bin').map((path) => ({ path, lines: readFileSync(path, 'utf8').split('\n').length - 1 }));

test('no file is longer than 300 lines', () => {
  expect(lengths.filter(({ lines }) => lines > 300)).toEqual([]);
});

test('the index of a room is at most 30 lines', () => {
  expect(lengths.filter(({ path, lines }) => /^src\/[^/]+\/index\.ts$/.test(path) && lines > 30)).toEqual([]);
});

test('nine of ten files of the house have at most 200 lines', () => {
  const sorted = lengths.filter(({ path }) => path.startsWith('src/') && !path.includes('.test.')).map(({ lines }) => lines).toSorted((a, b) => a - b);
  expect(sorted[Math.floor(sorted.length * 0.9)]).toBeLessThanOrEqual(200);
});

test('every file of the house opens with its promise', () => {
  const silent = filesOf('src').filter((path) => /\.tsx?$/.test(path) && !path.includes('.test.') && !readFileSync(path, 'utf8').startsWith('//'));
  expect(silent).toEqual([]);
});

test('no file has a name that says nothing', () => {
  const empty = /^(utils?|helpers?|common|manager|service|data|handle|process|misc)$/;
  expect(filesOf('src', 'web').filter((path) => empty.test(basename(path).split('.')[0] ?? ''))).toEqual([]);
});
