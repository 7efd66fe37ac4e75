// The file in which a look-back leaves: sealed to one reader (JSON Web Encryption, RFC 7516, by `jose`), with a hash that shows a cut or changed file before any key
// is asked. Outside it says for whom it is and nothing of what is in it.
import { hash } from 'node:crypto';
import { CompactEncrypt, compactDecrypt, decodeProtectedHeader, importJWK } from 'jose';
import { BadInput } from '../../kernel/index.js';
import { keyAgreement, parseOwnKey, type ReaderKey, spoken } from './reader-key.js';

const format = 'custos-look-back-package/1';

/** Text of the file. `to`: how its reader is called. */
export async function sealedFile(content: string, { to, agency, key }: { readonly to: string; readonly agency: string; readonly key: ReaderKey }): Promise<string> {
  const jwk: unknown = JSON.parse(key.text);
  const sealed = await new CompactEncrypt(Buffer.from(content)).setProtectedHeader({ alg: keyAgreement, enc: 'A256GCM', kid: key.fingerprint, cty: format }).encrypt(await importJWK(jwk as object, keyAgreement));
  return `${JSON.stringify({ format, agency, to, key: key.fingerprint, bytes: sealed.length, sha256: hash('sha256', sealed, 'hex'), sealed })}\n`;
}

/** What was sealed. Throws `BadInput` that says which it is: no package, cut short, changed, or for another key. */
export async function openedFile(text: string, ownKey: string): Promise<{ readonly content: string; readonly fingerprint: string }> {
  const { key, fingerprint } = await parseOwnKey(ownKey);
  const file = fileOf(text);
  if (hash('sha256', file.sealed, 'hex') !== file.sha256) throw new BadInput('a byte of this package was changed after it was made; ask for it again', { fr: 'un octet de cet envoi a été modifié après sa création ; demandez-le de nouveau' });
  const madeFor = madeForOf(file.sealed);
  if (madeFor !== fingerprint) throw new BadInput(`this package was made for the key \`${spoken(madeFor)}\`, and yours is \`${spoken(fingerprint)}\``, { fr: `cet envoi est destiné à la clé \`${spoken(madeFor)}\`, et la vôtre est \`${spoken(fingerprint)}\`` });
  const { plaintext } = await compactDecrypt(file.sealed, key, { keyManagementAlgorithms: [keyAgreement], contentEncryptionAlgorithms: ['A256GCM'] }).catch((): never => {
    throw new BadInput('this package does not open: it was changed after it was made, hash and all; ask for it again', { fr: 'cet envoi ne s’ouvre pas : il a été modifié après sa création, empreinte comprise ; demandez-le de nouveau' });
  });
  return { content: Buffer.from(plaintext).toString('utf8'), fingerprint };
}

interface PackageFile { readonly sha256: string; readonly sealed: string }

function fileOf(text: string): PackageFile {
  let file: Partial<Record<'format' | 'sha256' | 'sealed', unknown>> | null;
  try {
    file = JSON.parse(text) as typeof file;
  } catch {
    throw text.trimStart().startsWith(`{"format":"${format}"`) ? cutShort() : noPackage();
  }
  const { sha256, sealed } = file?.format === format ? file : {};
  if (typeof sha256 !== 'string' || typeof sealed !== 'string') throw noPackage();
  return { sha256, sealed };
}

/** From inside what the hash covers and the seal is bound to; the frame outside may say anything. */
function madeForOf(sealed: string): string {
  try {
    return decodeProtectedHeader(sealed).kid ?? '';
  } catch {
    throw noPackage();
  }
}

function cutShort(): BadInput {
  return new BadInput('this package is cut short, or its frame was changed; fetch it whole', { fr: 'cet envoi est tronqué, ou son enveloppe a été modifiée ; reprenez-le en entier' });
}

function noPackage(): BadInput {
  return new BadInput('this is no package of a look-back', { fr: 'ceci n’est pas un envoi issu d’une recherche de consultations' });
}
