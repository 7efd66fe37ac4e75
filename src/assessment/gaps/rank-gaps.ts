// What is unknown, in the order in which knowing it would narrow what is published: a pure function of the judgements that stand (issue 7, gaps drive work).
// INVARIANT: the rank depends on what is unknown and never on what the answer might be: both answers narrow alike (rank-gaps.test.ts).
import { boundsAfter, type Bounds, type Cell, type PublishedShare, shareNow, type ShareNow } from './published-bounds.js';

export interface Words {
  readonly en: string;
  readonly fr: string;
}

export interface GapIndicator extends Words {
  readonly code: string;
  /** In the scheme; null for an indicator that the scheme does not score. */
  readonly weight: number | null;
}

/** `urgency`: among gaps that narrow alike the lower comes first, for instance the rank of the group's level. */
export interface GapGroup {
  readonly ref: string;
  readonly urgency: number;
}

export interface GapInput {
  readonly groups: readonly GapGroup[];
  readonly indicators: readonly GapIndicator[];
  /** Undefined: nobody wrote it, which is unknown. */
  readonly cellOf: (group: string, indicator: string) => Cell | undefined;
  readonly shares: readonly PublishedShare[];
  /** How often the weight counts, by value; the greatest is what an unknown may turn out to be. */
  readonly times: Readonly<Record<string, number>>;
}

export interface ShareNarrowed {
  readonly share: string;
  readonly en: string;
  readonly fr: string;
  readonly before: Bounds;
  readonly ifYes: Bounds;
  readonly ifNo: Bounds;
  /** Percentage points between the bounds that go. */
  readonly points: number;
}

export interface SchemeNarrowed {
  readonly floor: number;
  readonly ceiling: number;
  /** Points of score between floor and ceiling that go. */
  readonly narrows: number;
  readonly most: number;
}

export interface Gap {
  readonly group: string;
  readonly indicator: GapIndicator;
  readonly isConflict: boolean;
  readonly shares: readonly ShareNarrowed[];
  readonly scheme: SchemeNarrowed | null;
  /** Percentage points: of every share that it narrows, and of the mean range of the scheme over all groups. */
  readonly points: number;
}

export interface IndicatorGaps {
  readonly indicator: GapIndicator;
  /** Groups of which it is not known, and knowing would narrow something. */
  readonly unknown: number;
  readonly withheld: number;
  /** Percentage points that go when all of them are known. */
  readonly points: number;
}

export interface RankedGaps {
  readonly gaps: readonly Gap[];
  /** How many there are, beyond the `most` that were asked for as well. */
  readonly total: number;
  readonly indicators: readonly IndicatorGaps[];
  readonly shares: readonly ShareNow[];
}

interface Counted {
  readonly now: ShareNow;
  readonly members: ReadonlySet<string>;
}

interface Board {
  readonly input: GapInput;
  readonly sharesOf: ReadonlyMap<string, readonly Counted[]>;
  readonly most: number;
  readonly weights: number;
}

/** Gaps that narrow alike, of groups equally urgent: only their refs decide among them. */
interface Alike {
  readonly indicator: GapIndicator;
  readonly points: number;
  readonly isConflict: boolean;
  readonly urgency: number;
  readonly groups: string[];
}

/**
 * `most` gaps after the first `skipped`, the greatest narrowing first; equal ones with the conflict first, then the more urgent group, then by code, so that the same
 * judgements give the same list. What narrows nothing is no gap of these. Of the many that narrow alike only those are put in order that are listed.
 */
export function rankGaps(input: GapInput, most = 200, skipped = 0): RankedGaps {
  const board = boardOf(input);
  const alike: Alike[] = [];
  const indicators = input.indicators.map((indicator) => openOf(board, indicator, alike));
  const ranked = alike.toSorted((a, b) => b.points - a.points || Number(b.isConflict) - Number(a.isConflict) || a.urgency - b.urgency || compareText(a.indicator.code, b.indicator.code));
  const listed: { readonly of: Alike; readonly group: string }[] = [];
  let before = 0;
  for (const of of ranked) {
    const [from, to] = [Math.max(0, skipped - before), skipped + most - before];
    if (to > 0 && from < of.groups.length) for (const group of of.groups.toSorted().slice(from, to)) listed.push({ of, group });
    before += of.groups.length;
  }
  return {
    gaps: listed.map(({ of: { indicator, points, isConflict }, group }) => ({ group, indicator, isConflict, points: rounded(points), shares: sharesNarrowed(board, group, indicator), scheme: schemeNarrowed(board, group, indicator) })),
    total: before, indicators: indicators.toSorted((a, b) => b.points - a.points || compareText(a.indicator.code, b.indicator.code)), shares: [...board.sharesOf.values()].flat().map(({ now }) => now),
  };
}

