// ML-DSA-44 (FIPS 204): cosignatures that a quantum computer cannot forge. Node 20 has none of its own.
import { ml_dsa44 } from '@noble/post-quantum/ml-dsa.js';
import { LedgerError } from '../errors.js';

/** Bytes of an ML-DSA-44 public key and signature (FIPS 204, table 2). */
export const ML_DSA_KEY_BYTES = 1312;
const SIGNATURE_BYTES = 2420;
const SEED_BYTES = 32;

/** A key pair from 32 secret bytes. Throws `bad_key`. Signing takes about 10 ms. */
export function mlDsaOf(seed: Uint8Array): { readonly publicKey: Uint8Array; readonly sign: (message: Uint8Array) => Uint8Array } {
  if (seed.length !== SEED_BYTES) throw new LedgerError('bad_key', 'a private key has 32 bytes; copy it whole from where it was published');
  const { publicKey, secretKey } = ml_dsa44.keygen(seed);
  return { publicKey, sign: (message) => ml_dsa44.sign(message, secretKey) };
}

/** The check of signatures with an empty context under one public key. Throws `bad_key`. Checking takes about 3 ms. */
export function mlDsaCheck(publicKey: Uint8Array): (message: Uint8Array, signature: Uint8Array) => boolean {
  if (publicKey.length !== ML_DSA_KEY_BYTES) throw new LedgerError('bad_key', 'an ML-DSA-44 public key has 1312 bytes; copy it whole from where it was published');
  return (message, signature) => signature.length === SIGNATURE_BYTES && ml_dsa44.verify(signature, message, publicKey);
}
