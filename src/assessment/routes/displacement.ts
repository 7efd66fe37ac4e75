// Whether a mode took over when another was made harder to use. More seizures are no sign of it: searching more finds more, so what is compared is what each
// unit of search found, and where nobody wrote the search down the answer is unknown (domain.md section 12, routes).
import { groupBy } from '../../kernel/index.js';
import type { Effort, Observed, RouteJudgement } from './route-judgement.js';

/** `more_search`: more was found and no more for each search. `no_clear_rise`: what rose may be chance. */
export type DisplacementVerdict = 'rate_rose' | 'more_search' | 'no_clear_rise' | 'no_rise' | 'unknown_effort' | 'unknown_not_observed';

export interface Displacement {
  readonly route: string;
  /** What was made harder, when, by whose judgement. */
  readonly hardened: { readonly mode: string; readonly on: string; readonly agencyId: string };
  /** What was looked at for it: one agency's searches of one mode and one commodity before and after, never those of two together. */
  readonly mode: string;
  readonly agencyId: string;
  readonly commodity: string | null;
  readonly verdict: DisplacementVerdict;
  readonly before: Searched | null;
  readonly after: Searched | null;
  /** How often chance alone would find as much or more after, were nothing changed; 0 to 1. Null where it cannot be said. */
  readonly chance: number | null;
}

export interface Searched extends Pick<Observed, 'from' | 'to' | 'seizures' | 'effort'> {
  /** Seizures to a thousand units of search; null where one of the two is not known. */
  readonly perThousand: number | null;
}

/** Rarer than this by chance counts as a rise. Five in a hundred, as statistics by custom has it: a choice, and written down. */
export const rareByChance = 0.05;

type ObservedJudgement = RouteJudgement & { readonly says: Observed };

/** One line for each hardened mode and each other mode that somebody observed on that route. `current`: judgements that stand, of one reader's sight. */
export function findDisplacements(current: readonly RouteJudgement[]): readonly Displacement[] {
  const observed = current.filter((one): one is ObservedJudgement => one.says.kind === 'observed');
  return current.flatMap((one) => {
    if (one.says.kind !== 'hardened') return [];
    const { on } = one.says;
    const others = observed.filter(({ route, mode }) => route === one.route && mode !== one.mode);
    const seen = [...groupBy(others, ({ agencyId, mode, commodity }) => `${agencyId} ${mode} ${commodity ?? ''}`).values()];
    return seen.map((same) => compareAround(one.route, { mode: one.mode, on, agencyId: one.agencyId }, same));
  });
}

function compareAround(route: string, hardened: Displacement['hardened'], same: readonly ObservedJudgement[]): Displacement {
  const [first] = same;
  const before = same.filter(({ says }) => says.to < hardened.on).toSorted((a, b) => a.says.to.localeCompare(b.says.to)).at(-1)?.says;
  const after = same.filter(({ says }) => says.from >= hardened.on).toSorted((a, b) => a.says.from.localeCompare(b.says.from))[0]?.says;
  const about = { route, hardened, mode: first?.mode ?? '', agencyId: first?.agencyId ?? '', commodity: first?.commodity ?? null, before: before === undefined ? null : searched(before), after: after === undefined ? null : searched(after) };
  if (before === undefined || after === undefined) return { ...about, verdict: 'unknown_not_observed', chance: null };
  const [a, b] = [amountOf(before.effort), amountOf(after.effort)];
  if (a === null || b === null || a.unit !== b.unit || before.seizures === null || after.seizures === null) return { ...about, verdict: 'unknown_effort', chance: null };
  const chance = chanceOfAsMany(before.seizures, a.amount, after.seizures, b.amount);
  return { ...about, chance, verdict: verdictOf(before.seizures / a.amount, after.seizures / b.amount, after.seizures > before.seizures, chance) };
}

function verdictOf(rateBefore: number, rateAfter: number, isMore: boolean, chance: number): DisplacementVerdict {
  if (rateAfter > rateBefore) return chance < rareByChance ? 'rate_rose' : 'no_clear_rise';
  return isMore ? 'more_search' : 'no_rise';
}

function searched({ from, to, seizures, effort }: Observed): Searched {
  const amount = amountOf(effort);
  return { from, to, seizures, effort, perThousand: amount === null || seizures === null ? null : Number(((1000 * seizures) / amount.amount).toPrecision(4)) };
}

function amountOf(effort: Effort): { readonly amount: number; readonly unit: string } | null {
  return effort.state === 'recorded' ? effort : null;
}

/**
 * Were the rate the same before and after, each of all the finds would fall after with the share that the later search has in all search: how often would
 * `after` of them or more? The conditional test of two Poisson rates (Przyborowski and Wilenski 1940, general knowledge). 1 where nothing was found.
 */
function chanceOfAsMany(before: number, effortBefore: number, after: number, effortAfter: number): number {
  const [all, share] = [before + after, effortAfter / (effortBefore + effortAfter)];
  let [sum, logChoose] = [0, 0];
  for (let k = 0; k <= all; k += 1) {
    if (k > 0) logChoose += Math.log(all - k + 1) - Math.log(k);
    if (k >= after) sum += Math.exp(logChoose + k * Math.log(share) + (all - k) * Math.log1p(-share));
  }
  return Number(Math.min(1, sum).toPrecision(4));
}
