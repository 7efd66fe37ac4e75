// The key of an agency, under which the key of each of its sources is wrapped. It never leaves this process, or, with a token, the token.
import { createCipheriv, createDecipheriv } from 'node:crypto';
import type { Random } from '../../kernel/index.js';
import { LedgerError } from '../errors.js';
import type { FileLayer } from '../file-layer.js';
import { keyOrNew, readKey } from '../payload/key-files.js';
import { checkAgency } from '../payload/month-file.js';

export interface AgencyKeys {
  /** Wraps 32 bytes for the use that `about` names; makes the agency's key when it is the first time. */
  wrap(agencyId: string, about: string, key: Uint8Array): Uint8Array;
  /** Throws `damaged` when the bytes were changed, are of another use, or wrapped under another key. */
  unwrap(agencyId: string, about: string, wrapped: Uint8Array): Uint8Array;
  close(): void;
}

export const NONCE_BYTES = 12;
export const TAG_BYTES = 16;

/** One file of 32 bytes for each agency, mode 0600, `<folder>/<agency>.key`. Whoever has disk and this folder has the keys. */
export class FileAgencyKeys implements AgencyKeys {
  constructor(
    private readonly layer: FileLayer,
    private readonly folder: string,
    private readonly random: Random,
  ) {
    layer.makeFolder(folder);
  }

  wrap(agencyId: string, about: string, key: Uint8Array): Uint8Array {
    checkAgency(agencyId);
    const nonce = this.random(NONCE_BYTES);
    const cipher = createCipheriv('aes-256-gcm', keyOrNew(this.layer, this.folder, `${agencyId}.key`, this.random), nonce);
    cipher.setAAD(boundTo(agencyId, about));
    return Buffer.concat([nonce, cipher.update(key), cipher.final(), cipher.getAuthTag()]);
  }

  unwrap(agencyId: string, about: string, wrapped: Uint8Array): Uint8Array {
    checkAgency(agencyId);
    const agencyKey = readKey(this.layer, this.folder, `${agencyId}.key`);
    if (agencyKey === undefined) throw lostKey(agencyId);
    try {
      const decipher = createDecipheriv('aes-256-gcm', agencyKey, wrapped.subarray(0, NONCE_BYTES), { authTagLength: TAG_BYTES });
      decipher.setAAD(boundTo(agencyId, about));
      decipher.setAuthTag(wrapped.subarray(-TAG_BYTES));
      return Buffer.concat([decipher.update(wrapped.subarray(NONCE_BYTES, -TAG_BYTES)), decipher.final()]);
    } catch {
      throw wrongKey(agencyId);
    }
  }

  close(): void {
    // Nothing is kept open.
  }
}

export function boundTo(agencyId: string, about: string): Buffer {
  return Buffer.from(JSON.stringify(['custos source key', agencyId, about]));
}

export function lostKey(agencyId: string): LedgerError {
  return new LedgerError('damaged', `the key of the sources of \`${agencyId}\` is not here; restore it from its own backup, or insert its token: without it they stay sealed for good`);
}

export function wrongKey(agencyId: string): LedgerError {
  return new LedgerError('damaged', `a key of a source of \`${agencyId}\` does not unwrap; restore the folder of payload keys from its own backup`);
}
