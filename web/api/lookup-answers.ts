// Answers to what a purpose asks with every look-up: typed for one look-up, sent with it once, then forgotten.
import type { PromptReply } from '../../src/http/contract.js';

let waiting: readonly PromptReply[] = [];
/** What went with the look-up before: it is the same one that is asked again with a sentence. */
let before: readonly PromptReply[] = [];

export function keepForLookup(answers: readonly PromptReply[]): void {
  waiting = answers;
}

/** A sentence that was asked for, beside whatever else the look-up was sent with. */
export function addForLookup(sentence: PromptReply): void {
  waiting = [...before, sentence];
}

/** Takes them away: the next look-up is asked anew. */
export function takeForLookup(path: string): readonly PromptReply[] {
  if (!/^\/api\/(search|entities|reports)/u.test(path)) return [];
  before = waiting;
  waiting = [];
  return before;
}
