// Exact arithmetic: a figure never gains or loses a digit by being computed with. Values are decimal text, fractions of two integers inside.
import { BadInput } from '../kernel/index.js';

/** `over` is above zero; not reduced. */
export interface Rational {
  readonly over: bigint;
  readonly top: bigint;
}

const decimal = /^(-?)(\d{1,30})(?:\.(\d{1,30}))?$/;

/** `19.50` or `-3`; a fraction as `1/1000`. Throws `BadInput` for anything else: separators of thousands are for readers, never for arithmetic. */
export function rational(text: string): Rational {
  const [top, over, more] = text.split('/');
  if (over !== undefined && more === undefined) return quotient(rational(top ?? ''), rational(over));
  const found = decimal.exec(text);
  if (found === null) throw new BadInput(`\`${text.slice(0, 60)}\` is not a number; write digits with a point, such as \`46.17\``, { fr: `\`${text.slice(0, 60)}\` n’est pas un nombre ; écrivez des chiffres et un point, comme \`46.17\`` });
  const fraction = found[3] ?? '';
  const value = BigInt(`${found[2] ?? ''}${fraction}`);
  return { top: found[1] === '-' ? -value : value, over: 10n ** BigInt(fraction.length) };
}

export function product(a: Rational, b: Rational): Rational {
  return { top: a.top * b.top, over: a.over * b.over };
}

/** Throws `BadInput` when `b` is zero: nothing is so many times nothing. */
export function quotient(a: Rational, b: Rational): Rational {
  if (b.top === 0n) throw new BadInput('nothing can be divided by zero; there is no base', { fr: 'rien ne se divise par zéro ; il n’y a pas de base' });
  const sign = b.top < 0n ? -1n : 1n;
  return { top: a.top * b.over * sign, over: a.over * b.top * sign };
}

export function difference(a: Rational, b: Rational): Rational {
  return { top: a.top * b.over - b.top * a.over, over: a.over * b.over };
}

/** Of many: integers of one denominator where they have it, so that a million decimals add up in one pass. */
export function sum(values: readonly Rational[]): Rational {
  const byOver = new Map<bigint, bigint>();
  for (const { top, over } of values) byOver.set(over, (byOver.get(over) ?? 0n) + top);
  return [...byOver].reduce<Rational>((total, [over, top]) => ({ top: total.top * over + top * total.over, over: total.over * over }), { top: 0n, over: 1n });
}

/** Below zero, zero or above zero as `a` is less than, equal to or more than `b`. */
export function order(a: Rational, b: Rational): number {
  const between = a.top * b.over - b.top * a.over;
  return between < 0n ? -1 : between > 0n ? 1 : 0;
}

/** Decimal text with `places` digits after the point; halves away from zero, as newspapers and statistics offices round. */
export function rounded(value: Rational, places: number): string {
  const isNegative = value.top < 0n;
  const scaled = (isNegative ? -value.top : value.top) * 10n ** BigInt(places) * 2n;
  const whole = (scaled / value.over + 1n) / 2n;
  const digits = whole.toString().padStart(places + 1, '0');
  const text = places === 0 ? digits : `${digits.slice(0, -places)}.${digits.slice(-places)}`;
  return isNegative && whole !== 0n ? `-${text}` : text;
}

/** Decimal text of exactly this value where it has one, else undefined (1/3 has none). */
export function exactly(value: Rational): string | undefined {
  for (let places = 0; places <= 40; places += 1) {
    if ((value.top * 10n ** BigInt(places)) % value.over === 0n) return rounded(value, places);
  }
  return undefined;
}
