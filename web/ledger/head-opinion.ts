// A head that anyone may read is checked like any other claim: its signature, and what this browser saw of that log before.
import type { Memory } from './memory.js';
import { openCheckpoint, readVerifierKey } from './note.js';
import { fromBase64, isSame } from './bytes.js';
import { readDecimal } from './receipt.js';
import type { Head } from './seal.js';

/** `bad`: the checkpoint is not the signed statement of this head. `differs`: it contradicts what was seen. */
export type HeadOpinion = 'agrees' | 'differs' | 'bad' | 'unseen';

export async function judgeHead(head: Head, memory: Memory): Promise<HeadOpinion> {
  const key = await readVerifierKey(head.key);
  const checkpoint = key === undefined ? undefined : await openCheckpoint(head.checkpoint, key);
  const root = fromBase64(head.root);
  if (checkpoint === undefined || root === undefined || checkpoint.origin !== head.origin || checkpoint.size !== readDecimal(head.size) || !isSame(checkpoint.root, root)) return 'bad';
  const seen = memory[head.origin];
  if (seen === undefined) return 'unseen';
  const seenSize = readDecimal(seen.size) ?? 0n;
  if (seen.key !== head.key || checkpoint.size < seenSize) return 'differs';
  return checkpoint.size === seenSize && seen.root !== head.root ? 'differs' : 'agrees';
}
