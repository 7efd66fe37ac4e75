// Attacker: whoever cuts a system's log off before looking somebody up there, and goes on sending old entries so that nobody notices. Promises: G11, G12.
import { mkdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { type House, listenSyslog } from '../../../src/http/index.js';
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

test.each(['folder', 'syslog'] as const)('so it is with a source by %s, as its files or its messages come', async (kind) => {
  let nowMs = Date.now();
  const row: SourceRow = { agencyId: 'alder', sourceId: `feed-000000000000${kind}`, labelId: 1, name: `plates-${kind}`, kind, reads: { preset: 'ocsf' }, timezone: null, expectEveryS: 1800, addedBy: 'exa', addedAtMs: nowMs, removedAtMs: null, intentIndex: 0n };
  const [folder, drops] = [join(at.folder, `silent-${kind}`), join(at.folder, `drops-${kind}`)];
  const dropped = join(drops, 'alder', row.name);
  for (const one of [folder, dropped]) mkdirSync(one, { recursive: true });
  // What is taken in is told apart by what stands in it, as by the examiner's own reading (feed-sent-again.test.ts).
  const seen = new Set<string>();
  const outcome = (path: string): BatchOutcome => {
    const lines = readFileSync(path, 'utf8').trim().split('\n');
    const fresh = lines.filter((line) => !seen.has(line));
    for (const line of fresh) seen.add(line);
    return { source: row.name, path, rows: fresh.length, sentAgain: lines.length - fresh.length, conflicting: 0, quarantined: 0, lastEntryAtMs: nowMs, problem: null };
  };
  const passes: Passes = { run: async () => ({ kind: 'stopped' }), takeIn: async ({ batches }) => ({ kind: 'done', outcomes: batches.map((one) => outcome(one.path)) }), stop: () => undefined };
  const lane = new Lane({ folder: join(folder, 'lane'), passes, clock: () => nowMs, perThousand: 10, memory: '500MB', threads: 1, seed: '', fromWeek: '2026-W10', weeksKept: 26 });
  const feed = new SystemsFeed({ agencyId: 'alder', lane, folder, drops: new FeedFolder(drops, 'alder'), passes, sources: async () => [row], door: at.house.door, notices: at.house.notices, clock: () => nowMs });
  const { key } = await at.house.services.make('alder', `log ${kind}`, ['feed'], 'adam', nowMs + 86_400_000);
  let heard = 0;
  // The listener as it runs; only the clock of the feed that it fills is this test's.
  const receive = async (_plan: unknown, _kind: string, _source: string, lines: readonly string[]) => { heard += 1; return { ...feed.receive(row.sourceId, lines), sourceId: row.sourceId }; };
  const syslog = await listenSyslog({ ...at.house, live: { sources: { receive } } } as unknown as House, { host: '127.0.0.1', port: 0 });
  let sent = 0;
  const deliver = async (uid: string): Promise<void> => {
    sent += 1;
    if (kind === 'folder') {
      const path = join(dropped, `${sent}.jsonl`);
      writeFileSync(path, `{"id":"${uid}"}\n`);
      utimesSync(path, nowMs / 1000 - 10, nowMs / 1000 - 10);
      return;
    }
    const socket = connect(syslog.port, '127.0.0.1', () => socket.end(`<13>1 2026-03-01T10:00:00Z gates app - - [custos@32473 key="${key}" source="${row.name}"] {"id":"${uid}"}\n`));
    socket.resume();
    await vi.waitFor(() => { if (heard < sent) throw new Error('it has not come'); }, { timeout: 20_000 });
  };
  const silent = async (): Promise<boolean> => {
    await feed.next();
    return feed.stateOf(row.sourceId).silentSinceMs !== null;
  };
  const told = async (): Promise<number> => (await (await at.seat('exa')).get('/api/notices')).body.split(row.name).length - 1;
  await deliver('x1');
  expect(await silent()).toBe(false);
  nowMs += 29 * minuteMs;
  await deliver('x1');
  expect([await silent(), await told()]).toEqual([false, 0]);
  nowMs += 2 * minuteMs;
  await deliver('x1');
  expect([await silent(), await silent(), await told()]).toEqual([true, true, 1]);
  await deliver('x2');
  expect([await silent(), feed.stateOf(row.sourceId)]).toEqual([false, expect.objectContaining({ rows: 2, sentAgain: 2 })]);
  await syslog.close();
}, 60_000);
