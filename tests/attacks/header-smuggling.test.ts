// Somebody on the network writes the headers that only the node's own socket may carry. A connection is known by its listener.
import { request } from 'node:http';
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { once } from 'node:events';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { listen, type House } from '../../src/http/index.js';
import { payloadAt } from '../support/payloads.js';
import { openHouse, type TestHouse } from '../support/house.js';

let at: TestHouse;
let real: TestHouse;
beforeAll(async () => {
  at = await openHouse({ demo: true });
  real = await openHouse({ demo: false });
});
afterAll(async () => {
  await at.close();
  await real.close();
});

const claims = { 'x-custos-as': 'bea', 'x-custos-purpose': 'intelligence_analysis', 'x-custos-case': 'birch~elm' };
const url = '/api/search?q=marisse';

async function ask(where: { socketPath: string } | { host: string; port: number }, headers: Record<string, string | string[]> = claims, path = url, method = 'GET') {
  const sent = request({ ...where, path, method, headers, agent: false });
  sent.end();
  const [reply] = (await once(sent, 'response')) as [import('node:http').IncomingMessage];
  return { status: reply.statusCode, body: await text(reply) };
}

async function whileListening(house: House, folder: string, work: (port: { host: string; port: number }, socketPath: string) => Promise<void>) {
  const socketPath = join(folder, 'n.sock');
  const listening = await listen(house, { socketPath, port: { host: '127.0.0.1', number: 0 } });
  try {
    await work({ host: '127.0.0.1', port: Number(new URL(listening.url ?? '').port) }, socketPath);
  } finally {
    await listening.close();
  }
}

describe('over TCP', () => {
  test('the socket’s headers are not heard, whatever else is claimed', async () => {
    await whileListening(at.house, at.folder, async (port) => {
      for (const more of [{}, { 'x-forwarded-for': '127.0.0.1' }, { host: 'localhost' }, { forwarded: 'for=unix:' }, { 'X-Custos-As': ['bea', 'ana'] }, { cookie: 'custos_session=' }]) {
        const reply = await ask(port, { ...claims, ...more });
        expect([more, reply.status]).toEqual([more, 401]);
        expect(reply.body).not.toContain('Draile');
      }
      expect((await ask(port, claims, '/api/operator/verify', 'POST')).status).toBe(403);
    });
  });
  test('a signed-in person cannot change purpose, case or person by header', async () => {
    const seat = await at.seat('bea');
    await whileListening(at.house, at.folder, async (port) => {
      const reply = await ask(port, { ...seat.headers, 'x-custos-as': 'ana', 'x-custos-purpose': 'officer_safety', 'x-custos-case': 'alder~pine' });
      expect(reply.status).toBe(200);
      const { ledger } = JSON.parse(reply.body) as { ledger: { index: string } };
      const entry = await payloadAt<object>(at.house, 'birch', BigInt(ledger.index));
      expect(entry).toMatchObject({ actor: { user: 'bea' }, purpose: 'intelligence_analysis', case: 'birch~elm' });
    });
  });
});

describe('over the node’s own socket', () => {
  test('they are heard in a demo folder, and the socket is its owner’s alone', async () => {
    await whileListening(at.house, at.folder, async (_, socketPath) => {
      expect(statSync(socketPath).mode & 0o777).toBe(0o600);
      expect((await ask({ socketPath })).status).toBe(200);
      for (const as of ['nobody', '', '%', '%00', 'bea@alder', `' or 1=1 --`]) expect([as, (await ask({ socketPath }, { ...claims, 'x-custos-as': as })).status]).toEqual([as, 400]);
    });
  });
  test('`--as` is refused in a real folder', async () => {
    await whileListening(real.house, real.folder, async (_, socketPath) => {
      const reply = await ask({ socketPath });
      expect([reply.status, JSON.parse(reply.body).error]).toEqual([403, 'not_a_demo_folder']);
      expect((await ask({ socketPath }, {}, '/api/demo/people')).status).toBe(403);
    });
  });
});

test.each(['0.0.0.0', '::', '192.0.2.1', 'example.org'])('a demo folder is not served at `%s`', async (host) => {
  await expect(listen(at.house, { socketPath: join(at.folder, 'x.sock'), port: { host, number: 0 } })).rejects.toThrow('this machine only');
});
