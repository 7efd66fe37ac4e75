// One identity provider (OpenID Connect Core 1.0; RFC 9700, best current practice): code flow with PKCE, state and nonce, and an ID token
// whose signature is checked although it came straight from the provider. Neither the node nor a browser is sent anywhere but to the
// issuer's own origin and those that the operator named (tests/attacks/access/provider-sent-elsewhere.test.ts).
import { createPublicKey } from 'node:crypto';
import { createRemoteJWKSet, customFetch as joseFetch, importPKCS8, jwtVerify } from 'jose';
import { authorizationCodeGrant, buildAuthorizationUrl, buildEndSessionUrl, calculatePKCECodeChallenge, ClientSecretPost, type Configuration, customFetch, allowInsecureRequests, discovery, enableNonRepudiationChecks, PrivateKeyJwt, randomNonce, randomPKCECodeVerifier, randomState } from 'openid-client';
import type { Claims } from './claims.js';
import { SignOnError } from './errors.js';
import { isSafeUrl, type ProviderSettings } from './settings.js';

/** What must come back from the browser for the answer to be ours. */
export interface Pending {
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
}
export interface Proven {
  readonly claims: Claims;
  readonly issuer: string;
  readonly subject: string;
}

/** A request as both libraries make it. */
type Wanted = Omit<RequestInit, 'body'> & { readonly body?: RequestInit['body'] | undefined };

const timeoutSeconds = 10;
/** Metadata is read again after so long; a provider that moved its endpoints is followed without a restart. */
const metadataForMs = 3_600_000;
const longestLogoutAgeSeconds = 300;
const logoutEvent = 'http://schemas.openid.net/event/backchannel-logout';

export class Provider {
  readonly settings: ProviderSettings;
  readonly redirectUri: string;
  readonly #clock: () => number;
  #known: { readonly config: Promise<Configuration>; readonly untilMs: number } | undefined;
  #keys: ReturnType<typeof createRemoteJWKSet> | undefined;

  constructor(settings: ProviderSettings, publicUrl: string, clock: () => number) {
    this.settings = settings;
    this.redirectUri = `${publicUrl}/api/sign-on/${settings.id}/callback`;
    this.#clock = clock;
  }

  /** Where to send the browser, and what to expect from it. */
  async begin(): Promise<{ readonly url: URL; readonly pending: Pending }> {
    const config = await this.#config();
    const pending = { state: randomState(), nonce: randomNonce(), verifier: randomPKCECodeVerifier() };
    const url = buildAuthorizationUrl(config, {
      redirect_uri: this.redirectUri, scope: this.settings.scope, state: pending.state, nonce: pending.nonce,
      code_challenge: await calculatePKCECodeChallenge(pending.verifier), code_challenge_method: 'S256',
    });
    return { url, pending };
  }

  /**
   * Takes the code to the provider. `search` is the query of the way back. The library checks state, `iss` of the answer (RFC 9207),
   * and of the ID token issuer, audience, algorithm, signature, time and nonce. Throws `not_proven`.
   */
  async finish(search: string, { state, nonce, verifier }: Pending): Promise<Proven> {
    const config = await this.#config();
    try {
      const tokens = await authorizationCodeGrant(config, new URL(`${this.redirectUri}${search}`), {
        expectedState: state, expectedNonce: nonce, pkceCodeVerifier: verifier, idTokenExpected: true,
      });
      const claims = tokens.claims();
      if (claims === undefined) throw new TypeError('no ID token');
      return { claims, issuer: claims.iss, subject: claims.sub };
    } catch (cause) {
      throw new SignOnError('not_proven', 'the identity provider’s answer does not hold; start again', { cause });
    }
  }

  /** Where a browser goes to end its session with the provider too (OpenID Connect RP-Initiated Logout 1.0); none when it offers none. */
  async endSessionUrl(publicUrl: string): Promise<string | undefined> {
    const config = await this.#config();
    if (config.serverMetadata().end_session_endpoint === undefined) return undefined;
    // Without a hint that would be the person's ID token: that is never kept here. The provider asks them instead.
    return buildEndSessionUrl(config, { post_logout_redirect_uri: `${publicUrl}/` }).href;
  }

