// The way down a Merkle tree to one leaf, or to one older size, is the same wherever the hashes lie (RFC 6962, 2.1.1 and 2.1.2):
// a tree says how it hashes a range of leaves, and the walk says which ranges make the proof.

/** Hash of the leaves from `from` up to, not including, `to`. */
export type RangeHash = (from: number, to: number) => Uint8Array;

/** PATH(index, D[size]), lowest sibling first. `index` is below `size`. */
export function inclusionPath(index: number, size: number, hash: RangeHash): Uint8Array[] {
  const proof: Uint8Array[] = [];
  for (let [from, to] = [0, size]; to - from > 1; ) {
    const middle = from + splitOf(to - from);
    if (index < middle) {
      proof.push(hash(middle, to));
      to = middle;
    } else {
      proof.push(hash(from, middle));
      from = middle;
    }
  }
  return proof.toReversed();
}

/** PROOF(older, D[size]), lowest first. `older` is from 1 to `size`. */
export function consistencyPath(older: number, size: number, hash: RangeHash): Uint8Array[] {
  const proof: Uint8Array[] = [];
  let [from, to] = [0, size];
  while (older !== to) {
    const middle = from + splitOf(to - from);
    if (older <= middle) {
      proof.push(hash(middle, to));
      to = middle;
    } else {
      proof.push(hash(from, middle));
      from = middle;
    }
  }
  // The verifier already holds the old root when the walk never went right (SUBPROOF with b = true).
  if (from !== 0) proof.push(hash(from, to));
  return proof.toReversed();
}

/** The largest power of two below `count`, which is from 2 to 2^40. */
export function splitOf(count: number): number {
  return count <= 2 ** 30 ? 1 << (31 - Math.clz32(count - 1)) : 2 ** Math.ceil(Math.log2(count) - 1);
}
