// A real OpenID provider on this machine (oidc-provider), with people whose claims a test sets, and a visitor's browser for both ends.
import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import OpenIdProvider from 'oidc-provider';
import type { LightMyRequestResponse } from 'fastify';
import type { TestHouse } from './house.js';

export interface IdentityProvider {
  readonly issuer: string;
  /** The RSA key of its ID tokens, as PKCS#8 PEM. */
  readonly signingKey: string;
  /** Claims by subject. */
  readonly people: Map<string, Record<string, unknown>>;
  /** What each sign-in showed the token endpoint as proof of the node, the newest last: `client_assertion` or `client_secret`. */
  readonly shown: Readonly<Record<string, unknown>>[];
  /** Changes each ID token on its way out; undefined: as it is. */
  tamper: ((idToken: string, nonce: string) => string | Promise<string>) | undefined;
  close(): Promise<void>;
}

export const clientId = 'custos';
/** Clients that prove themselves by a key of their own (private_key_jwt): id of the provider in the node's settings, and its key. */
export const keyed = {
  rsa: generateKeyPairSync('rsa', { modulusLength: 2048 }), ec: generateKeyPairSync('ec', { namedCurve: 'P-256' }), stranger: generateKeyPairSync('ec', { namedCurve: 'P-256' }),
} as const;
/** For `stranger` the provider knows the public key of `ec`: the node holds a private key that is not the one. */
const registered = { rsa: keyed.rsa, ec: keyed.ec, stranger: keyed.ec } as const;
const clientSecret = randomBytes(32).toString('base64url');

async function listening(server: Server): Promise<number> {
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  return (server.address() as AddressInfo).port;
}

async function closed(server: Server): Promise<void> {
  server.closeAllConnections();
  await new Promise((resolve) => {
    server.close(resolve);
  });
}

function nonceOf(idToken: string): string {
  const claims = JSON.parse(Buffer.from(idToken.split('.')[1] ?? '', 'base64url').toString()) as { nonce?: string };
  return claims.nonce ?? '';
}

/** `publicUrls`: the nodes that it serves; `id` of the provider in their settings is `alder`. */
export async function startProvider(publicUrls: readonly string[]): Promise<IdentityProvider> {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const people = new Map<string, Record<string, unknown>>();
  let handle: (request: Parameters<ReturnType<OpenIdProvider['callback']>>[0], response: Parameters<ReturnType<OpenIdProvider['callback']>>[1]) => Promise<void>;
  const server = createServer((request, response) => void handle(request, response));
  const issuer = `http://127.0.0.1:${await listening(server)}`;
  const provider = new OpenIdProvider(issuer, {
    clients: [...Object.entries(registered).map(([id, { publicKey }]) => ({
      client_id: `custos-${id}`, grant_types: ['authorization_code'], response_types: ['code'], token_endpoint_auth_method: 'private_key_jwt', jwks: { keys: [{ ...publicKey.export({ format: 'jwk' }), kid: id, use: 'sig' }] },
      redirect_uris: publicUrls.map((url) => `${url}/api/sign-on/${id}/callback`),
    })), {
      client_id: clientId, client_secret: clientSecret, grant_types: ['authorization_code'], response_types: ['code'], token_endpoint_auth_method: 'client_secret_post',
      redirect_uris: publicUrls.map((url) => `${url}/api/sign-on/alder/callback`), post_logout_redirect_uris: publicUrls.map((url) => `${url}/`),
      backchannel_logout_uri: `${publicUrls[0] ?? ''}/api/sign-on/alder/logout`, backchannel_logout_session_required: true,
    }],
    jwks: { keys: [{ ...privateKey.export({ format: 'jwk' }), kid: 'sig-1', use: 'sig', alg: 'RS256' }] },
    cookies: { keys: [randomBytes(16).toString('hex')] },
    conformIdTokenClaims: false, scopes: ['openid', 'custos'],
    claims: { openid: ['sub', 'sid'], custos: ['agency', 'employee', 'login', 'name', 'unit', 'rank', 'clearance', 'cleared_until', 'citizen', 'work', 'email'] },
    features: { devInteractions: { enabled: false }, backchannelLogout: { enabled: true }, rpInitiatedLogout: { enabled: true, logoutSource: confirmed } },
    pkce: { required: () => true }, ttl: { Session: 3600, Grant: 3600, Interaction: 600, AuthorizationCode: 60, IdToken: 600, AccessToken: 600 },
    findAccount: (_context: unknown, id: string) => (people.has(id) ? { accountId: id, claims: () => ({ sub: id, ...people.get(id) }) } : undefined),
    interactions: { url: (_context: unknown, { uid }: { uid: string }) => `/interaction/${uid}` },
    loadExistingGrant: async ({ oidc }: { oidc: { session?: { accountId: string }; client?: { clientId: string } } }) => {
      const grant = new provider.Grant({ accountId: oidc.session?.accountId, clientId: oidc.client?.clientId });
      grant.addOIDCScope('openid custos');
      await grant.save();
      return grant;
    },
    // Back-channel logout goes to this machine.
    fetch: (url: string, options: RequestInit) => fetch(url, options),
  });
  const idp: IdentityProvider = { issuer, people, shown: [], tamper: undefined, signingKey: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(), close: () => closed(server) };
  provider.use(async (context, next) => {
    await next();
    if (context.path === '/token') idp.shown.push({ ...context.oidc?.body });
    const body = context.body as { id_token?: string } | undefined;
    if (context.path === '/token' && idp.tamper !== undefined && body?.id_token !== undefined) context.body = { ...body, id_token: await idp.tamper(body.id_token, nonceOf(body.id_token)) };
  });
  const answer = provider.callback();
  handle = async (request, response) => {
    // Whoever the browser says it is: the cookie `who` stands for a password typed at the provider.
    if (request.url?.startsWith('/interaction/') !== true) return answer(request, response);
    const accountId = /(?:^|; )who=([^;]+)/.exec(request.headers.cookie ?? '')?.[1] ?? '';
    return provider.interactionFinished(request, response, { login: { accountId, amr: ['pwd', 'otp'] } });
  };
  return idp;
}

