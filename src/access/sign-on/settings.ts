// `<data>/sign-on.json`: which identity providers speak for which agencies, and how long a session lasts. Read once, at start; a file
// that cannot be used stops the node rather than let people in some other way.
import { existsSync, readFileSync } from 'node:fs';
import { isAbsolute, join } from 'node:path';
import { type Static, Type } from 'typebox';
import { Value } from 'typebox/value';
import type { SessionLimits } from '../session.store.js';
import { SignOnError } from './errors.js';

/** A claim by name (`realm_access.role` walks inwards), a fixed value, or a claim whose values are translated. */
const Source = Type.Union([
  Type.String({ minLength: 1, maxLength: 120 }),
  Type.Object({ fixed: Type.Union([Type.String(), Type.Array(Type.String())]) }, { additionalProperties: false }),
  Type.Object({ claim: Type.String({ minLength: 1, maxLength: 120 }), values: Type.Record(Type.String(), Type.String()) }, { additionalProperties: false }),
]);
export type ClaimSource = Static<typeof Source>;

const Claims = Type.Object({
  agency: Source, member: Source, user: Source, name: Source, role: Source, clearance: Source, clearanceUntil: Source,
  unit: Type.Optional(Source), citizenships: Type.Optional(Source), purposes: Type.Optional(Source),
}, { additionalProperties: false });
export type ClaimMap = Static<typeof Claims>;

const Provider = Type.Object({
  id: Type.String({ pattern: '^[a-z0-9][a-z0-9-]{0,39}$' }), name: Type.Object({ en: Type.String({ minLength: 1 }), fr: Type.String({ minLength: 1 }) }),
  issuer: Type.String(), alsoFrom: Type.Optional(Type.Array(Type.String())), clientId: Type.String({ minLength: 1 }),
  clientSecretFile: Type.Optional(Type.String()), privateKeyFile: Type.Optional(Type.String()),
  algorithm: Type.Optional(Type.Union(['RS256', 'PS256', 'ES256', 'ES384', 'Ed25519', 'EdDSA'].map((one) => Type.Literal(one)))),
  scope: Type.Optional(Type.String()), agencies: Type.Array(Type.String({ minLength: 1 }), { minItems: 1 }), claims: Claims,
}, { additionalProperties: false });

const File = Type.Object({
  publicUrl: Type.Optional(Type.String()),
  sessions: Type.Optional(Type.Object({
    hours: Type.Optional(Type.Number({ exclusiveMinimum: 0, maximum: 12 })), idleMinutes: Type.Optional(Type.Number({ exclusiveMinimum: 0, maximum: 30 })),
  }, { additionalProperties: false })),
  providers: Type.Optional(Type.Array(Provider)),
}, { additionalProperties: false });

export interface ProviderSettings {
  readonly id: string;
  readonly name: { readonly en: string; readonly fr: string };
  readonly issuer: string;
  /** Origins besides the issuer's own that its metadata may point to. */
  readonly alsoFrom: readonly string[];
  readonly clientId: string;
  readonly secret: { readonly shared: string } | { readonly privateKeyPem: string };
  readonly algorithm: string;
  readonly scope: string;
  /** The agencies that it may speak for; a claim of any other is refused. */
  readonly agencies: readonly string[];
  readonly claims: ClaimMap;
}
export interface SignOnSettings {
  /** Where browsers find this node, without a slash at the end. Never taken from a request. */
  readonly publicUrl: string;
  readonly limits: SessionLimits | undefined;
  readonly providers: readonly ProviderSettings[];
}

const loopback = new Set(['127.0.0.1', '[::1]', 'localhost']);

/** https, or plain http to this very machine. */
export function isSafeUrl(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname } = new URL(text);
  return protocol === 'https:' || (protocol === 'http:' && loopback.has(hostname));
}

/** Reads the settings of a data folder; without a file nobody signs in from elsewhere. Throws `SignOnError` `settings`. */
export function readSignOn(dataFolder: string): SignOnSettings {
  const path = process.env['CUSTOS_SIGN_ON'] ?? join(dataFolder, 'sign-on.json');
  if (!existsSync(path)) return { publicUrl: '', limits: undefined, providers: [] };
  return parseSignOn(readFileSync(path, 'utf8'), (name) => readFileSync(isAbsolute(name) ? name : join(path, '..', name), 'utf8').trim());
}

export function parseSignOn(text: string, readSecret: (name: string) => string): SignOnSettings {
  const file = shapeOf(text);
  const publicUrl = (file.publicUrl ?? '').replace(/\/+$/, '');
  const providers = (file.providers ?? []).map((one) => providerOf(one, readSecret));
  if (providers.length > 0 && (!isSafeUrl(publicUrl) || new URL(publicUrl).origin !== publicUrl)) throw bad('`publicUrl` is the address that browsers use, like `https://custos.example`, without a path');
  if (new Set(providers.map(({ id }) => id)).size < providers.length) throw bad('two providers have the same `id`');
  if (new Set(providers.map(({ issuer, clientId }) => `${issuer} ${clientId}`)).size < providers.length) throw bad('two providers have the same `issuer` and `clientId`');
  const { hours = 12, idleMinutes = 30 } = file.sessions ?? {};
  return { publicUrl, providers, limits: file.sessions && { lifetimeMs: hours * 3_600_000, idleMs: idleMinutes * 60_000 } };
}

function shapeOf(text: string): Static<typeof File> {
  let read: unknown;
  try {
    read = JSON.parse(text);
  } catch (cause) {
    throw new SignOnError('settings', '`sign-on.json` is not JSON', { cause });
  }
  if (Value.Check(File, read)) return read;
  const [first] = Value.Errors(File, read);
  throw bad(`\`${first?.instancePath.slice(1).replaceAll('/', '.') ?? ''}\` ${first?.message ?? 'has another form'}`);
}

function providerOf(one: Static<typeof Provider>, readSecret: (name: string) => string): ProviderSettings {
  if (!isSafeUrl(one.issuer)) throw bad(`the issuer of \`${one.id}\` must be an https address (http only on this machine)`);
  if (!(one.alsoFrom ?? []).every((origin) => isSafeUrl(origin) && new URL(origin).origin === origin)) throw bad(`\`alsoFrom\` of \`${one.id}\` lists origins, like \`https://keys.example\``);
  if ((one.clientSecretFile === undefined) === (one.privateKeyFile === undefined)) throw bad(`give \`${one.id}\` either \`clientSecretFile\` or \`privateKeyFile\``);
  const secret = one.privateKeyFile === undefined ? { shared: readSecret(one.clientSecretFile ?? '') } : { privateKeyPem: readSecret(one.privateKeyFile) };
  return {
    id: one.id, name: one.name, issuer: one.issuer, alsoFrom: one.alsoFrom ?? [], clientId: one.clientId, secret,
    algorithm: one.algorithm ?? 'RS256', scope: one.scope ?? 'openid profile', agencies: one.agencies, claims: one.claims,
  };
}

function bad(why: string): SignOnError {
  return new SignOnError('settings', `\`sign-on.json\` cannot be used: ${why}; docs/operations.md shows one`);
}
