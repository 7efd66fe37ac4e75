// An inclusion proof is followed here, in the reader's own browser, step by step as RFC 9162 section 2.1.3.2 says.
import { type Bytes, concat, isSame, sha256 } from './bytes.js';

const leafPrefix = Uint8Array.of(0);
const nodePrefix = Uint8Array.of(1);

/** RFC 6962 leaf hash: SHA-256 of 0x00 and the entry. */
export function hashLeaf(entry: Bytes): Promise<Bytes> {
  return sha256(concat(leafPrefix, entry));
}

/** RFC 6962 node hash: SHA-256 of 0x01, the left and the right child. */
export function hashNode(left: Bytes, right: Bytes): Promise<Bytes> {
  return sha256(concat(nodePrefix, left, right));
}

/** One joint of the path: our node lies on one side, `sibling` on the other, `node` is their parent. */
export interface PathStep {
  readonly sibling: Bytes;
  readonly siblingSide: 'left' | 'right';
  readonly node: Bytes;
}

export interface Claim {
  readonly index: bigint;
  readonly size: bigint;
  readonly leafHash: Bytes;
  readonly proof: readonly Bytes[];
}

/** How many levels a right-hand node rises past one sibling. */
function climbOf(at: bigint): bigint {
  let levels = 0n;
  while (((at >> levels) & 1n) === 0n && at >> levels !== 0n) levels += 1n;
  return levels + 1n;
}

/**
 * Follows a proof from the leaf to the root it leads to.
 * Undefined when the proof has another length than the tree's shape demands, or a hash is not 32 bytes.
 */
export async function walkProof(claim: Claim): Promise<readonly PathStep[] | undefined> {
  if (claim.index < 0n || claim.index >= claim.size || claim.leafHash.length !== 32) return undefined;
  let [at, last, node] = [claim.index, claim.size - 1n, claim.leafHash];
  const steps: PathStep[] = [];
  for (const sibling of claim.proof) {
    if (last === 0n || sibling.length !== 32) return undefined;
    const isRight = (at & 1n) === 1n || at === last;
    node = isRight ? await hashNode(sibling, node) : await hashNode(node, sibling);
    steps.push({ sibling, siblingSide: isRight ? 'left' : 'right', node });
    // At the right edge of a ragged tree the node climbs without a sibling until it is a right child again.
    const climb = isRight ? climbOf(at) : 1n;
    [at, last] = [at >> climb, last >> climb];
  }
  return last === 0n ? steps : undefined;
}

/** Whether the proof leads from the leaf to `root`. */
export async function leadsTo(root: Bytes, claim: Claim): Promise<boolean> {
  const steps = await walkProof(claim);
  if (steps === undefined) return false;
  return isSame(steps.at(-1)?.node ?? claim.leafHash, root);
}
