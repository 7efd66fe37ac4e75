// A file holds one noun: never more than 300 lines, an index never more than 30, and most of them far shorter.
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { expect, test } from 'vitest';
import { filesOf } from './files.js';

const lengths = filesOf('src', 'web', 'tests', 'bench', 'tools', 'bin').map((path) => ({ path, lines: readFileSync(path, 'utf8').split('\n').length - 1 }));

/** One file on purpose: an auditor reads it from top to bottom and needs nothing else. */
const forAuditors = 'tools/verify.mjs';

test('no file is longer than 300 lines, and the outsiders\' verifier has under 500', () => {
  expect(lengths.filter(({ path, lines }) => lines > 300 && path !== forAuditors)).toEqual([]);
  expect(lengths.find(({ path }) => path === forAuditors)?.lines).toBeLessThan(500);
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
