// Numbers, days, moments and units as dealers write them, in either language. What could be read in two ways is not read: `1,500` is a thousand and a half or one and a half.

export interface Reading<T> {
  readonly value?: T;
  /** A code of `faultWords`. */
  readonly fault?: Fault;
}

export type Fault =
  | 'no_transaction_id' | 'repeated' | 'no_date' | 'date' | 'date_ambiguous' | 'after_as_of' | 'lost_clock' | 'no_substance' | 'no_quantity' | 'quantity' | 'quantity_ambiguous' | 'negative' | 'zero' | 'no_unit' | 'unit'
  | 'two_units' | 'no_mass' | 'no_density' | 'no_buyer' | 'no_seller' | 'suspected_at' | 'misspelt' | 'line';

export type Dimension = 'mass' | 'volume' | 'count';

export interface UnitReading {
  readonly code: string;
  readonly dimension: Dimension;
  /** Grams, millilitres or one; exact decimal text. */
  readonly factor: string;
}

const UNITS: readonly (UnitReading & { readonly names: readonly string[] })[] = [
  { code: 'kg', dimension: 'mass', factor: '1000', names: ['kg', 'kgs', 'kilo', 'kilos', 'kilogram', 'kilograms', 'kilogramme', 'kilogrammes'] },
  { code: 'g', dimension: 'mass', factor: '1', names: ['g', 'gr', 'gm', 'gms', 'gram', 'grams', 'gramme', 'grammes'] },
  { code: 'mg', dimension: 'mass', factor: '0.001', names: ['mg', 'mgs', 'milligram', 'milligrams', 'milligramme', 'milligrammes'] },
  { code: 'ug', dimension: 'mass', factor: '0.000001', names: ['ug', 'µg', 'μg', 'mcg', 'microgram', 'micrograms', 'microgramme', 'microgrammes'] },
  { code: 't', dimension: 'mass', factor: '1000000', names: ['t', 'mt', 'tonne', 'tonnes', 'metric ton', 'metric tons', 'tonne métrique', 'tonnes métriques'] },
  { code: 'lb', dimension: 'mass', factor: '453.59237', names: ['lb', 'lbs', 'pound', 'pounds', 'livre', 'livres'] },
  { code: 'oz', dimension: 'mass', factor: '28.349523125', names: ['oz', 'ounce', 'ounces', 'once', 'onces'] },
  { code: 'L', dimension: 'volume', factor: '1000', names: ['l', 'lt', 'ltr', 'ltrs', 'liter', 'liters', 'litre', 'litres'] },
  { code: 'mL', dimension: 'volume', factor: '1', names: ['ml', 'mls', 'milliliter', 'milliliters', 'millilitre', 'millilitres', 'cc', 'cm3', 'cm³'] },
  { code: 'unit', dimension: 'count', factor: '1', names: ['unit', 'units', 'unité', 'unités', 'pc', 'pcs', 'piece', 'pieces', 'pièce', 'pièces', 'ea', 'each', 'item', 'items', 'machine', 'machines', 'set', 'sets', 'jeu', 'jeux', 'no', 'bottle', 'bottles', 'bouteille', 'bouteilles', 'drum', 'drums', 'fût', 'fûts', 'box', 'boxes', 'boîte', 'boîtes', 'package', 'packages', 'pkg', 'pack', 'packs', 'paquet', 'paquets', 'vial', 'vials', 'flacon', 'flacons', 'tablet', 'tablets', 'comprimé', 'comprimés', 'bag', 'bags', 'sac', 'sacs'] },
];
const unitsByName = new Map(UNITS.flatMap(({ names, code, dimension, factor }) => names.map((name) => [name, { code, dimension, factor }] as const)));

export function readUnit(text: string): Reading<UnitReading> {
  const found = unitsByName.get(text.trim().toLowerCase().replaceAll(/\s+/gu, ' ').replace(/\.$/u, ''));
  return found === undefined ? { fault: 'unit' } : { value: found };
}

export interface Quantity {
  /** Plain digits with a point. */
  readonly number: string;
  /** Where it stands in the same cell. */
  readonly unit: UnitReading | undefined;
}

