// What really ran, from vitest's own report: names of the tests that passed and that failed, each as `file > title`.
import { readFileSync } from 'node:fs';
import { relative } from 'node:path';
import process from 'node:process';

/** A file that could not be run counts as one failure, so that the counts never look better than the run. */
export function readReport(file) {
  const report = JSON.parse(readFileSync(file, 'utf8'));
  const named = (status) => report.testResults.flatMap((result) => result.assertionResults
    .filter((test) => test.status === status).map((test) => `${relative(process.cwd(), result.name)} > ${test.fullName}`));
  const broken = report.testResults.filter((result) => result.status === 'failed' && !result.assertionResults.some((test) => test.status === 'failed'));
  return { passed: named('passed'), failed: [...named('failed'), ...broken.map((result) => relative(process.cwd(), result.name))] };
}
