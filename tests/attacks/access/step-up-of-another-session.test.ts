// A step-up belongs to one session, one person and five minutes. The attacker has another session of the same person, a passkey of his own, an
// old step-up, a stolen token, or the password of somebody who holds a passkey.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Authenticator } from '../../support/authenticator.js';
import { openHouse, type Seat, type TestHouse } from '../../support/house.js';
import { addPasskey, askSignIn, signInBy, stepUpBy } from '../../support/passkey-seat.js';

let at: TestHouse;
let device: Authenticator;
beforeAll(async () => {
  at = await openHouse({ demo: true });
  device = await addPasskey(await at.seat('bea'));
});
afterAll(async () => at.close());

/** The sign-in lies longer back than it counts as fresh for. */
async function settle(): Promise<void> {
  await at.database.db.updateTable('session').set({ created_at: new Date(Date.now() - 6 * 60_000) }).execute();
}
/** Adding a passkey is a serious act that everyone has: whether it is refused shows whether they have stepped up. */
const mayAct = async (seat: Seat): Promise<number> => (await seat.ask('POST', '/api/passkeys/options')).statusCode;
function withToken(seat: Seat, token: string): Seat {
  const headers = { ...seat.headers, cookie: `custos_session=${encodeURIComponent(token)}` };
  const ask: Seat['ask'] = async (method, url, body, more = {}) => at.app.inject({ method, url, headers: { ...headers, ...more }, ...(body === undefined ? {} : { payload: body as object }) });
  return { token, headers, ask, get: (url) => ask('GET', url) };
}
const tokenOf = (reply: Awaited<ReturnType<Seat['ask']>>): string => reply.cookies.find((one) => one.name === 'custos_session')?.value ?? '';

describe('a step-up', () => {
  test('opens serious acts in its own session for five minutes, and in no other', async () => {
    const [mine, other] = [await at.seat('bea'), await at.seat('bea')];
    await settle();
    expect([await mayAct(mine), await mayAct(other)]).toEqual([403, 403]);
    const done = await stepUpBy(mine, device);
    expect(done.statusCode).toBe(200);
    const after = withToken(mine, tokenOf(done));
    expect([await mayAct(after), await mayAct(other)]).toEqual([200, 403]);
    await at.database.db.updateTable('session').set({ stepped_up_at: new Date(Date.now() - 5 * 60_000 - 1_000) }).where('stepped_up_at', 'is not', null).execute();
    expect(await mayAct(after)).toBe(403);
    await at.database.db.updateTable('session').set({ stepped_up_at: new Date(Date.now() + 3_600_000) }).where('stepped_up_at', 'is not', null).execute();
    expect(await mayAct(after)).toBe(403);
  });
  test('leaves a stolen token behind', async () => {
    const mine = await at.seat('bea');
    await settle();
    const done = await stepUpBy(mine, device);
    expect((await mine.get('/api/session')).statusCode).toBe(401);
    expect((await withToken(mine, tokenOf(done)).get('/api/session')).json()).toMatchObject({ user: 'bea', purpose: 'intelligence_analysis' });
  });
  test('is not made by another person’s passkey, in their name or in one’s own', async () => {
    const own = await addPasskey(await at.seat('dex'));
    const [bea, dex] = [await at.seat('bea'), await at.seat('dex')];
    await settle();
    expect((await stepUpBy(bea, own)).statusCode).toBe(403);
    expect((await stepUpBy(bea, own, { id: device.id, userHandle: device.userHandle })).statusCode).toBe(403);
    expect((await stepUpBy(dex, device)).statusCode).toBe(403);
    expect([await mayAct(bea), await mayAct(dex)]).toEqual([403, 403]);
  });
  test('is not made by an answer to another session’s challenge, to a sign-in’s, or by an answer given before', async () => {
    const [mine, other] = [await at.seat('bea'), await at.seat('bea')];
    await settle();
    const challengeOf = async (seat: Seat) => (await seat.ask('POST', '/api/session/step-up/options')).json<{ options: { challenge: string } }>().options.challenge;
    const [own, others] = [await challengeOf(mine), await challengeOf(other)];
    const send = async (seat: Seat, challenge: string) => (await seat.ask('POST', '/api/session/step-up', { credential: device.get({ challenge }) })).statusCode;
    expect(await send(mine, others)).toBe(403);
    expect(await send(mine, own)).toBe(403); // the failed try has spent it
    expect(await send(mine, (await askSignIn(at)).challenge)).toBe(403);
    expect([await mayAct(mine), await mayAct(other)]).toEqual([403, 403]);
  });
  test('is not made without PIN or finger', async () => {
    const mine = await at.seat('bea');
    await settle();
    expect((await stepUpBy(mine, device, { unverified: true })).statusCode).toBe(403);
    expect(await mayAct(mine)).toBe(403);
  });
});

describe('a password', () => {
  test('steps up nobody who holds a passkey, even one that was stopped', async () => {
    const mine = await at.seat('bea');
    await settle();
    expect((await mine.ask('POST', '/api/session/step-up', { password: 'demo' })).statusCode).toBe(403);
    await at.database.db.updateTable('passkey').set({ stopped_at: new Date() }).where('member_id', '=', 'bea').execute();
    expect((await mine.ask('POST', '/api/session/step-up/options')).json()).toEqual({ by: 'none' });
    expect((await mine.ask('POST', '/api/session/step-up', { password: 'demo' })).statusCode).toBe(403);
    await at.database.db.updateTable('passkey').set({ stopped_at: null }).where('member_id', '=', 'bea').execute();
    expect(await mayAct(mine)).toBe(403);
  });
  test('adds no passkey beside one, however fresh the sign-in', async () => {
    expect(await mayAct(await at.seat('bea'))).toBe(403);
    const reply = await signInBy(at, device);
    const fresh = withToken({ ...(await at.seat('bea')), headers: { 'x-custos-csrf': reply.json<{ csrf: string }>().csrf } }, tokenOf(reply));
    expect(await mayAct(fresh)).toBe(200);
  });
  test('steps up in a demo folder whoever has no passkey, when it is theirs', async () => {
    const ana = await at.seat('ana');
    await settle();
    expect((await ana.ask('POST', '/api/session/step-up/options')).json()).toEqual({ by: 'password' });
    expect((await ana.ask('POST', '/api/session/step-up', { password: 'wrong' })).statusCode).toBe(403);
    expect(await mayAct(ana)).toBe(403);
    const done = await ana.ask('POST', '/api/session/step-up', { password: 'demo' });
    expect(done.statusCode).toBe(200);
    expect(await mayAct(withToken(ana, tokenOf(done)))).toBe(200);
  });
});
