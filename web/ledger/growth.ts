// How many entries a log took in each day, counted from the entries' own published times. Times never fall within a log, so the
// first entry of a day is found by halving, without reading the whole log; a log whose times fall is not counted but said to.

export interface DayCount {
  /** `YYYY-MM-DD`, UTC. */
  readonly day: string;
  readonly count: number;
}

export interface Growth {
  readonly days: readonly DayCount[];
  /** Entries before the first of these days. */
  readonly before: number;
  /** The published times are not in order: then the counts are not to be relied on. */
  readonly isOutOfOrder: boolean;
}

const dayMs = 86_400_000;

/** Index of the first entry at or after `ms`; `size` when there is none. `timeOf` gives milliseconds since the epoch. */
async function firstFrom(ms: number, low: number, size: number, timeOf: (index: number) => Promise<number>): Promise<number> {
  let [from, to] = [low, size];
  while (from < to) {
    const middle = Math.floor((from + to) / 2);
    if ((await timeOf(middle)) < ms) from = middle + 1;
    else to = middle;
  }
  return from;
}

/** When an entry was recorded, in milliseconds since the epoch: as the file says, and as it was followed up to the signed root. */
export interface EntryTimes {
  readonly claimed: (index: number) => Promise<number>;
  readonly proven: (index: number) => Promise<number>;
}

/**
 * Counts the last `days` days up to and with the day of `nowMs`. The search goes by claimed times, which are quick to have; what it
 * ends at, the entries on both sides of each midnight, is proven.
 */
export async function growthOf(size: number, times: EntryTimes, nowMs: number, days: number): Promise<Growth> {
  const today = Math.floor(nowMs / dayMs) * dayMs;
  const starts = Array.from({ length: days }, (_, at) => today - (days - 1 - at) * dayMs);
  const firsts: number[] = [];
  for (const start of starts) firsts.push(await firstFrom(start, firsts.at(-1) ?? 0, size, times.claimed));
  const counts = starts.map((start, at) => ({ day: new Date(start).toISOString().slice(0, 10), count: (firsts[at + 1] ?? size) - (firsts[at] ?? size) }));
  return { days: counts, before: firsts[0] ?? 0, isOutOfOrder: await hasFalling(firsts, starts, size, times.proven) };
}

/** A sample only: the entries at the borders that were found. The verifier reads every one. */
async function hasFalling(firsts: readonly number[], starts: readonly number[], size: number, timeOf: (index: number) => Promise<number>): Promise<boolean> {
  const borders = [...new Set([0, ...firsts.flatMap((first) => [first - 1, first]), size - 1])].filter((index) => index >= 0 && index < size).toSorted((left, right) => left - right);
  const times = await Promise.all(borders.map(timeOf));
  const timeAt = new Map(borders.map((index, at) => [index, times[at] ?? 0]));
  const isBorder = (first: number, start: number): boolean => (timeAt.get(first) ?? start) >= start && (timeAt.get(first - 1) ?? start - 1) < start;
  return times.some((time, at) => time < (times[at - 1] ?? time)) || !firsts.every((first, at) => isBorder(first, starts[at] ?? 0));
}
