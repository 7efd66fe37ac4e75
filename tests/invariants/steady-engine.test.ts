// INVARIANT (G10): the policy engine does not take its process with it.
import { spawnSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { loadSources } from '../support/custos-program.js';

const call = new URL('../support/deoptimised-call.mjs', import.meta.url).pathname;
const engine = new URL('../../src/access/cedar.ts', import.meta.url).href;
const run = (...before: string[]) => spawnSync(process.execPath, [...loadSources, '--allow-natives-syntax', call, ...before], { encoding: 'utf8' });

test('once the engine is loaded, a call that returns a reference survives that its caller is deoptimised', () => {
  expect(run(engine)).toMatchObject({ status: 0, stdout: 'survived\n' });
});

/** So that the test above is known to see what it looks for. Node 24 survives by itself. */
test.runIf(Number(process.versions.node.split('.')[0]) < 24)('without it, the virtual machine ends the process', () => {
  const alone = run();
  expect(alone.status).not.toBe(0);
  expect(alone.stderr).toContain('unreachable code');
});
