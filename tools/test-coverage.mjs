// A row of docs/coverage.md may say *works* only while the tests that it names really passed in this run.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The rows of the table: `| # | what | doc | room | state | tests |`. */
export function coverageRows(root) {
  const lines = readFileSync(join(root, 'docs', 'coverage.md'), 'utf8').split('\n');
  return lines.filter((line) => /^\|\s*\d+\w?\s*\|/.test(line)).map((line) => {
    const cells = line.split('|').slice(1, -1).map((cell) => cell.trim());
    return { id: cells[0], state: cells[4]?.replaceAll('*', ''), tests: [...(cells[5] ?? '').matchAll(/`([^`]+)`/g)].map((found) => found[1]) };
  });
}

/** A test is named as `path/file.test.ts` (all of it) or `path/file.test.ts > title`. */
export function checkCoverage(root, { passed, failed }) {
  const didPass = (name) => passed.some((test) => belongs(test, name)) && !failed.some((test) => belongs(test, name));
  const wrong = coverageRows(root).filter((row) => row.state === 'works')
    .flatMap((row) => (row.tests.length === 0 ? [`row ${row.id} names no test`] : row.tests.filter((name) => !didPass(name)).map((name) => `row ${row.id}: \`${name}\` did not pass`)));
  if (wrong.length > 0) throw new Error(`docs/coverage.md says *works* without proof:\n  ${wrong.join('\n  ')}`);
}

function belongs(test, name) {
  return name.includes(' > ') ? test === name || test.startsWith(`${name} `) : test.startsWith(`${name} > `);
}