/** `46,17 kg`, `1 234,5`, `1,234.5`, `0.51`. */
export function readQuantity(text: string): Reading<Quantity> {
  const [, sign = '', digits = '', rest = ''] = /^\s*([-−+]?)\s*(\d[\d\s.,'’\u00A0\u202F]*)(.*)$/u.exec(text) ?? [];
  if (digits === '') return { fault: 'quantity' };
  const number = readNumber(digits.trim());
  if (number.value === undefined) return { fault: number.fault ?? 'quantity' };
  const unit = rest.trim() === '' ? {} : readUnit(rest);
  if (unit.fault !== undefined) return { fault: 'quantity' };
  if (sign === '-' || sign === '−') return { fault: 'negative' };
  return { value: { number: number.value, unit: unit.value } };
}

function readNumber(text: string): Reading<string> {
  const tight = text.replaceAll(/[\s'’\u00A0\u202F]/gu, (separator, at: number) => (/\d/u.test(text[at - 1] ?? '') && /^\d{3}(?!\d)/u.test(text.slice(at + 1)) ? '' : separator));
  if (/^\d+$/.test(tight)) return { value: tight };
  // A single point is a decimal point even before three digits: computers write `0.125`. A single comma before three digits is either.
  if (/^\d+\.\d+$/.test(tight)) return { value: tight };
  if (/^0,\d+$|^\d+,(?:\d{1,2}|\d{4,})$/.test(tight)) return { value: tight.replace(',', '.') };
  if (/^\d{1,3},\d{3}$/.test(tight)) return tight === text ? { fault: 'quantity_ambiguous' } : { value: tight.replace(',', '.') };
  if (/^\d{1,3}(?:,\d{3})+(?:\.\d+)?$/.test(tight)) return { value: tight.replaceAll(',', '') };
  if (/^\d{1,3}(?:\.\d{3})+,\d+$/.test(tight)) return { value: tight.replaceAll('.', '').replace(',', '.') };
  return /^\d+,\d+$/.test(tight) && tight !== text ? { value: tight.replace(',', '.') } : { fault: 'quantity' };
}

const MONTHS = ['jan', 'f[eé]b?v?', 'mar', 'a[pv]r', 'ma[iy]', 'jui?n', 'jui?l', 'ao?[uû][gt]?', 'sep', 'oct', 'nov', 'd[eé]c'].map((name) => new RegExp(`^${name}`, 'iu'));

/** A day of the calendar. The day that stands there is taken, whatever its offset: it is the dealer's. */
export function readDay(text: string): Reading<string> {
  const trimmed = text.trim();
  const iso = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:$|[T\s])/u.exec(trimmed) ?? /^(\d{4})(\d\d)(\d\d)$/u.exec(trimmed);
  if (iso !== null) return dayFrom(iso[1], iso[2], iso[3]);
  const numeric = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})(?:$|\s)/u.exec(trimmed);
  if (numeric !== null) {
    const [first, second] = [Number(numeric[1]), Number(numeric[2])];
    if (first === second || second > 12) return dayFrom(numeric[3], numeric[1], numeric[2]);
    return first > 12 ? dayFrom(numeric[3], numeric[2], numeric[1]) : { fault: 'date_ambiguous' };
  }
  const worded = /^(\d{1,2})(?:er|st|nd|rd|th)?[\s-]+(\p{L}{3,9})\.?[\s,-]+(\d{4})/iu.exec(trimmed);
  const american = /^(\p{L}{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})/iu.exec(trimmed);
  const [day, word, year] = worded === null ? [american?.[2], american?.[1], american?.[3]] : [worded[1], worded[2], worded[3]];
  const month = word === undefined ? -1 : MONTHS.findIndex((one) => one.test(word));
  return month === -1 ? { fault: 'date' } : dayFrom(year, String(month + 1), day);
}

function dayFrom(year = '', month = '', day = ''): Reading<string> {
  const text = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const at = Date.parse(`${text}T00:00:00Z`);
  return Number.isNaN(at) || !new Date(at).toISOString().startsWith(text) ? { fault: 'date' } : { value: text };
}

const HOUR_MS = 3_600_000;

/** So many hours later, in the form in which it was written: with its own offset, without one, or as a day (whose hour nobody wrote, so that it counts from its beginning). Undefined where it is no moment. */
export function hoursAfter(text: string, hours: number): string | undefined {
  const parts = /^(\d{4}-\d\d-\d\d)(?:[T\s](\d\d:\d\d)(:\d\d)?(?:\.\d+)?\s?(Z|[+-]\d\d:?\d\d)?)?$/iu.exec(text.trim());
  if (parts === null) {
    const day = readDay(text).value;
    return day === undefined || /\d:\d/u.test(text) ? undefined : new Date(Date.parse(`${day}T00:00:00Z`) + hours * HOUR_MS).toISOString().slice(0, 10);
  }
  const [, day = '', clock, seconds = ':00', offset = ''] = parts;
  const wallMs = readDay(day).value === undefined ? Number.NaN : Date.parse(`${day}T${clock ?? '00:00'}${clock === undefined ? ':00' : seconds}Z`);
  if (Number.isNaN(wallMs)) return undefined;
  const later = new Date(wallMs + hours * HOUR_MS).toISOString();
  return clock === undefined ? later.slice(0, 10) : `${later.slice(0, 19)}${offset.toUpperCase()}`;
}
