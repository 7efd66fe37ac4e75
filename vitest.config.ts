// A limit ends what hangs; it says nothing about speed, and other work may slow a machine tenfold.
// Three projects: `unit` beside the code, `house` across rooms, and `e2e`, which starts whole nodes and browsers, one after another.
import { defineConfig } from 'vitest/config';

const shared = { pool: 'forks', testTimeout: 240_000, hookTimeout: 240_000, expect: { poll: { timeout: 30_000 } } } as const;

export default defineConfig({
  test: {
    maxWorkers: 2,
    globalSetup: ['tests/support/run-folder.ts', 'src/db/test-server.ts'],
    projects: [
      { extends: true, test: { ...shared, name: 'unit', include: ['src/**/*.test.ts', 'web/**/*.test.ts'] } },
      // One world of modules for many files: to build it anew for each takes longer than the tests. They share no state but the machine's.
      { extends: true, test: { ...shared, isolate: false, name: 'house', include: ['tests/{invariants,attacks,golden,ledger,repo}/**/*.test.ts'] } },
      {
        extends: true,
        test: { ...shared, name: 'e2e', globalSetup: ['tests/e2e/shared-node.ts'], include: ['tests/e2e/**/*.test.ts'], testTimeout: 300_000, hookTimeout: 300_000, fileParallelism: false },
      },
    ],
  },
});
