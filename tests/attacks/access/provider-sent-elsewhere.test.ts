// Attacker: whoever can change one document, an identity provider's metadata, or one answer of its: to have people type their passwords on a
// page of theirs, to be sent our codes and secrets, or to sign ID tokens with keys of their own. The standards let metadata name any
// host. Promise: neither node nor browser goes anywhere but to the issuer's origin and those that the operator named, and no redirect is followed.
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { configure, type IdentityProvider, providerSettings, startProvider, Visitor } from '../../support/identity-provider.js';
import { openHouse, type TestHouse } from '../../support/house.js';
import { payloadAt } from '../../support/payloads.js';

let idp: IdentityProvider;
let at: TestHouse;
const servers: Server[] = [];
const publicUrl = 'http://localhost:8787';
/** Whatever came to the attacker's own server. */
const caught: string[] = [];
let elsewhere = '';
let front = '';

async function served(answer: (request: IncomingMessage) => { status?: number; location?: string; body?: object }): Promise<string> {
  const server = createServer((request, response) => {
    const { status = 200, location, body = {} } = answer(request);
    response.writeHead(status, { 'content-type': 'application/json', ...(location !== undefined && { location }) }).end(JSON.stringify(body));
  });
  servers.push(server);
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

type Metadata = Readonly<Record<string, unknown>>;
/** The metadata of an issuer `<front>/<name>`, whose endpoints lie there too, with what the attack changes. */
const changes: Readonly<Record<string, () => Metadata>> = {
  'true': () => ({}),
  'another-issuer': () => ({ issuer: idp.issuer }),
  'another-path-as-issuer': () => ({ issuer: `${front}/true` }),
  'no-issuer': () => ({ issuer: undefined }),
  'authorization-elsewhere': () => ({ authorization_endpoint: `${elsewhere}/auth` }),
  'authorization-on-another-port': () => ({ authorization_endpoint: front.replace(/:\d+$/, ':9/auth') }),
  'authorization-by-script': () => ({ authorization_endpoint: 'javascript:alert(1)' }),
  'authorization-by-name-and-password': () => ({ authorization_endpoint: `${front}@evil.example/auth` }),
  'token-elsewhere': () => ({ token_endpoint: `${elsewhere}/token` }),
  'token-in-plain': () => ({ token_endpoint: 'http://192.0.2.7/token' }),
  'token-on-disk': () => ({ token_endpoint: 'file:///etc/passwd' }),
  'keys-elsewhere': () => ({ jwks_uri: `${elsewhere}/jwks` }),
  'keys-in-the-metadata-service': () => ({ jwks_uri: 'http://169.254.169.254/latest/meta-data' }),
  'end-of-session-elsewhere': () => ({ end_session_endpoint: `${elsewhere}/end` }),
};

beforeAll(async () => {
  idp = await startProvider([publicUrl]);
  elsewhere = await served(({ method, url }) => {
    caught.push(`${method ?? ''} ${url ?? ''}`);
    return { body: { keys: [] } };
  });
  front = await served(({ url = '' }) => {
    const [, name = '', ...rest] = url.split('/');
    if (rest.join('/') === '.well-known/openid-configuration' && name === 'moved') return { status: 302, location: `${elsewhere}/moved` };
    if (rest.join('/') !== '.well-known/openid-configuration') return { status: 307, location: `${elsewhere}/${rest.join('/')}` };
    const issuer = `${front}/${name}`;
    const own = { issuer, authorization_endpoint: `${issuer}/auth`, token_endpoint: `${issuer}/token`, jwks_uri: `${issuer}/jwks`, end_session_endpoint: `${issuer}/end`, response_types_supported: ['code'], subject_types_supported: ['public'], id_token_signing_alg_values_supported: ['RS256'] };
    return { body: { ...own, ...changes[name.replace(/-named$/, '')]?.() } };
  });
  const named = (id: string, more: object = {}) => providerSettings(`${front}/${id}`, { id, ...more });
  configure(publicUrl, [
    ...Object.keys(changes).map((id) => named(id)), named('moved'),
    ...['authorization-elsewhere', 'keys-elsewhere'].map((id) => named(`${id}-named`, { alsoFrom: [elsewhere] })), named('token-elsewhere-named', { alsoFrom: ['https://another.example'] }),
  ]);
  at = await openHouse();
});
afterAll(async () => {
  await at.close();
  await idp.close();
  for (const server of servers) server.close();
});
beforeEach(() => {
  caught.length = 0;
});

const begin = async (id: string) => String((await new Visitor(at, 'x').node('GET', `/api/sign-on/${id}`)).headers.location);

test('metadata of the issuer’s own are followed, so that a refusal below says something', async () => {
  expect(await begin('true')).toMatch(new RegExp(`^${front}/true/auth\\?`));
});

describe('metadata', () => {
  const lies = Object.keys(changes).filter((id) => id !== 'true');
  test.each(lies)('with %s send nobody anywhere, and nothing leaves for there', async (id) => {
    expect(await begin(id)).toBe('/?sign-in=unavailable');
    expect(caught).toEqual([]);
  });
  test('that are said to lie elsewhere are not fetched from there', async () => {
    expect(await begin('moved')).toBe('/?sign-in=unavailable');
    expect(caught).toEqual([]);
  });
});

describe('an origin that the operator named', () => {
  test('is followed for what it is named for, and is no licence for others', async () => {
    expect(await begin('authorization-elsewhere-named')).toMatch(new RegExp(`^${elsewhere}/auth\\?`));
    expect(await begin('keys-elsewhere-named')).toMatch(new RegExp(`^${front}/keys-elsewhere-named/auth\\?`));
    expect(await begin('token-elsewhere-named')).toBe('/?sign-in=unavailable');
  });
});

describe('a redirect of an endpoint', () => {
  test('does not carry the code and the secret on: the sign-in fails, on the record', async () => {
    const visitor = new Visitor(at, 'x');
    const out = new URL(String((await visitor.node('GET', '/api/sign-on/true')).headers.location));
    const back = `/api/sign-on/true/callback?code=${'c'.repeat(43)}&state=${out.searchParams.get('state') ?? ''}`;
    expect((await visitor.node('GET', back)).headers.location).toBe('/?sign-in=not_proven');
    expect(caught).toEqual([]);
    const head = (await at.house.ledger.heads()).find(({ agencyId }) => agencyId === 'node');
    expect(await payloadAt(at.house, 'node', (head?.size ?? 0n) - 1n)).toMatchObject({ action: 'signInFailed', provider: 'true', problem: 'not_proven' });
  });
  test('does not fetch keys for a logout token from elsewhere', async () => {
    const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
    const token = `${part({ alg: 'RS256', kid: 'x', typ: 'logout+jwt' })}.${part({ iss: `${front}/true`, aud: 'custos' })}.${'A'.repeat(342)}`;
    const reply = await at.app.inject({ method: 'POST', url: '/api/sign-on/true/logout', headers: { 'content-type': 'application/x-www-form-urlencoded' }, payload: `logout_token=${token}` });
    expect([reply.statusCode, caught]).toEqual([400, []]);
  });
});
