// Quantities far above what the others of a file hold, of the same commodity in the same unit: most often grams written as kilograms. They are asked about, not corrected.
import { groupBy } from '../../kernel/index.js';
import type { CheckedRow } from './row.js';

/** So few say nothing of what is usual. */
const least = 8;
/** A gram is a thousandth of a kilogram, and seizures of one commodity differ by some hundreds among themselves. */
const times = 300;

/** Rows that are asked about, with what is usual among the others. */
export function outliersAmong(rows: readonly CheckedRow[]): ReadonlyMap<CheckedRow, { readonly usual: number; readonly times: number }> {
  const found = new Map<CheckedRow, { readonly usual: number; readonly times: number }>();
  for (const [, alike] of groupBy(rows.filter(({ unit }) => unit === 'kg'), ({ commodity }) => commodity)) {
    if (alike.length < least) continue;
    const usual = alike.map(({ quantity }) => Number(quantity)).toSorted((a, b) => a - b)[Math.floor(alike.length / 2)] ?? 0;
    if (usual <= 0) continue;
    for (const row of alike) if (Number(row.quantity) >= 1 && Number(row.quantity) >= usual * times) found.set(row, { usual, times: Math.round(Number(row.quantity) / usual) });
  }
  return found;
}
