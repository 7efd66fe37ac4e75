// A proof is checked from what the caller holds, never from what the log says of itself. Every input is the attacker's:
// wrong lengths, padding, truncation and impossible sizes are answered with a reason, never with an exception.
import { equalBytes, HASH_BYTES, hashNode } from './hash.js';

/** The outcome of a check: `error` says in plain words what did not hold. */
export type ProofCheck = { readonly ok: true } | { readonly ok: false; readonly error: string };

export interface InclusionClaim {
  readonly leafHash: Uint8Array;
  readonly index: bigint;
  readonly size: bigint;
  readonly root: Uint8Array;
  readonly proof: readonly Uint8Array[];
}

export interface ConsistencyClaim {
  readonly size1: bigint;
  readonly size2: bigint;
  readonly root1: Uint8Array;
  readonly root2: Uint8Array;
  readonly proof: readonly Uint8Array[];
}

/** Tree sizes are unsigned 64-bit integers in every public format. */
const MAX_SIZE = 2n ** 64n - 1n;
const good: ProofCheck = { ok: true };
const bad = (error: string): ProofCheck => ({ ok: false, error });

/** Does `leafHash` stand at `index` in the tree of `size` leaves with this `root`? RFC 9162 section 2.1.3.2. */
export function verifyInclusion(claim: InclusionClaim): ProofCheck {
  const { index, size, proof } = claim;
  if (size < 1n || size > MAX_SIZE) return bad('the tree size is not between 1 and 2^64 - 1');
  if (index < 0n || index >= size) return bad('the index is not below the tree size');
  if (!allHashes([claim.leafHash, claim.root, ...proof])) return bad('a hash does not have exactly 32 bytes');
  let at = index;
  let last = size - 1n;
  let hash = claim.leafHash;
  for (const sibling of proof) {
    if (last === 0n) return bad('the proof is too long');
    if ((at & 1n) === 1n || at === last) {
      hash = hashNode(sibling, hash);
      while ((at & 1n) === 0n && at !== 0n) [at, last] = [at >> 1n, last >> 1n];
    } else {
      hash = hashNode(hash, sibling);
    }
    [at, last] = [at >> 1n, last >> 1n];
  }
  if (last !== 0n) return bad('the proof is too short');
  return equalBytes(hash, claim.root) ? good : bad('the proof leads to another root');
}

/** Is the tree of `size1` leaves the beginning of the tree of `size2`? RFC 9162 section 2.1.4.2; an old size of 0 proves nothing and is refused. */
export function verifyConsistency(claim: ConsistencyClaim): ProofCheck {
  const { size1, size2, root1, root2, proof } = claim;
  if (size1 < 1n || size2 > MAX_SIZE) return bad('the old size is 0 or a size is beyond 2^64 - 1');
  if (size1 > size2) return bad('the old size is above the new size');
  if (!allHashes([root1, root2, ...proof])) return bad('a hash does not have exactly 32 bytes');
  if (size1 === size2) {
    if (proof.length > 0) return bad('the proof is too long');
    return equalBytes(root1, root2) ? good : bad('one size has two roots');
  }
  const path = (size1 & (size1 - 1n)) === 0n ? [root1, ...proof] : proof;
  return climb(claim, path);
}

function climb(claim: ConsistencyClaim, path: readonly Uint8Array[]): ProofCheck {
  const [seed, ...siblings] = path;
  if (seed === undefined) return bad('the proof is too short');
  let [at, last] = [claim.size1 - 1n, claim.size2 - 1n];
  while ((at & 1n) === 1n) [at, last] = [at >> 1n, last >> 1n];
  let [older, newer] = [seed, seed];
  for (const sibling of siblings) {
    if (last === 0n) return bad('the proof is too long');
    if ((at & 1n) === 1n || at === last) {
      [older, newer] = [hashNode(sibling, older), hashNode(sibling, newer)];
      while ((at & 1n) === 0n && at !== 0n) [at, last] = [at >> 1n, last >> 1n];
    } else {
      newer = hashNode(newer, sibling);
    }
    [at, last] = [at >> 1n, last >> 1n];
  }
  if (last !== 0n) return bad('the proof is too short');
  if (!equalBytes(older, claim.root1)) return bad('the proof leads to another old root');
  return equalBytes(newer, claim.root2) ? good : bad('the proof leads to another new root');
}

function allHashes(hashes: readonly Uint8Array[]): boolean {
  return hashes.every((hash) => hash.length === HASH_BYTES);
}
