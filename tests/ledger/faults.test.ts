// Promise: whatever a disk does to a writer, nothing acknowledged is lost (G10). Every operation in every way that it can fail;
// all occurrences of each: `npm run bench ledger-crash`.
import { rmSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { isRead, modes, type Operation, operations } from './fault-layer.js';
import { crashes, faultsAt, FaultRun, faultTemplate } from './fault-run.js';

let template: string;
let counts: ReadonlyMap<Operation, number>;
beforeAll(async () => {
  template = await faultTemplate();
  counts = await FaultRun.count(template);
});
afterAll(() => rmSync(template, { recursive: true, force: true }));

test('the life of a writer asks for every operation', () => {
  expect(operations.filter((operation) => (counts.get(operation) ?? 0) === 0)).toEqual([]);
});

/** What only reads leaves nothing behind: its first occurrence says it all. */
function chosen(operation: Operation, count: number): number[] {
  const occurrences = isRead(operation) ? [0] : [0, count >> 1, count - 1];
  return [...new Set(occurrences)].filter((nth) => nth >= 0 && nth < count);
}

describe.each(modes)('%s', (mode) => {
  test('at the first, the middle and the last occurrence of each operation', async () => {
    const faults = faultsAt(counts, chosen).filter((fault) => fault.mode === mode);
    let met = 0;
    const failed: string[] = [];
    for (const [at, fault] of faults.entries()) {
      const crash = crashes[(at + modes.indexOf(mode)) % 2] ?? 'kept';
      try {
        met += (await FaultRun.with(template, fault, crash)) ? 1 : 0;
      } catch (error) {
        failed.push(`${fault.operation} ${fault.nth} ${fault.mode}, unsynced ${crash}: ${String(error)}`);
      }
    }
    expect(failed).toEqual([]);
    // The order of what overlaps may move an occurrence past the end, but not most of them.
    expect(met).toBeGreaterThan(faults.length / 2);
  });
});
