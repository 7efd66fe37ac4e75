// What was seized, how much and in which unit: one place where a measure is checked, by the reference of commodities. Units are never guessed, and nothing is converted (domain.md section 5, "Never add across units").
import { commodities, type Fault, isAsked, readQuantity } from '../commodities/index.js';
import { problem, type RawRow, type RowProblem } from './row.js';

export interface Measure {
  readonly commodity: string;
  /** Decimal text, at most six decimals, without zeros at its end. */
  readonly quantity: string;
  readonly unit: string;
  /** Of money; empty for all else. */
  readonly currency: string;
}

/** `confirmed`: somebody was asked about an outlier and said that it stands. */
export function checkMeasure(raw: RawRow, confirmed = false): Measure | readonly RowProblem[] {
  const { read, faults } = readQuantity(raw, raw.date);
  if (faults !== undefined) return faults.map((fault) => told(raw, fault));
  // A name is read; a misspelling is read by people and not by totals.
  if (read.how === 'misspelling') return [problem(raw, 'commodity', `misspelt; perhaps \`${read.commodity}\``, `mal orthographié ; peut-être \`${read.commodity}\``)];
  if (!confirmed && isAsked(read)) return [tooMuch(raw, 'so much', 'autant')];
  const isMoney = commodities.get(read.commodity)?.class === 'money';
  return { commodity: read.commodity, quantity: trimmed(read.number), unit: read.unit, currency: isMoney ? read.unit : '' };
}

/** The question that an outlier puts. */
export function tooMuch(raw: RawRow, en: string, fr: string): RowProblem {
  const isKilograms = raw.unit === 'kg';
  return problem(raw, 'quantity', `${en} in one seizure is asked about.${isKilograms ? ' Are these grams?' : ''} Correct it, or say that it stands (\`confirm\`)`, `${fr} en une saisie : à confirmer.${isKilograms ? ' S’agit-il de grammes ?' : ''} Corrigez, ou dites que c’est exact (\`confirm\`)`);
}

/** With what may have been meant: it is shown and never taken by itself. */
function told(raw: RawRow, { column, en, fr, mends }: Fault): RowProblem {
  const meant = mends.map((mend) => Object.entries(mend).map(([name, value]) => `${name}=${value}`).join(' ')).join(', ');
  return problem(raw, column, meant === '' ? en : `${en}; perhaps ${meant}`, meant === '' ? fr : `${fr} ; peut-être ${meant}`);
}

/** At most six decimals: a spreadsheet writes 46.170000000000002 for 46.17. */
function trimmed(text: string): string {
  const [whole = '0', decimals = ''] = text.split('.');
  const digits = whole.replace(/^0+(?=\d)/, '');
  if (decimals === '') return digits;
  return (decimals.length > 6 ? Number(text).toFixed(6) : `${digits}.${decimals}`).replace(/\.?0+$/, '');
}
