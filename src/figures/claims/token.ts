// A folded sentence in words, numbers and signs, each with its place.
import { numberWords } from './number-words.js';

export interface Token {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly kind: 'number' | 'word' | 'sign';
}

const shapes = /(\d{1,3}(?:[ ,.']\d{3})+(?!\d)(?:[.,]\d+)?|\d+(?:[.,]\d+)*)|([a-z]+)|(\S)/g;

export function tokensOf(folded: string): Token[] {
  return Array.from(folded.matchAll(shapes), (match) => ({ text: match[0], start: match.index, end: match.index + match[0].length, kind: match[1] === undefined ? match[2] === undefined ? 'sign' : 'word' : 'number' }));
}

/** Whether a sentence could hold a claim at all; most could not, and cost no more than this. */
export function mayClaim(folded: string): boolean {
  if (/\d/.test(folded)) return true;
  for (const [word] of folded.matchAll(/[a-z]{3,}/g)) if (numberWords.has(word)) return true;
  return false;
}
