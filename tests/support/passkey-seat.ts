// Somebody signed in with a device at hand: makes passkeys, signs in and steps up by the routes, as a browser would.
import { expect } from 'vitest';
import { Authenticator, type Lies } from './authenticator.js';
import type { Seat, TestHouse } from './house.js';

/** What a request that nothing carries comes from, in tests of routes. */
export const party = { id: 'localhost', origin: 'http://localhost' };

/** Registers a new passkey for whoever sits there; they must have just signed in, or stepped up. */
export async function addPasskey(seat: Seat, device = new Authenticator(party), name = 'Key'): Promise<Authenticator> {
  const asked = await seat.ask('POST', '/api/passkeys/options');
  expect(asked.statusCode).toBe(200);
  const made = await seat.ask('POST', '/api/passkeys', { name, credential: device.create(asked.json()) });
  expect(made.statusCode).toBe(200);
  return device;
}

let strangers = 0;
/** Twenty sign-ins a minute and address are the limit: each try comes from another one. */
const remoteAddress = () => `10.0.${Math.floor((strangers += 1) / 250)}.${strangers % 250}`;

/** Asks for a challenge as a stranger's browser does; the cookie belongs to it. */
export async function askSignIn({ app }: TestHouse): Promise<{ challenge: string; cookie: string }> {
  const reply = await app.inject({ method: 'POST', url: '/api/session/passkey/options', remoteAddress: remoteAddress() });
  const cookie = reply.cookies.find((one) => one.name === 'custos_ceremony');
  return { challenge: reply.json<{ challenge: string }>().challenge, cookie: `custos_ceremony=${cookie?.value ?? ''}` };
}

export async function signInBy(house: TestHouse, device: Authenticator, lies: Lies = {}) {
  const { challenge, cookie } = await askSignIn(house);
  return sendSignIn(house, device.get({ challenge }, lies), cookie);
}

export function sendSignIn({ app }: TestHouse, assertion: object, cookie: string) {
  return app.inject({ method: 'POST', url: '/api/session/passkey', remoteAddress: remoteAddress(), headers: { cookie }, payload: assertion });
}

/** A step-up moves the session to a new token: the seat that comes back has it. */
export async function stepUpBy(seat: Seat, device: Authenticator, lies: Lies = {}) {
  const asked = await seat.ask('POST', '/api/session/step-up/options');
  const { options } = asked.json<{ options?: { challenge: string } }>();
  return seat.ask('POST', '/api/session/step-up', { credential: device.get({ challenge: options?.challenge ?? '' }, lies) });
}
