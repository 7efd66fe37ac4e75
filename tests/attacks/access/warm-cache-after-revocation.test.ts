// Attacker: somebody whose right ends while every cache is warm: the house's own (labels, policies, prepared questions, sessions), a proxy's, the
// browser's. Promise: G4: nothing is answered from memory; the next answer is what a stranger to it all would get. Routes: every reading
// line of tests/support/asking.ts, and every route of the table for what its headers allow.
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { SessionStore } from '../../../src/access/index.js';
import { connect, type Database } from '../../../src/db/index.js';
import { systemClock, systemRandom } from '../../../src/kernel/index.js';
import { readingWays } from '../../support/asking.js';
import { openHouse, type Seat, type TestHouse } from '../../support/house.js';
import { shown } from '../../support/insiders.js';
import { walkerOf, walksOf } from '../../support/routes.js';

let at: TestHouse;
let elsewhere: Database;
beforeAll(async () => {
  at = await openHouse();
  elsewhere = await connect({ connectionString: at.database.appUrl });
});
afterAll(async () => {
  await elsewhere.close();
  await at.close();
});

const urls = readingWays.filter(({ tells }) => tells).map((way) => way.url(shown));
const size = async () => (await at.house.ledger.heads()).find(({ agencyId }) => agencyId === 'birch')?.size ?? 0n;
const ofBea = (set: object) => at.database.db.updateTable('member').set(set).where('agency_id', '=', 'birch').where('member_id', '=', 'bea').execute();
async function warm(seat: Seat): Promise<void> {
  for (const url of urls) {
    const reply = await seat.get(url);
    expect([url, reply.statusCode, reply.body.includes('Marisse')]).toEqual([url, 200, true]);
  }
}

/** What ends, and what is left to see: nothing at all, or a page with nothing on it. */
interface Ending { readonly end: () => Promise<unknown>; readonly mend: () => Promise<unknown>; readonly statuses: readonly number[] }
const endings: Readonly<Record<string, Ending>> = {
  'the person is suspended': { end: () => ofBea({ suspended: true }), mend: () => ofBea({ suspended: false }), statuses: [403] },
  'the person has left': { end: () => ofBea({ active: false }), mend: () => ofBea({ active: true }), statuses: [401] },
  'their purpose is taken back': { end: () => ofBea({ purposes: [] }), mend: () => ofBea({ purposes: ['intelligence_analysis', 'criminal_investigation', 'records_review'] }), statuses: [403] },
  'their clearance is lowered': { end: () => ofBea({ clearance_rank: 0 }), mend: () => ofBea({ clearance_rank: 5 }), statuses: [200, 404] },
  'their clearance ran out yesterday': { end: () => ofBea({ clearance_until: '2020-01-01' }), mend: () => ofBea({ clearance_until: '9999-12-31' }), statuses: [403] },
  'their sessions are ended by another node': { end: () => new SessionStore(elsewhere.db, systemClock, systemRandom).revokeAll('birch', 'bea'), mend: async () => undefined, statuses: [401] },
};
let mend: (() => Promise<unknown>) | undefined;
afterEach(async () => {
  await mend?.();
  mend = undefined;
});

describe.each(Object.entries(endings))('after %s', (_, { end, mend: undo, statuses }) => {
  test('no reading route shows what it showed a moment ago, and no answer comes without an entry', async () => {
    const seat = await at.seat('bea');
    await warm(seat);
    mend = undo;
    await end();
    for (const url of urls) {
      const before = await size();
      const reply = await seat.get(url);
      expect([url, statuses.includes(reply.statusCode), /Marisse|Draile|Northgate/.test(reply.body.replaceAll(shown.word, ''))]).toEqual([url, true, false]);
      if (reply.statusCode === 200) expect(reply.json<{ total: number }>().total).toBe(0);
      if (reply.statusCode !== 401) expect([url, (await size()) > before]).toEqual([url, true]);
    }
  });
});

