// `npm test`: the whole gate, cheapest first, ending at the first failure. With arguments: set-up, build and those tests alone.
import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { build } from './setup-build.mjs';
import { run, say, seconds } from './setup-words.mjs';
import { root, setUp } from './setup.mjs';
import { checkCoverage } from './test-coverage.mjs';
import { readReport } from './test-report.mjs';
import { checkWalls } from './test-walls.mjs';

const only = process.argv.slice(2);
const reportFile = join(root, '.tmp', 'vitest.json');
const program = (path, ...args) => run(process.execPath, [join(root, 'node_modules', path), ...args], { label: path.split('/')[0] });
const existing = (...paths) => paths.filter((path) => existsSync(join(root, path)));

const checks = [
  ['types', async () => {
    for (const project of existing('tsconfig.json', 'web/tsconfig.json')) await program('typescript/bin/tsc', '-p', project);
  }],
  ['lint', () => program('oxlint/bin/oxlint', '--type-aware', ...existing('src', 'tests', 'bench', 'tools', 'bin', 'web', 'vitest.config.ts'))],
  ['walls', async () => say(`${await checkWalls(root)} modules read, no wall broken`)],
  ['unused code', () => program('knip/bin/knip.js')],
  ['build', () => build(root)],
];

/** The counts are vitest's own: without its report, nothing has passed. */
async function runTests() {
  mkdirSync(join(root, '.tmp'), { recursive: true });
  await program('vitest/vitest.mjs', 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${reportFile}`, ...only);
}

async function step(name, work) {
  const started = performance.now();
  say(`\n== ${name}`);
  await work();
  say(`   ${name}: ${seconds(started)} s`);
}

rmSync(reportFile, { force: true });
await setUp({ withBuild: false });
try {
  for (const [name, work] of checks) if (only.length === 0 || name === 'build') await step(name, work);
  await step('tests', runTests);
  if (only.length === 0) await step('coverage', () => checkCoverage(root, readReport(reportFile)));
} catch (error) {
  say(`\n${error.message}`);
  process.exitCode = 1;
}
if (existsSync(reportFile)) {
  const { passed, failed } = readReport(reportFile);
  process.stdout.write(`\n${passed.length} passed, ${failed.length} failed\n`);
}
