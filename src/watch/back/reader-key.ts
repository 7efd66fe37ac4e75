// Whom a package is for, as a key of their own making: the public half goes to the examiner, its fingerprint is compared by voice, the private half stays.
// P-256, as JSON Web Keys (RFC 7517); whoever swaps the public half on its way reads the package, so the fingerprint stands in the approval and in the record.
import { calculateJwkThumbprint, exportJWK, generateKeyPair, importJWK, type JWK } from 'jose';
import { BadInput, canonicalJson } from '../../kernel/index.js';

export interface ReaderKey {
  /** Canonical JSON of the public half. */
  readonly text: string;
  /** SHA-256 of RFC 7638, hexadecimal. */
  readonly fingerprint: string;
}

/** What the two halves are sealed and opened with (RFC 7518 section 4.6). */
export const keyAgreement = 'ECDH-ES+A256KW';
/** A fingerprint as people read it to each other. */
export const spoken = (fingerprint: string): string => fingerprint.replaceAll(/(.{4})(?=.)/gu, '$1 ');

const coordinate = /^[A-Za-z0-9_-]{43}$/u;

/** The two halves as text; the private one is for its owner's file alone. */
export async function newReaderKey(): Promise<{ readonly own: string; readonly given: ReaderKey }> {
  const { publicKey, privateKey } = await generateKeyPair(keyAgreement, { crv: 'P-256', extractable: true });
  const { kty, crv, x, y, d } = await exportJWK(privateKey);
  return { own: canonicalJson({ kty: kty ?? '', crv: crv ?? '', x: x ?? '', y: y ?? '', d: d ?? '' }), given: await keyOf(await exportJWK(publicKey)) };
}

/** Reads what somebody was given. Throws `BadInput`: no such key, or the half that must not be given away. */
export async function parseReaderKey(text: string): Promise<ReaderKey> {
  const fields = fieldsOf(text);
  if ('d' in fields) throw new BadInput('this is the private half of a key: whoever has it reads every package for it; ask for the public half, and for a new key', { fr: 'ceci est la moitié privée d’une clé : qui la détient lit tous les envois qui lui sont destinés ; demandez la moitié publique d’une nouvelle clé' });
  return keyOf(fields);
}

/** The owner's own file. Throws `BadInput`. */
export async function parseOwnKey(text: string): Promise<{ readonly key: Awaited<ReturnType<typeof importJWK>>; readonly fingerprint: string }> {
  const fields = fieldsOf(text);
  const { d } = fields;
  if (typeof d !== 'string' || !coordinate.test(d)) throw new BadInput('this is the public half of a key; name the file that `custos watch look-back-key` wrote first', { fr: 'ceci est la moitié publique d’une clé ; indiquez le fichier que `custos watch look-back-key` a écrit en premier' });
  const { fingerprint, text: open } = await keyOf(fields);
  return { fingerprint, key: await importJWK({ ...fieldsOf(open), d }, keyAgreement).catch(noKey) };
}

async function keyOf({ kty, crv, x, y }: JWK): Promise<ReaderKey> {
  if (kty !== 'EC' || crv !== 'P-256' || !coordinate.test(x ?? '') || !coordinate.test(y ?? '')) return noKey();
  const jwk = { kty, crv, x: x ?? '', y: y ?? '' };
  // Whether the point lies on the curve, whoever imports it says.
  await importJWK(jwk, keyAgreement).catch(noKey);
  return { text: canonicalJson(jwk), fingerprint: Buffer.from(await calculateJwkThumbprint(jwk), 'base64url').toString('hex') };
}

function fieldsOf(text: string): JWK {
  try {
    const parsed: unknown = JSON.parse(text);
    return typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed) ? parsed : noKey();
  } catch {
    return noKey();
  }
}

function noKey(): never {
  throw new BadInput('this is no key for a package; its reader makes one with `custos watch look-back-key FILE` and gives you FILE.public', { fr: 'ceci n’est pas une clé de destinataire ; le destinataire en crée une par `custos watch look-back-key FICHIER` et vous remet FICHIER.public' });
}
