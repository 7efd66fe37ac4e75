// The agency's key made inside a PKCS#11 token, never to leave it: it encrypts and decrypts the keys of sources there (AES-256-GCM, PKCS#11
// v3.0 section 6.13). A stolen disk without the token opens nothing.
import type { Random } from '../../kernel/index.js';
import { LedgerError } from '../errors.js';
import { checkAgency } from '../payload/month-file.js';
import { ck, type Pkcs11Module } from '../signer/pkcs11-module.js';
import { TokenSession } from '../signer/token-session.js';
import { type AgencyKeys, boundTo, lostKey, NONCE_BYTES, TAG_BYTES, wrongKey } from './agency-keys.js';

export interface TokenAgencyOptions {
  readonly module: Pkcs11Module;
  /** Path of the token's library. */
  readonly library: string;
  /** Label of the token. */
  readonly token: string;
  readonly pin: string;
  readonly random: Random;
}

const KEY_BYTES = 32;

export class TokenAgencyKeys implements AgencyKeys {
  private readonly session: TokenSession;
  private readonly random: Random;

  /** Throws `unavailable` when the library or the token cannot be used. */
  constructor({ module, library, token, pin, random }: TokenAgencyOptions) {
    this.session = new TokenSession(module, library, token, pin);
    this.random = random;
  }

  wrap(agencyId: string, about: string, key: Uint8Array): Uint8Array {
    const agencyKey = this.keyOf(agencyId) ?? this.make(agencyId);
    const nonce = Buffer.from(this.random(NONCE_BYTES));
    const hidden = this.session.use((pkcs11, session) => {
      pkcs11.C_EncryptInit(session, mechanismOf(nonce, boundTo(agencyId, about)), agencyKey);
      return pkcs11.C_Encrypt(session, Buffer.from(key), Buffer.alloc(key.length + TAG_BYTES));
    });
    return Buffer.concat([nonce, hidden]);
  }

  unwrap(agencyId: string, about: string, wrapped: Uint8Array): Uint8Array {
    const agencyKey = this.keyOf(agencyId);
    if (agencyKey === undefined) throw lostKey(agencyId);
    const nonce = Buffer.from(wrapped.subarray(0, NONCE_BYTES));
    const hidden = Buffer.from(wrapped.subarray(NONCE_BYTES));
    try {
      return Uint8Array.from(this.session.use((pkcs11, session) => {
        pkcs11.C_DecryptInit(session, mechanismOf(nonce, boundTo(agencyId, about)), agencyKey);
        return pkcs11.C_Decrypt(session, hidden, Buffer.alloc(hidden.length));
      }));
    } catch (fault) {
      // A token names a wrong tag as a fault of its own: whichever it is, nothing is opened.
      if (fault instanceof LedgerError && fault.code === 'unavailable' && /CKR_(ENCRYPTED_DATA_INVALID|DATA_INVALID|GENERAL_ERROR)/.test(fault.message)) throw wrongKey(agencyId);
      throw fault;
    }
  }

  close(): void {
    this.session.close();
  }

  private keyOf(agencyId: string): Buffer | undefined {
    checkAgency(agencyId);
    const [key, more] = this.session.find(ck.secretKey, labelOf(agencyId), ck.aes);
    if (key === undefined) return undefined;
    if (more !== undefined) throw new LedgerError('damaged', `the token holds two keys labelled \`${labelOf(agencyId)}\`; find out which is the agency’s`);
    const [sensitive, never] = this.session.read(key, [ck.alwaysSensitive, ck.neverExtractable]);
    if (sensitive?.[0] === 1 && never?.[0] === 1) return key;
    throw new LedgerError('damaged', `the key labelled \`${labelOf(agencyId)}\` was not made in the token, or can be taken out: whoever put it there may hold a copy`);
  }

  private make(agencyId: string): Buffer {
    this.session.use((pkcs11, session) => pkcs11.C_GenerateKey(session, { mechanism: ck.aesKeyGen }, [
      { type: ck.class, value: ck.secretKey }, { type: ck.keyType, value: ck.aes }, { type: ck.valueLength, value: KEY_BYTES }, { type: ck.token, value: true },
      { type: ck.private, value: true }, { type: ck.label, value: labelOf(agencyId) }, { type: ck.sensitive, value: true }, { type: ck.extractable, value: false },
      { type: ck.encrypt, value: true }, { type: ck.decrypt, value: true },
    ]));
    const made = this.keyOf(agencyId);
    if (made === undefined) throw new LedgerError('unavailable', `the token made no key labelled \`${labelOf(agencyId)}\`; look whether it is full`);
    return made;
  }
}

function labelOf(agencyId: string): string {
  return `custos:sources:${agencyId}`;
}

function mechanismOf(iv: Buffer, aad: Buffer) {
  return { mechanism: ck.aesGcm, parameter: { type: ck.gcmParameters, iv, aad, ivBits: iv.length * 8, tagBits: TAG_BYTES * 8 } };
}
