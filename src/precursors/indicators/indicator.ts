// An indicator asks one question of the transactions and says what would answer it innocently. It finds; it never judges: none is sufficient alone (DEA guidance, domain.md section 7).
// Each stands in a file of its own with its SQL: someone who doubts an alert can read what was asked.
import type { Words } from '../language.js';

/** Kinds of evidence that do not follow from each other. Weights are summed across families, never within one. */
export type Family = 'structure' | 'network' | 'payment' | 'delivery' | 'use' | 'customer' | 'combination' | 'pattern' | 'conduct';

export type Facts = Readonly<Record<string, string | number | boolean | null>>;

export interface Indicator {
  readonly name: string;
  readonly family: Family;
  /** Ours, set before any world was made to try them on; a file of many buyers corrects it by how many of them show the sign (docs/users/precursors.md). */
  readonly weight: number;
  /** One sentence in plain words. */
  readonly question: Words;
  /** Columns that must be in the file, one of each list; without them the question is not asked, and the summary says so. */
  readonly needs: readonly (readonly string[])[];
  /** What would explain it without any diversion. */
  readonly innocent: Words;
  /** What honest trade looks the same, and how often to expect it. */
  readonly falseAlarms: string;
  readonly source: string;
  /** A SELECT over `judged` (judged.store.ts) that gives `"row"` and `facts`, a JSON text. */
  readonly sql: string;
  /** One plain clause with the figures of a finding. Names no guilt. */
  readonly say: Readonly<Record<'en' | 'fr', (facts: Facts) => string>>;
}

/** Rows are suspicious from this sum on, and from two families. Class B is sold in every paint shop: more is asked of it. */
export const ENOUGH = 3;
export const ENOUGH_CLASS_B = 4.5;
export const FAMILIES = 2;

export const DOMAIN = 'domain.md section 7: former s. 86(2) factors and flags';
