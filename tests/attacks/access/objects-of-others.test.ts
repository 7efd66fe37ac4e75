// Attacker: an insider who names what belongs to somebody else and is no part of the registry: a session, a passkey, a notice, a request for
// approval, a review. Promise: G4: it is answered as a name that nobody has. Routes: each guarded one with a name in its address that
// tests/support/asking.ts calls silent because of this file.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { silent } from '../../support/asking.js';
import { openHouse, type Seat, type TestHouse } from '../../support/house.js';
import { walksOf } from '../../support/routes.js';
import { kept } from '../../support/same.js';
import { personAt } from '../../support/two-people.js';

let at: TestHouse;
let bea: Seat;
const theirs = new Map<string, string>();
beforeAll(async () => {
  at = await openHouse();
  bea = await at.seat('bea');
  const ana = await personAt(at, 'ana');
  const { sessions } = (await ana.get('/api/sessions')).json<{ sessions: { id: string }[] }>();
  theirs.set('session', sessions[0]?.id ?? '');
  await at.database.db.insertInto('passkey').values({
    agency_id: 'alder', passkey_id: 'pk-theirs', member_id: 'ana', credential_id: 'c', user_handle: 'h', public_key: Buffer.from('k'), counter: 0n, transports: [], name: 'Key',
    backed_up: false, created_at: new Date(), last_used_at: null, stopped_at: null,
  }).execute();
  theirs.set('passkey', 'pk-theirs');
  const glass = await ana.ask('POST', '/api/break-glass', { reason: 'A colleague is held in a house that only the pine file names.' });
  expect(glass.statusCode).toBe(200);
  const { glass_id: glassId } = await at.database.db.selectFrom('break_glass').select('glass_id').where('agency_id', '=', 'alder').executeTakeFirstOrThrow();
  theirs.set('glass', glassId);
  // Whoever was told of it has a notice, and bea has not.
  const { notice_id: noticeId } = await at.database.db.selectFrom('notice').select('notice_id').where('agency_id', '=', 'alder').executeTakeFirstOrThrow();
  theirs.set('id of a notice', noticeId);
  const { approval_id: approvalId } = await at.database.db.selectFrom('approval').select('approval_id').executeTakeFirst() ?? { approval_id: undefined };
  if (approvalId !== undefined) theirs.set('id of an approval', approvalId);
});
afterAll(() => at.close());

const nameIn = (route: string): string => (route.includes('/notices/') ? 'id of a notice' : route.includes('/approvals/') ? 'id of an approval' : /:(\w+)/.exec(route)?.[1] ?? '');

test('each route that names such a thing is asked', () => {
  const routes = Object.entries(silent).filter(([, why]) => why.includes('objects-of-others')).map(([route]) => route);
  expect(routes.length).toBeGreaterThan(6);
  for (const route of routes) expect([route, nameIn(route)]).not.toEqual([route, '']);
});

describe.each(Object.entries(silent).filter(([, why]) => why.includes('objects-of-others')).map(([route]) => route))('%s', (route) => {
  test('theirs and nobody’s are the same bytes', async () => {
    const walk = walksOf(at.routes).find((one) => `${one.method} ${one.route}` === route);
    const real = theirs.get(nameIn(route)) ?? 'approval-0000000000000000';
    const nobodys = `${real.slice(0, -1)}${real.endsWith('z') ? 'y' : 'z'}`;
    const ask = async (name: string) => {
      const reply = await bea.ask(route.split(' ')[0] as 'POST', (walk?.route ?? '').replace(/:\w+/, encodeURIComponent(name)), walk?.body);
      return { ...kept(reply), body: kept(reply).body.replaceAll(name, '*') };
    };
    expect(await ask(real)).toEqual(await ask(nobodys));
  });
});
