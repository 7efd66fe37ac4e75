// Chance and the wall clock of the other world: the same seed lives the same half year.

/** sfc32, seeded by four mixes of one number. */
export class Chance {
  #a: number;
  #b: number;
  #c: number;
  #d = 1;

  constructor(seed: number) {
    this.#a = Math.imul(seed ^ 0x9e3779b9, 0x85ebca6b);
    this.#b = Math.imul(seed ^ 0x243f6a88, 0xc2b2ae35);
    this.#c = Math.imul(seed ^ 0xb7e15162, 0x27d4eb2f);
    for (let turn = 0; turn < 16; turn += 1) this.roll();
  }

  /** At least 0, less than 1. */
  roll(): number {
    const sum = (this.#a + this.#b + this.#d) | 0;
    this.#d = (this.#d + 1) | 0;
    this.#a = this.#b ^ (this.#b >>> 9);
    this.#b = (this.#c + (this.#c << 3)) | 0;
    this.#c = ((this.#c << 21) | (this.#c >>> 11)) + sum | 0;
    return (sum >>> 0) / 4_294_967_296;
  }

  is(share: number): boolean {
    return this.roll() < share;
  }

  /** A whole number from 0 to below `n`. */
  below(n: number): number {
    return Math.floor(this.roll() * n);
  }

  between(low: number, high: number): number {
    return low + this.roll() * (high - low);
  }

  of<T>(list: readonly T[]): T {
    return list[this.below(list.length)] as T;
  }

  /** Like `of`, but early ones come up far more often: the regulars of a street or a docket. */
  ofRegulars<T>(list: readonly T[], lean = 2.5): T {
    return list[Math.floor(list.length * this.roll() ** lean)] as T;
  }

  byWeight<T extends string>(weights: Readonly<Record<T, number>>): T {
    const entries = Object.entries<number>(weights);
    let left = this.roll() * entries.reduce((sum, [, weight]) => sum + weight, 0);
    for (const [name, weight] of entries) if ((left -= weight) < 0) return name as T;
    return entries[0]?.[0] as T;
  }

  /** How many of something that happens `mean` times on average (Knuth; large means in pieces). */
  count(mean: number): number {
    if (mean > 30) return this.count(30) + this.count(mean - 30);
    const floor = Math.exp(-mean);
    let [product, n] = [this.roll(), 0];
    while (product > floor) {
      product *= this.roll();
      n += 1;
    }
    return n;
  }

  /** Skewed to the right, half of them below `median`: how long paperwork takes. */
  skewed(median: number, sigma: number): number {
    const normal = Math.sqrt(-2 * Math.log(1 - this.roll())) * Math.cos(2 * Math.PI * this.roll());
    return median * Math.exp(sigma * normal);
  }

  some<T>(list: readonly T[], n: number): T[] {
    const left = [...list];
    const taken: T[] = [];
    while (taken.length < n && left.length > 0) taken.push(left.splice(this.below(left.length), 1)[0] as T);
    return taken;
  }

  shuffled<T>(list: readonly T[]): T[] {
    return this.some(list, list.length);
  }
}

export const HOUR = 3600;
export const DAY = 24 * HOUR;
export const WEEK = 7 * DAY;
/** Monday 2 September 2024, midnight in Greenwich; the city lies four hours west and knows no summer time. */
export const START = Date.UTC(2024, 8, 2) / 1000;
export const WEST = 4 * HOUR;

const two = Array.from({ length: 60 }, (_, n) => String(n).padStart(2, '0'));
const days = new Map<number, string>();

export const dateOf = (seconds: number): string => dayOf(seconds - WEST);

function dayOf(seconds: number): string {
  const day = Math.floor(seconds / DAY);
  let text = days.get(day);
  if (text === undefined) days.set(day, text = new Date(day * DAY * 1000).toISOString().slice(0, 10));
  return text;
}

/** RFC 3339 as the city's clock shows it. */
export const timeOf = (seconds: number): string => `${clockOf(seconds - WEST)}-04:00`;

/** Greenwich, as the planning office's programme exports it. */
export const isoOf = (seconds: number): string => `${clockOf(seconds)}Z`;

function clockOf(seconds: number): string {
  const of = Math.floor(seconds) % DAY;
  return `${dayOf(seconds)}T${two[Math.floor(of / HOUR)]}:${two[Math.floor(of / 60) % 60]}:${two[of % 60]}`;
}

/** Seconds of a local hour on a day counted from the start. */
export function localHour(day: number, hour: number): number {
  return START + day * DAY + hour * HOUR + WEST;
}
