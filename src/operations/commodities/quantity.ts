// A quantity is a number in a unit that its commodity is counted in; what was written otherwise is refused with its reasons, all at once, and nothing is guessed (domain.md section 5).
import { convert, rational, units } from '../../figures/index.js';
import { readCommodity } from './commodity-name.js';
import { fault, type Fault, type Mend } from './fault.js';
import { readNumber } from './number-text.js';
import { commodities, type Commodity, currencies, folded, unitSpellings } from './terms.js';

/** As the columns have it; `currency` is for money whose unit is left open. */
export interface QuantityCells {
  readonly commodity: string;
  readonly quantity: string;
  readonly unit: string;
  readonly currency?: string;
}

export interface Quantity {
  readonly commodity: string;
  readonly kind: string | null;
  /** How the commodity was read; a misspelling is worth keeping beside it. */
  readonly how: 'code' | 'name' | 'misspelling';
  /** Decimal text, as written. */
  readonly number: string;
  readonly unit: string;
  /** The same in the unit by which it is added: kg, L, or its own. Exact. */
  readonly base: { readonly number: string; readonly unit: string };
}

export type QuantityRead = { readonly read: Quantity; readonly faults?: undefined } | { readonly read?: undefined; readonly faults: readonly [Fault, ...Fault[]] };

/** Half a tablet is seized, half a firearm is not. */
const halved = new Set(['tablet', 'pill', 'blotter']);
const bases: Readonly<Record<string, string>> = { mass: 'kg', volume: 'L' };

/** `on`: the day of the seizure (YYYY-MM-DD). All that is wrong, not the first of it. */
export function readQuantity(cells: QuantityCells, on: string): QuantityRead {
  const named = readCommodity(cells.commodity, on);
  const commodity = 'how' in named ? commodities.get(named.code) : undefined;
  const unit = commodity?.class === 'money' ? readCurrency(cells) : readUnit(cells.unit, commodity);
  const number = readNumber(cells.quantity);
  const small = typeof number === 'string' && typeof unit === 'string' ? sizeFault(number, unit) : undefined;
  const [first, ...rest] = [named, number, unit, small].filter((one): one is Fault => typeof one === 'object' && 'mends' in one);
  if (first !== undefined) return { faults: [first, ...rest] };
  return { read: quantityOf(named as Exclude<typeof named, Fault>, number as string, unit as string) };
}

/** Throws `BadInput` for what is no number or no unit. */
export function quantityOf(named: Pick<Quantity, 'how' | 'kind'> & { readonly code: string }, number: string, unit: string): Quantity {
  const base = bases[units.get(unit)?.dimension ?? ''] ?? unit;
  return { commodity: named.code, kind: named.kind, how: named.how, number, unit, base: { number: base === unit ? number : (convert(number, unit, base).exact ?? number), unit: base } };
}

function readUnit(text: string, commodity: Commodity | undefined): string | Fault {
  const written = text.trim();
  if (written === '') return fault('unit_missing', (commodity?.units ?? []).length <= 2 ? (commodity?.units ?? []).slice(0, 1).map((unit) => ({ unit })) : []);
  if (units.has(written) && (commodity === undefined || commodity.units.includes(written))) return written;
  if (commodity !== undefined && units.has(written)) return fault('unit_of_another_commodity');
  const code = unitSpellings.get(folded(written));
  if (code === undefined) return fault('unit_unknown');
  return fault('unit_spelling', commodity === undefined || commodity.units.includes(code) ? [{ unit: code }] : []);
}

/** Money is in the currency that either column names. */
function readCurrency({ unit, currency = '' }: QuantityCells): string | Fault {
  const named = [unit, currency].map((one) => one.trim()).filter((one) => one !== '' && !/^(?:count|unit|amount|montant)$/i.test(one)).map(currencyOf);
  const wrong = named.find((one) => typeof one !== 'string');
  if (wrong !== undefined) return wrong;
  const [first, second = first] = named;
  if (first === undefined || second === undefined) return fault('currency_missing');
  return first === second ? first : fault('currency_differs', named.flatMap((one): Mend[] => (typeof one === 'string' ? [{ unit: one, currency: one }] : [])));
}

function currencyOf(text: string): string | Fault {
  if (currencies.has(text)) return text;
  const written = text.toLowerCase();
  if (/^(?:\$|dollars?)$/.test(written)) return fault('currency_ambiguous', [{ currency: 'CAD' }, { currency: 'USD' }]);
  const meant = [...currencies.values()].find((one) => one.code.toLowerCase() === written || one.names.some((name) => name === written) || [one.en, one.fr].some((name) => folded(name) === folded(text)));
  return fault('currency_unknown', meant === undefined ? [] : [{ currency: meant.code }]);
}

function sizeFault(number: string, unit: string): Fault | undefined {
  if (rational(number).top === 0n) return fault('quantity_zero');
  const places = number.split('.')[1]?.replace(/0+$/, '').length ?? 0;
  const currency = currencies.get(unit);
  if (currency !== undefined) return places > currency.places ? fault('quantity_too_fine') : undefined;
  return units.get(unit)?.dimension === 'count' && places > 0 && !halved.has(unit) ? fault('quantity_not_whole') : undefined;
}