/** The provider asks whether one is sure; the page's own form says yes. */
function confirmed(context: { body: unknown }, form: string): void {
  context.body = form;
}

export const claimMap = {
  agency: 'agency', member: 'employee', user: 'login', name: 'name', unit: 'unit', role: { claim: 'rank', values: { 'Intelligence analyst': 'analyst', Investigator: 'investigator', Administrator: 'agency_administrator' } },
  clearance: 'clearance', clearanceUntil: 'cleared_until', citizenships: 'citizen', purposes: 'work',
};

/** Writes `sign-on.json` for a node at `publicUrl`, and has the next house that opens read it. */
export function configure(publicUrl: string, providers: readonly object[], sessions?: object): void {
  const folder = mkdtempSync(join(tmpdir(), 'custos-sign-on-'));
  writeFileSync(join(folder, 'secret'), clientSecret, { mode: 0o600 });
  for (const [id, { privateKey }] of Object.entries(keyed)) writeFileSync(join(folder, `${id}.pem`), privateKey.export({ type: 'pkcs8', format: 'pem' }), { mode: 0o600 });
  writeFileSync(join(folder, 'sign-on.json'), JSON.stringify({ publicUrl, providers, ...(sessions && { sessions }) }), { mode: 0o600 });
  process.env['CUSTOS_SIGN_ON'] = join(folder, 'sign-on.json');
}

export function providerSettings(issuer: string, more: object = {}): object {
  return { id: 'alder', name: { en: 'Alder police', fr: 'police d’Alder' }, issuer, clientId, clientSecretFile: 'secret', scope: 'openid custos', agencies: ['alder', 'birch'], claims: claimMap, ...more };
}

/** A browser at both ends: cookies of the node and of the provider are kept apart. */
export class Visitor {
  readonly nodeCookies = new Map<string, string>();
  readonly providerCookies = new Map<string, string>();
  /** Each visitor comes from an address of their own, so that the limit on guessing is each one's. */
  readonly #address = `10.${[...randomBytes(3)].join('.')}`;
  readonly #at: TestHouse;

  constructor(at: TestHouse, who: string) {
    this.#at = at;
    this.providerCookies.set('who', who);
  }

  /** Goes to the node. */
  async node(method: 'GET' | 'POST' | 'PUT' | 'DELETE', url: string, body?: object, headers: Record<string, string> = {}): Promise<LightMyRequestResponse> {
    const reply = await this.#at.app.inject({ method, url, remoteAddress: this.#address, headers: { cookie: written(this.nodeCookies), ...headers }, ...(body && { payload: body }) });
    for (const { name, value, expires } of reply.cookies) {
      if (value === '' || (expires !== undefined && expires.getTime() <= Date.now())) this.nodeCookies.delete(name);
      else this.nodeCookies.set(name, value);
    }
    return reply;
  }

  /** Out to the provider, and what it sends the browser back with: path and query at the node. */
  async wayBack(providerId = 'alder'): Promise<string> {
    const out = await this.node('GET', `/api/sign-on/${providerId}`);
    return this.throughProvider(String(out.headers.location));
  }

  async throughProvider(begin: string): Promise<string> {
    const { origin } = new URL(begin);
    let url = begin;
    for (let hop = 0; hop < 12 && new URL(url).origin === origin; hop += 1) {
      const reply = await fetch(url, { redirect: 'manual', headers: { cookie: written(this.providerCookies) } });
      for (const line of reply.headers.getSetCookie()) {
        const [pair = ''] = line.split(';');
        const at = pair.indexOf('=');
        if (/expires=Thu, 01 Jan 1970/i.test(line)) this.providerCookies.delete(pair.slice(0, at));
        else this.providerCookies.set(pair.slice(0, at), pair.slice(at + 1));
      }
      const next = reply.headers.get('location');
      if (next === null) throw new Error(`the provider stopped at ${url}: ${reply.status} ${await reply.text()}`);
      url = new URL(next, url).href;
    }
    const { pathname, search } = new URL(url);
    return `${pathname}${search}`;
  }

  /** The whole way; the answer to the way back. */
  async signIn(providerId = 'alder'): Promise<LightMyRequestResponse> {
    return this.node('GET', await this.wayBack(providerId));
  }

  /** Who the node says they are; undefined when nobody is signed in. */
  async me(): Promise<{ user: string; role: string; agency: string; purposes: { code: string }[]; csrf: string } | undefined> {
    const reply = await this.node('GET', '/api/session');
    return reply.statusCode === 200 ? reply.json() : undefined;
  }
}

function written(cookies: ReadonlyMap<string, string>): string {
  return [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
}
