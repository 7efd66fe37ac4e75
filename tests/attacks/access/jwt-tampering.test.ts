// A forged, borrowed or replayed answer of an identity provider lets nobody in, and each attempt stands in the node's record.
import { createHmac, createPublicKey, generateKeyPairSync } from 'node:crypto';
import { importPKCS8, type JWTHeaderParameters, SignJWT } from 'jose';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { clientId, configure, type IdentityProvider, providerSettings, startProvider, Visitor } from '../../support/identity-provider.js';
import { openHouse, type TestHouse } from '../../support/house.js';
import { newestOf } from '../../support/payloads.js';

let idp: IdentityProvider;
let other: IdentityProvider;
let at: TestHouse;
const publicUrl = 'http://localhost:8787';
const noor = { agency: 'alder', employee: 'e-41', login: 'noor', name: 'Noor Falk', unit: 'North', rank: 'Intelligence analyst', clearance: 'SECRET', cleared_until: '2031-12-31', citizen: ['CA'], work: ['intelligence_analysis'], email: 'noor@alder.example' };

beforeAll(async () => {
  idp = await startProvider([publicUrl]);
  other = await startProvider([publicUrl]);
  configure(publicUrl, [
    providerSettings(idp.issuer),
    providerSettings(other.issuer, { id: 'birch', name: { en: 'Birch', fr: 'Birch' }, agencies: ['birch'] }),
    providerSettings('http://127.0.0.1:9', { id: 'gone', name: { en: 'Gone', fr: 'Parti' } }),
  ]);
  at = await openHouse();
  for (const agency of ['alder', 'birch']) await at.house.roster.setRights(agency, { roles: ['analyst', 'investigator'], purposes: ['intelligence_analysis', 'criminal_investigation'], clearanceCode: 'SECRET', releasabilities: [] });
});
afterAll(async () => {
  await at.close();
  await Promise.all([idp.close(), other.close()]);
});
afterEach(() => {
  idp.tamper = undefined;
  idp.people.set('sub-noor', { ...noor });
});

const where = (reply: { headers: { location?: string | string[] | number | undefined } }) => String(reply.headers.location);

const lastOfNode = () => newestOf<Record<string, unknown>>(at.house, 'node');

const claimsIn = (idToken: string) => JSON.parse(Buffer.from(idToken.split('.')[1] ?? '', 'base64url').toString()) as Record<string, unknown>;
const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');

/** Signed with the provider's own key, and with what the attack changes. */
async function resigned(idToken: string, changes: object, header: Partial<JWTHeaderParameters> = {}, pem = idp.signingKey): Promise<string> {
  const alg = header.alg ?? 'RS256';
  return new SignJWT({ ...claimsIn(idToken), ...changes }).setProtectedHeader({ alg, kid: 'sig-1', ...header }).sign(await importPKCS8(pem, alg));
}

describe('the true answer', () => {
  test('lets in, with an account made from the claims, on the record', async () => {
    idp.people.set('sub-noor', { ...noor });
    const visitor = new Visitor(at, 'sub-noor');
    expect(where(await visitor.signIn())).toBe('/');
    expect(await visitor.me()).toMatchObject({ user: 'noor', role: 'analyst', agency: 'alder', purposes: [{ code: 'intelligence_analysis' }] });
    const [session] = await at.house.sessions.standing('alder', 'e-41');
    expect(session).toMatchObject({ signedInBy: 'oidc', issuer: idp.issuer });
  });
  test('takes a right away at the next sign-in when the provider did', async () => {
    idp.people.set('sub-noor', { ...noor, rank: 'Investigator', work: ['criminal_investigation'], email: 'someone.else@alder.example' });
    const visitor = new Visitor(at, 'sub-noor');
    expect(where(await visitor.signIn())).toBe('/');
    expect(await visitor.me()).toMatchObject({ user: 'noor', role: 'investigator', purposes: [{ code: 'criminal_investigation' }] });
  });
});

