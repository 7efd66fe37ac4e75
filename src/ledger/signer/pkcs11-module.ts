// The little of PKCS#11 (v3.0) that the signer uses, as the optional package `pkcs11js` offers it. Loaded only when asked for:
// it is compiled on installation, and a node whose keys lie in files does without it.
import { readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { LedgerError } from '../errors.js';

export interface Attribute {
  readonly type: number;
  readonly value?: number | boolean | string | Buffer;
}

/** AES-GCM with its parameters, as `pkcs11js` names them. */
export interface GcmMechanism {
  readonly mechanism: number;
  readonly parameter: { readonly type: number; readonly iv: Buffer; readonly aad: Buffer; readonly ivBits: number; readonly tagBits: number };
}

export interface Pkcs11 {
  load(path: string): void;
  close(): void;
  C_Initialize(): void;
  C_Finalize(): void;
  C_GetSlotList(tokenPresent: boolean): Buffer[];
  C_GetTokenInfo(slot: Buffer): { readonly label: string };
  C_OpenSession(slot: Buffer, flags: number): Buffer;
  C_CloseSession(session: Buffer): void;
  C_Login(session: Buffer, userType: number, pin: string): void;
  C_FindObjectsInit(session: Buffer, template: readonly Attribute[]): void;
  C_FindObjects(session: Buffer, most: number): Buffer[];
  C_FindObjectsFinal(session: Buffer): void;
  C_GetAttributeValue(session: Buffer, object: Buffer, template: readonly Attribute[]): { readonly type: number; readonly value: Buffer }[];
  C_GenerateKeyPair(session: Buffer, mechanism: { readonly mechanism: number }, publicHalf: readonly Attribute[], privateHalf: readonly Attribute[]): unknown;
  C_GenerateKey(session: Buffer, mechanism: { readonly mechanism: number }, template: readonly Attribute[]): Buffer;
  C_EncryptInit(session: Buffer, mechanism: GcmMechanism, key: Buffer): void;
  C_Encrypt(session: Buffer, text: Buffer, room: Buffer): Buffer;
  C_DecryptInit(session: Buffer, mechanism: GcmMechanism, key: Buffer): void;
  C_Decrypt(session: Buffer, text: Buffer, room: Buffer): Buffer;
  C_SignInit(session: Buffer, mechanism: { readonly mechanism: number }, key: Buffer): void;
  C_Sign(session: Buffer, text: Buffer, room: Buffer): Buffer;
}

export interface Pkcs11Module {
  readonly PKCS11: new () => Pkcs11;
}

/** Numbers of PKCS#11 v3.0 (OASIS, pkcs11t.h). */
export const ck = {
  rwSession: 2, serialSession: 4, user: 1, publicKey: 2, privateKey: 3, edwards: 0x40, edwardsPair: 0x1055, eddsa: 0x1057,
  class: 0, token: 1, private: 2, label: 3, keyType: 0x100, sensitive: 0x103, sign: 0x108, verify: 0x10a, extractable: 0x162, neverExtractable: 0x164,
  alwaysSensitive: 0x165, ecParams: 0x180, ecPoint: 0x181, secretKey: 4, aes: 0x1f, aesKeyGen: 0x1080, aesGcm: 0x1087, valueLength: 0x161, encrypt: 0x104, decrypt: 0x105,
  /** The package's own number for the parameters of GCM (v2.40 form). */
  gcmParameters: 7,
} as const;

/** Throws `unavailable`, saying how to install it. */
export function loadPkcs11(): Pkcs11Module {
  try {
    return createRequire(import.meta.url)('pkcs11js') as Pkcs11Module;
  } catch (cause) {
    throw new LedgerError('unavailable', 'keys in a token need the package `pkcs11js`; run `npm install --no-save pkcs11js@2.1.7` in the folder of Custos (it needs a C++ compiler)', { cause });
  }
}

/** The PIN in a file, without its newline. Throws `bad_key` when others may read it. */
export function readPin(path: string): string {
  try {
    if ((statSync(path).mode & 0o077) === 0) return readFileSync(path, 'utf8').replace(/\r?\n$/, '');
  } catch (cause) {
    throw new LedgerError('bad_key', `the file of the PIN, \`${path}\`, cannot be read`, { cause });
  }
  throw new LedgerError('bad_key', `others may read the file of the PIN, \`${path}\`; run \`chmod 600 ${path}\` and change the PIN`);
}
