// A published share while its unknowns are open: low is what is known to be so, high is everything that is not known to be otherwise (G7, domain.md section 1, trap 1).
// A conflict settles nothing and counts as unknown; what somebody knows and does not tell widens the bounds, and asking again would not narrow them.

export type CellState = 'known' | 'unknown' | 'conflict' | 'withheld';

/** What is judged of one group by one indicator. A cell that nobody wrote is unknown. */
export interface Cell {
  readonly state: CellState;
  /** Of a known one alone: the code of its value. */
  readonly value: string | null;
}

/** A share that is published, or will be: of `groups`, those whose `indicator` has one of the values `yes`. */
export interface PublishedShare {
  readonly code: string;
  readonly en: string;
  readonly fr: string;
  readonly indicator: string;
  readonly yes: readonly string[];
  readonly groups: readonly string[];
}

/** From and to, 0 to 1. */
export type Bounds = readonly [low: number, high: number];

export interface ShareNow {
  readonly share: PublishedShare;
  readonly yes: number;
  readonly no: number;
  /** Conflicts included: what collection could settle. */
  readonly unknown: number;
  readonly withheld: number;
  readonly total: number;
  readonly bounds: Bounds;
}

/** `stateOf`: of a group by an indicator. A share of nobody has no bounds and is left out by the caller. */
export function shareNow(share: PublishedShare, cellOf: (group: string, indicator: string) => Cell | undefined): ShareNow {
  const counts = { yes: 0, no: 0, unknown: 0, withheld: 0 };
  for (const group of share.groups) counts[answerOf(share, cellOf(group, share.indicator))] += 1;
  const total = share.groups.length;
  return { share, ...counts, total, bounds: [counts.yes / total, (total - counts.no) / total] };
}

function answerOf(share: PublishedShare, cell: Cell | undefined): 'yes' | 'no' | 'unknown' | 'withheld' {
  if (cell?.state === 'withheld') return 'withheld';
  if (cell?.state !== 'known' || cell.value === null) return 'unknown';
  return share.yes.includes(cell.value) ? 'yes' : 'no';
}

/** Where the bounds would lie once `settled` of its unknowns were known: all so, and all not so. Whatever comes back lies between. */
export function boundsAfter({ bounds: [low, high], total, unknown }: ShareNow, settled: number): { readonly ifYes: Bounds; readonly ifNo: Bounds } {
  const step = Math.min(settled, unknown) / total;
  return { ifYes: [low + step, high], ifNo: [low, high - step] };
}
