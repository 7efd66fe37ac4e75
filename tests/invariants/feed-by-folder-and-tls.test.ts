// Files that a system drops, and syslog over TLS from another machine: each entry is taken once and examined, and old ones that come again are counted.
import { execFileSync } from 'node:child_process';
import { appendFileSync, mkdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { connect } from 'node:tls';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { listenSyslog } from '../../src/http/index.js';
import { openHouse, type TestHouse } from '../support/house.js';
import { type LiveFeed, ocsfLook, openLiveFeed } from '../support/live-feed.js';

let at: TestHouse;
let feed: LiveFeed;
beforeAll(async () => {
  at = await openHouse();
  feed = await openLiveFeed(at, 'syslog');
});
afterAll(() => at.close());

const sources = async (name: string) => (await feed.examiner.get('/api/watch/sources')).json<{ sources: Record<string, unknown>[] }>().sources.find((one) => one['name'] === name);

test('a file is taken once it is still; grown or dropped again under another name, only what is new in it counts', async () => {
  expect((await feed.examiner.ask('POST', '/api/watch/sources', { name: 'plates', kind: 'folder', preset: 'custos' })).statusCode).toBe(200);
  const folder = join(at.folder, 'data', 'feeds', 'birch', 'plates');
  mkdirSync(folder, { recursive: true });
  const line = (nth: number): string => `${JSON.stringify({ event_id: `e${nth}`, occurred_at: new Date(Date.now() - 60_000).toISOString(), actor_id: 'bea', subject_type: 'vehicle', subject_id: `V${nth}`, action: 'view' })}\n`;
  const [first, again] = [join(folder, 'today.jsonl'), join(folder, 'copy.jsonl')];
  const settle = (path: string, agoS: number): void => utimesSync(path, Date.now() / 1000 - agoS, Date.now() / 1000 - agoS);
  writeFileSync(first, line(1) + line(2));
  await feed.turn();
  expect(await sources('plates')).toMatchObject({ rows: 0 });
  settle(first, 10);
  await feed.turn();
  expect([await sources('plates'), await feed.lookUps()]).toEqual([expect.objectContaining({ rows: 2, sentAgain: 0, problem: null }), 2]);
  const old = readFileSync(first, 'utf8');
  appendFileSync(first, line(3));
  settle(first, 5);
  writeFileSync(again, old);
  settle(again, 5);
  await feed.turn();
  expect([await sources('plates'), await feed.lookUps()]).toEqual([expect.objectContaining({ rows: 3, sentAgain: 4 }), 3]);
}, 180_000);

test('over TLS an entry comes as over a plain line of this machine, sent again it is counted, and who does not trust the certificate says nothing', async () => {
  const [certificate, key] = [join(at.folder, 'tls.crt'), join(at.folder, 'tls.key')];
  execFileSync('openssl', ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-keyout', key, '-out', certificate, '-days', '2', '-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost'], { stdio: 'ignore' });
  const syslog = await listenSyslog(at.house, { host: '127.0.0.1', port: 0, certificate, key });
  const atMs = Date.now() - 60_000;
  const text = (uid: string, subject = 'P1'): string => `<13>1 2026-03-01T10:00:00Z records app - - [custos@32473 key="${feed.key}" source="records"] ${JSON.stringify(ocsfLook(uid, 'bea', subject, atMs))}`;
  const send = (messages: readonly string[], ca?: Buffer): Promise<string> => new Promise((resolve) => {
    const socket = connect({ port: syslog.port, host: '127.0.0.1', servername: 'localhost', ...(ca !== undefined && { ca }) }, () => socket.end(messages.map((one) => `${Buffer.byteLength(one)} ${one}`).join('')));
    socket.once('error', (fault: NodeJS.ErrnoException) => resolve(fault.code ?? fault.message));
    socket.once('close', () => resolve('sent'));
    socket.resume();
  });
  expect(await send([text('t1')])).toBe('DEPTH_ZERO_SELF_SIGNED_CERT');
  expect(await send([text('t1'), text('t2')], readFileSync(certificate))).toBe('sent');
  await expect.poll(async () => { await feed.turn(); return (await sources('records'))?.['rows']; }, { timeout: 20_000 }).toBe(2);
  expect(await send([text('t2', 'P2'), text('t1')], readFileSync(certificate))).toBe('sent');
  await expect.poll(async () => { await feed.turn(); const found = await sources('records'); return [found?.['sentAgain'], found?.['conflicting']]; }, { timeout: 20_000 }).toEqual([1, 1]);
  expect(await sources('records')).toMatchObject({ rows: 2, problem: null });
  await syslog.close();
}, 180_000);
