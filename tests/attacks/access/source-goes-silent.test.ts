// Attacker: whoever cuts a system's log off before looking somebody up there, and goes on sending old entries so that nobody notices. Promises: G11, G12.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Lane } from '../../../src/watch/live/lane.js';
import type { Passes } from '../../../src/watch/live/pass.js';
import type { BatchOutcome } from '../../../src/watch/live/sources/arrivals.js';
import { FeedFolder } from '../../../src/watch/live/sources/feed-folder.js';
import type { SourceRow } from '../../../src/watch/live/sources/source.js';
import { SystemsFeed } from '../../../src/watch/live/sources/systems-feed.js';
import { openHouse, type TestHouse } from '../../support/house.js';

let at: TestHouse;
beforeAll(async () => {
  at = await openHouse();
});
afterAll(() => at.close());

const minuteMs = 60_000;

test('silence beyond what was said is told once, to those who examine; old entries are no sign of life, and new ones end it', async () => {
  let nowMs = Date.UTC(2026, 2, 2);
  let rows = 1;
  const row: SourceRow = {
    agencyId: 'alder', sourceId: 'feed-0000000000000001', labelId: 1, name: 'records', kind: 'http', reads: { preset: 'ocsf' }, timezone: null, expectEveryS: 1800, addedBy: 'exa', addedAtMs: nowMs, removedAtMs: null, intentIndex: 0n,
  };
  // Only how much of a delivery was new matters here; reading it is feed-sent-again.test.ts.
  const outcome = (path: string): BatchOutcome => ({ source: row.name, path, rows, sentAgain: 1 - rows, conflicting: 0, quarantined: 0, lastEntryAtMs: nowMs, problem: null });
  const passes: Passes = { run: async () => ({ kind: 'stopped' }), takeIn: async ({ batches }) => ({ kind: 'done', outcomes: batches.map((one) => outcome(one.path)) }), stop: () => undefined };
  const folder = join(at.folder, 'silent');
  mkdirSync(folder);
  const lane = new Lane({ folder: join(folder, 'lane'), passes, clock: () => nowMs, perThousand: 10, memory: '500MB', threads: 1, seed: '', fromWeek: '2026-W10', weeksKept: 26 });
  const feed = new SystemsFeed({ agencyId: 'alder', lane, folder, drops: new FeedFolder(folder, 'alder'), passes, sources: async () => [row], door: at.house.door, notices: at.house.notices, clock: () => nowMs });
  const silent = async (): Promise<boolean> => {
    await feed.next();
    return feed.stateOf(row.sourceId).silentSinceMs !== null;
  };
  const told = async (): Promise<number> => (await (await at.seat('exa')).get('/api/notices')).body.split('source_silent').length - 1;

  feed.receive(row.sourceId, ['{"id":1}']);
  expect(await silent()).toBe(false);
  rows = 0;
  nowMs += 29 * minuteMs;
  feed.receive(row.sourceId, ['{"id":1}']);
  expect([await silent(), await told()]).toEqual([false, 0]);
  nowMs += 2 * minuteMs;
  feed.receive(row.sourceId, ['{"id":1}']);
  expect([await silent(), await silent(), await told()]).toEqual([true, true, 1]);
  expect((await (await at.seat('ana')).get('/api/notices')).body).not.toContain('source_silent');
  rows = 1;
  feed.receive(row.sourceId, ['{"id":2}']);
  expect(await silent()).toBe(false);
  nowMs += 31 * minuteMs;
  expect([await silent(), await told()]).toEqual([true, 2]);
});
