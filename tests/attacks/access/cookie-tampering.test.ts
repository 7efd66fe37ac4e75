// The session cookie planted, copied, replayed after its end, carried to another agency, or used twice at once.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildServer } from '../../../src/http/index.js';
import { openHouse, type TestHouse } from '../../support/house.js';

let at: TestHouse;
beforeAll(async () => {
  at = await openHouse();
});
afterAll(() => at.close());

const signIn = (user: string, cookie?: string) =>
  at.app.inject({ method: 'POST', url: '/api/session', remoteAddress: `10.3.${Math.floor(Math.random() * 250)}.${Math.floor(Math.random() * 250)}`, payload: { user, password: 'demo' }, headers: cookie === undefined ? {} : { cookie } });
const me = (cookie: string) => at.app.inject({ method: 'GET', url: '/api/session', headers: { cookie } });
const pair = (reply: { cookies: { name: string; value: string }[] }) => reply.cookies.filter(({ value }) => value !== '').map(({ name, value }) => `${name}=${encodeURIComponent(value)}`).join('; ');

describe('fixation', () => {
  test('a planted session is not the one that its victim signs in to, and ends with that sign-in', async () => {
    const planted = pair(await signIn('dex'));
    const victims = pair(await signIn('bea', planted));
    expect(victims).not.toBe(planted);
    expect((await me(victims)).json()).toMatchObject({ user: 'bea' });
    expect((await me(planted)).statusCode).toBe(401);
  });
  test('a made-up value is never taken over', async () => {
    const made = `custos_session=birch.${'A'.repeat(43)}`;
    const got = pair(await signIn('bea', made));
    expect(got).not.toBe(made);
    expect((await me(made)).statusCode).toBe(401);
  });
  test('over https only the cookie counts that no other host can set', async () => {
    const app = await buildServer(at.house, { isOnSocket: () => false, behindProxy: true, requestsPerMinute: 1_000_000 });
    const https = { 'x-forwarded-proto': 'https' };
    const reply = await app.inject({ method: 'POST', url: '/api/session', headers: https, payload: { user: 'bea', password: 'demo' } });
    const [cookie] = reply.cookies;
    expect(cookie).toMatchObject({ name: '__Host-custos_session', secure: true, httpOnly: true, sameSite: 'Strict', path: '/' });
    expect(cookie?.domain).toBeUndefined();
    const ask = (name: string) => app.inject({ method: 'GET', url: '/api/session', headers: { ...https, cookie: `${name}=${encodeURIComponent(cookie?.value ?? '')}` } });
    expect([(await ask('__Host-custos_session')).statusCode, (await ask('custos_session')).statusCode]).toEqual([200, 401]);
    await app.close();
  });
});

describe('replay', () => {
  test('after signing out, the cookie is dead; so is its copy', async () => {
    const reply = await signIn('bea');
    const cookie = pair(reply);
    const csrf = { 'x-custos-csrf': reply.json<{ csrf: string }>().csrf };
    expect((await at.app.inject({ method: 'DELETE', url: '/api/session', headers: { cookie, ...csrf } })).statusCode).toBe(204);
    for (let i = 0; i < 2; i += 1) expect((await me(cookie)).statusCode).toBe(401);
    expect((await at.app.inject({ method: 'DELETE', url: '/api/session', headers: { cookie, ...csrf } })).statusCode).toBe(401);
  });
  test('under another agency’s name, with a sign more or less, or doubled, it opens nothing', async () => {
    const [, value = ''] = pair(await signIn('bea')).split('=');
    const token = decodeURIComponent(value);
    const secret = token.split('.')[1] ?? '';
    for (const forged of [`alder.${secret}`, `cedar.${secret}`, `birch..${secret}`, `BIRCH.${secret}`, `birch .${secret}`, ` ${token}`, token.slice(0, -1), `${token}=`, `${token}.${secret}`]) {
      expect([forged === token, (await me(`custos_session=${encodeURIComponent(forged)}`)).statusCode]).toEqual([false, 401]);
    }
  });
});

describe('several sessions at once', () => {
  test('are each their own: a person sees theirs, ends one, ends all others, and nobody else’s', async () => {
    const [one, two, three, foreign] = [await at.seat('bea'), await at.seat('bea'), await at.seat('bea'), await at.seat('ana')];
    const list = (await one.get('/api/sessions')).json<{ sessions: { id: string; isThis: boolean; signedInBy: string }[] }>().sessions;
    expect(list.filter(({ isThis }) => isThis)).toHaveLength(1);
    const idOf = async (token: string) => (await at.house.sessions.find(token))?.sessionId ?? '';
    const [twos, foreigns] = [await idOf(two.token), await idOf(foreign.token)];
    expect(list.map(({ id }) => id)).toContain(twos);
    expect(list.map(({ id }) => id)).not.toContain(foreigns);
    // Somebody else's, one that never was and one's own are one kind of answer.
    const ended = await Promise.all([foreigns, 'ses-0000000000000000', 'x'].map(async (id) => (await one.ask('DELETE', `/api/sessions/${id}`)).json<{ ended: number }>().ended));
    expect(ended).toEqual([0, 0, 0]);
    expect((await foreign.get('/api/session')).statusCode).toBe(200);
    expect((await one.ask('DELETE', `/api/sessions/${twos}`)).json()).toMatchObject({ ended: 1 });
    expect((await two.get('/api/session')).statusCode).toBe(401);
    await one.ask('DELETE', '/api/sessions');
    expect([(await one.get('/api/session')).statusCode, (await three.get('/api/session')).statusCode]).toEqual([200, 401]);
  });
  test('asked from twenty places at the moment of its end, a session answers nobody afterwards', async () => {
    const seat = await at.seat('bea');
    const asked = Array.from({ length: 20 }, () => seat.get('/api/search?q=draile'));
    await at.house.sessions.close(seat.token);
    const closed = seat.get('/api/search?q=draile');
    const codes = (await Promise.all(asked)).map(({ statusCode }) => statusCode);
    expect(codes.every((code) => code === 200 || code === 401)).toBe(true);
    expect((await closed).statusCode).toBe(401);
  });
  test('an id of a session opens nothing: it is no token', async () => {
    const seat = await at.seat('bea');
    const id = (await at.house.sessions.find(seat.token))?.sessionId ?? '';
    for (const value of [id, `birch.${id}`]) expect((await me(`custos_session=${value}`)).statusCode).toBe(401);
  });
});
