// A notice reaches its reader and nobody else, says no content, and stands in the record before it is read.
import { hash } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openHouse, type TestHouse } from '../../../tests/support/house.js';
import { payloadAt } from '../../../tests/support/payloads.js';

let at: TestHouse;
beforeAll(async () => {
  at = await openHouse();
});
afterAll(() => at.close());

const facts = { agency: 'birch', action: 'search' };
const listOf = async (who: string, language = 'en') => {
  const seat = await at.seat(who);
  return (await seat.ask('GET', '/api/notices', undefined, { 'accept-language': language })).json();
};
const waiting = async (who: string) => (await (await at.seat(who)).get('/api/notices/waiting')).json();

test('one member is told, in their own language, and reads it once', async () => {
  const { noticeId, receipt } = await at.house.notices.tell({ to: { agencyId: 'alder', memberId: 'ana' }, kind: 'originator_told', facts, link: '/ledger/mine' });
  expect(await payloadAt(at.house, 'alder', receipt.index)).toMatchObject({ kind: 'note', action: 'tell', notice: noticeId, to: { memberId: 'ana' }, notified: 'originator_told', facts });
  expect([await waiting('ana'), await waiting('pia'), await waiting('bea')]).toEqual([{ waiting: 1 }, { waiting: 0 }, { waiting: 0 }]);
  expect((await listOf('ana')).notices).toMatchObject([{ id: noticeId, words: 'Material of your agency was shown to birch (search).', read: null, toRole: null, entry: receipt.index.toString() }]);
  expect((await listOf('ana', 'fr')).notices[0].words).toContain('votre service');
  for (const other of ['pia', 'bea', 'exa']) expect((await listOf(other)).notices).toEqual([]);
  const ana = await at.seat('ana');
  const read = await ana.ask('POST', `/api/notices/${noticeId}/read`);
  expect(await payloadAt(at.house, 'alder', BigInt(read.json().ledger.index))).toMatchObject({ action: 'readNotice', actor: { member: 'ana' }, notice: noticeId });
  expect([await waiting('ana'), (await listOf('ana')).notices[0].read !== null]).toEqual([{ waiting: 0 }, true]);
});

test('a role of an agency is told: each reads for themselves, and a task waits until it is settled', async () => {
  await at.house.notices.tell({ to: { agencyId: 'alder', role: 'analyst' }, kind: 'owner_asked', facts: { agency: 'birch' }, link: '/ledger/mine', subject: 'req-1', dueAtMs: 4_000_000_000_000 });
  expect([await waiting('ana'), await waiting('pia'), await waiting('ivo'), await waiting('bea')]).toEqual([{ waiting: 1 }, { waiting: 1 }, { waiting: 0 }, { waiting: 0 }]);
  const ana = await at.seat('ana');
  const [task] = (await listOf('ana')).notices;
  await ana.ask('POST', `/api/notices/${task.id}/read`);
  expect([await waiting('ana'), await waiting('pia')]).toEqual([{ waiting: 1 }, { waiting: 1 }]);
  await at.house.notices.settle('birch', 'req-1');
  expect(await waiting('ana')).toEqual({ waiting: 1 });
  await at.house.notices.settle('alder', 'req-1');
  expect([await waiting('ana'), await waiting('pia')]).toEqual([{ waiting: 0 }, { waiting: 0 }]);
});

test('another person’s notice and one that never was are marked alike, and stay as they are', async () => {
  const { noticeId } = await at.house.notices.tell({ to: { agencyId: 'alder', memberId: 'pia' }, kind: 'originator_told', facts, link: '/ledger/mine' });
  for (const who of ['ana', 'bea']) {
    const seat = await at.seat(who);
    const [theirs, none] = [await seat.ask('POST', `/api/notices/${noticeId}/read`), await seat.ask('POST', '/api/notices/ntc-0000000000000000/read')];
    expect([theirs.statusCode, Object.keys(theirs.json())]).toEqual([none.statusCode, Object.keys(none.json())]);
  }
  expect(await waiting('pia')).toEqual({ waiting: 1 });
});

test('a page that asks on its own keeps no session from ending', async () => {
  const ana = await at.seat('ana');
  const seen = () => at.database.db.selectFrom('session').select(['last_seen_at', 'idle_until']).where('token_hash', '=', hash('sha256', ana.token, 'hex')).executeTakeFirstOrThrow();
  await at.database.db.updateTable('session').set({ last_seen_at: new Date(Date.now() - 60_000) }).where('token_hash', '=', hash('sha256', ana.token, 'hex')).execute();
  const before = await seen();
  expect((await ana.get('/api/notices/waiting')).statusCode).toBe(200);
  expect(await seen()).toEqual(before);
  await ana.get('/api/notices');
  expect((await seen()).idle_until.getTime()).toBeGreaterThan(before.idle_until.getTime());
});

test('content does not fit into a notice', async () => {
  const tell = (given: Readonly<Record<string, string>>) => at.house.notices.tell({ to: { agencyId: 'alder', memberId: 'ana' }, kind: 'originator_told', facts: given, link: '/' });
  await expect(tell({ ...facts, more: 'x' })).rejects.toMatchObject({ code: 'bad_input' });
  await expect(tell({ ...facts, action: 'x'.repeat(161) })).rejects.toMatchObject({ code: 'bad_input' });
  await expect(tell({ ...facts, action: 'one\ntwo' })).rejects.toMatchObject({ code: 'bad_input' });
});
