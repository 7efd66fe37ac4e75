// Somebody without an account reads everything that the ledger shows to everyone: tiles, bundles, checkpoints, state, verifications,
// metrics. They must learn sizes, times and hashes there, and no word of who asked what (G1, G4).
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openHouse, type TestHouse } from '../support/house.js';

let at: TestHouse;
beforeAll(async () => {
  at = await openHouse();
  const bea = await at.seat('bea');
  // What bea asked, under which purpose and case, is in these entries.
  expect((await bea.get('/api/search?q=marisse')).statusCode).toBe(200);
  const exa = await at.seat('exa');
  await exa.ask('POST', '/api/ledger/verifications');
  await at.house.ledger.pack();
});
afterAll(() => at.close());

const get = (url: string, remoteAddress = '192.0.2.7') => at.app.inject({ method: 'GET', url, remoteAddress });
/** Words of the entries: people, purposes, cases, actions, what was asked. */
const content = /marisse|intelligence_analysis|birch~elm|"?actor"?|member|"asked"|search/i;

function filesOf(folder: string, path = ''): string[] {
  return readdirSync(join(folder, path), { withFileTypes: true }).flatMap((entry) => {
    const inner = path === '' ? entry.name : `${path}/${entry.name}`;
    return entry.isDirectory() ? filesOf(folder, inner) : [inner];
  });
}

test('every published file is served, and none has a word of an entry', async () => {
  const files = filesOf(join(at.house.ledgerFolder, 'public'));
  expect(files.filter((path) => path.startsWith('birch/tile/entries/'))).not.toEqual([]);
  for (const path of files) {
    const reply = await get(`/tlog/${path}`);
    expect([path, reply.statusCode]).toEqual([path, 200]);
    expect(reply.rawPayload.toString('latin1')).not.toMatch(content);
  }
});

test.each(['/api/ledger/state', '/api/ledger/verifications', '/api/ledger/heads'])('%s says sizes and outcomes alone', async (url) => {
  const reply = await get(url);
  expect(reply.statusCode).toBe(200);
  expect(reply.body).not.toMatch(content);
});

describe('what else lies in the ledger’s folder', () => {
  const beside = ['segments/00000000000000000000.frames', 'keys/birch.pub', 'frontier', 'index/birch', 'cosigned/birch', '../answers.tally', '../payload-keys/tag.key', '../signer/epoch'];
  const ways = (path: string) => [
    `/tlog/birch/../../${path}`, `/tlog/birch/..%2f..%2f${encodeURIComponent(path)}`, `/tlog/..%2f${encodeURIComponent(path)}/checkpoint`, `/tlog/birch/%2e%2e/%2e%2e/${path}`,
    `/tlog/birch/tile/0/..%5c..%5c${path}`, `/tlog/birch//${path}`,
  ];
  test.each(beside)('%s is not to be had', async (path) => {
    const control = await get('/tlog/birch/checkpoint');
    expect(control.statusCode).toBe(200);
    // A path that climbs out of /tlog before it is sent asks for a page, and gets the one page that there is.
    const page = (await get('/no-such-page')).body;
    for (const url of ways(path)) {
      const reply = await get(url);
      expect([url, reply.statusCode === 404 || reply.body === page]).toEqual([url, true]);
    }
  });
});

test('figures for programs are for this machine alone, whatever a request says of itself', async () => {
  const here = await get('/metrics', '127.0.0.1');
  expect([here.statusCode, here.body]).toEqual([200, expect.stringContaining('custos_ledger_running 1')]);
  expect(here.body).not.toMatch(content);
  expect((await get('/metrics')).statusCode).toBe(404);
  for (const header of ['x-forwarded-for', 'forwarded', 'via']) {
    const reply = await at.app.inject({ method: 'GET', url: '/metrics', remoteAddress: '127.0.0.1', headers: { [header]: '127.0.0.1' } });
    expect([header, reply.statusCode]).toEqual([header, 404]);
  }
});

test('a verification is started by nobody who may not watch', async () => {
  expect((await at.app.inject({ method: 'POST', url: '/api/ledger/verifications' })).statusCode).toBe(401);
  expect((await (await at.seat('bea')).ask('POST', '/api/ledger/verifications')).statusCode).toBe(403);
});
