// Promise: what was acknowledged survives kill -9 (G10), of the writer, of its signer, of its keys, or of all of them. A
// thousand cycles: `npm run bench ledger-crash`.
import { expect, test } from 'vitest';
import { besideSources, KillCycles } from './kill-cycles.js';

const CYCLES = 30;
const CHECK_EVERY = 10;

test('nothing acknowledged is lost through thirty kills under load', { timeout: 600_000 }, async () => {
  const cycles = await KillCycles.start(besideSources);
  try {
    for (let nth = 0; nth < CYCLES; nth += 1) {
      await cycles.cycle(nth);
      if (nth % CHECK_EVERY === CHECK_EVERY - 1) await cycles.check();
    }
    await cycles.finish();
    expect(cycles.total).toBeGreaterThan(CYCLES * 10);
  } finally {
    await cycles.end();
  }
});
