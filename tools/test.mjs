// `npm test`: the whole gate, cheapest first, ending at the first failure. With arguments: set-up, build and those tests alone.
import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { build } from './setup-build.mjs';
import { run, say, seconds } from './setup-words.mjs';
import { root, setUp } from './setup.mjs';
import { checkCoverage } from './test-coverage.mjs';
import { readReports } from './test-report.mjs';
import { checkWalls } from './test-walls.mjs';

const only = process.argv.slice(2);
const folder = join(root, '.tmp');
/** Side by side: a browser mostly waits for its node, and the parts of the house mostly for their disk. With arguments: one run of those. */
const runs = only.length > 0 ? [['chosen', ...only]] : [['unit', '--project=unit', '--project=house'], ['e2e', '--project=e2e']];
const reportOf = ([name]) => join(folder, `${name}.json`);
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

/** The counts are vitest's own: without its report, nothing has passed. A run that fails does not end the other. */
async function runTests() {
  // What was built a moment ago is what the tests start as processes: it starts sooner than the sources do.
  process.env.CUSTOS_BUILT = '1';
  mkdirSync(folder, { recursive: true });
  const ended = await Promise.allSettled(runs.map((one) => program('vitest/vitest.mjs', 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${reportOf(one)}`, ...one.slice(1))));
  const failed = runs.filter((_, at) => ended[at].status === 'rejected').map(([name]) => name);
  if (failed.length > 0) throw new Error(`tests failed: ${failed.join(', ')}`);
}

async function step(name, work) {
  const started = performance.now();
  say(`\n== ${name}`);
  await work();
  say(`   ${name}: ${seconds(started)} s`);
}

for (const one of runs) rmSync(reportOf(one), { force: true });
await setUp({ withBuild: false });
try {
  for (const [name, work] of checks) if (only.length === 0 || name === 'build') await step(name, work);
  await step('tests', runTests);
  if (only.length === 0) await step('coverage', () => checkCoverage(root, readReports(runs.map(reportOf))));
} catch (error) {
  say(`\n${error.message}`);
  process.exitCode = 1;
}
if (runs.some((one) => existsSync(reportOf(one)))) {
  const { passed, failed } = readReports(runs.map(reportOf));
  process.stdout.write(`\n${passed.length} passed, ${failed.length} failed\n`);
}
