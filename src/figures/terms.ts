// What figures count, among whom and in which units is data with source and days (data/figures/): they change, and the program does not.
import { BadInput, referenceText } from '../kernel/index.js';
import type { Words } from './wording.js';

export interface Term extends Words {
  readonly code: string;
  readonly source: string;
  readonly effectiveFrom: string | null;
  readonly effectiveTo: string | null;
}

/** Rungs of infiltration, lowest first: an attempt is not access, and access is not influence (domain.md section 1, trap 6). */
export type Rung = 'intent-suspected' | 'attempt' | 'access' | 'influence' | 'significant-influence';

export interface Measure extends Term {
  /** Absent: not about infiltration. Null: about it, on no rung. */
  readonly rung?: Rung | null;
}

export interface Unit extends Term {
  /** For a single one. Absent where it is written alike: symbols and `%`. */
  readonly one?: Words;
  /** `mass`, `volume`: convertible within it. Others convert into nothing. */
  readonly dimension: string;
  /** How many of the dimension's base unit (kg, L) one of it is: exact decimal text or a fraction. */
  readonly inBase: string | null;
}

export const measures: ReadonlyMap<string, Measure> = termsOf('measures');
export const populations: ReadonlyMap<string, Term> = termsOf('populations');
export const units: ReadonlyMap<string, Unit> = termsOf('units');

function termsOf<T extends Term>(name: 'measures' | 'populations' | 'units'): ReadonlyMap<string, T> {
  const listed = (JSON.parse(referenceText(`figures/${name}.json`)) as Record<string, readonly T[]>)[name] ?? [];
  return new Map(listed.map((term) => [term.code, term]));
}

/** Throws `BadInput` naming the unit when there is none of that code. */
export function unitOf(code: string): Unit {
  const unit = units.get(code);
  if (unit === undefined) throw new BadInput(`there is no unit \`${code.slice(0, 60)}\`; use one of ${[...units.keys()].join(', ')}`, { fr: `il n’y a pas d’unité \`${code.slice(0, 60)}\` ; employez ${[...units.keys()].join(', ')}` });
  return unit;
}
