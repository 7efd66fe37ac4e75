// A session is ended while its holder is reading: in the middle of an answer, of a stream, in another process, with every cache warm.
// INVARIANT: what was allowed before is neither shown nor written after.
import { request as httpRequest } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { seal, SessionStore } from '../../../src/access/index.js';
import { connect, type Database } from '../../../src/db/index.js';
import { isRefused, systemClock, systemRandom } from '../../../src/kernel/index.js';
import { anyCallerOf } from '../../../src/http/caller.js';
import { buildServer } from '../../../src/http/index.js';
import { openHouse, type Seat, type TestHouse } from '../../support/house.js';
import { openedEntries } from '../../support/payloads.js';
import { upload } from '../../support/routes.js';

let at: TestHouse;
/** Another node's connection to the same database: it shares nothing else with the first. */
let elsewhere: Database;
let otherNode: SessionStore;
beforeAll(async () => {
  at = await openHouse();
  elsewhere = await connect({ connectionString: at.database.appUrl });
  otherNode = new SessionStore(elsewhere.db, systemClock, systemRandom);
});
afterAll(async () => {
  await elsewhere.close();
  await at.close();
});

async function callerOf(seat: Seat) {
  const session = await at.house.sessions.find(seat.token);
  const member = session && (await at.house.people.memberById(session.agencyId, session.memberId, at.house.door.today()));
  if (session === undefined || member === undefined) throw new Error('not signed in');
  return { member, purpose: session.purpose ?? '', caseRef: session.caseRef ?? '', sessionId: session.sessionId };
}

/** The house's own server with one more route, whose answer flows until it is stopped. */
async function served(stream: Readable): Promise<{ port: number; close: () => Promise<void> }> {
  const app = await buildServer(at.house, { isOnSocket: () => false, requestsPerMinute: 1_000_000 });
  app.get('/slow', async (request, reply) => {
    await anyCallerOf(at.house, request);
    reply.onRecord = true;
    return reply.send(stream);
  });
  await app.listen({ host: '127.0.0.1', port: 0 });
  return { port: (app.server.address() as AddressInfo).port, close: () => app.close() };
}

const sizeOf = async (agency: string) => (await at.house.ledger.heads()).find(({ agencyId }) => agencyId === agency)?.size ?? 0n;
const lastEntry = async (agency: string) => {
  const size = await sizeOf(agency);
  const [entry] = await openedEntries(at.house, agency, size - 1n, size);
  return JSON.parse(entry?.text ?? '{}') as Record<string, unknown>;
};
const admission = async (seat: Seat, action = 'search') => {
  const caller = await callerOf(seat);
  const plan = await at.house.door.ask(caller, { action, asked: { q: 'draile' }, ...(action === 'createReport' && { agencyId: caller.member.agencyId }) });
  if (isRefused(plan)) throw new Error(plan.message);
  return { caller, plan };
};

describe('between the question and the answer', () => {
  test.each([
    ['ended in this process', async (seat: Seat) => { await at.house.sessions.close(seat.token); }],
    ['ended by another process', async () => { await otherNode.revokeAll('birch', 'bea'); }],
    ['its member suspended', async () => { await at.house.roster.setSuspended('birch', 'bea', true, new Date()); }],
    ['its member gone', async () => { await at.house.roster.setActive('birch', 'bea', false, new Date()); }],
    ['past its end', async () => { await at.database.db.updateTable('session').set({ expires_at: new Date(Date.now() - 1) }).where('member_id', '=', 'bea').execute(); }],
    ['idle too long', async () => { await at.database.db.updateTable('session').set({ idle_until: new Date(Date.now() - 1) }).where('member_id', '=', 'bea').execute(); }],
  ] satisfies [string, (seat: Seat) => Promise<void>][])('%s: the answer stays sealed, and the record says why', async (_, end) => {
    const seat = await at.seat('bea');
    const { plan } = await admission(seat);
    const sealed = seal(plan, new Map([['alder', ['p-shown']]]), 'what was found');
    await end(seat);
    const receipts = await sizeOf('alder');
    await expect(at.house.door.release(sealed)).rejects.toMatchObject({ code: 'session_ended' });
    expect(await lastEntry('birch')).toMatchObject({ kind: 'refusal', id: plan.id, ended: 'session' });
    expect(await sizeOf('alder')).toBe(receipts);
    await at.database.db.updateTable('member').set({ active: true, suspended: false }).where('member_id', '=', 'bea').execute();
  });
  test('nothing is written either, and no intent announces it', async () => {
    const seat = await at.seat('bea');
    const { plan } = await admission(seat, 'createReport');
    await at.house.sessions.close(seat.token);
    let wrote = false;
    await expect(at.house.door.write(plan, { rows: 'x' }, async () => { wrote = true; })).rejects.toMatchObject({ code: 'session_ended' });
    expect([wrote, (await lastEntry('birch'))['kind']]).toEqual([false, 'refusal']);
  });
  test('a question asked with facts of before is refused at the door', async () => {
    const seat = await at.seat('bea');
    const { caller } = await admission(seat);
    await otherNode.revokeAll('birch', 'bea');
    expect(await at.house.door.ask(caller, { action: 'search', asked: { q: 'draile' } })).toMatchObject({ refused: true, code: 'not_signed_in' });
  });
});

