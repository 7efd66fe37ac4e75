// Figures with how far they can be trusted: shares by Wilson's interval, everything else by drawing the worlds again.

export interface Figure {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

/** Wilson (1927), 95 %. */
export function share(hits: number, of: number): Figure {
  if (of === 0) return { value: Number.NaN, low: Number.NaN, high: Number.NaN };
  const [z, p] = [1.96, hits / of];
  const middle = (p + (z * z) / (2 * of)) / (1 + (z * z) / of);
  const half = (z * Math.sqrt((p * (1 - p)) / of + (z * z) / (4 * of * of))) / (1 + (z * z) / of);
  return { value: p, low: Math.max(0, middle - half), high: Math.min(1, middle + half) };
}

/** 95 % percentile interval over 1,000 draws of the worlds with replacement; the draws are the same in every run. */
export function overWorlds<T>(worlds: readonly T[], figureOf: (worlds: readonly T[]) => number): Figure {
  let state = 12_345;
  const roll = (): number => (state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0) / 4_294_967_296;
  const drawn = Array.from({ length: 1000 }, () => figureOf(worlds.map(() => worlds[Math.floor(roll() * worlds.length)] as T))).filter((one) => !Number.isNaN(one)).toSorted((a, b) => a - b);
  const at = (q: number): number => drawn[Math.min(drawn.length - 1, Math.floor(drawn.length * q))] ?? Number.NaN;
  return { value: figureOf(worlds), low: at(0.025), high: at(0.975) };
}

/** The middle one; those never found count as longer than any. */
export function medianDays(days: readonly (number | null)[]): number {
  const sorted = days.map((one) => one ?? Number.POSITIVE_INFINITY).toSorted((a, b) => a - b);
  return sorted[Math.floor((sorted.length - 1) / 2)] ?? Number.NaN;
}
