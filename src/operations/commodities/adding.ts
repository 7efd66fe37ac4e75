// Only the same is added: one commodity, one kind, one dimension. Tablets become kilograms, and dollars other dollars, by a recorded conversion alone (domain.md section 5).
import { exactly, order, product, quotient, type Rational, rational, rounded, sum, type Words } from '../../figures/index.js';
import { BadInput } from '../../kernel/index.js';
import { type Interval, ordered } from './purity.js';
import type { Quantity } from './quantity.js';

export interface Total {
  readonly commodity: string;
  readonly kind: string | null;
  readonly unit: string;
  /** Exact decimal text. */
  readonly quantity: string;
  readonly records: number;
}

export interface NotAdded {
  readonly refused: readonly (Words & { readonly code: 'nothing' | 'commodity' | 'kind' | 'unit' })[];
}

/** The sum of all, in the unit by which they are added, or every reason why they are not. */
export function addOnlySame(quantities: readonly Quantity[]): Total | NotAdded {
  const [first] = quantities;
  if (first === undefined) return { refused: [{ code: 'nothing', en: 'there is nothing to add, and nothing is not zero', fr: 'il n’y a rien à additionner, et rien n’est pas zéro' }] };
  const names = (of: (one: Quantity) => string | null) => [...new Set(quantities.map(of))].map((one) => one ?? '–').join(', ');
  const isOne = (of: (one: Quantity) => string | null) => quantities.every((one) => of(one) === of(first));
  const refused: NotAdded['refused'] = [
    ...(isOne((one) => one.commodity) ? [] : [{ code: 'commodity' as const, en: `they are of several commodities: ${names((one) => one.commodity)}`, fr: `elles portent sur plusieurs biens : ${names((one) => one.commodity)}` }]),
    ...(isOne((one) => one.kind) ? [] : [{ code: 'kind' as const, en: `they are of several kinds: ${names((one) => one.kind)}`, fr: `elles sont de plusieurs sortes : ${names((one) => one.kind)}` }]),
    ...(isOne((one) => one.base.unit) ? [] : [{ code: 'unit' as const, en: `nothing exact joins their units: ${names((one) => one.base.unit)}; record a conversion with its source first`, fr: `rien d’exact ne relie leurs unités : ${names((one) => one.base.unit)} ; consignez d’abord une conversion et sa source` }]),
  ];
  if (refused.length > 0) return { refused };
  return { commodity: first.commodity, kind: first.kind, unit: first.base.unit, quantity: text(sum(quantities.map(({ base }) => rational(base.number)))), records: quantities.length };
}

/** One total for each commodity, kind and unit, in the order in which they first stand. */
export function totalsOf(quantities: readonly Quantity[]): readonly Total[] {
  const groups = new Map<string, Quantity[]>();
  for (const one of quantities) {
    const key = [one.commodity, one.kind ?? '', one.base.unit].join('\n');
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [one]);
    else group.push(one);
  }
  return [...groups.values()].map((group) => addOnlySame(group) as Total);
}

/** What one of a unit weighs, by whom that was found, and how far it may be off. */
export interface WeightEach {
  readonly unit: string;
  readonly mg: Interval;
  readonly source: string;
  readonly recordedOn: string;
}

/** Kilograms between which the counted things lie. Throws `BadInput` without a source, for another unit, or for nothing that has a weight. */
export function massByRecord({ number, unit }: Pick<Quantity, 'number' | 'unit'>, record: WeightEach): Interval {
  if (record.source.trim() === '') throw new BadInput('a recorded weight names its source', { fr: 'un poids consigné nomme sa source' });
  if (record.unit !== unit) throw new BadInput(`the record weighs one \`${record.unit}\`, and the quantity is in \`${unit}\``, { fr: `la fiche pèse un \`${record.unit}\`, et la quantité est en \`${unit}\`` });
  const { low, high } = ordered(record.mg, 'mg');
  if (rational(low).top <= 0n) throw new BadInput('a weight is above zero', { fr: 'un poids est supérieur à zéro' });
  const kg = (mg: string) => text(quotient(product(rational(number), rational(mg)), rational('1000000')));
  return { low: kg(low), high: kg(high) };
}

/** How many of `to` one of `from` is, on which day, by whom. */
export interface Rate {
  readonly from: string;
  readonly to: string;
  readonly rate: string;
  readonly on: string;
  readonly source: string;
}

/** Money with what it was and by which rate it was turned: the original is never lost. */
export interface Exchanged {
  readonly original: { readonly number: string; readonly currency: string };
  readonly rate: Rate;
  /** To the cent. */
  readonly number: string;
  readonly currency: string;
}

/** Throws `BadInput` for another currency, a rate of zero or below, no day or no source. */
export function exchange({ number, unit }: Pick<Quantity, 'number' | 'unit'>, rate: Rate): Exchanged {
  if (rate.from !== unit) throw new BadInput(`the rate is of \`${rate.from}\`, and the amount in \`${unit}\``, { fr: `le taux est de \`${rate.from}\`, et le montant en \`${unit}\`` });
  if (!/^\d{4}-\d{2}-\d{2}$/.test(rate.on) || rate.source.trim() === '') throw new BadInput('a rate has its day and its source', { fr: 'un taux a son jour et sa source' });
  if (order(rational(rate.rate), rational('0')) <= 0) throw new BadInput('a rate is above zero', { fr: 'un taux est supérieur à zéro' });
  return { original: { number, currency: unit }, rate, number: rounded(product(rational(number), rational(rate.rate)), 2), currency: rate.to };
}

function text(value: Rational): string {
  return exactly(value) ?? rounded(value, 12);
}
