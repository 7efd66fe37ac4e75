// Attacker: an insider who reads the wire itself: each header and its order, announced and sent length, framing, compression, what the server
// does with methods nobody uses. Promise: G4: hidden and absent are the same bytes but for the date and the ledger's part. Routes: every
// reading line of tests/support/asking.ts, over a real connection (hidden-against-absent.test.ts asks the same of the app alone).
import { connect } from 'node:net';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readingWays, type Thing } from '../../support/asking.js';
import { openHouse, type Seat, type TestHouse } from '../../support/house.js';
import { foreigner, type Pair, pairsOf, shown } from '../../support/insiders.js';

let at: TestHouse;
let bea: Seat;
let port: number;
let pairs: readonly Pair[];
beforeAll(async () => {
  at = await openHouse();
  bea = await at.seat('bea');
  pairs = (await pairsOf(at, foreigner)).filter(({ name }) => ['own: a person', 'an edge into the dark'].includes(name));
  await at.app.listen({ host: '127.0.0.1', port: 0 });
  ({ port } = at.app.server.address() as AddressInfo);
});
afterAll(() => at.close());

interface Wire { readonly head: readonly string[]; readonly body: string }

/** One request on a connection of its own, as it is written; the whole of what came back. */
async function onWire(method: string, path: string, lines: readonly string[], version = '1.1'): Promise<Wire> {
  const own = Object.entries(bea.headers).map(([name, value]) => `${name}: ${value}`);
  const socket = connect(port, '127.0.0.1');
  socket.write([`${method} ${path} HTTP/${version}`, 'host: node.example', 'connection: close', ...own, ...lines, '', ''].join('\r\n'));
  const said = (await text(socket)).replace(/^HTTP\/1\.1 100 Continue\r\n\r\n/, '');
  const end = said.indexOf('\r\n\r\n');
  return { head: said.slice(0, end).split('\r\n'), body: said.slice(end + 4) };
}

/** What may differ is cut: the date, the person's own budget of requests, the entry and what the asker typed. Length is then counted of the rest. */
function comparable({ head, body }: Wire, thing: Thing) {
  const announced = head.find((line) => /^content-length:/i.test(line));
  if (announced !== undefined && body !== '' && Number(announced.slice(15)) !== Buffer.byteLength(body)) throw new Error(`announced ${announced}, sent ${Buffer.byteLength(body)}`);
  const lines = head.map((line) => line.replace(/^(date|x-ratelimit-[a-z]+|content-length): .*/i, '$1'))
    .map((line) => line.replace(/^(x-custos-watermark: [^ ]*?%20%C2%B7).*/i, '$1'));
  const ledger = /"ledger":\{.*\}(?=\}$)/s.exec(body)?.[0] ?? '';
  const typed = [thing.entity, thing.report, thing.statement, thing.word].filter((one) => one !== '');
  const rest = typed.reduce((left, one) => left.replaceAll(one, '*'), body.replace(ledger, '"ledger"'));
  return { head: lines, rest, length: Buffer.byteLength(body) - Buffer.byteLength(ledger) };
}

const manners: Readonly<Record<string, readonly [method: string, lines: readonly string[], version?: string]>> = {
  'GET': ['GET', []], 'HEAD': ['HEAD', []], 'OPTIONS': ['OPTIONS', ['access-control-request-method: GET', 'origin: https://evil.example']], 'TRACE': ['TRACE', []], 'PROPFIND': ['PROPFIND', ['depth: 1']],
  'a method of nobody’s': ['BREW', []], 'GET compressed': ['GET', ['accept-encoding: br, zstd, gzip, deflate', 'te: trailers']],
  'GET in part and on conditions': ['GET', ['range: bytes=-1', 'if-none-match: *', 'if-match: "x"', 'if-unmodified-since: Wed, 21 Oct 2015 07:28:00 GMT', 'if-range: "x"']],
  'GET that expects': ['GET', ['expect: 100-continue']], 'GET of 1997': ['GET', [], '1.0'], 'GET with a body': ['GET', ['content-type: application/json', 'content-length: 0']], 'an upgrade': ['GET', ['upgrade: h2c, websocket']],
};

describe.each(Object.entries(manners))('%s', (_, [method, lines, version]) => {
  test('hidden and absent are the same on the wire, on every reading route', async () => {
    const isPlain = lines.length === 0 && (method === 'GET' || method === 'HEAD');
    for (const way of readingWays) {
      for (const { name, hidden, absent } of isPlain ? pairs : pairs.slice(0, 1)) {
        const ask = async (thing: Thing) => comparable(await onWire(method, way.url(thing), lines, version), thing);
        const [one, other] = [await ask(hidden), await ask(absent)];
        expect([way.url(absent), name, one]).toEqual([way.url(absent), name, other]);
        expect(one.head[0]).toMatch(/^HTTP\/1\.[01] [1-5]\d\d /);
      }
    }
  });
});

describe('the comparison', () => {
  test('sees a difference where there is one', async () => {
    for (const way of readingWays.filter(({ tells }) => tells)) {
      const [there, nowhere] = [comparable(await onWire('GET', way.url(shown), []), shown), comparable(await onWire('GET', way.url(pairs[0]?.absent ?? shown), []), pairs[0]?.absent ?? shown)];
      expect([way.route, there.rest === nowhere.rest]).toEqual([way.route, false]);
    }
  });
  test('no answer is compressed: its length beside what the asker chose would tell of what stands next to it (BREACH)', async () => {
    for (const way of readingWays) {
      const { head } = await onWire('GET', way.url(shown), ['accept-encoding: br, zstd, gzip, deflate']);
      expect([way.route, head.filter((line) => /^(content-encoding|transfer-encoding|vary|trailer):/i.test(line))]).toEqual([way.route, []]);
    }
  });
  test('HEAD announces what GET sends, and leaves an entry like it', async () => {
    const size = async () => (await at.house.ledger.heads()).find(({ agencyId }) => agencyId === 'birch')?.size ?? 0n;
    for (const way of readingWays) {
      const before = await size();
      const { head, body } = await onWire('HEAD', way.url(shown), []);
      expect([way.route, head[0], body, (await size()) > before]).toEqual([way.route, 'HTTP/1.1 200 OK', '', true]);
    }
  });
});
