// Units change only by exact factors, and only within one dimension: tablets become no mass and no currency another without a recorded rate (domain.md section 5).
import { BadInput } from '../kernel/index.js';
import { exactly, order, product, quotient, type Rational, rational, rounded } from './rational.js';
import { type Unit, unitOf } from './terms.js';

export interface Converted {
  readonly number: string;
  readonly from: string;
  readonly to: string;
  /** Decimal text without a rounding; null where no decimal is exact (grams in ounces). */
  readonly exact: string | null;
  readonly rounded: string;
}

/** `places`: digits after the point; absent, three below 1,000 and two from there. Throws `BadInput` for an unknown unit or two that nothing exact joins. */
export function convert(number: string, from: string, to: string, places?: number): Converted {
  const value = converted(rational(number), unitOf(from), unitOf(to));
  if (value === undefined) throw new BadInput(`\`${from}\` does not convert into \`${to}\`; only a recorded weight, rate or count joins them`, { fr: `\`${from}\` ne se convertit pas en \`${to}\` ; seul un poids, un taux ou un décompte consigné les relie` });
  const isLarge = order({ top: value.top < 0n ? -value.top : value.top, over: value.over }, rational('1000')) >= 0;
  return { number, from, to, exact: exactly(value) ?? null, rounded: rounded(value, places ?? (isLarge ? 2 : 3)) };
}

/** Undefined where nothing exact joins the two. */
export function converted(value: Rational, from: Unit, to: Unit): Rational | undefined {
  if (from.code === to.code) return value;
  if (from.dimension !== to.dimension || from.inBase === null || to.inBase === null) return undefined;
  return quotient(product(value, rational(from.inBase)), rational(to.inBase));
}
