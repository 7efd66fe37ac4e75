// Attacker: an insider who asks about a hidden thing in every manner that HTTP knows and compares with what is nowhere: other methods,
// conditions, ranges, formats, languages, broken requests. Promise: G4: status, headers, length and body are the same. Routes: every reading
// line of tests/support/asking.ts. Time is measured, not tested: `npm run bench hidden-absent`.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readingWays } from '../../support/asking.js';
import { openHouse, type TestHouse } from '../../support/house.js';
import { askWay, foreigner, type Pair, pairsOf, shown } from '../../support/insiders.js';
import { kept } from '../../support/same.js';

let at: TestHouse;
let pairs: readonly Pair[];
beforeAll(async () => {
  at = await openHouse();
  // One of each reason to hide; id-swap.test.ts goes through them all in the plain manner.
  pairs = (await pairsOf(at, foreigner)).filter(({ name }) => ['own: a person', 'an edge into the dark'].includes(name));
});
afterAll(() => at.close());

interface Manner { readonly method?: string; readonly headers?: Readonly<Record<string, string>> }
const manners: Readonly<Record<string, Manner>> = {
  HEAD: { method: 'HEAD' }, OPTIONS: { method: 'OPTIONS' }, POST: { method: 'POST' }, PUT: { method: 'PUT' }, DELETE: { method: 'DELETE' }, PATCH: { method: 'PATCH' },
  'If-None-Match: any': { headers: { 'if-none-match': '*' } }, 'If-Match: any': { headers: { 'if-match': '*' } },
  'If-Modified-Since': { headers: { 'if-modified-since': 'Wed, 21 Oct 2015 07:28:00 GMT' } }, 
  'the first byte': { headers: { range: 'bytes=0-0' } }, 'a byte far behind': { headers: { range: 'bytes=99999-' } }, 'no format': { headers: { accept: 'application/x-nothing' } },
  'a page': { headers: { accept: 'text/html' } }, 'compressed': { headers: { 'accept-encoding': 'gzip, br' } }, 'in French': { headers: { 'accept-language': 'fr-CA' } },
  'a trace': { headers: { 'x-request-id': 'me', traceparent: '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01' } }, 'other method by header': { headers: { 'x-http-method-override': 'HEAD' } },
};

describe.each(Object.entries(manners))('%s', (_, manner) => {
  test('hidden and absent are the same on every reading route', async () => {
    for (const way of readingWays) {
      for (const { name, hidden, absent } of pairs) {
        const [one, other] = [kept(await askWay(at, foreigner, way, hidden, manner), hidden), kept(await askWay(at, foreigner, way, absent, manner), absent)];
        expect([way.url(absent), name, one]).toEqual([way.url(absent), name, other]);
      }
    }
  });
});

describe('what is shown', () => {
  test('leaves no tag, date or range by which a later request could be answered without an entry', async () => {
    for (const way of readingWays) {
      const reply = await askWay(at, foreigner, way, shown, { headers: { 'if-none-match': '*', range: 'bytes=0-0' } });
      expect([way.route, reply.statusCode, reply.headers.etag, reply.headers['last-modified'], reply.headers['accept-ranges'], reply.headers['content-range']])
        .toEqual([way.route, 200, undefined, undefined, undefined, undefined]);
    }
  });
});

describe('a request that is broken beside the id', () => {
  const broken = ['asOf=not-a-day', 'knownAt=2026-02-30', 'limit=x', 'offset=-1', 'asOf=2026-01-01&asOf=2026-01-02', '%', 'q=', 'schema=Nothing', '__proto__=x'];
  test.each(broken)('%s', async (more) => {
    const seat = await at.seat('bea');
    for (const way of readingWays) {
      for (const { hidden, absent } of pairs) {
        const ask = async (thing: typeof hidden) => kept(await seat.get(`${way.url(thing)}${way.url(thing).includes('?') ? '&' : '?'}${more}`), thing);
        expect([way.url(absent), await ask(hidden)]).toEqual([way.url(absent), await ask(absent)]);
      }
    }
  });
});
