// What a stated value allows the truth to be: "at least 40" is 40 and anything above, and a share is anything between its bounds (G7).
import type { Figure, Precision } from './figure.js';
import { converted } from './convert.js';
import { order, product, type Rational, rational } from './rational.js';
import { Share } from './share.js';
import { unitOf } from './terms.js';

/** From `low` to `high`; undefined is open. */
export interface Range {
  readonly low: Rational | undefined;
  readonly high: Rational | undefined;
  /** Stated as near a number, which no bound holds. */
  readonly isApproximate: boolean;
}

/** "Nearly ten" is taken as from nine to ten, "about ten" as from nine to eleven: our reading, a tenth of the number. */
const nearTenths = { below: rational('0.9'), above: rational('1.1') };

/** In the unit `into`, which must be of the figure's dimension; undefined where the figure gives no number. A share is in per cent. */
export function rangeOf(figure: Figure, into: string = figure.unit): Range | undefined {
  const turned = (number: string) => converted(rational(number), unitOf(figure.unit), unitOf(into));
  if (figure.value.kind === 'share') {
    const { floor, ceiling } = new Share(figure.value.counts);
    return { low: product(floor, rational('100')), high: product(ceiling, rational('100')), isApproximate: false };
  }
  if (figure.value.kind === 'interval') return { low: turned(figure.value.low), high: turned(figure.value.high), isApproximate: false };
  const at = figure.value.kind === 'number' ? turned(figure.value.number) : undefined;
  return figure.value.kind === 'number' && at !== undefined ? around(at, figure.value.precision) : undefined;
}

function around(at: Rational, precision: Precision): Range {
  switch (precision) {
    case 'exactly': return { low: at, high: at, isApproximate: false };
    case 'at_least':
    case 'more_than': return { low: at, high: undefined, isApproximate: false };
    case 'at_most':
    case 'less_than': return { low: undefined, high: at, isApproximate: false };
    case 'nearly': return { low: product(at, nearTenths.below), high: at, isApproximate: true };
    case 'approximately': break;
  }
  const ends = [product(at, nearTenths.below), product(at, nearTenths.above)] as const;
  const [low, high] = at.top < 0n ? [ends[1], ends[0]] : ends;
  return { low, high, isApproximate: true };
}

/** Whether both can be true of one thing. */
export function meet(a: Range, b: Range): boolean {
  return isUpTo(a.low, b.high) && isUpTo(b.low, a.high);
}

function isUpTo(low: Rational | undefined, high: Rational | undefined): boolean {
  return low === undefined || high === undefined || order(low, high) <= 0;
}
