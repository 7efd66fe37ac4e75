// How likely two names are one name: the order of words does not matter, slips, initials, sound and script matter little.
// A score ranks candidates for a person to judge; it is never a judgement (domain.md section 8: a name match is not knowledge).
import { distance } from 'fastest-levenshtein';
import { consonants, phoneticCodes } from './sounds.js';
import { weightOf } from './weights.js';
import { normaliseWords } from './words.js';

/** More words than this are not aligned one by one; the cost is bounded by its square. */
const maxAligned = 24;
const leastAlike = 0.66;
const digit = /\d/;

/** A name made ready once, to be scored against many. */
export interface PreparedName {
  readonly words: readonly string[];
  readonly weights: readonly number[];
  readonly total: number;
  /** True when the original script writes no vowels. */
  readonly vowelless: boolean;
  /** Phonetic codes of each word, filled when first needed: most pairs never need them. */
  readonly sounds: (readonly string[] | undefined)[];
}

function prepared(words: readonly string[], vowelless: boolean): PreparedName {
  const weights = words.map(weightOf);
  return { words, weights, total: weights.reduce((sum, weight) => sum + weight, 0), vowelless, sounds: [] };
}

export function prepareName(text: string): PreparedName {
  return prepared(normaliseWords(text).slice(0, maxAligned), /[\p{Script=Arabic}\p{Script=Hebrew}]/u.test(text));
}

function soundsOf(name: PreparedName, at: number): readonly string[] {
  const known = name.sounds[at] ?? phoneticCodes(name.words[at] ?? '');
  name.sounds[at] = known;
  return known;
}

/** 0 to 1 for word `i` of one name and word `j` of another; `vowelless` when one of the scripts writes no vowels. */
function alike(one: PreparedName, i: number, other: PreparedName, j: number, vowelless: boolean): number {
  const a = one.words[i] ?? '';
  const b = other.words[j] ?? '';
  if (a === b) return 1;
  if (a.length === 1 || b.length === 1) return a[0] === b[0] && !digit.test(a) ? 0.8 : 0;
  const longest = Math.max(a.length, b.length);
  if (vowelless) {
    const bones = consonants(a);
    if (bones.length >= 2 && bones === consonants(b)) return 0.92;
  }
  if (Math.min(a.length, b.length) * 2 < longest || digit.test(a) || digit.test(b)) return 0;
  const ratio = 1 - distance(a, b) / longest;
  if (ratio >= 0.5 && ratio < 0.88 && a.length >= 3 && b.length >= 3) {
    const codes = soundsOf(one, i);
    if (soundsOf(other, j).some((code) => codes.includes(code))) return 0.88;
  }
  return ratio >= leastAlike ? ratio : 0;
}

/** Closes up neighbouring words of `one` where the other name writes them together: `al shabaab` meets `alshabaab`. */
function closedUp(one: PreparedName, other: PreparedName): PreparedName {
  if (one.words.length < 2) return one;
  const words: string[] = [];
  for (let i = 0; i < one.words.length; i += 1) {
    const word = one.words[i] ?? '';
    const joined = i + 1 < one.words.length ? word + (one.words[i + 1] ?? '') : '';
    const meets = joined !== '' && other.words.includes(joined);
    words.push(meets ? joined : word);
    if (meets) i += 1;
  }
  return words.length === one.words.length ? one : prepared(words, one.vowelless);
}

interface Pair { readonly i: number; readonly j: number; readonly score: number }

function rankedPairs(a: PreparedName, b: PreparedName): Pair[] {
  const pairs: Pair[] = [];
  const vowelless = a.vowelless !== b.vowelless;
  for (let i = 0; i < a.words.length; i += 1) {
    for (let j = 0; j < b.words.length; j += 1) {
      const score = alike(a, i, b, j, vowelless);
      if (score > 0) pairs.push({ i, j, score });
    }
  }
  if (pairs.length < 2) return pairs;
  const weight = (pair: Pair) => pair.score * Math.min(a.weights[pair.i] ?? 0, b.weights[pair.j] ?? 0);
  return pairs.toSorted((p, q) => weight(q) - weight(p) || Math.abs(p.i - p.j) - Math.abs(q.i - q.j));
}

/** Shares of both names' weight that meet, and how many telling words did. */
function align(a: PreparedName, b: PreparedName): { readonly left: number; readonly right: number; readonly telling: number } {
  const takenA = new Set<number>();
  const takenB = new Set<number>();
  let left = 0;
  let right = 0;
  let telling = 0;
  for (const { i, j, score } of rankedPairs(a, b)) {
    if (takenA.has(i) || takenB.has(j)) continue;
    takenA.add(i);
    takenB.add(j);
    left += score * (a.weights[i] ?? 0);
    right += score * (b.weights[j] ?? 0);
    if ((a.weights[i] ?? 0) >= 0.5 && (b.weights[j] ?? 0) >= 0.5) telling += 1;
  }
  return { left: left / a.total, right: right / b.total, telling };
}

/** True for `cdg` against `cartel del golfo`: one word that is the other's initials. */
function isAcronym(short: PreparedName, long: PreparedName): boolean {
  const word = short.words[0] ?? '';
  if (short.words.length !== 1 || word.length < 3 || long.words.length < 3) return false;
  const strong = long.words.filter((_, i) => (long.weights[i] ?? 0) >= 0.5);
  return [long.words, strong].some((words) => words.map((each) => each[0]).join('') === word);
}

/** As `scoreName`, for names made ready with `prepareName`. */
export function scorePrepared(query: PreparedName, name: PreparedName): number {
  if (query.words.length === 0 || name.words.length === 0) return 0;
  const a = closedUp(query, name);
  const b = closedUp(name, a);
  const { left, right, telling } = align(a, b);
  const strong = Math.max(left, right);
  const whole = telling >= 2 ? 0.75 * strong + 0.25 * Math.min(left, right) : 0.6 * left + 0.4 * right;
  if (whole < 0.8 && (isAcronym(a, b) || isAcronym(b, a))) return 0.8;
  return Math.min(1, Math.round(whole * 1e6) / 1e6);
}

/**
 * How well a name answers a query, 0 (nothing in common) to 1 (the same words in any order). Above 0.85 is worth a look,
 * above 0.95 differs by spelling only. Method: greedy alignment of words by Levenshtein ratio, sound (double metaphone),
 * initials and vowelless consonants, weighted by `weightOf`; a missing middle name costs a quarter of its weight.
 */
export function scoreName(query: string, name: string): number {
  return scorePrepared(prepareName(query), prepareName(name));
}
