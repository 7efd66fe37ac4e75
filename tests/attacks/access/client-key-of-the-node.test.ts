// Attacker: whoever has the code of somebody's sign-in and wants to redeem it as the node. Where the node proves itself to the provider by a key
// (private_key_jwt, OpenID Connect Core 1.0 section 9; RFC 7523) there is no secret to copy, and what it shows is good once, there, for a minute.
import { decodeJwt, decodeProtectedHeader, importSPKI, jwtVerify } from 'jose';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { configure, type IdentityProvider, keyed, providerSettings, startProvider, Visitor } from '../../support/identity-provider.js';
import { openHouse, type TestHouse } from '../../support/house.js';

let idp: IdentityProvider;
let at: TestHouse;
const publicUrl = 'http://localhost:8787';

beforeAll(async () => {
  idp = await startProvider([publicUrl]);
  const by = (id: string) => providerSettings(idp.issuer, { id, clientId: `custos-${id}`, clientSecretFile: undefined, privateKeyFile: `${id}.pem` });
  configure(publicUrl, ['rsa', 'ec', 'stranger'].map(by));
  at = await openHouse();
  idp.people.set('sub-noor', { agency: 'alder', employee: 'e-41', login: 'noor', name: 'Noor Falk', unit: 'North', rank: 'Intelligence analyst', clearance: 'SECRET', cleared_until: '2031-12-31', citizen: ['CA'], work: ['intelligence_analysis'] });
});
afterAll(async () => {
  await at.close();
  await idp.close();
});

const shownNow = () => idp.shown.at(-1) ?? {};
const assertionNow = () => String(shownNow()['client_assertion']);

describe.each([['rsa', 'RS256'], ['ec', 'ES256']] as const)('with a key of kind %s', (id, alg) => {
  test('the provider lets the node in, and people with it', async () => {
    const visitor = new Visitor(at, 'sub-noor');
    expect((await visitor.signIn(id)).headers.location).toBe('/');
    expect(await visitor.me()).toMatchObject({ user: 'noor', agency: 'alder' });
  });
  test('what is shown is signed, names the node and this provider, ends within a minute, and no secret goes with it', async () => {
    await new Visitor(at, 'sub-noor').signIn(id);
    expect(shownNow()).not.toHaveProperty('client_secret');
    expect(shownNow()).toMatchObject({ client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer' });
    const spki = keyed[id].publicKey.export({ type: 'spki', format: 'pem' }).toString();
    const { payload } = await jwtVerify(assertionNow(), await importSPKI(spki, alg), { issuer: `custos-${id}`, subject: `custos-${id}`, audience: idp.issuer, requiredClaims: ['jti', 'exp', 'iat'] });
    expect(decodeProtectedHeader(assertionNow()).alg).toBe(alg);
    expect((payload.exp ?? Infinity) - (payload.iat ?? 0)).toBeLessThanOrEqual(60);
  });
  test('each is its own: one that was overheard is refused a second time', async () => {
    await new Visitor(at, 'sub-noor').signIn(id);
    const first = assertionNow();
    const again = new URLSearchParams({ grant_type: 'authorization_code', code: 'c'.repeat(43), redirect_uri: `${publicUrl}/api/sign-on/${id}/callback`, client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer', client_assertion: first });
    const reply = await fetch(`${idp.issuer}/token`, { method: 'POST', body: again });
    expect([reply.status, (await reply.json() as { error: string }).error]).toEqual([401, 'invalid_client']);
    await new Visitor(at, 'sub-noor').signIn(id);
    expect(decodeJwt(assertionNow()).jti).not.toBe(decodeJwt(first).jti);
  });
});

test('with a key that the provider does not know the sign-in fails, and nobody is signed in', async () => {
  const visitor = new Visitor(at, 'sub-noor');
  expect((await visitor.signIn('stranger')).headers.location).toBe('/?sign-in=not_proven');
  expect(await visitor.me()).toBeUndefined();
});
