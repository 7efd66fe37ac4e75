// What is drawn of a series: tracks of joined points, bands of gaps, and bars of what is unknown. Nothing is joined here that the server did not join.
import type { TrendAnswer } from '../../../src/http/contract.js';

export type Gap = TrendAnswer['joins'][number];

/** In the order of their numbers. */
export function gapsOf({ joins }: TrendAnswer): readonly Gap[] {
  return joins.filter(({ joined }) => !joined);
}

/** Runs of places in `points` that lines join, each place in one run. */
export function tracksOf({ points, joins }: TrendAnswer): readonly (readonly number[])[] {
  const lines = joins.filter(({ joined }) => joined);
  const starts = points.map((_, at) => at).filter((at) => !lines.some(({ to }) => to === at));
  return starts.flatMap((start) => runsFrom(start, lines));
}

/** Where two later points join one, the second begins a run of its own at it: a line forks, and says no more than its joins. */
function runsFrom(start: number, lines: readonly Gap[]): readonly (readonly number[])[] {
  const [next, ...others] = lines.filter(({ from }) => from === start).map(({ to }) => to);
  if (next === undefined) return [[start]];
  const [first = [], ...rest] = runsFrom(next, lines);
  return [[start, ...first], ...rest, ...others.flatMap((to) => runsFrom(to, lines).map((run, at) => (at === 0 ? [start, ...run] : run)))];
}

/** Top of the axis of values: above every number, so that an open bar has somewhere to go. */
export function topOf({ points }: TrendAnswer): number {
  const numbers = points.flatMap(({ low, high }) => [low, high]).flatMap((one) => (one === null ? [] : [Number(one)]));
  return Math.max(1, ...numbers) * 1.15;
}
