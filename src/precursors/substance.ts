// What is controlled is data with its source and its days in force (data/precursors/substances.json, domain.md section 7): lists changed four times in the year before this was written.
// INVARIANT: nothing is joined on a schedule number (substances.test.ts, "own ids"): the numbers of the Act and of the Regulations differ.
import { referenceText } from '../kernel/index.js';
import { PrecursorsError } from './errors.js';

export type SubstanceKind = 'class_a' | 'class_b' | 'controlled' | 'equipment' | 'not_listed';

interface InForce {
  /** Days, both included; null: since before, or until after, what the consolidated text tells. */
  readonly from: string | null;
  readonly to: string | null;
  readonly source: string;
}

export interface Listing extends InForce {
  readonly where: string;
  readonly item: string | null;
}

/** An end-use declaration is owed for more than `max` (PCR s. 8(1), "greater than"); `0`: for any quantity. */
export interface Threshold extends InForce {
  readonly max: string;
  readonly unit: 'kg' | 'g';
  readonly per: 'transaction' | 'package';
}

export interface Substance {
  readonly id: string;
  readonly en: string;
  readonly fr: string;
  readonly kind: SubstanceKind;
  /** The listing covers its salts. */
  readonly salts: boolean;
  readonly listings: readonly Listing[];
  readonly threshold: Threshold | null;
  readonly names: readonly string[];
  readonly cas: readonly string[];
  /** Near 20 °C, pure. Null: a volume of it is not made a mass. */
  readonly gramsPerMl: string | null;
  readonly note: string | null;
}

/** In the order of the file. */
export const substances: readonly Substance[] = read();

const byId = new Map(substances.map((one) => [one.id, one]));

export function substanceOf(id: string): Substance | undefined {
  return byId.get(id);
}

export function isInForce({ from, to }: Pick<InForce, 'from' | 'to'>, day: string): boolean {
  return (from === null || from <= day) && (to === null || day <= to);
}

/** Grams that may change hands without a declaration. */
export function maxGrams({ max, unit }: Threshold): number {
  return Number(max) * (unit === 'kg' ? 1000 : 1);
}

/** The last digit of a CAS number follows from the others, so that most slips show. `text`: digits with its two hyphens. */
export function isCasNumber(text: string): boolean {
  if (!/^\d{2,7}-\d\d-\d$/.test(text)) return false;
  const digits = text.replaceAll('-', '');
  const sum = digits.slice(0, -1).split('').toReversed().reduce((total, digit, at) => total + Number(digit) * (at + 1), 0);
  return sum % 10 === Number(digits.at(-1));
}

function read(): readonly Substance[] {
  const { substances: listed } = JSON.parse(referenceText('precursors/substances.json')) as { readonly substances: readonly Substance[] };
  const wrong = listed.flatMap(({ id, cas }) => cas.filter((one) => !isCasNumber(one)).map((one) => `${id} ${one}`));
  if (wrong.length > 0 || new Set(listed.map(({ id }) => id)).size < listed.length) throw new PrecursorsError('broken_reference', `an id stands twice or a CAS number cannot be right: ${wrong.join(', ')}; mend data/precursors/substances.json`);
  return listed;
}
