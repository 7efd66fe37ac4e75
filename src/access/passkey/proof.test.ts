// Hostile devices and browsers: each lie alone is enough for a no, and nothing that does not parse throws.
import { randomBytes } from 'node:crypto';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Authenticator, type Lies } from '../../../tests/support/authenticator.js';
import type { Passkey } from './passkey.js';
import { proveCredential, proveUse } from './proof.js';

const party = { id: 'custos.example', origin: 'https://custos.example' };
const challenge = randomBytes(32).toString('base64url');
const userHandle = randomBytes(32).toString('base64url');

function createdBy(device: Authenticator, lies: Lies = {}) {
  const { id, response } = device.create({ challenge, user: { id: userHandle } }, lies);
  return { id, clientDataJSON: response.clientDataJSON, attestationObject: response.attestationObject, transports: [] };
}
function usedBy(device: Authenticator, lies: Lies = {}) {
  const { id, response } = device.get({ challenge }, lies);
  return { id, userHandle: undefined, ...response };
}
async function passkeyOf(device: Authenticator): Promise<Passkey> {
  const proven = await proveCredential(party, challenge, createdBy(device));
  if (proven === undefined) throw new Error('the honest device was not believed');
  return {
    agencyId: 'birch', memberId: 'bea', passkeyId: 'pk-1', userHandle, name: 'key', transports: [], createdAtMs: 0, lastUsedAtMs: undefined,
    stoppedAtMs: undefined, ...proven,
  };
}

const lies: readonly (readonly [string, Lies])[] = [
  ['another origin', { origin: 'https://custos.example.evil.example' }],
  ['the origin with another scheme', { origin: 'http://custos.example' }],
  ['the origin with a port', { origin: 'https://custos.example:8443' }],
  ['another relying party', { rpId: 'evil.example' }],
  ['a parent of the name', { rpId: 'example' }],
  ['another challenge', { challenge: randomBytes(32).toString('base64url') }],
  ['no challenge', { challenge: '' }],
  ['no user verification', { unverified: true }],
  ['nobody present', { absent: true }],
  ['shown in a frame of another page', { framed: true }],
];

describe('a new credential', () => {
  test('of an honest device is taken', async () => {
    const device = new Authenticator(party);
    expect(await proveCredential(party, challenge, createdBy(device))).toMatchObject({ credentialId: device.id, counter: 0, backedUp: false });
    expect(await proveCredential(party, challenge, createdBy(new Authenticator(party, false)))).toMatchObject({ backedUp: true });
  });
  test.each([...lies, ['the other ceremony', { type: 'webauthn.get' }] as const])('with %s is not', async (_, lie) => {
    expect(await proveCredential(party, challenge, createdBy(new Authenticator(party), lie))).toBeUndefined();
  });
  test('under another id than the device attests is not', async () => {
    expect(await proveCredential(party, challenge, { ...createdBy(new Authenticator(party)), id: 'AAAA' })).toBeUndefined();
  });
});

describe('a use', () => {
  test('by an honest device proves itself and tells its counter', async () => {
    const device = new Authenticator(party);
    const passkey = await passkeyOf(device);
    expect(await proveUse(party, challenge, usedBy(device), passkey)).toEqual({ counter: 1, backedUp: false });
  });
  test.each([
    ...lies, ['the other ceremony', { type: 'webauthn.create' }] as const, ['another key', { otherKey: true }] as const,
    ['another person’s handle', { userHandle: randomBytes(32).toString('base64url') }] as const, ['another credential’s id', { id: 'AAAA' }] as const,
  ])('with %s proves nothing', async (_, lie) => {
    const device = new Authenticator(party);
    const passkey = await passkeyOf(device);
    expect(await proveUse(party, challenge, usedBy(device, lie), passkey)).toBeUndefined();
  });
  test('by another person’s device proves nothing, whatever id and handle it says', async () => {
    const [mine, theirs] = [new Authenticator(party), new Authenticator(party)];
    const passkey = await passkeyOf(mine);
    await passkeyOf(theirs);
    expect(await proveUse(party, challenge, usedBy(theirs, { id: mine.id, userHandle }), passkey)).toBeUndefined();
  });
  test('of any bytes proves nothing and throws nothing', async () => {
    const device = new Authenticator(party);
    const passkey = await passkeyOf(device);
    const honest = usedBy(device);
    const fields = ['clientDataJSON', 'authenticatorData', 'signature'] as const;
    await fc.assert(fc.asyncProperty(fc.constantFrom(...fields), fc.uint8Array({ maxLength: 200 }), async (field, bytes) => {
      expect(await proveUse(party, challenge, { ...honest, [field]: Buffer.from(bytes).toString('base64url') }, passkey)).toBeUndefined();
    }), { numRuns: 200 });
    // One signature has several encodings (the verifier passes over a padding byte of its DER); what is signed has one.
    await fc.assert(fc.asyncProperty(fc.constantFrom('clientDataJSON', 'authenticatorData'), fc.nat(), fc.integer({ min: 1, max: 255 }), async (field, place, flip) => {
      const bytes = Buffer.from(honest[field], 'base64url');
      const at = place % bytes.length;
      bytes[at] = (bytes[at] ?? 0) ^ flip;
      expect(await proveUse(party, challenge, { ...honest, [field]: bytes.toString('base64url') }, passkey)).toBeUndefined();
    }), { numRuns: 200 });
  });
});