test('a label made and used while the list of labels was warm hides and shows from the first question on', async () => {
  const [seat, ana] = [await at.seat('bea'), await at.seat('ana')];
  const found = async (who: Seat) => (await who.get('/api/search?q=Okonjarro')).json<{ total: number }>().total;
  expect([await found(seat), await found(ana)]).toEqual([0, 0]);
  const write = async (id: string, releasableTo: readonly string[]) => at.house.authoring.report(await at.plan('ana', 'createReport'), {
    agencyId: 'alder', reportId: `r-${id}`, title: id, reportedOn: '2026-01-01', label: { level: 'PROTECTED_B', releasableTo, caveats: [`${id} only`] }, retentionBasis: 'five years', parts: [],
  }, [{ entityId: id, schema: 'Organization', prop: 'name', value: `Okonjarro ${id}` }]);
  await write('fresh-own', []);
  expect([await found(seat), await found(ana)]).toEqual([0, 1]);
  await write('fresh-shared', ['birch']);
  expect([await found(seat), await found(ana)]).toEqual([1, 2]);
});

test('a policy set that takes the place of another decides the very next question, whatever was remembered under the old one', async () => {
  const seat = await at.seat('bea');
  await warm(seat);
  const { inForce } = at.house.policies;
  const { source, set } = inForce;
  const stop = { name: 'stop.cedar', text: '@id("nobody-reads")\nforbid (principal is Member, action == Action::"readLabel", resource is Label) when { principal.agency == "birch" };\n' };
  mend = async () => inForce.take(source, set);
  inForce.take({ ...source, texts: [...source.texts, stop] }, set);
  for (const url of urls) expect([url, (await seat.get(url)).body.includes('Marisse Draile')]).toEqual([url, false]);
  inForce.take(source, set);
  expect((await seat.get(urls[0] ?? '')).body).toContain('Marisse Draile');
});

describe('whoever keeps answers', () => {
  test('is told by every route, whatever it answers, to keep none, and is given no tag or date to ask by', async () => {
    const walks = walksOf(at.routes).filter(({ route }) => route.startsWith('/api/'));
    expect(walks.length).toBeGreaterThan(60);
    const seats = new Map<string, Seat>();
    for (const walk of walks) {
      const who = walkerOf(walk);
      const seat = seats.get(who) ?? (await at.seat(who));
      seats.set(who, seat);
      // What reads is asked as somebody who may; what writes, as a stranger, who is told no.
      const isRead = walk.method === 'GET' || walk.method === 'HEAD';
      const { headers, statusCode } = await at.app.inject({ method: walk.method as 'GET', url: walk.url, headers: { ...(isRead && seat.headers), ...walk.headers }, ...(walk.body !== undefined && { payload: walk.body as object }) });
      const { etag, expires, age, 'last-modified': modified, 'accept-ranges': ranges } = headers;
      expect([walk.method, walk.route, statusCode, headers['cache-control'], etag, expires, age, modified, ranges])
        .toEqual([walk.method, walk.route, statusCode, 'no-store', undefined, undefined, undefined, undefined, undefined]);
    }
  });
  test('asks in vain whether what it kept still holds: it is decided, recorded and answered anew', async () => {
    const seat = await at.seat('bea');
    const conditions = [
      { 'if-none-match': '*' }, { 'if-none-match': '"x", W/"y"' }, { 'if-modified-since': new Date(Date.now() + 86_400_000).toUTCString() }, { 'cache-control': 'only-if-cached, max-stale=86400' }, { 'if-range': '"x"', range: 'bytes=0-5' },
    ];
    for (const headers of conditions) {
      for (const url of urls) {
        const before = await size();
        const reply = await seat.ask('GET', url, undefined, headers);
        expect([url, headers, reply.statusCode, (await size()) > before]).toEqual([url, headers, 200, true]);
      }
    }
  });
  test('an address that is no route says the same, so that none of them is kept either', async () => {
    for (const url of ['/api/nothing', '/api/entities', '/api/search/', '/api/%ff']) {
      const { headers } = await at.app.inject({ method: 'GET', url });
      expect([url, headers['cache-control']]).toEqual([url, 'no-store']);
    }
  });
});
