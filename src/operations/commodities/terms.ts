// What is seized, in which units and under which codes, is data with source and days (data/operations/): the program names no drug (domain.md section 5).
import { units, type Words } from '../../figures/index.js';
import { CustosError, referenceText } from '../../kernel/index.js';

interface Dated extends Words {
  readonly code: string;
  readonly source: string;
  readonly effectiveFrom: string | null;
  readonly effectiveTo: string | null;
}

/** A substance, a thing or a role within a commodity: isotonitazene, a slide, a stolen vehicle. Kinds are never added to one another unless one asks for the commodity. */
export interface CommodityKind extends Words {
  readonly code: string;
  readonly names: readonly string[];
  readonly misspelt: readonly string[];
}

/** Above it a single exhibit is asked about before it counts: mass in kg, count in things, money in its own currency. Decimal text. */
export interface AskAbove {
  readonly mass?: string;
  readonly count?: string;
  readonly money?: string;
  readonly source: string;
}

export interface Commodity extends Dated {
  readonly class: 'drug' | 'agent' | 'precursor' | 'equipment' | 'weapon' | 'money' | 'goods';
  /** Codes of units in which it is counted. Empty for money, whose units are currencies. */
  readonly units: readonly string[];
  readonly names: readonly string[];
  /** Spellings that are known to be wrong and are read all the same. */
  readonly misspelt: readonly string[];
  readonly kinds: readonly CommodityKind[];
  readonly askAbove: AskAbove | null;
  readonly note: Words | null;
}

export interface Currency extends Dated {
  readonly kind: 'currency' | 'crypto';
  /** Digits after the point of its smallest part. */
  readonly places: number;
  readonly names: readonly string[];
}

interface Written {
  readonly commodities: readonly Commodity[];
  readonly currencies: readonly Currency[];
  readonly spellings: Readonly<Record<string, readonly string[]>>;
}

const written = JSON.parse(referenceText('operations/commodities.json')) as Written;

export const commodities: ReadonlyMap<string, Commodity> = new Map(written.commodities.map((one) => [one.code, one]));
export const currencies: ReadonlyMap<string, Currency> = new Map(written.currencies.map((one) => [one.code, one]));
/** A unit as people write it, by what `folded` makes of it: a proposal for whoever mends the row, never read by itself. */
export const unitSpellings: ReadonlyMap<string, string> = new Map(Object.entries(written.spellings).flatMap(([code, names]) => [[folded(code), code] as const, ...names.map((name) => [folded(name), code] as const)]));
checkTerms();

/** Whether a term stands on `on` (YYYY-MM-DD). */
export function standsOn({ effectiveFrom, effectiveTo }: Pick<Dated, 'effectiveFrom' | 'effectiveTo'>, on: string): boolean {
  return (effectiveFrom === null || effectiveFrom <= on) && (effectiveTo === null || on <= effectiveTo);
}

/** Small letters without accents; whatever is no letter and no digit is one space. */
export function folded(text: string): string {
  return text.normalize('NFD').replaceAll(/\p{M}+/gu, '').toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, ' ').trim();
}

/** A house with terms that mean nothing does not start. */
function checkTerms(): void {
  const wrong = written.commodities.filter((one, at, all) => all.findIndex(({ code }) => code === one.code) !== at || one.units.some((unit) => !units.has(unit)) || (one.units.length === 0) !== (one.class === 'money'));
  if (wrong.length > 0) throw new CustosError('broken_reference', `commodities stand twice or in units that there are not: ${wrong.map(({ code }) => code).join(', ')}; mend data/operations/commodities.json`);
}
