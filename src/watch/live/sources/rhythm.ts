// How long a source may be silent: what its agency said, or what its own past shows. Only new entries are a sign of life: old ones that are sent again are none.
export interface Rhythm {
  /** When something new first came, and last. */
  readonly firstAtMs: number | null;
  readonly lastAtMs: number | null;
  /** Between arrivals, the latest last. */
  readonly gapsMs: readonly number[];
}

export const noRhythm: Rhythm = { firstAtMs: null, lastAtMs: null, gapsMs: [] };

/** So many arrivals, over so long, before a rhythm is one: a night and a Sunday belong to it. */
const LEAST_GAPS = 20;
const LEAST_PAST_MS = 7 * 86_400_000;
const MOST_GAPS = 2_000;
/** Half as long again as the longest silence of its past; and never an alarm about a quarter of an hour. */
const SLACK = 1.5;
const SHORTEST_MS = 15 * 60_000;

export function arrived(before: Rhythm, atMs: number): Rhythm {
  const gap = before.lastAtMs === null ? [] : [atMs - before.lastAtMs];
  return { firstAtMs: before.firstAtMs ?? atMs, lastAtMs: atMs, gapsMs: [...before.gapsMs, ...gap].slice(-MOST_GAPS) };
}

/** Undefined while nobody said it and the past is too short to say it. */
export function longestSilenceMs({ firstAtMs, lastAtMs, gapsMs }: Rhythm, expectEveryS: number | null): number | undefined {
  if (expectEveryS !== null) return expectEveryS * 1000;
  if (gapsMs.length < LEAST_GAPS || firstAtMs === null || lastAtMs === null || lastAtMs - firstAtMs < LEAST_PAST_MS) return undefined;
  return Math.max(SHORTEST_MS, SLACK * gapsMs.reduce((most, one) => Math.max(most, one), 0));
}
