// A quantity as a text states it: how many or how much of what, how exactly, out of how many.
import type { Precision } from '../figure.js';

export interface Quantity {
  /** Places in the sentence. */
  readonly start: number;
  readonly end: number;
  readonly kind: 'count' | 'mass' | 'money' | 'percent' | 'times' | 'vague';
  readonly value: number;
  /** Of a range. */
  readonly high?: number;
  /** The second number of `six of eight`. */
  readonly of?: number;
  /** `kg`, `lb`, `CAD`, `%`, `times`, or the noun that was counted. */
  readonly unit: string;
  readonly bound: Precision;
  /** What one of the last digit is worth. */
  readonly step: number;
}

export const kgIn: Readonly<Record<string, number>> = { kg: 1, g: 0.001, mg: 0.000_001, t: 1000, lb: 0.453_592_37, oz: 0.028_349_523_125, 'short-ton': 907.184_74 };

/** How the words before a number bind it, in folded text; the last match decides. */
const bounds: readonly (readonly [Precision, RegExp])[] = [
  ['at_least', /\b(?:at least|no fewer than|no less than|a minimum of|au moins|pas moins de|au minimum|minimum de)$/],
  ['at_most', /\b(?:up to|as many as|as much as|at most|no more than|a maximum of|not more than|jusqu'a|au plus|au maximum|tout au plus|pas plus de|maximum de)$/],
  ['more_than', /\b(?:more than|over|above|upwards? of|exceed(?:s|ed|ing)?|better than|plus de|plus que|plus d'|au-dela de|depass\w+|superieure?s? a|well over|just over|un peu plus de|bien plus de)$/],
  ['less_than', /\b(?:(?:less|fewer) than|under|below|short of|moins de|moins d'|inferieure?s? a|en dessous de|sous les|just under|just below|a peine moins de)$/],
  ['nearly', /\b(?:nearly|almost|close to|approaching|just shy of|pres de|pres d'|presque|quasi|quasiment|a peu de chose pres|(?:a|ont|avoir) presque)$/],
  ['approximately', /(?:\b(?:about|around|roughly|some|approximately|an estimated|estimated|circa|in the order of|on the order of|or so|environ|quelque|autour de|a peu pres|approximativement|de l'ordre de|grosso modo)|~|≈)$/],
];

/** `isPart`: of `la moitié`, `les trois quarts`, which their article goes with; `more than the 43 pounds` is a comparison. */
export function boundBefore(folded: string, start: number, isPart: boolean): Precision {
  let left = folded.slice(Math.max(0, start - 45), start).trimEnd();
  if (isPart) left = left.replace(/\b(?:la|le|les|the)$/, '').trimEnd();
  left = left.replace(/[$(~]+$/, (sign) => sign.includes('~') ? '~' : '').trimEnd().replace(/(?:\b(?:a|an|by|of|de|un|une|some of the|us|c|ca)|\bd')$/, (word) => /^d[e']?$/.test(word) ? word : '').trimEnd();
  // `ils ne sont plus que 29`: no more than that, and that.
  if (/\bn(?:e |')[^,;]{0,25}\bplus que$/.test(left)) return 'exactly';
  for (const [bound, words] of bounds) if (words.test(left)) return bound;
  const bare = left.replace(/(?:\bde|\bd')$/, '').trimEnd();
  for (const [bound, words] of bounds) if (words.test(bare)) return bound;
  return 'exactly';
}

export type Fit = 'close' | 'loose' | 'no';

/** Whether a number that was published is what a text says of it. Numbers are in one unit; `loose`: true and far. */
export function fits(claim: Pick<Quantity, 'value' | 'high' | 'bound' | 'step'>, published: number, stated: Precision = 'exactly'): Fit {
  const { value, high, bound, step } = claim;
  const size = Math.abs(published);
  const slack = Math.max(step / 2, size * 1e-9);
  if (high !== undefined) return high <= value * 1.6 + step && published >= value - slack && published <= high + slack ? 'close' : 'no';
  if (stated === 'more_than' || stated === 'at_least') return claim.bound === 'less_than' || claim.bound === 'at_most' ? value > published ? 'loose' : 'no' : value >= published - slack ? value <= published * 1.05 ? 'close' : 'loose' : bound === 'exactly' || bound === 'nearly' ? 'no' : 'loose';
  if (stated === 'at_most' || stated === 'less_than') return value <= published + slack && value >= published * 0.95 ? 'close' : bound === 'at_most' || bound === 'less_than' ? 'loose' : value > published ? 'no' : 'loose';
  const isNear = (low: number, top: number): boolean => published >= low - slack && published <= top + slack;
  if (stated === 'nearly' || stated === 'approximately') {
    if (bound === 'more_than' && value >= published) return stated === 'nearly' ? 'no' : 'loose';
    if (isNear(value * 0.93, value * 1.07)) return 'close';
  }
  switch (bound) {
    case 'exactly': return isNear(value, value) || published >= value && published < value + step && step < value ? 'close' : 'no';
    case 'nearly': return isNear(value * 0.9, value) ? 'close' : 'no';
    case 'approximately': return isNear(value * 0.93, value * 1.07) ? 'close' : 'no';
    case 'at_least':
    case 'more_than': return published >= value - slack ? published <= value * 1.16 ? 'close' : 'loose' : 'no';
    case 'at_most':
    case 'less_than': break;
  }
  return published <= value + slack ? published >= value * 0.86 ? 'close' : 'loose' : 'no';
}

/** Digits that say something: 369 has three, 400 one. */
export function significantDigits(value: number): number {
  return String(Math.abs(value)).replace(/[.,]/, '').replace(/^0+/, '').replace(/0+$/, '').length;
}
