// The same value always gives the same bytes: keys sorted, no spaces, integers beyond 2^53 as decimal strings
// (after RFC 8785, JSON Canonicalization Scheme; NaN, infinities and undefined values are refused or left out).
import { hash } from 'node:crypto';
import { CustosError } from './error.js';

export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json | undefined };

/** A record that an interface describes, as JSON: interfaces have no index signature. Only for what holds JSON alone. */
export const asJson = (record: object): Json => record as Json;

/** Canonical JSON text. Throws `not_canonical` for NaN and infinities. */
export function canonicalJson(value: Json | bigint): string {
  if (typeof value === 'bigint') return JSON.stringify(value.toString());
  if (typeof value === 'number' && !Number.isFinite(value)) {
    throw new CustosError('not_canonical', 'a number in a record must be finite; write it as text or leave it out');
  }
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  if (isTexts(value)) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map((item: Json) => canonicalJson(item)).join(',')}]`;
  const record = value as { readonly [key: string]: Json | undefined };
  const keys = Object.keys(record).filter((key) => record[key] !== undefined).toSorted();
  return `{${keys.map((key) => `${JSON.stringify(key)}:${canonicalJson(record[key] as Json)}`).join(',')}}`;
}

/** Most lists in a record are ids: those need no sorting inside. */
function isTexts(value: object): boolean {
  return Array.isArray(value) && value.every((item) => typeof item === 'string');
}

export function canonicalBytes(value: Json): Uint8Array {
  return Buffer.from(canonicalJson(value), 'utf8');
}

/** SHA-256 of canonical JSON, lower-case hex. */
export function hashOf(value: Json): string {
  return hash('sha256', canonicalJson(value), 'hex');
}
