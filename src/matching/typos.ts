// A word with a slip of the key still meets the word that was meant, without reading the whole dictionary
// (symmetric deletes: two words within the allowed distance always share a form; W. Garbe, SymSpell).
import { distance } from 'fastest-levenshtein';

/** Only the head of a long word is used for forms, so their number stays bounded (at most 56). */
const headLength = 10;

/** How many slips are forgiven: none below 4 letters, one from 4 to 7, two from 8; a word with a digit is exact. */
export function slipsAllowed(word: string): 0 | 1 | 2 {
  if (word.length < 4 || /\d/.test(word)) return 0;
  return word.length < 8 ? 1 : 2;
}

function dropOne(words: ReadonlySet<string>): Set<string> {
  const shorter = new Set<string>();
  for (const word of words) {
    for (let i = 0; i < word.length; i += 1) shorter.add(word.slice(0, i) + word.slice(i + 1));
  }
  return shorter;
}

/**
 * Dictionary forms of one normalised word: its head and what is left after deleting up to `slipsAllowed` letters.
 * INVARIANT: two words that `wordsAreClose` share at least one form (typos.test.ts).
 */
export function deleteForms(word: string): string[] {
  const slips = slipsAllowed(word);
  if (slips === 0) return [word];
  let layer = new Set([word.slice(0, headLength)]);
  const forms = new Set(layer);
  for (let i = 0; i < slips; i += 1) {
    layer = dropOne(layer);
    for (const form of layer) forms.add(form);
  }
  return [...forms];
}

function isSwap(a: string, b: string): boolean {
  if (a.length !== b.length) return false;
  let i = 0;
  while (i < a.length && a[i] === b[i]) i += 1;
  return a[i] === b[i + 1] && a[i + 1] === b[i] && a.slice(i + 2) === b.slice(i + 2);
}

/** True when one normalised word may be a slip for the other; two neighbouring letters swapped count as one slip. */
export function wordsAreClose(a: string, b: string): boolean {
  if (a === b) return true;
  const slips = Math.min(slipsAllowed(a), slipsAllowed(b));
  if (slips === 0 || Math.abs(a.length - b.length) > slips) return false;
  return distance(a, b) <= slips || isSwap(a, b);
}
