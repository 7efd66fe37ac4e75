// Attacker: an insider who names what belongs to somebody else and is no part of the registry: a session, a passkey, a notice, a request for
// approval, a review. Promise: G4: it is answered as a name that nobody has. Routes: each guarded one with a name in its address that
// tests/support/asking.ts calls silent because of this file.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { silent } from '../../support/asking.js';
import { openHouse, type TestHouse } from '../../support/house.js';
import { walksOf } from '../../support/routes.js';
import { kept } from '../../support/same.js';
import { sealSource, why } from '../../support/sources.js';
import { personAt } from '../../support/two-people.js';

let at: TestHouse;
const theirs = new Map<string, string>();
/** What whoever may approve reads in their own list. */
let verdict: { readonly kind: string; readonly subjectHash: string } | undefined;
beforeAll(async () => {
  at = await openHouse();
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
  // A handler of alder asks to open a source, and a colleague of another desk may approve.
  const sol = await personAt(at, 'sol');
  await sealSource(sol, 'H-OTHERS', ['notes']);
  const asked = await sol.ask('POST', '/api/sources/H-OTHERS/openings', { fields: ['notes'], why });
  theirs.set('id of an approval', asked.json<{ approval: string }>().approval);
  const { waiting } = (await (await personAt(at, 'sam')).get('/api/approvals')).json<{ waiting: { id: string; kind: string; subjectHash: string }[] }>();
  verdict = waiting.find(({ id }) => id === theirs.get('id of an approval'));
});
afterAll(() => at.close());

const nameIn = (route: string): string => (route.includes('/notices/') ? 'id of a notice' : route.includes('/approvals/') ? 'id of an approval' : /:(\w+)/.exec(route)?.[1] ?? '');

test('each route that names such a thing is asked', () => {
  const routes = Object.entries(silent).filter(([, because]) => because.includes('objects-of-others')).map(([route]) => route);
  expect(routes.length).toBeGreaterThan(6);
  for (const route of routes) expect([route, nameIn(route)]).not.toEqual([route, '']);
});

/** Who asks: somebody without any part in it, and somebody whose work it would be, in their own agency. */
const askersOf = (route: string): readonly string[] => (route.includes('/reviews') ? ['bea', 'bex'] : route.includes('/approvals/') ? ['bea', 'bos', 'sue'] : ['bea', 'dex']);

describe.each(Object.entries(silent).filter(([, because]) => because.includes('objects-of-others')).map(([route]) => route))('%s', (route) => {
  test('theirs and nobody’s are the same bytes, and theirs stays as it was', async () => {
    const walk = walksOf(at.routes).find((one) => `${one.method} ${one.route}` === route);
    const real = theirs.get(nameIn(route)) ?? '';
    expect(real.length).toBeGreaterThan(4);
    const nobodys = `${real.slice(0, -1)}${real.endsWith('z') ? 'y' : 'z'}`;
    const body = route.includes('/approvals/') && !route.endsWith('withdraw') ? { kind: verdict?.kind, subjectHash: verdict?.subjectHash, why } : walk?.body;
    for (const who of askersOf(route)) {
      const asker = await personAt(at, who);
      const ask = async (name: string) => {
        const reply = await asker.ask(route.split(' ')[0] as 'POST', (walk?.route ?? '').replace(/:\w+/, encodeURIComponent(name)), body);
        return { ...kept(reply), body: kept(reply).body.replaceAll(name, '*') };
      };
      const [one, other] = [await ask(real), await ask(nobodys)];
      expect([who, one]).toEqual([who, other]);
      // A passkey that is not there is said to be no key of one's own, after looking.
      if (!route.includes('/passkeys/')) expect([who, one.status]).not.toEqual([who, 400]);
    }
  });
});

test('the real things answered somebody: they stand, and those whose they are still have them', async () => {
  expect(verdict).toBeDefined();
  const approver = await personAt(at, 'sam');
  const reply = await approver.ask('POST', `/api/approvals/${encodeURIComponent(theirs.get('id of an approval') ?? '')}/approve`, { kind: verdict?.kind, subjectHash: verdict?.subjectHash, why });
  expect([reply.statusCode, reply.json<{ state: string }>().state]).toEqual([200, 'approved']);
  expect((await (await personAt(at, 'exa')).get(`/api/break-glass/reviews/${theirs.get('glass') ?? ''}`)).statusCode).toBe(200);
  expect((await at.database.db.selectFrom('passkey').select('passkey_id').where('passkey_id', '=', 'pk-theirs').execute())).toHaveLength(1);
});