  /** Checks a logout token (OpenID Connect Back-Channel Logout 1.0, section 2.6). Throws `not_proven`. */
  async loggedOut(token: string): Promise<{ readonly issuer: string; readonly subject: string | undefined; readonly providerSession: string | undefined; readonly expiresAtMs: number }> {
    const config = await this.#config();
    const { issuer, jwks_uri: keysAt } = config.serverMetadata();
    try {
      this.#keys ??= createRemoteJWKSet(new URL(keysAt ?? ''), { timeoutDuration: timeoutSeconds * 1_000, [joseFetch]: (url, options) => this.#fetch(url, options) });
      const { payload, protectedHeader } = await jwtVerify(token, this.#keys, {
        issuer, audience: this.settings.clientId, algorithms: [this.settings.algorithm], maxTokenAge: longestLogoutAgeSeconds, clockTolerance: 30,
        requiredClaims: ['iat', 'jti', 'events'], currentDate: new Date(this.#clock()),
      });
      const { sub, sid, events, nonce } = payload;
      const isEvent = typeof events === 'object' && events !== null && Object.hasOwn(events, logoutEvent);
      const names = [sub, sid].filter((one) => typeof one === 'string');
      if (!isEvent || nonce !== undefined || names.length === 0) throw new TypeError('not a logout token');
      if (protectedHeader.typ !== undefined && !/^(application\/)?(logout\+jwt|jwt)$/i.test(protectedHeader.typ)) throw new TypeError('not a logout token');
      return { issuer, subject: sub, providerSession: typeof sid === 'string' ? sid : undefined, expiresAtMs: ((payload.iat ?? 0) + longestLogoutAgeSeconds + 60) * 1_000 };
    } catch (cause) {
      throw new SignOnError('not_proven', 'the logout token does not hold', { cause });
    }
  }

  #config(): Promise<Configuration> {
    if (this.#known !== undefined && this.#known.untilMs > this.#clock()) return this.#known.config;
    const config = this.#discover().catch((cause: unknown) => {
      this.#known = undefined;
      throw new SignOnError('unavailable', 'the identity provider does not answer; try again, or ask whoever runs your agency’s sign-in', { cause });
    });
    this.#known = { config, untilMs: this.#clock() + metadataForMs };
    this.#keys = undefined;
    return config;
  }

  async #discover(): Promise<Configuration> {
    const { issuer, clientId, secret, algorithm } = this.settings;
    const auth = 'shared' in secret ? ClientSecretPost(secret.shared) : PrivateKeyJwt(await importPKCS8(secret.privateKeyPem, algorithmOf(secret.privateKeyPem)));
    const config = await discovery(new URL(issuer), clientId, { id_token_signed_response_alg: algorithm, redirect_uris: [this.redirectUri] }, auth, {
      timeout: timeoutSeconds, [customFetch]: (url, options) => this.#fetch(url, options), execute: new URL(issuer).protocol === 'http:' ? [allowInsecureRequests] : [],
    });
    if (config.serverMetadata().issuer !== issuer && `${issuer}/` !== config.serverMetadata().issuer) throw new TypeError('another issuer');
    const metadata = config.serverMetadata();
    for (const url of [metadata.authorization_endpoint, metadata.token_endpoint, metadata.jwks_uri, metadata.end_session_endpoint]) this.#checkOrigin(url);
    enableNonRepudiationChecks(config);
    return config;
  }

  /**
   * OpenID Connect Discovery 1.0 and RFC 8414 let metadata name endpoints on any host, and the library follows them: whoever can change that
   * one document would be sent our codes and secrets, or people's passwords by way of a page of their own. Providers that do live on
   * several hosts are named by the operator.
   */
  #checkOrigin(url: string | undefined): void {
    if (url === undefined) return;
    if (!isSafeUrl(url) || ![new URL(this.settings.issuer).origin, ...this.settings.alsoFrom].includes(new URL(url).origin)) {
      throw new TypeError('the provider points outside of its own origin; name the other one in `alsoFrom`');
    }
  }

  async #fetch(url: string, { body, ...options }: Wanted): Promise<Response> {
    this.#checkOrigin(url);
    return fetch(url, { ...options, ...(body !== undefined && { body }), redirect: 'manual' });
  }
}

function algorithmOf(pem: string): string {
  const { asymmetricKeyType, asymmetricKeyDetails } = createPublicKey(pem);
  if (asymmetricKeyType === 'ec') return asymmetricKeyDetails?.namedCurve === 'secp384r1' ? 'ES384' : 'ES256';
  return asymmetricKeyType === 'ed25519' ? 'Ed25519' : 'RS256';
}
