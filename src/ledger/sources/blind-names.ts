// Whether a text names a sealed source, told from keyed tokens alone: what lies on the disk names nobody, and cannot be tried against a
// telephone book without the agency's key. Misspelt names are not found; the check is a net, not a proof (docs/threats.md).
import { createHmac } from 'node:crypto';
import anyAscii from 'any-ascii';

const mostWords = 6;
const tokenBytes = 16;

/** Lower-case Latin words of a text, whatever its script; what is no letter or digit divides. */
function wordsOf(text: string): string[] {
  return anyAscii(text).toLowerCase().split(/[^a-z0-9]+/).filter((word) => word !== '');
}

function token(key: Uint8Array, form: string): string {
  return createHmac('sha256', key).update(form).digest().subarray(0, tokenBytes).toString('base64url');
}

/** Every way in which a name is looked for: its words in any order, first and last alone, an initial with the last, and run together. */
function formsOf(name: string): string[] {
  const words = wordsOf(name).slice(0, mostWords);
  const [first, last] = [words[0], words.at(-1)];
  if (first === undefined || last === undefined) return [];
  if (words.length === 1) return first.length < 3 ? [] : [first];
  const pairs = [words, [first, last], [first.slice(0, 1), last]];
  return [...new Set([...pairs.map(unordered), words.join(''), `${first}${last}`, `${last}${first}`])];
}

const unordered = (words: readonly string[]): string => words.toSorted().join(' ');

/** Tokens of names and aliases, for the file of their source. */
export function tokensOf(key: Uint8Array, known: readonly string[]): string[] {
  return [...new Set(known.flatMap(formsOf).map((form) => token(key, form)))].toSorted();
}

/** Whether any run of up to six words of `text` has a token among `tokens`. */
export function names(key: Uint8Array, tokens: ReadonlySet<string>, text: string): boolean {
  const words = wordsOf(text);
  const seen = new Set<string>();
  for (let from = 0; from < words.length; from += 1) {
    for (let length = 1; length <= mostWords && from + length <= words.length; length += 1) {
      const form = unordered(words.slice(from, from + length));
      if (seen.has(form)) continue;
      seen.add(form);
      if (tokens.has(token(key, form))) return true;
    }
  }
  return false;
}
