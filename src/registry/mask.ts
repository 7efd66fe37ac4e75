// A masked property is not there: neither its value nor a sign that it has one, on whatever way it would leave (G4). Everything that the
// registry reads under a plan passes here before anything is ranked, counted, named or drawn.
// INVARIANT: held on every way out by tests/attacks/access/masked-property.test.ts.
import type { Plan } from '../access/index.js';

export function unmasked<T extends { readonly prop: string }>(plan: Plan, rows: readonly T[]): readonly T[] {
  return plan.masks.size === 0 ? rows : rows.filter((row) => !plan.masks.has(row.prop));
}
