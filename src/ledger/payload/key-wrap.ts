// A payload key lies on disk only wrapped under its holder's key. The wrapping names agency, month and holder, so that whoever
// can move files about cannot pass one month's key off as another's.
import { createCipheriv, createDecipheriv } from 'node:crypto';
import { LedgerError } from '../errors.js';
import { strictBase64 } from '../format/key.js';
import { NONCE_BYTES, PAYLOAD_KEY_BYTES } from '../format/sealed-payload.js';

export type Holder = 'agency' | 'examiner';

/** What a wrapped key is for. */
export interface KeyName {
  readonly agencyId: string;
  /** `YYYY-MM`. */
  readonly month: string;
  readonly holder: Holder;
}

const AUTHENTICATION_BYTES = 16;

/** Base64 of `nonce 12, AES-256-GCM of the key, tag 16`. `nonce` is random and never used twice under one `holderKey`. */
export function wrapKey(holderKey: Uint8Array, name: KeyName, key: Uint8Array, nonce: Uint8Array): string {
  const cipher = createCipheriv('aes-256-gcm', holderKey, nonce);
  cipher.setAAD(boundTo(name));
  const hidden = cipher.update(key);
  cipher.final();
  return Buffer.concat([nonce, hidden, cipher.getAuthTag()]).toString('base64');
}

/** The 32 bytes of the key. Throws `damaged` when the text was changed, is of another name, or wrapped under another key. */
export function unwrapKey(holderKey: Uint8Array, name: KeyName, wrapped: string): Uint8Array {
  const bytes = strictBase64(wrapped);
  if (bytes?.length !== NONCE_BYTES + PAYLOAD_KEY_BYTES + AUTHENTICATION_BYTES) throw cannotUnwrap();
  try {
    const decipher = createDecipheriv('aes-256-gcm', holderKey, bytes.subarray(0, NONCE_BYTES), { authTagLength: AUTHENTICATION_BYTES });
    decipher.setAAD(boundTo(name));
    decipher.setAuthTag(bytes.subarray(-AUTHENTICATION_BYTES));
    return Buffer.concat([decipher.update(bytes.subarray(NONCE_BYTES, -AUTHENTICATION_BYTES)), decipher.final()]);
  } catch (cause) {
    throw cannotUnwrap(cause);
  }
}

function boundTo({ agencyId, month, holder }: KeyName): Buffer {
  return Buffer.from(JSON.stringify(['custos payload key', agencyId, month, holder]));
}

function cannotUnwrap(cause?: unknown): LedgerError {
  return new LedgerError('damaged', 'a payload key does not unwrap under its holder’s key; restore the folder of payload keys from its own backup', { cause });
}