describe('an ID token', () => {
  const rsaPublic = () => createPublicKey(idp.signingKey).export({ type: 'spki', format: 'pem' }).toString();
  const stranger = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
  const now = Math.floor(Date.now() / 1000);
  const attacks: readonly (readonly [string, (idToken: string) => string | Promise<string>])[] = [
    ['without a signature (alg none)', (token) => `${part({ alg: 'none' })}.${token.split('.')[1]}.`],
    ['with its signature cut off', (token) => token.split('.').slice(0, 2).concat('').join('.')],
    ['signed with the public key as an HMAC secret', (token) => {
      const body = `${part({ alg: 'HS256', kid: 'sig-1' })}.${token.split('.')[1]}`;
      return `${body}.${createHmac('sha256', rsaPublic()).update(body).digest('base64url')}`;
    }],
    ['signed with the client secret of nobody', (token) => {
      const body = `${part({ alg: 'HS256' })}.${token.split('.')[1]}`;
      return `${body}.${createHmac('sha256', 'custos').update(body).digest('base64url')}`;
    }],
    ['changed without signing again', (token) => [token.split('.')[0], part({ ...claimsIn(token), agency: 'birch' }), token.split('.')[2]].join('.')],
    ['of a stranger’s key', (token) => resigned(token, {}, {}, stranger)],
    ['of a stranger’s key that comes along in the header', async (token) => resigned(token, {}, { jwk: createPublicKey(stranger).export({ format: 'jwk' }), kid: 'mine' }, stranger)],
    ['of another algorithm of the same key', (token) => resigned(token, {}, { alg: 'PS256' })],
    ['of another issuer', (token) => resigned(token, { iss: other.issuer })],
    ['for another audience', (token) => resigned(token, { aud: 'another-client' })],
    ['for us and somebody else, in the other’s name', (token) => resigned(token, { aud: [clientId, 'another-client'], azp: 'another-client' })],
    ['that has expired', (token) => resigned(token, { exp: now - 600, iat: now - 1200 })],
    ['without an end', (token) => resigned(token, { exp: undefined })],
    ['with another nonce', (token) => resigned(token, { nonce: 'a-nonce-of-an-earlier-day' })],
    ['without a nonce', (token) => resigned(token, { nonce: undefined })],
    ['without a subject', (token) => resigned(token, { sub: undefined })],
  ];
  test.each(attacks)('%s is refused', async (_, tamper) => {
    idp.tamper = tamper;
    idp.people.set('sub-noor', { ...noor });
    const visitor = new Visitor(at, 'sub-noor');
    expect(where(await visitor.signIn())).toBe('/?sign-in=not_proven');
    expect(await visitor.me()).toBeUndefined();
    expect(await lastOfNode()).toMatchObject({ action: 'signInFailed', provider: 'alder', problem: 'not_proven' });
  });
  test('of an earlier sign-in, replayed into a new one, is refused', async () => {
    let first = '';
    idp.tamper = (token) => (first = token);
    idp.people.set('sub-noor', { ...noor });
    expect(where(await new Visitor(at, 'sub-noor').signIn())).toBe('/');
    idp.tamper = () => first;
    expect(where(await new Visitor(at, 'sub-noor').signIn())).toBe('/?sign-in=not_proven');
  });
});

