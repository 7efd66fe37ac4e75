// What really ran, from vitest's own report: names of the tests that passed and that failed, each as `file > title`.
import { existsSync, readFileSync } from 'node:fs';
import { basename, relative } from 'node:path';
import process from 'node:process';

/** Of all runs together; one that left no report counts as a failure. */
export function readReports(files) {
  const reports = files.map((file) => (existsSync(file) ? readReport(file) : { passed: [], failed: [`${basename(file, '.json')}: no report`] }));
  return { passed: reports.flatMap(({ passed }) => passed), failed: reports.flatMap(({ failed }) => failed) };
}

/** A file that could not be run counts as one failure, so that the counts never look better than the run. */
function readReport(file) {
  const report = JSON.parse(readFileSync(file, 'utf8'));
  const named = (status) => report.testResults.flatMap((result) => result.assertionResults
    .filter((test) => test.status === status).map((test) => `${relative(process.cwd(), result.name)} > ${test.fullName}`));
  const broken = report.testResults.filter((result) => result.status === 'failed' && !result.assertionResults.some((test) => test.status === 'failed'));
  return { passed: named('passed'), failed: [...named('failed'), ...broken.map((result) => relative(process.cwd(), result.name))] };
}
