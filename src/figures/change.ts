// Per cent changes, and when there is none to print: of nothing, or of a base so small that a rounding decides the result (domain.md section 5).
import { BadInput } from '../kernel/index.js';
import { converted } from './convert.js';
import { difference, order, product, quotient, type Rational, rational } from './rational.js';
import { type Unit, unitOf } from './terms.js';

/**
 * Below it no per cent is printed. Of drugs 5 kg (domain.md section 5: rounding 2.48 lb to 2 lb moved a change by 400 points).
 * Of counts 20: at 20 events chance alone moves a count by 1/√20 = 22 % of itself; statistics of health call rates under 20 events unreliable for it.
 */
export const leastBase = { massKg: '5', count: '20' } as const;

/** `(to - from) / from × 100`. Throws `BadInput` when `from` is zero or below. */
export function percentChange(from: Rational, to: Rational): Rational {
  if (from.top <= 0n) throw new BadInput('the base is not above zero, so there is no per cent of it; give the difference', { fr: 'la base n’est pas supérieure à zéro : elle n’a pas de pourcentage ; donnez la différence' });
  return product(quotient(difference(to, from), from), rational('100'));
}

/** The base that a result and its per cent change imply: 4.9 kg after +775 % was 0.56 kg. Throws `BadInput` for -100 % and below. */
export function impliedBase(result: Rational, percent: Rational): Rational {
  const times = quotient(difference(percent, rational('-100')), rational('100'));
  if (times.top <= 0n) throw new BadInput('a change of -100 % or more leaves nothing to tell the base from; give the base', { fr: 'une variation de -100 % ou plus ne laisse rien d’où tirer la base ; donnez la base' });
  return quotient(result, times);
}

/** Whether a per cent of `base` says more of chance or rounding than of the thing. Other dimensions (money, ratios, shares) have no rule here. */
export function isSmallBase(base: Rational, unit: Unit): boolean {
  if (unit.dimension === 'count') return order(base, rational(leastBase.count)) < 0;
  const inKg = unit.dimension === 'mass' ? converted(base, unit, unitOf('kg')) : undefined;
  return inKg !== undefined && order(inKg, rational(leastBase.massKg)) < 0;
}