describe('the way back', () => {
  test('is good once: the same code and state again, from the same browser, open nothing', async () => {
    const visitor = new Visitor(at, 'sub-noor');
    const back = await visitor.wayBack();
    const bound = new Map(visitor.nodeCookies);
    expect(where(await visitor.node('GET', back))).toBe('/');
    visitor.nodeCookies.clear();
    for (const [name, value] of bound) visitor.nodeCookies.set(name, value);
    expect(where(await visitor.node('GET', back))).toBe('/?sign-in=stale');
    expect(await visitor.me()).toBeUndefined();
  });
  test('belongs to the browser that went out: a victim who is sent it is not signed in as the attacker', async () => {
    const attacker = new Visitor(at, 'sub-noor');
    const back = await attacker.wayBack();
    const victim = new Visitor(at, 'nobody');
    await victim.node('GET', '/api/sign-on/alder');
    expect(where(await victim.node('GET', back))).toBe('/?sign-in=stale');
    expect(await victim.me()).toBeUndefined();
    // It is spent for the attacker too.
    expect(where(await attacker.node('GET', back))).toBe('/?sign-in=stale');
  });
  test.each([
    ['without a state', (url: URL) => url.searchParams.delete('state')],
    ['with a state of its own making', (url: URL) => url.searchParams.set('state', 'A'.repeat(43))],
    ['with two states', (url: URL) => url.searchParams.append('state', 'B'.repeat(43))],
    ['with another code', (url: URL) => url.searchParams.set('code', 'C'.repeat(43))],
    ['naming another issuer (mix-up, RFC 9207)', (url: URL) => url.searchParams.set('iss', other.issuer)],
    ['without naming its issuer, which this provider always does', (url: URL) => url.searchParams.delete('iss')],
    ['with an error in place of a code', (url: URL) => { url.searchParams.delete('code'); url.searchParams.set('error', 'access_denied'); }],
  ] as const)('%s opens nothing', async (_, change) => {
    const visitor = new Visitor(at, 'sub-noor');
    const url = new URL(await visitor.wayBack(), publicUrl);
    change(url);
    expect(where(await visitor.node('GET', `${url.pathname}${url.search}`))).toMatch(/^\/\?sign-in=(stale|not_proven)$/);
    expect(await visitor.me()).toBeUndefined();
  });
  test('of one provider is not taken by another (mix-up)', async () => {
    const visitor = new Visitor(at, 'sub-noor');
    const back = await visitor.wayBack();
    expect(where(await visitor.node('GET', back.replace('/alder/', '/birch/')))).toBe('/?sign-in=stale');
  });
  test('leads to this node only, whatever is asked for', async () => {
    for (const more of ['?return=https://evil.example', '?redirect_uri=https://evil.example', '?next=//evil.example']) {
      const reply = await new Visitor(at, 'sub-noor').node('GET', `/api/sign-on/alder${more}`, undefined, { host: 'evil.example', 'x-forwarded-host': 'evil.example' });
      const to = new URL(where(reply));
      expect([to.origin, to.searchParams.get('redirect_uri')]).toEqual([idp.issuer, `${publicUrl}/api/sign-on/alder/callback`]);
    }
  });
  test('a provider that does not answer is a plain sentence, not a fault', async () => {
    expect(where(await new Visitor(at, 'x').node('GET', '/api/sign-on/gone'))).toBe('/?sign-in=unavailable');
    expect((await new Visitor(at, 'x').node('GET', '/api/sign-on/nowhere')).statusCode).toBe(401);
  });
});

describe('a claim', () => {
  const cases: readonly (readonly [string, object, string])[] = [
    ['agency: one that this provider does not speak for', { agency: 'cedar' }, 'agency'],
    ['agency: none', { agency: undefined }, 'agency'],
    ['role: a word that nobody translated', { rank: 'Chief of everything' }, 'rank'],
    ['role: two', { rank: ['Investigator', 'Intelligence analyst'] }, 'rank'],
    ['role: one that the agency does not hold', { rank: 'Administrator' }, 'rank'],
    ['role: our own code, which is not in the translation', { rank: 'analyst' }, 'rank'],
    ['clearance: unknown', { clearance: 'COSMIC' }, 'clearance'],
    ['clearance: beyond the agency’s', { clearance: 'TOP_SECRET' }, 'clearance'],
    ['clearance: a property of every object', { clearance: 'constructor' }, 'clearance'],
    ['clearance until: no day', { cleared_until: '2031-02-31' }, 'cleared_until'],
    ['citizenships: no country', { citizen: ['CA', 'QQ'] }, 'citizen'],
    ['purposes: one that is the node’s alone', { work: ['published_list_import'] }, 'work'],
    ['purposes: one that the agency does not hold', { work: ['officer_safety'] }, 'work'],
    ['member: with a path in it', { employee: '../e-41' }, 'employee'],
    ['user: with a control character', { login: 'no\u0007or' }, 'login'],
    ['name: an object', { name: { toString: 'x' } }, 'name'],
  ];
  test.each(cases)('%s: refused, naming the claim and never its value', async (_, changes, claim) => {
    idp.people.set('sub-new', { ...noor, employee: 'e-new', login: 'newcomer', ...changes });
    const visitor = new Visitor(at, 'sub-new');
    expect(where(await visitor.signIn())).toBe(`/?sign-in=claim&claim=${claim}`);
    expect(await visitor.me()).toBeUndefined();
    expect(await lastOfNode()).toMatchObject({ action: 'signInFailed', problem: 'claim', claim });
    expect(await at.house.roster.one('alder', 'e-new')).toBeUndefined();
  });
  test('of somebody else’s number or name takes nobody over: the account is issuer and subject', async () => {
    for (const changes of [{ employee: 'e-41', login: 'mallory' }, { employee: 'e-77', login: 'noor' }, { employee: 'ana', login: 'mallory2' }]) {
      idp.people.set('sub-mallory', { ...noor, ...changes });
      const visitor = new Visitor(at, 'sub-mallory');
      expect(where(await visitor.signIn())).toBe('/?sign-in=taken');
      expect(await visitor.me()).toBeUndefined();
    }
  });
  test('of a known subject under another number stays the same member; in another agency, the first one is left', async () => {
    idp.people.set('sub-mover', { ...noor, employee: 'e-50', login: 'mover' });
    const before = new Visitor(at, 'sub-mover');
    await before.signIn();
    idp.people.set('sub-mover', { ...noor, employee: 'e-51', login: 'mover' });
    await new Visitor(at, 'sub-mover').signIn();
    expect(await at.house.roster.one('alder', 'e-51')).toBeUndefined();
    idp.people.set('sub-mover', { ...noor, agency: 'birch', employee: 'e-50', login: 'mover' });
    const after = new Visitor(at, 'sub-mover');
    await after.signIn();
    expect(await after.me()).toMatchObject({ agency: 'birch' });
    expect(await before.me()).toBeUndefined();
    expect(await at.house.roster.one('alder', 'e-50')).toMatchObject({ isActive: false });
  });
});

