// What people typed lies in the database as ciphertext, bound to its place: whoever has a dump, a backup of the database or a login to it
// reads none of it (G6, G11). The key is a file of the node; whoever has that file as well reads the words, as the node does.
import { createCipheriv, createDecipheriv } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { CustosError, type Random } from '../../kernel/index.js';

const sealedMark = 'w1:';
const [keyBytes, nonceBytes, tagBytes] = [32, 12, 16];

export class WordsAtRest {
  readonly #key: Uint8Array;
  readonly #random: Random;

  constructor(key: Uint8Array, random: Random) {
    this.#key = key;
    this.#random = random;
  }

  /** Reads the key file, or makes it. Throws when a file is there that holds no key: a new one would leave what was written unreadable. */
  static fromFile(path: string, random: Random): WordsAtRest {
    if (!existsSync(path)) writeFileSync(path, random(keyBytes), { mode: 0o600, flag: 'wx' });
    const key = readFileSync(path);
    if (key.length !== keyBytes) throw new CustosError('words_key', '`words.key` in the data folder is not a key of 32 bytes; put the backup of it in place');
    return new WordsAtRest(key, random);
  }

  /** `place`: table, column and key of the row. Sealed words that are moved to another place do not open there. */
  seal(text: string, place: readonly string[]): string {
    const nonce = this.#random(nonceBytes);
    const cipher = createCipheriv('aes-256-gcm', this.#key, nonce).setAAD(Buffer.from(JSON.stringify(place)));
    return sealedMark + Buffer.concat([nonce, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()]).toString('base64');
  }

  /** Words of before they were sealed stand as they are. Throws for what was sealed under another key or for another place. */
  open(kept: string, place: readonly string[]): string {
    if (!kept.startsWith(sealedMark)) return kept;
    const bytes = Buffer.from(kept.slice(sealedMark.length), 'base64');
    const decipher = createDecipheriv('aes-256-gcm', this.#key, bytes.subarray(0, nonceBytes), { authTagLength: tagBytes }).setAAD(Buffer.from(JSON.stringify(place))).setAuthTag(bytes.subarray(-tagBytes));
    try {
      return Buffer.concat([decipher.update(bytes.subarray(nonceBytes, -tagBytes)), decipher.final()]).toString('utf8');
    } catch (cause) {
      throw new CustosError('words_key', 'words in the database do not open: another key lies in `words.key`, or somebody changed the row', { cause });
    }
  }
}
