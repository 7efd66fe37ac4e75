// What the documents promise exists: promises name tests that stand, and coverage says *works* only of what a test shows.
import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { checkCoverage, coverageRows } from '../../tools/test-coverage.mjs';

const promiseIds = Array.from({ length: 12 }, (_, i) => `G${i + 1}`);

/** Each promise's part of the document: from its heading or row to the next promise. */
function promiseParts(): Map<string, string> {
  const parts = readFileSync('docs/promises.md', 'utf8').split(/^(?=(?:#+\s*|\|\s*)\**G\d+\b)/m).filter((part) => /^[#|\s*]+G\d/.test(part));
  return new Map(parts.map((part) => [/G\d+/.exec(part)?.[0] ?? '', part]));
}

test.each(promiseIds)('promise %s names tests that exist, or says that nothing holds it yet', (id) => {
  const part = promiseParts().get(id) ?? '';
  const named = [...part.matchAll(/`((?:src|tests)\/[^`\s>]+\.test\.ts)[^`]*`/g)].map((found) => found[1] ?? '');
  expect(named.length > 0 || /\bplanned\b/.test(part), `docs/promises.md has no tests for ${id}`).toBe(true);
  expect(named.filter((path) => !existsSync(path))).toEqual([]);
});

test('every row of coverage has a state, and no row was dropped', () => {
  const rows = coverageRows('.');
  expect(rows.filter((row) => !['planned', 'partial', 'works'].includes(row.state ?? ''))).toEqual([]);
  const numbers = rows.map((row) => Number.parseInt(row.id, 10));
  expect(numbers.length).toBeGreaterThan(0);
  for (let number = 1; number <= Math.max(...numbers); number += 1) expect(numbers).toContain(number);
});

test('every test that coverage names stands in a file', () => {
  const wrong = coverageRows('.').flatMap((row) => row.tests).filter((name) => {
    const [path = '', ...titles] = name.split(' > ');
    return !existsSync(path) || titles.some((title) => !readFileSync(path, 'utf8').includes(title.split(' ').slice(-3).join(' ')));
  });
  expect(wrong).toEqual([]);
});

test('the check after the run refuses a row whose test did not pass', () => {
  const named = coverageRows('.').filter((row) => row.state === 'works').flatMap((row) => row.tests);
  const passed = named.map((name) => (name.includes(' > ') ? name : `${name} > one`));
  expect(() => checkCoverage('.', { passed, failed: [] })).not.toThrow();
  if (named.length > 0) expect(() => checkCoverage('.', { passed: [], failed: passed })).toThrow(/works/);
});