function openOf(board: Board, indicator: GapIndicator, alike: Alike[]): IndicatorGaps {
  let [unknown, withheld, points] = [0, 0, 0];
  const shares = board.sharesOf.get(indicator.code) ?? [];
  const ofScheme = schemePoints(board, indicator);
  // By points, then by urgency and conflict: there are few kinds of many thousands.
  const kinds = new Map<number, Map<number, Alike>>();
  for (const { ref, urgency } of board.input.groups) {
    const state = board.input.cellOf(ref, indicator.code)?.state ?? 'unknown';
    if (state === 'withheld') withheld += 1;
    if (state === 'known' || state === 'withheld') continue;
    let gain = ofScheme;
    for (const { now, members } of shares) if (members.has(ref)) gain += 100 / now.total;
    if (gain === 0) continue;
    const isConflict = state === 'conflict';
    const own = kinds.get(gain) ?? new Map<number, Alike>();
    const place = urgency * 2 + Number(isConflict);
    const others = own.get(place);
    if (others === undefined) kinds.set(gain, own.set(place, { indicator, points: gain, isConflict, urgency, groups: [ref] }));
    else others.groups.push(ref);
    unknown += 1;
    points += gain;
  }
  alike.push(...[...kinds.values()].flatMap((own) => [...own.values()]));
  return { indicator, unknown, withheld, points: rounded(points) };
}

function boardOf(input: GapInput): Board {
  const sharesOf = new Map<string, Counted[]>();
  for (const share of input.shares.filter(({ groups }) => groups.length > 0)) {
    sharesOf.set(share.indicator, [...(sharesOf.get(share.indicator) ?? []), { now: shareNow(share, input.cellOf), members: new Set(share.groups) }]);
  }
  return { input, sharesOf, most: Math.max(0, ...Object.values(input.times)), weights: input.indicators.reduce((sum, { weight }) => sum + (weight ?? 0), 0) };
}

const sharesAbout = ({ sharesOf }: Board, group: string, indicator: GapIndicator): readonly ShareNow[] => sharesOf.get(indicator.code)?.filter(({ members }) => members.has(group)).map(({ now }) => now) ?? [];

/** Either answer takes the weight out of the group's range, and one group out of the unknown of each share. */
function schemePoints({ weights, input }: Board, { weight }: GapIndicator): number {
  return weights === 0 ? 0 : (100 * (weight ?? 0)) / weights / input.groups.length;
}

function sharesNarrowed(board: Board, group: string, indicator: GapIndicator): readonly ShareNarrowed[] {
  return sharesAbout(board, group, indicator).map((now) => ({ share: now.share.code, en: now.share.en, fr: now.share.fr, before: now.bounds, ...boundsAfter(now, 1), points: rounded(100 / now.total) }));
}

/** Unknown counts as nothing in the floor and as the most in the ceiling (domain.md section 2, Custos rule). */
function schemeNarrowed({ input, most }: Board, group: string, indicator: GapIndicator): SchemeNarrowed | null {
  if (indicator.weight === null) return null;
  let [floor, ceiling, all] = [0, 0, 0];
  for (const { code, weight } of input.indicators) {
    if (weight === null) continue;
    const cell = input.cellOf(group, code);
    const times = cell?.state === 'known' && cell.value !== null ? input.times[cell.value] : undefined;
    floor += weight * (times ?? 0);
    ceiling += weight * (times ?? most);
    all += weight * most;
  }
  return { floor, ceiling, narrows: indicator.weight * most, most: all };
}

const rounded = (points: number): number => Number(points.toPrecision(6));

/** By code unit: no locale decides an order that is published. */
function compareText(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
