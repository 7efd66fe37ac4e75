// Keys are written in the note format that other transparency logs use, so that anyone's tools read them.
import { createPrivateKey, createPublicKey, sign, verify } from 'node:crypto';
import { LedgerError } from '../errors.js';
import { sha256 } from './hash.js';

/** Signature type of plain Ed25519 (C2SP signed-note, "Signature types"): the type of a log's own key. */
const ED25519 = 0x01;
/** Bytes of an Ed25519 public key, and of its seed. */
export const KEY_BYTES = 32;
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

/** The parts of a key in note form, of whatever type; name, base64 and (for public keys) id are checked. */
export interface KeyParts {
  readonly name: string;
  readonly id: string;
  /** Signature type identifier byte. */
  readonly type: number;
  readonly bytes: Uint8Array;
}

/** An Ed25519 key pair from 32 secret bytes. Throws `bad_key`. */
export function ed25519Of(seed: Uint8Array): { readonly publicKey: Uint8Array; readonly sign: (message: Uint8Array) => Uint8Array } {
  if (seed.length !== KEY_BYTES) throw badKey('a private key has 32 bytes');
  const key = createPrivateKey({ key: Buffer.concat([privatePrefix, seed]), format: 'der', type: 'pkcs8' });
  const publicKey = createPublicKey(key).export({ format: 'der', type: 'spki' }).subarray(-KEY_BYTES);
  return { publicKey, sign: (message) => sign(null, message, key) };
}

/** The check of plain Ed25519 signatures (RFC 8032) under one public key. Throws `bad_key`. */
export function ed25519Check(publicKey: Uint8Array): (message: Uint8Array, signature: Uint8Array) => boolean {
  if (publicKey.length !== KEY_BYTES) throw badKey('a public key has 32 bytes');
  const x = Buffer.from(publicKey).toString('base64url');
  const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' });
  return (message, signature) => signature.length === 64 && verify(null, message, key, signature);
}

/** A signer from 32 secret bytes. `name` is the log's origin. Throws `bad_key`. */
export function signerOf(name: string, seed: Uint8Array): NoteSigner {
  const { publicKey, sign: signText } = ed25519Of(seed);
  const verifier = verifierOf(name, publicKey);
  return { verifier, skey: writeSecretKey(name, verifier.id, ED25519, seed), sign: signText };
}

export function verifierOf(name: string, publicKey: Uint8Array): NoteVerifier {
  return { ...writeKey(name, ED25519, publicKey), verify: ed25519Check(publicKey) };
}

/** Reads the key of a log, `name+id+key`. Throws `bad_key` when the form, the type or the id is wrong: a witness's key is refused here. */
export function parseVerifier(vkey: string): NoteVerifier {
  const { name, type, bytes } = splitKey(vkey);
  if (type !== ED25519) throw badKey('the key is not base64 of an Ed25519 key');
  return verifierOf(name, bytes);
}

/** Reads `PRIVATE+KEY+name+id+key`. Throws `bad_key`; the message never repeats the text. */
export function parseSigner(skey: string): NoteSigner {
  const { name, id, type, bytes } = splitSecretKey(skey);
  if (type !== ED25519) throw badKey('the key is not base64 of an Ed25519 key');
  const signer = signerOf(name, bytes);
  if (signer.verifier.id !== id) throw badKey('the id in a private key does not belong to its name and bytes');
  return signer;
}

/** A public key of any type in note form, with its id. Throws `bad_key` at a name that no note can hold. */
export function writeKey(name: string, type: number, publicKey: Uint8Array): { readonly name: string; readonly id: string; readonly vkey: string } {
  if (!isKeyName(name)) throw badKey('a key name is not empty and holds no space, plus or control character');
  const id = keyId(name, type, publicKey);
  return { name, id, vkey: `${name}+${id}+${typed(type, publicKey).toString('base64')}` };
}

export function writeSecretKey(name: string, id: string, type: number, seed: Uint8Array): string {
  return `PRIVATE+KEY+${name}+${id}+${typed(type, seed).toString('base64')}`;
}

/** Takes `name+id+key` apart, whatever its type. Throws `bad_key` when the form or the id is wrong. */
export function splitKey(vkey: string): KeyParts {
  const parts = partsOf(/^([^+]+)\+([0-9a-f]{8})\+(.+)$/.exec(vkey.trim()), 'a public key is written `name+id+key`');
  if (writeKey(parts.name, parts.type, parts.bytes).id !== parts.id) throw badKey('the id in a public key does not belong to its name and bytes');
  return parts;
}

/** Takes `PRIVATE+KEY+name+id+key` apart. The id is that of the public key: the caller compares it. Throws `bad_key`. */
export function splitSecretKey(skey: string): KeyParts {
  return partsOf(/^PRIVATE\+KEY\+([^+]+)\+([0-9a-f]{8})\+(.+)$/.exec(skey.trim()), 'a private key is written `PRIVATE+KEY+name+id+key`');
}

function partsOf(found: RegExpExecArray | null, rule: string): KeyParts {
  const [, name, id, encoded] = found ?? [];
  if (name === undefined || id === undefined || encoded === undefined) throw badKey(rule);
  const bytes = strictBase64(encoded);
  const type = bytes?.[0];
  if (bytes === undefined || type === undefined) throw badKey('the key is not base64 of a type and a key');
  return { name, id, type, bytes: bytes.subarray(1) };
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

function keyId(name: string, type: number, publicKey: Uint8Array): string {
  return Buffer.from(sha256(Buffer.concat([Buffer.from(`${name}\n`), typed(type, publicKey)]))).toString('hex', 0, 4);
}

function typed(type: number, key: Uint8Array): Buffer {
  return Buffer.concat([Buffer.of(type), key]);
}

function badKey(message: string): LedgerError {
  return new LedgerError('bad_key', `${message}; copy it whole from where it was published`);
}
