// Kilograms that are grams: what is rare in one exhibit, or far beyond everything else of its file, is asked about before it counts.
import { order, quotient, rational, type Rational, units } from '../../figures/index.js';
import { fault, type Fault, type Mend } from './fault.js';
import type { Quantity } from './quantity.js';
import { type AskAbove, commodities } from './terms.js';

/** Our own: with fewer others nothing can be called far beyond them. */
const leastOthers = 10;
/** Our own: a thousand times the middle one, which is what the prefix moves, and ten times the next largest, which is what a single large find does not do. */
const far = { ofMiddle: rational('1000'), ofNext: rational('10') } as const;

/** By position in `quantities`: what is asked. Of a mass in kg the proposal is the same number in g. */
export function outliersOf(quantities: readonly Quantity[]): ReadonlyMap<number, Fault> {
  const groups = new Map<string, number[]>();
  quantities.forEach(({ commodity, base }, at) => {
    const key = `${commodity}\n${base.unit}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [at]);
    else group.push(at);
  });
  const found = new Map<number, Fault>();
  for (const group of groups.values()) for (const at of askedOf(quantities, group)) found.set(at, fault('quantity_asks', mends(quantities[at] as Quantity)));
  return found;
}

/** Whether one exhibit by itself is asked about, by the reference. */
export function isAsked(quantity: Quantity): boolean {
  const limit = limitOf(commodities.get(quantity.commodity)?.askAbove ?? null, quantity.base.unit);
  return limit !== undefined && order(rational(quantity.base.number), limit) > 0;
}

function askedOf(quantities: readonly Quantity[], group: readonly number[]): readonly number[] {
  const size = (at: number): Rational => rational((quantities[at] as Quantity).base.number);
  const alone = group.filter((at) => isAsked(quantities[at] as Quantity));
  if (group.length <= leastOthers) return alone;
  const sorted = group.map((at) => ({ at, value: size(at) })).toSorted((a, b) => order(a.value, b.value));
  const [middle, next, last] = [sorted[Math.floor((sorted.length - 1) / 2)], sorted.at(-2), sorted.at(-1)];
  if (middle === undefined || next === undefined || last === undefined || middle.value.top === 0n || next.value.top === 0n) return alone;
  const isFar = order(quotient(last.value, middle.value), far.ofMiddle) >= 0 && order(quotient(last.value, next.value), far.ofNext) >= 0;
  return isFar && !alone.includes(last.at) ? [...alone, last.at] : alone;
}

function limitOf(ask: AskAbove | null, unit: string): Rational | undefined {
  const dimension = units.get(unit)?.dimension;
  const text = dimension === 'mass' ? ask?.mass : dimension === 'count' ? ask?.count : dimension === 'volume' ? ask?.mass : ask?.money;
  return text === undefined ? undefined : rational(text);
}

function mends({ number, unit }: Quantity): readonly Mend[] {
  if (unit === 'kg') return [{ quantity: number, unit: 'g' }];
  return unit === 'L' ? [{ quantity: number, unit: 'mL' }] : [];
}
