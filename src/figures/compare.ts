// Two figures are set side by side only where measure, population, unit and period allow it; else the refusal says why (G7).
import { isSmallBase, leastBase, percentChange } from './change.js';
import { reason, type Reason, reasonsAgainst, samePeriod } from './comparable.js';
import type { Figure } from './figure.js';
import { meet, type Range, rangeOf } from './range.js';
import { difference, exactly, order, quotient, type Rational, rational, rounded } from './rational.js';
import { unitOf } from './terms.js';

/** From and to, in decimal text; null is open. Equal where both figures are exact. */
export type Span = readonly [string | null, string | null];

export type Comparison = Comparable | NotComparable;

export interface NotComparable {
  readonly comparable: false;
  readonly reasons: readonly Reason[];
}

export interface Comparable {
  readonly comparable: true;
  /** Of `difference`: the first figure's, or per cent for shares. */
  readonly unit: string;
  /** Second less first. */
  readonly difference: Span;
  /** Null where the base is or may be zero, or so small that it decides the result (`reasons` says which), and for per cents, which differ in points. */
  readonly ratio: Span | null;
  readonly percentChange: Span | null;
  /** `not_known` while what is unknown could turn it round. */
  readonly direction: 'up' | 'down' | 'same' | 'not_known';
  readonly isApproximate: boolean;
  /** Of one thing and one period, and yet they cannot both be true. */
  readonly conflict: boolean;
  /** Why there is no ratio and no per cent. */
  readonly reasons: readonly Reason[];
}

/** From `a` to `b`, in the unit of `a`. */
export function compare(a: Figure, b: Figure): Comparison {
  const reasons = reasonsAgainst(a, b);
  if (reasons.length > 0) return { comparable: false, reasons };
  const [from, to] = [rangeOf(a), rangeOf(b, a.unit)];
  if (from === undefined || to === undefined) return { comparable: false, reasons: [reason('no_number', 'one of them gives no number', 'l’un d’eux ne donne pas de nombre')] };
  const isShare = a.value.kind === 'share';
  // Of shares and per cents only points are given: a per cent of a per cent is read as the other one.
  const isPoints = isShare || ['share', 'change'].includes(unitOf(a.unit).dimension);
  const against = isPoints ? [] : againstPercent(a, from);
  return {
    comparable: true, unit: isShare ? 'percent' : a.unit,
    difference: span(between(from, to), isShare ? 1 : undefined),
    ratio: against.length > 0 || isPoints ? null : span({ low: part(to.low, from.high), high: part(to.high, from.low) }, 3),
    percentChange: against.length > 0 || isPoints ? null : span({ low: change(from.high, to.low), high: change(from.low, to.high) }, 1),
    direction: directionOf(between(from, to)), isApproximate: from.isApproximate || to.isApproximate,
    conflict: samePeriod(a.period, b.period) && a.of.region === b.of.region && a.of.level === b.of.level && !meet(from, to),
    reasons: against,
  };
}

type Ends = Pick<Range, 'low' | 'high'>;

function between(from: Range, to: Range): Ends {
  return {
    low: to.low === undefined || from.high === undefined ? undefined : difference(to.low, from.high),
    high: to.high === undefined || from.low === undefined ? undefined : difference(to.high, from.low),
  };
}

function againstPercent(a: Figure, from: Range): readonly Reason[] {
  const least = from.low ?? rational('0');
  if (least.top <= 0n) return [reason('zero_base', 'the base is or may be zero, and there is no per cent of nothing', 'la base est ou peut être nulle, et rien n’a pas de pourcentage')];
  const disputed = a.disputes.filter(({ about }) => about === 'base').map(({ words }) => reason('base_disputed', words.en, words.fr));
  if (!isSmallBase(least, unitOf(a.unit))) return disputed;
  return [...disputed, reason('small_base', `the base is below ${leastBase.massKg} kg or ${leastBase.count} counted; a rounding would decide the per cent`, `la base est sous ${leastBase.massKg} kg ou ${leastBase.count} unités comptées ; un arrondi déciderait du pourcentage`)];
}

function part(to: Rational | undefined, from: Rational | undefined): Rational | undefined {
  return to === undefined || from === undefined ? undefined : quotient(to, from);
}

function change(from: Rational | undefined, to: Rational | undefined): Rational | undefined {
  return to === undefined || from === undefined ? undefined : percentChange(from, to);
}

function directionOf({ low, high }: Ends): Comparable['direction'] {
  const zero = rational('0');
  if (low !== undefined && order(low, zero) > 0) return 'up';
  if (high !== undefined && order(high, zero) < 0) return 'down';
  return low?.top === 0n && high?.top === 0n ? 'same' : 'not_known';
}

/** Exact where it can be, or with `places` digits after the point. */
function span({ low, high }: Ends, places?: number): Span {
  const text = (value: Rational | undefined) => (value === undefined ? null : places === undefined ? exactly(value) ?? rounded(value, 6) : rounded(value, places));
  return [text(low), text(high)];
}