describe('on a connection that stays open', () => {
  test('with every cache warm, the next request on the same socket is nobody’s', async () => {
    const seat = await at.seat('bea');
    for (let i = 0; i < 3; i += 1) expect((await seat.get('/api/search?q=draile')).statusCode).toBe(200);
    await otherNode.revokeAll('birch', 'bea');
    const reply = await seat.get('/api/search?q=draile');
    const stranger = await at.app.inject({ method: 'GET', url: '/api/search?q=draile' });
    expect([reply.statusCode, reply.body]).toEqual([stranger.statusCode, stranger.body]);
  });
  test('a stream that is being sent breaks off within a second', async () => {
    // Lines of a verification, slowed down so that its session ends in its middle.
    at.app.log.level = 'silent';
    const seat = await at.seat('bex');
    const session = await at.house.sessions.find(seat.token);
    const slow = new Readable({ read: () => undefined });
    const ticking = setInterval(() => slow.push('{"progress":{"done":1,"total":9}}\n'), 50);
    const { port, close } = await served(slow);
    const ended = await new Promise<{ bytes: number }>((resolve, reject) => {
      const out = httpRequest({ port, host: '127.0.0.1', path: '/slow', headers: seat.headers }, (reply) => {
        let bytes = 0;
        reply.on('data', (chunk: Buffer) => (bytes += chunk.length));
        reply.on('error', () => undefined);
        reply.once('close', () => resolve({ bytes }));
        setTimeout(() => void otherNode.revokeAll('birch', session?.memberId ?? ''), 300);
      });
      out.on('error', reject).end();
    });
    clearInterval(ticking);
    await close();
    expect(ended.bytes).toBeGreaterThan(0);
    expect(slow.destroyed).toBe(true);
  });
  test('an upload that outlives its session writes nothing more', async () => {
    await at.app.listen({ host: '127.0.0.1', port: 0 });
    const { port } = at.app.server.address() as AddressInfo;
    const seat = await at.seat('bea');
    const file = Array.from({ length: 40 }, (_, i) => `{"id":"rv${i}","schema":"Person","properties":{"name":["Revoked Reader ${i}"]}}\n`).join('');
    const body = upload(file, { source: 'revoked.jsonl' });
    const answer = await new Promise<{ status: number | undefined; text: string }>((resolve, reject) => {
      const out = httpRequest({ port, host: '127.0.0.1', method: 'POST', path: '/api/imports/ftm', headers: { ...seat.headers, 'content-type': 'multipart/form-data; boundary=edge', 'content-length': Buffer.byteLength(body) } }, (reply) => {
        let text = '';
        reply.on('data', (chunk: Buffer) => (text += chunk.toString())).on('end', () => resolve({ status: reply.statusCode, text }));
      });
      out.on('error', reject);
      // The head is judged while the session stands; it ends before the last byte of the file is there.
      out.write(body.slice(0, 400));
      setTimeout(() => void otherNode.revokeAll('birch', 'bea').then(() => out.end(body.slice(400))), 300);
    });
    expect([answer.status, answer.text]).toEqual([401, expect.stringContaining('not_signed_in')]);
    expect(await at.database.all.selectFrom('statement').select('value').where('value', 'like', 'Revoked Reader%').execute()).toEqual([]);
  });
});