describe('a logout token', () => {
  const event = { 'http://schemas.openid.net/event/backchannel-logout': {} };
  let posts = 0;
  const post = (token: string) => at.app.inject({ method: 'POST', url: '/api/sign-on/alder/logout', remoteAddress: `10.9.${(posts += 1) >> 5}.1`, headers: { 'content-type': 'application/x-www-form-urlencoded' }, payload: `logout_token=${encodeURIComponent(token)}` });
  const made = async (changes: object, header: object = {}, pem = idp.signingKey) => {
    const claims = { iss: idp.issuer, aud: clientId, iat: Math.floor(Date.now() / 1000), jti: Math.random().toString(36), sub: 'sub-noor', events: event, ...changes };
    return new SignJWT(claims).setProtectedHeader({ alg: 'RS256', kid: 'sig-1', typ: 'logout+jwt', ...header }).sign(await importPKCS8(pem, 'RS256'));
  };
  test('that holds ends the sessions of its subject at once, and no one else’s', async () => {
    idp.people.set('sub-noor', { ...noor });
    idp.people.set('sub-ola', { ...noor, employee: 'e-60', login: 'ola' });
    const [visitor, bystander] = [new Visitor(at, 'sub-noor'), new Visitor(at, 'sub-ola')];
    await visitor.signIn();
    await bystander.signIn();
    expect((await post(await made({}))).statusCode).toBe(200);
    expect(await visitor.me()).toBeUndefined();
    expect(await bystander.me()).toMatchObject({ user: 'ola' });
  });
  test('that does not hold ends nothing', async () => {
    const visitor = new Visitor(at, 'sub-noor');
    await visitor.signIn();
    const stranger = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
    const tokens = [
      '', 'x', await made({}, {}, stranger), await made({ aud: 'another' }), await made({ iss: other.issuer }), await made({ nonce: 'n' }), await made({ events: undefined }),
      await made({ events: { other: {} } }), await made({ sub: undefined }), await made({ iat: Math.floor(Date.now() / 1000) - 3600 }), await made({ jti: undefined }),
      await made({}, { typ: 'at+jwt' }), `${part({ alg: 'none' })}.${(await made({})).split('.')[1]}.`,
    ];
    for (const [index, token] of tokens.entries()) expect([index, (await post(token)).statusCode]).toEqual([index, 400]);
    expect(await visitor.me()).toMatchObject({ user: 'noor' });
  });
  test('is good once: it cannot end the sessions of a later day again', async () => {
    const token = await made({});
    expect((await post(token)).statusCode).toBe(200);
    const visitor = new Visitor(at, 'sub-noor');
    await visitor.signIn();
    expect((await post(token)).statusCode).toBe(400);
    expect(await visitor.me()).toMatchObject({ user: 'noor' });
  });
});
