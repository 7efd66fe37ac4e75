// How long a month of the record stays readable at the least. Five years is the longest that what it speaks of may be kept (28 CFR Part 23)
// and two more follow the last use of it (Privacy Act Regulations, s. 4(1)(a)): seven years from the end of the month.
import { LedgerError } from '../errors.js';
import type { FileLayer } from '../file-layer.js';
import { readIfThere } from './key-files.js';

export const DEFAULT_YEARS = 7;
/** Privacy Act Regulations, s. 4(1)(a): no policy goes below it. */
const LEAST_YEARS = 2;

/** `retention.json` in the vault: `{"years":N}`. Throws `bad_policy`. */
export function retentionYears(layer: FileLayer, folder: string): number {
  const text = readIfThere(layer, `${folder}/retention.json`);
  if (text === undefined) return DEFAULT_YEARS;
  try {
    const { years } = JSON.parse(text) as { readonly years?: unknown };
    if (typeof years === 'number' && Number.isInteger(years) && years >= LEAST_YEARS && years <= 1000) return years;
  } catch (cause) {
    throw badPolicy(cause);
  }
  throw badPolicy();
}

/** The moment from which a month's key may be destroyed, UTC: the month's end and so many years. `month` is `YYYY-MM`. */
export function retainedUntilMs(month: string, years: number): number {
  const [year = 0, ordinal = 1] = month.split('-').map(Number);
  return Date.UTC(year + years, ordinal, 1);
}

function badPolicy(cause?: unknown): LedgerError {
  return new LedgerError('bad_policy', `\`retention.json\` holds \`{"years":N}\` with a whole number of at least ${LEAST_YEARS}`, { cause });
}
