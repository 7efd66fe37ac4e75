// What an entry says is readable only with the key of its agency and month. The tree holds hashes of it, so that it can be
// proven to somebody who may not read it, and so that it can be shredded without breaking the tree.
//
//   sealed   tags 3 x 16, nonce 12, AES-256-GCM of (salt 32, payload), authentication tag 16
//
// The tags are blind search terms (actor, action, case): HMAC-SHA-256 under a key that the database never sees.
import { createCipheriv, createDecipheriv, createHmac } from 'node:crypto';
import { LedgerError } from '../errors.js';
import { SALT_BYTES } from './entry.js';

export const PAYLOAD_KEY_BYTES = 32;
export const NONCE_BYTES = 12;
export const TAG_BYTES = 16;
/** Actor, action, case; in this order. */
export const TAGS = 3;
export const TAGS_BYTES = TAGS * TAG_BYTES;
const AUTHENTICATION_BYTES = 16;
/** What sealing adds to the payload. */
export const SEALED_OVERHEAD = TAGS_BYTES + NONCE_BYTES + SALT_BYTES + AUTHENTICATION_BYTES;

/** Where an entry stands: a sealed payload opens in its own place only. */
export interface SealedPlace {
  readonly origin: string;
  readonly index: bigint | number;
}

export interface OpenedPayload {
  /** 32 bytes. */
  readonly salt: Uint8Array;
  /** Canonical JSON. */
  readonly payload: Uint8Array;
}

/** `salted` is the salt followed by the payload; `tags` has 48 bytes; `nonce` 12 random bytes, never used twice under one key. */
export function sealPayload(key: Uint8Array, place: SealedPlace, tags: Uint8Array, nonce: Uint8Array, salted: Uint8Array): Uint8Array {
  const cipher = createCipheriv('aes-256-gcm', key, nonce);
  cipher.setAAD(boundTo(place));
  const hidden = cipher.update(salted);
  cipher.final();
  return Buffer.concat([tags, nonce, hidden, cipher.getAuthTag()]);
}

/** Throws `damaged` when the bytes were changed, moved to another place, or sealed under another key. */
export function openPayload(key: Uint8Array, place: SealedPlace, sealed: Uint8Array): OpenedPayload {
  if (sealed.length < SEALED_OVERHEAD) throw cannotOpen();
  const body = sealed.subarray(TAGS_BYTES + NONCE_BYTES, sealed.length - AUTHENTICATION_BYTES);
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(TAGS_BYTES, TAGS_BYTES + NONCE_BYTES), { authTagLength: AUTHENTICATION_BYTES });
    decipher.setAAD(boundTo(place));
    decipher.setAuthTag(sealed.subarray(sealed.length - AUTHENTICATION_BYTES));
    const salted = Buffer.concat([decipher.update(body), decipher.final()]);
    return { salt: salted.subarray(0, SALT_BYTES), payload: salted.subarray(SALT_BYTES) };
  } catch (cause) {
    throw cannotOpen(cause);
  }
}

/** The three blind search terms of a sealed payload, 16 bytes each. Throws `damaged`. */
export function tagsOf(sealed: Uint8Array): { readonly actor: Uint8Array; readonly action: Uint8Array; readonly case: Uint8Array } {
  if (sealed.length < SEALED_OVERHEAD) throw cannotOpen();
  const at = (ordinal: number): Uint8Array => sealed.subarray(ordinal * TAG_BYTES, (ordinal + 1) * TAG_BYTES);
  return { actor: at(0), action: at(1), case: at(2) };
}

/** The blind form of one search term; all zero for none, so that an absent term cannot be searched for. */
export function blindTag(tagKey: Uint8Array, agencyId: string, field: 'actor' | 'action' | 'case', value: string | null): Uint8Array {
  if (value === null) return new Uint8Array(TAG_BYTES);
  return createHmac('sha256', tagKey).update(JSON.stringify([agencyId, field, value])).digest().subarray(0, TAG_BYTES);
}

function boundTo({ origin, index }: SealedPlace): Buffer {
  return Buffer.from(`${origin}\n${index}\n`);
}

function cannotOpen(cause?: unknown): LedgerError {
  return new LedgerError('damaged', 'a payload does not open in its place; keep the folder as evidence and run `custos ledger verify`', { cause });
}
