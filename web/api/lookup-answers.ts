// Answers to what a purpose asks with every look-up: typed for one look-up, sent with it once, then forgotten.
import type { PromptReply } from '../../src/http/contract.js';

let waiting: readonly PromptReply[] = [];

export function keepForLookup(answers: readonly PromptReply[]): void {
  waiting = answers;
}

/** Takes them away: the next look-up is asked anew. */
export function takeForLookup(path: string): readonly PromptReply[] {
  if (waiting.length === 0 || !/^\/api\/(search|entities|reports)/u.test(path)) return [];
  const taken = waiting;
  waiting = [];
  return taken;
}
