// Keys are written in the note format that other transparency logs use, so that anyone's tools read them.
import { createPrivateKey, createPublicKey, sign, verify } from 'node:crypto';
import { LedgerError } from '../errors.js';
import { sha256 } from './hash.js';

/** Signature type of plain Ed25519 (C2SP signed-note, "Signature types"). */
const ED25519 = 0x01;
const KEY_BYTES = 32;
/** RFC 8410: what stands before the 32 bytes of an Ed25519 private key in PKCS #8. */
const privatePrefix = Buffer.from('302e020100300506032b657004220420', 'hex');

export interface NoteVerifier {
  readonly name: string;
  /** Key id: 4 bytes, 8 lower-case hex digits. */
  readonly id: string;
  /** `name+id+base64(type || public key)`. */
  readonly vkey: string;
  verify(text: Uint8Array, signature: Uint8Array): boolean;
}

export interface NoteSigner {
  readonly verifier: NoteVerifier;
  /** `PRIVATE+KEY+name+id+base64(type || seed)`. Never leaves the key folder. */
  readonly skey: string;
  sign(text: Uint8Array): Uint8Array;
}

/** A signer from 32 secret bytes. `name` is the log's origin. Throws `bad_key`. */
export function signerOf(name: string, seed: Uint8Array): NoteSigner {
  if (seed.length !== KEY_BYTES) throw badKey('a private key has 32 bytes');
  const key = createPrivateKey({ key: Buffer.concat([privatePrefix, seed]), format: 'der', type: 'pkcs8' });
  const raw = createPublicKey(key).export({ format: 'der', type: 'spki' }).subarray(-KEY_BYTES);
  const verifier = verifierOf(name, raw);
  const skey = `PRIVATE+KEY+${name}+${verifier.id}+${typed(seed).toString('base64')}`;
  return { verifier, skey, sign: (text) => sign(null, text, key) };
}

export function verifierOf(name: string, publicKey: Uint8Array): NoteVerifier {
  if (!isKeyName(name)) throw badKey('a key name is not empty and holds no space, plus or control character');
  if (publicKey.length !== KEY_BYTES) throw badKey('a public key has 32 bytes');
  const x = Buffer.from(publicKey).toString('base64url');
  const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' });
  const id = keyId(name, publicKey);
  return {
    name,
    id,
    vkey: `${name}+${id}+${typed(publicKey).toString('base64')}`,
    verify: (text, signature) => signature.length === 64 && verify(null, text, key, signature),
  };
}

/** Reads `name+id+key`. Throws `bad_key` when the form, the type or the id is wrong. */
export function parseVerifier(vkey: string): NoteVerifier {
  const [, name, id, encoded] = /^([^+]+)\+([0-9a-f]{8})\+(.+)$/.exec(vkey.trim()) ?? [];
  if (name === undefined || encoded === undefined) throw badKey('a public key is written `name+id+key`');
  const verifier = verifierOf(name, untyped(encoded));
  if (verifier.id !== id) throw badKey('the id in a public key does not belong to its name and bytes');
  return verifier;
}

/** Reads `PRIVATE+KEY+name+id+key`. Throws `bad_key`; the message never repeats the text. */
export function parseSigner(skey: string): NoteSigner {
  const [, name, id, encoded] = /^PRIVATE\+KEY\+([^+]+)\+([0-9a-f]{8})\+(.+)$/.exec(skey.trim()) ?? [];
  if (name === undefined || encoded === undefined) throw badKey('a private key is written `PRIVATE+KEY+name+id+key`');
  const signer = signerOf(name, untyped(encoded));
  if (signer.verifier.id !== id) throw badKey('the id in a private key does not belong to its name and bytes');
  return signer;
}

/** C2SP signed-note: not empty, no Unicode space, no plus; control characters cannot stand in a note at all. */
export function isKeyName(name: string): boolean {
  return name.length > 0 && !/[\s+\p{Cc}\p{Z}]/u.test(name);
}

/** Standard base64 with padding, one spelling for each value; undefined otherwise. */
export function strictBase64(text: string): Uint8Array | undefined {
  const bytes = Buffer.from(text, 'base64');
  return bytes.toString('base64') === text ? bytes : undefined;
}

function keyId(name: string, publicKey: Uint8Array): string {
  return Buffer.from(sha256(Buffer.concat([Buffer.from(`${name}\n`), typed(publicKey)]))).toString('hex', 0, 4);
}

function typed(key: Uint8Array): Buffer {
  return Buffer.concat([Buffer.of(ED25519), key]);
}

function untyped(encoded: string): Uint8Array {
  const bytes = strictBase64(encoded);
  if (bytes?.[0] !== ED25519) throw badKey('the key is not base64 of an Ed25519 key');
  return bytes.subarray(1);
}

function badKey(message: string): LedgerError {
  return new LedgerError('bad_key', `${message}; copy it whole from where it was published`);
}
