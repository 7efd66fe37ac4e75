// Source identities lie encrypted under their agency's key, beside the registry and never in it: no query leads from a report here (G6).
// Only sealing exists so far. Known hole: the agency's key is a file of the node; whoever has disk and key can open them.
import { createCipheriv } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Db, prepared } from '../db/index.js';
import type { Random } from '../kernel/index.js';

const keyBytes = 32;

export class SealedSourceStore {
  readonly #db: Db;
  readonly #keyFolder: string;
  readonly #random: Random;

  constructor(db: Db, keyFolder: string, random: Random) {
    this.#db = db;
    this.#keyFolder = keyFolder;
    this.#random = random;
  }

  /** Seals an identity under its reference number (AES-256-GCM, bound to agency and number). The same number again changes nothing. */
  async seal(agencyId: string, sourceId: string, identity: string): Promise<void> {
    const nonce = this.#random(12);
    const cipher = createCipheriv('aes-256-gcm', this.#keyOf(agencyId), nonce);
    cipher.setAAD(Buffer.from(`${agencyId}~${sourceId}`));
    const sealed = Buffer.concat([cipher.update(identity, 'utf8'), cipher.final(), cipher.getAuthTag()]);
    await prepared(this.#db, 'seal-source', 'select gate.seal_source($1, $2, $3, $4)', [agencyId, sourceId, sealed, Buffer.from(nonce)]);
  }

  #keyOf(agencyId: string): Uint8Array {
    const path = join(this.#keyFolder, `${agencyId}.key`);
    if (existsSync(path)) return readFileSync(path);
    mkdirSync(this.#keyFolder, { recursive: true, mode: 0o700 });
    const key = this.#random(keyBytes);
    writeFileSync(path, key, { mode: 0o600, flag: 'wx' });
    return key;
  }
}
