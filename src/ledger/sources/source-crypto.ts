// One field of one source, in one version, under a key of its own: whoever can move rows about cannot make the name of one source appear
// in the record of another, nor an old address as the present one (G6). Held by tests/attacks/access/ciphertext-swapped.test.ts.
import { createCipheriv, createDecipheriv, hkdfSync } from 'node:crypto';
import type { Random } from '../../kernel/index.js';
import { LedgerError } from '../errors.js';

export const SOURCE_KEY_BYTES = 32;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** What a ciphertext belongs to. `version` counts from 1. */
export interface FieldName {
  readonly agencyId: string;
  readonly sourceId: string;
  readonly field: string;
  readonly version: number;
}

export interface SealedField extends FieldName {
  readonly nonce: Uint8Array;
  /** AES-256-GCM with its tag. */
  readonly sealed: Uint8Array;
}

/** HKDF-SHA256 (RFC 5869) of the source's key over agency, source, field and version. */
function fieldKey(sourceKey: Uint8Array, name: FieldName): Uint8Array {
  return new Uint8Array(hkdfSync('sha256', sourceKey, Buffer.alloc(0), boundTo('custos source field key', name), SOURCE_KEY_BYTES));
}

export function sealField(sourceKey: Uint8Array, name: FieldName, text: string, random: Random): SealedField {
  const nonce = random(NONCE_BYTES);
  const cipher = createCipheriv('aes-256-gcm', fieldKey(sourceKey, name), nonce);
  cipher.setAAD(boundTo('custos source field', name));
  const hidden = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return { ...name, nonce, sealed: Buffer.concat([hidden, cipher.getAuthTag()]) };
}

/** Throws `damaged` when it is not the ciphertext of this very field and version. */
export function openField(sourceKey: Uint8Array, { nonce, sealed, ...name }: SealedField): string {
  try {
    const decipher = createDecipheriv('aes-256-gcm', fieldKey(sourceKey, name), nonce, { authTagLength: TAG_BYTES });
    decipher.setAAD(boundTo('custos source field', name));
    decipher.setAuthTag(sealed.subarray(-TAG_BYTES));
    return Buffer.concat([decipher.update(sealed.subarray(0, -TAG_BYTES)), decipher.final()]).toString('utf8');
  } catch {
    throw new LedgerError('damaged', 'a sealed field is not the one of its source, name and version; keep the database as evidence');
  }
}

function boundTo(what: string, { agencyId, sourceId, field, version }: FieldName): Buffer {
  return Buffer.from(JSON.stringify([what, agencyId, sourceId, field, version]));
}
