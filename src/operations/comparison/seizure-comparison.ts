// Two figures of seizures side by side, or every reason why not: who counted, in which direction, where, in which year of which country, in which unit, gross or net, how long, and how hard it was looked for (domain.md section 5).
import { compare, type Comparison, daysOf, type Figure, lengthInDays, sharedPeriod } from '../../figures/index.js';

export interface SeizureComparison {
  readonly from: string;
  readonly to: string;
  readonly comparison: Comparison;
  /** Days that are in both periods; null: none, or one of them does not say. */
  readonly overlap: { readonly from: string; readonly to: string; readonly days: number; /** Null where it is not whole months. */ readonly months: number | null } | null;
  readonly periods: readonly [PeriodOf, PeriodOf];
  /** How hard each was looked for; null: not stated. A difference that is not stated explains whatever one likes. */
  readonly effort: readonly [string | null, string | null];
}

interface PeriodOf {
  readonly from: string | null;
  readonly to: string | null;
  readonly days: number | null;
}

export function compareSeizures(a: Figure, b: Figure): SeizureComparison {
  return { from: a.id, to: b.id, comparison: compare(a, b), overlap: sharedPeriod(a.period, b.period) ?? null, periods: [periodOf(a), periodOf(b)], effort: [a.of.effort ?? null, b.of.effort ?? null] };
}

function periodOf({ period }: Figure): PeriodOf {
  const days = daysOf(period);
  return { from: days?.from ?? null, to: days?.to ?? null, days: lengthInDays(period) ?? null };
}
