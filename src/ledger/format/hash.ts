// Leaves and nodes hash under different prefixes, so that nobody can pass an inner node off as an entry (RFC 6962, 2.1).
import { hash } from 'node:crypto';
import { LedgerError } from '../errors.js';

/** Bytes in every hash of the tree (SHA-256). */
export const HASH_BYTES = 32;
const node = Buffer.alloc(1 + 2 * HASH_BYTES, 1);

export function sha256(bytes: Uint8Array): Uint8Array {
  // By way of a one-byte string: a third faster than asking for a buffer.
  return Buffer.from(hash('sha256', bytes, 'binary'), 'latin1');
}

/** The root of the tree without leaves: SHA-256 of nothing. */
export function emptyRoot(): Uint8Array {
  return sha256(new Uint8Array(0));
}

/** Leaf hash of an entry of any length: `SHA-256(0x00 || entry)`, RFC 6962 section 2.1. */
export function hashLeaf(entry: Uint8Array): Uint8Array {
  const prefixed = Buffer.allocUnsafe(entry.length + 1);
  prefixed[0] = 0;
  prefixed.set(entry, 1);
  return sha256(prefixed);
}

/**
 * Inner node: `SHA-256(0x01 || left || right)`, RFC 6962 section 2.1.
 * Throws `bad_proof` when a child is not exactly 32 bytes: other lengths would let two pairs share one node.
 */
export function hashNode(left: Uint8Array, right: Uint8Array): Uint8Array {
  if (left.length !== HASH_BYTES || right.length !== HASH_BYTES) {
    throw new LedgerError('bad_proof', 'a hash in the tree has exactly 32 bytes; check how the proof was decoded');
  }
  node.set(left, 1);
  node.set(right, 1 + HASH_BYTES);
  return sha256(node);
}

export function equalBytes(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && Buffer.compare(a, b) === 0;
}
