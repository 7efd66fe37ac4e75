// A stolen cookie, a cookie without its CSRF value, a value of somebody else's session, a token carried to another agency.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openHouse, type TestHouse } from '../support/house.js';
import { walksOf } from '../support/routes.js';

let at: TestHouse;
beforeAll(async () => {
  at = await openHouse();
});
afterAll(async () => at.close());

const cookieOf = (token: string) => ({ cookie: `custos_session=${encodeURIComponent(token)}` });

describe('a cookie alone', () => {
  test('changes nothing: every changing route asks for the CSRF value of that very session', async () => {
    const [bea, dex] = [await at.seat('bea'), await at.seat('dex')];
    const changing = walksOf(at.routes).filter((walk) => walk.isGuarded && !['GET', 'HEAD'].includes(walk.method) && !(walk.method === 'POST' && ['/api/session', '/api/session/passkey'].includes(walk.route)));
    expect(changing.length).toBeGreaterThan(6);
    for (const walk of changing) {
      for (const csrf of [{}, { 'x-custos-csrf': dex.headers['x-custos-csrf'] ?? '' }, { 'x-custos-csrf': 'x' }, { 'x-custos-csrf': '%' }]) {
        const payload = walk.body === undefined ? {} : { payload: walk.body as object };
        const reply = await at.app.inject({ method: walk.method as 'POST', url: walk.url, headers: { ...walk.headers, ...cookieOf(bea.token), ...csrf }, ...payload });
        expect([walk.route, csrf, reply.statusCode]).toEqual([walk.route, csrf, csrf['x-custos-csrf'] === '%' ? 400 : 401]);
      }
    }
    expect((await bea.get('/api/session')).statusCode).toBe(200);
  });
  test('is not readable by script, not sent across sites, and ends with the shift', async () => {
    const reply = await at.app.inject({ method: 'POST', url: '/api/session', payload: { user: 'bea', password: 'demo' } });
    const [cookie] = reply.cookies;
    expect(cookie).toMatchObject({ name: 'custos_session', httpOnly: true, sameSite: 'Strict', path: '/' });
    const hours = (new Date(String(cookie?.expires)).getTime() - Date.now()) / 3_600_000;
    expect(hours).toBeGreaterThan(11);
    expect(hours).toBeLessThan(12.1);
  });
});

describe('a token', () => {
  test('carried to another agency, cut, doubled or invented opens nothing', async () => {
    const { token } = await at.seat('bea');
    const [agency = '', secret = ''] = token.split('.');
    for (const forged of [`alder.${secret}`, secret, `.${secret}`, token.slice(0, -1), `${agency}.${'A'.repeat(43)}`, `${token}x`, `${agency}.`, `' or 1=1 --`, `birch.a\u0000b`]) {
      const reply = await at.app.inject({ method: 'GET', url: '/api/search?q=marisse', headers: cookieOf(forged) });
      expect([forged, [400, 401].includes(reply.statusCode)]).toEqual([forged, true]);
      expect(reply.body).not.toContain('Draile');
    }
  });
  test('is dead after signing out, and is nowhere in the database', async () => {
    const bea = await at.seat('bea');
    const rows = await at.database.db.selectFrom('session').selectAll().execute();
    expect(JSON.stringify(rows)).not.toContain(bea.token.split('.')[1]);
    expect((await bea.ask('DELETE', '/api/session')).statusCode).toBe(204);
    expect((await bea.get('/api/search?q=marisse')).statusCode).toBe(401);
  });
  test('is dead when its member is', async () => {
    const dex = await at.seat('dex');
    await at.database.db.updateTable('member').set({ active: false }).where('member_id', '=', 'dex').execute();
    expect((await dex.get('/api/search?q=marisse')).statusCode).toBe(401);
    await at.database.db.updateTable('member').set({ active: true }).where('member_id', '=', 'dex').execute();
    expect((await dex.get('/api/search?q=marisse')).statusCode).toBe(200);
  });
});

test('guessing passwords is slowed: after twenty tries a minute there is no answer at all', async () => {
  const codes: number[] = [];
  for (let i = 0; i < 24; i += 1) codes.push((await at.app.inject({ method: 'POST', url: '/api/session', payload: { user: 'nobody-here', password: 'x' } })).statusCode);
  expect(codes.filter((code) => code === 401).length).toBeLessThanOrEqual(20);
  expect(codes.slice(-3)).toEqual([429, 429, 429]);
});

test('guessing one person’s password from many addresses is slowed too, and a name that nobody has waits just the same', async () => {
  const guess = (user: string, at1: number) => at.app.inject({ method: 'POST', url: '/api/session', remoteAddress: `10.77.${at1}.1`, payload: { user, password: 'not it' } });
  const codes = async (user: string, from: number) => {
    const seen: number[] = [];
    for (let i = 0; i < 13; i += 1) seen.push((await guess(user, from + i)).statusCode);
    return seen;
  };
  const [known, unknown] = [await codes('pia', 10), await codes('pia-of-nowhere', 40)];
  expect(known).toEqual(unknown);
  expect(known.slice(-3)).toEqual([429, 429, 429]);
  expect(known.filter((code) => code === 401)).toHaveLength(10);
});
