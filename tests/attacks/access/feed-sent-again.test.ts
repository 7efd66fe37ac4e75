// Attacker: whoever has a system's key, or the system: sends old entries once more to drown or to date back, and others under old identifiers to rewrite what they
// said. Promise: G12, and the record of what arrived (G11).
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openHouse, type TestHouse } from '../../support/house.js';
import { type LiveFeed, ocsfLook, openLiveFeed } from '../../support/live-feed.js';
import { openedEntries } from '../../support/payloads.js';

let at: TestHouse;
let feed: LiveFeed;
beforeAll(async () => {
  at = await openHouse();
  feed = await openLiveFeed(at);
});
afterAll(() => at.close());

const atMs = Date.now() - 3_600_000;
const looks = Array.from({ length: 12 }, (_, nth) => ocsfLook(`e${nth}`, `officer-${nth % 3}`, `P${nth}`, atMs + nth * 1000));

test('entries arrive once: again they are counted, others under old names are not taken, bad lines are set aside and spoil nothing', async () => {
  expect((await feed.send('records', looks))[0]).toBe(200);
  await feed.turn();
  expect([await feed.source(), await feed.lookUps()]).toEqual([expect.objectContaining({ rows: 12, sentAgain: 0, conflicting: 0, quarantined: 0, problem: null }), 12]);

  const rewritten = ocsfLook('e3', 'somebody-else', 'P3', atMs + 3000);
  const undated = { ...ocsfLook('e77', 'officer-1', 'P9', atMs), time: 'yesterday' };
  const sent = await feed.send(feed.sourceId, ['no json', ...[...looks, rewritten, undated, ocsfLook('e90', 'officer-1', 'P1', atMs + 60_000)].map((one) => JSON.stringify(one))].join('\n'));
  expect([sent[0], sent[1]]).toEqual([200, expect.stringContaining('"entries":15,"bad":1')]);
  await feed.turn();
  expect([await feed.source(), await feed.lookUps()]).toEqual([expect.objectContaining({ rows: 13, sentAgain: 12, problem: null }), 13]);
  const { conflicting, quarantined } = await feed.source() as { conflicting: number; quarantined: number };
  // One under an old name in the same delivery is set aside with the undated one; a later delivery of it is told as what it is.
  expect(conflicting + quarantined).toBe(3);
  await feed.send('records', [rewritten]);
  await feed.turn();
  expect([(await feed.source())['conflicting'], await feed.lookUps()]).toEqual([conflicting + 1, 13]);
  const notes = (await openedEntries(at.house, 'birch', 0n)).map((one) => JSON.parse(one.text ?? '{}') as object);
  expect(notes).toContainEqual(expect.objectContaining({ kind: 'note', action: 'sendLog', source: feed.sourceId, rows: 1, sentAgain: 12 }));
}, 180_000);
