// Fields that a form does not have, sent along: role, agency, owner, label, session. What is not asked for is not taken.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openHouse, type TestHouse } from '../../support/house.js';
import { walksOf, walkerOf } from '../../support/routes.js';

let at: TestHouse;
beforeAll(async () => {
  at = await openHouse();
});
afterAll(() => at.close());

/** Columns of ours, and words that frameworks take. */
const smuggled = {
  role: 'publisher', roles: ['publisher'], agency_id: 'alder', agencyId: 'alder', owner: 'alder~ana', member_id: 'ana', memberId: 'ana', label_id: 1, labelId: 1, sealed: false, clearance_rank: 9,
  clearanceRank: 9, suspended: false, active: true, password_hash: 'x', passwordHash: 'x', person_ref: 'x', expires_at: '2999-01-01', stepped_up_at: '2999-01-01', steppedUp: true, isAdmin: true,
  decidedBy: 'alder~ana', gradedBy: 'ana',
};

test('in every body of every guarded route, they change nobody’s rights and no row’s owner', async () => {
  const people = () => at.database.db.selectFrom('member').select(['agency_id', 'member_id', 'role', 'clearance_rank', 'password_hash', 'person_ref', 'purposes', 'releasabilities']).orderBy('agency_id').orderBy('member_id').execute();
  const before = await people();
  const alders = async () => (await at.database.all.selectFrom('statement').select('statement_id').where('agency_id', '=', 'alder').execute()).length;
  const ownedBefore = await alders();
  const walks = walksOf(at.routes).filter((walk) => walk.isGuarded && walk.body !== undefined && typeof walk.body === 'object' && !(walk.route === '/api/session'));
  expect(walks.length).toBeGreaterThan(10);
  let taken = 0;
  for (const walk of walks) {
    const seat = await at.seat(walkerOf(walk));
    const body = JSON.stringify({ ...(walk.body as object), ...smuggled, person: { ...('person' in (walk.body as object) ? (walk.body as { person: object }).person : {}), agencyId: 'alder', isSuspended: false, passwordHash: 'x', clearanceRank: 9 } });
    const reply = await seat.ask(walk.method as 'POST', walk.url, body, { 'content-type': 'application/json' });
    if (reply.statusCode === 200) taken += 1;
  }
  // The bodies were good but for what was smuggled: they did something.
  expect(taken).toBeGreaterThan(8);
  expect(await people()).toEqual(before);
  expect(await alders()).toBe(ownedBefore);
});

test.each(['{"user":"bea","password":"demo","__proto__":{"role":"publisher"}}', '{"user":"bea","password":"demo","constructor":{"prototype":{"role":"publisher"}}}'])('a body that reaches for the prototype of everything is not read: %s', async (payload) => {
  const reply = await at.app.inject({ method: 'POST', url: '/api/session', headers: { 'content-type': 'application/json' }, payload });
  expect(reply.statusCode).toBe(400);
  expect(({} as { role?: string }).role).toBeUndefined();
});

test('signing in with a role, an agency or a session of one’s choice gives one’s own', async () => {
  const reply = await at.app.inject({ method: 'POST', url: '/api/session', payload: { user: 'bea', password: 'demo', ...smuggled, sessionId: 'ses-0000000000000000', token: 'birch.x', csrf: 'x' } });
  expect(reply.json()).toMatchObject({ user: 'bea', role: 'analyst', agency: 'birch' });
  expect(reply.json().csrf).not.toBe('x');
  const [session] = await at.house.sessions.standing('birch', 'bea');
  expect(session).toMatchObject({ steppedUpAtMs: null });
  expect(session?.expiresAtMs ?? 0).toBeLessThan(Date.now() + 12.1 * 3_600_000);
});

test('a new member is of the agency of whoever adds them, active, without a password', async () => {
  const ada = await at.seat('ada');
  await at.database.db.updateTable('member').set({ active: false }).where('member_id', '=', 'bex').execute();
  const person = { user: 'nils', name: 'Nils Orr', role: 'analyst', clearance: 'SECRET', clearanceUntil: '2031-12-31', citizenships: ['CA'] };
  const reply = await ada.ask('PUT', '/api/people/nils', JSON.stringify({ why: 'hired on the first of May', person: { ...smuggled, ...person }, ...smuggled }), { 'content-type': 'application/json' });
  expect(reply.json()).toMatchObject({ state: 'done' });
  expect(await at.house.roster.one('birch', 'nils')).toMatchObject({ role: 'analyst', hasPassword: false, isActive: true, personRef: null });
  expect(await at.house.roster.one('alder', 'nils')).toBeUndefined();
});
