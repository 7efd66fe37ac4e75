// The attacker holds everything that a passkey ever sent: an old answer, another's credential, a copied key, a device that verified nobody.
// None of it signs anybody in, and each try stands in the record with its reason.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Authenticator, type Lies } from '../../support/authenticator.js';
import { openHouse, type TestHouse } from '../../support/house.js';
import { addPasskey, askSignIn, party, sendSignIn, signInBy } from '../../support/passkey-seat.js';
import { newestOf, payloadAt } from '../../support/payloads.js';

let at: TestHouse;
let device: Authenticator;
beforeAll(async () => {
  at = await openHouse();
  device = await addPasskey(await at.seat('bea'));
});
afterAll(async () => at.close());

async function lastFailure() {
  return newestOf<{ action: string; why: string; by: string; actor: { user: string } }>(at.house, 'node');
}

describe('signing in by passkey', () => {
  test('works without a user name, and its session is the person’s own', async () => {
    const reply = await signInBy(at, device);
    expect(reply.statusCode).toBe(200);
    expect(reply.json()).toMatchObject({ user: 'bea', agency: 'birch' });
    expect(reply.cookies.find((one) => one.name === 'custos_session')).toMatchObject({ httpOnly: true, sameSite: 'Strict' });
  });
  test('an answer that was used once is worth nothing, with its own cookie, another, or none', async () => {
    const { challenge, cookie } = await askSignIn(at);
    const answer = device.get({ challenge });
    expect((await sendSignIn(at, answer, cookie)).statusCode).toBe(200);
    const fresh = await askSignIn(at);
    for (const carried of [cookie, fresh.cookie, 'a=b']) {
      const reply = await sendSignIn(at, answer, carried);
      expect([carried, reply.statusCode, reply.cookies.some((one) => one.name === 'custos_session')]).toEqual([carried, 401, false]);
    }
    expect(await lastFailure()).toMatchObject({ action: 'signInFailed', by: 'passkey', why: 'no_challenge' });
  });
  test('an answer taken from the person’s browser does not fit the attacker’s challenge cookie', async () => {
    const [victim, attacker] = [await askSignIn(at), await askSignIn(at)];
    expect((await sendSignIn(at, device.get({ challenge: victim.challenge }), attacker.cookie)).statusCode).toBe(401);
    expect(await lastFailure()).toMatchObject({ why: 'not_proven', actor: { user: 'bea' } });
  });
  test('a failed try spends the challenge too', async () => {
    const { challenge, cookie } = await askSignIn(at);
    expect((await sendSignIn(at, device.get({ challenge }, { otherKey: true }), cookie)).statusCode).toBe(401);
    expect((await sendSignIn(at, device.get({ challenge }), cookie)).statusCode).toBe(401);
  });
});

const lies: readonly (readonly [string, Lies, string])[] = [
  ['another origin', { origin: 'https://evil.example' }, 'not_proven'],
  ['another relying party', { rpId: 'evil.example' }, 'not_proven'],
  ['no user verification', { unverified: true }, 'not_proven'],
  ['another key', { otherKey: true }, 'not_proven'],
  ['a frame around it', { framed: true }, 'not_proven'],
  ['no user handle', { userHandle: null }, 'unknown'],
  ['another user handle', { userHandle: 'c29tZWJvZHkgZWxzZQ' }, 'unknown'],
  ['a credential that nobody has', { id: 'AAAAAAAAAAAAAAAAAAAAAA' }, 'unknown'],
];
test.each(lies)('with %s there is no session, and the same words as ever', async (_, lie, why) => {
  const reply = await signInBy(at, device, lie);
  expect(reply.statusCode).toBe(401);
  expect(reply.json()).toEqual({ error: 'not_signed_in', message: 'this passkey opens nothing here; try again, or sign in another way' });
  expect(await lastFailure()).toMatchObject({ why });
});

test('a copied key is noticed at the first counter that goes back, and the passkey opens nothing any more', async () => {
  const dex = await at.seat('dex');
  const own = await addPasskey(dex);
  expect((await signInBy(at, own)).statusCode).toBe(200);
  expect((await signInBy(at, own)).statusCode).toBe(200);
  expect((await signInBy(at, own, { counter: 1 })).statusCode).toBe(401);
  expect(await lastFailure()).toMatchObject({ why: 'counter_back', actor: { user: 'dex' } });
  const size = (await at.house.ledger.heads()).find((one) => one.agencyId === 'birch')?.size ?? 0n;
  expect(await payloadAt(at.house, 'birch', size - 2n)).toMatchObject({ action: 'passkeyStopped', why: 'counter_back', actor: { user: 'dex' } });
  expect((await signInBy(at, own)).statusCode).toBe(401);
  expect(await lastFailure()).toMatchObject({ why: 'stopped' });
  expect((await dex.get('/api/passkeys')).json()).toMatchObject({ passkeys: [{ stopped: true }] });
});

test('two answers with one counter at one moment: one of them is too many', async () => {
  const own = await addPasskey(await at.seat('cyd'));
  const asked = [await askSignIn(at), await askSignIn(at)];
  const replies = await Promise.all(asked.map(async ({ challenge, cookie }) => sendSignIn(at, own.get({ challenge }, { counter: 7 }), cookie)));
  expect(replies.map((one) => one.statusCode).toSorted((a, b) => a - b)).toEqual([200, 401]);
});

test('the passkey of somebody who has left opens nothing', async () => {
  await at.database.db.updateTable('member').set({ active: false }).where('member_id', '=', 'bea').execute();
  expect((await signInBy(at, device)).statusCode).toBe(401);
  expect(await lastFailure()).toMatchObject({ why: 'not_active' });
  await at.database.db.updateTable('member').set({ active: true }).where('member_id', '=', 'bea').execute();
  expect((await signInBy(at, device)).statusCode).toBe(200);
});

describe('making one', () => {
  test('answers its own challenge once, for whoever asked', async () => {
    const [ana, ivo] = [await at.seat('ana'), await at.seat('ivo')];
    const asked = await ana.ask('POST', '/api/passkeys/options');
    const made = { name: 'Key', credential: new Authenticator(party).create(asked.json()) };
    expect((await ivo.ask('POST', '/api/passkeys', made)).statusCode).toBe(400);
    expect((await ana.ask('POST', '/api/passkeys', made)).statusCode).toBe(200);
    await at.database.db.updateTable('session').set({ stepped_up_at: new Date() }).where('member_id', '=', 'ana').execute();
    expect((await ana.ask('POST', '/api/passkeys', made)).statusCode).toBe(400);
    expect((await ana.get('/api/passkeys')).json<{ passkeys: unknown[] }>().passkeys).toHaveLength(1);
    expect((await ivo.get('/api/passkeys')).json<{ passkeys: unknown[] }>().passkeys).toHaveLength(0);
  });
  test('with another’s credential id takes nothing from them', async () => {
    const pia = await at.seat('pia');
    const asked = await pia.ask('POST', '/api/passkeys/options');
    const copy = new Authenticator(party);
    expect((await pia.ask('POST', '/api/passkeys', { name: 'Copy', credential: copy.create(asked.json(), { id: device.id }) })).statusCode).toBe(200);
    expect((await signInBy(at, device)).json()).toMatchObject({ user: 'bea' });
    expect((await signInBy(at, copy, { id: device.id })).json()).toMatchObject({ user: 'pia' });
    expect((await signInBy(at, copy, { id: device.id, userHandle: device.userHandle })).statusCode).toBe(401);
  });
});
