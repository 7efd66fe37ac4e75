// Attacker: a program of one agency that writes into another's examination, to hide a look-up among lies or to have somebody suspected. Promises: G4, G5.
import { existsSync, readFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { listenSyslog } from '../../../src/http/index.js';
import { openHouse, type TestHouse } from '../../support/house.js';
import { type LiveFeed, ocsfLook, openLiveFeed } from '../../support/live-feed.js';

let at: TestHouse;
let feed: LiveFeed;
let alders = '';
beforeAll(async () => {
  at = await openHouse();
  const exa = await at.seat('exa');
  await exa.ask('POST', '/api/watch/live/start', { perThousand: 100 });
  alders = (await exa.ask('POST', '/api/watch/sources', { name: 'plates', kind: 'http', preset: 'ocsf' })).json().id;
  feed = await openLiveFeed(at, 'syslog');
});
afterAll(() => at.close());

const look = ocsfLook('x1', 'ana@alder', 'P1', Date.now(), { agency: 'alder', metadata: { uid: 'x1', tenant_uid: 'alder' } });
const segmentOf = (agencyId: string): string => {
  const path = join(at.folder, 'data', 'watch', agencyId, 'live', 'systems', 'segments', '00000001.jsonl');
  return existsSync(path) ? readFileSync(path, 'utf8') : '';
};

test('a source of another agency, one that is not there, and one’s own of another kind are refused alike', async () => {
  const answers = [await feed.send('plates', [look]), await feed.send(alders, [look]), await feed.send('feed-0000000000000000', [look]), await feed.send('records', [look])];
  for (const answer of answers) expect(answer).toEqual([403, answers[0]?.[1]]);
  await at.house.live.turn('alder');
  expect(segmentOf('alder')).toBe('');
  const [exa, bex] = [await at.seat('exa'), await at.seat('bex')];
  expect((await bex.ask('POST', `/api/watch/sources/${alders}/remove`)).statusCode).toBe(404);
  expect((await bex.get('/api/watch/sources')).body).not.toContain('plates');
  expect((await exa.get('/api/watch/sources')).body).toContain('plates');
  for (const who of ['bea', 'ada']) expect([who, (await (await at.seat(who)).ask('POST', '/api/watch/sources', { name: 'mine', kind: 'http' })).statusCode]).toEqual([who, 403]);
});

test('what an entry says of agencies is not read: it lies in the compartment of the key’s agency, over syslog too, and a wrong key is cut off', async () => {
  const syslog = await listenSyslog(at.house, { host: '127.0.0.1', port: 0 });
  const send = (key: string): Promise<void> => new Promise((resolve) => {
    const socket = connect(syslog.port, '127.0.0.1', () => socket.write(`<13>1 2026-03-01T10:00:00Z plates app - - [custos@32473 key="${key}" source="records" agency="alder"] ${JSON.stringify(look)}\n`));
    socket.once('close', () => resolve());
    if (key === feed.key) setTimeout(() => socket.end(), 1500);
  });
  await send(`${feed.key}x`);
  await send(feed.key);
  await expect(listenSyslog(at.house, { host: '0.0.0.0', port: 0 })).rejects.toMatchObject({ code: 'bad_input' });
  await syslog.close();
  await feed.turn();
  await at.house.live.turn('alder');
  expect([segmentOf('birch').trim().split('\n').length, segmentOf('birch')]).toEqual([1, expect.stringContaining('"event_id":"records:x1"')]);
  expect(segmentOf('alder')).toBe('');
}, 180_000);
