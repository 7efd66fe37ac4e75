// The town's clock: everybody lives by the wall clock, which is put back in November and forward in March; each system writes it in its own way.

export const MINUTE = 60;
export const HOUR = 3600;
export const DAY = 86_400;
export const WEEK = 7 * DAY;

export type Style = 'local' | 'utc' | 'fractions';

/** Nights in which the clocks change, as wall-clock milliseconds. */
const WINTERS = [[Date.UTC(2024, 10, 3, 2), Date.UTC(2025, 2, 9, 2)], [Date.UTC(2025, 10, 2, 2), Date.UTC(2026, 2, 8, 2)]] as const;

export class Calendar {
  /** The first Monday, 0:00 UTC, in seconds. */
  readonly start: number;
  readonly weeks: number;
  readonly #dates = new Map<number, string>();

  constructor(firstWeek: number, weeks: number) {
    this.start = Date.UTC(2024, 8, 2) / 1000 + firstWeek * WEEK;
    this.weeks = weeks;
  }

  /** The last moment of the world on the wall clock; the last week ends by UTC, some hours earlier. */
  get end(): number {
    return this.weeks * WEEK - 6 * HOUR;
  }

  /** Seconds since 1970 of a moment of the wall clock, which counts from the first Monday, 0:00. */
  seconds(t: number): number {
    return Math.round(this.start + t + this.#behind(t));
  }

  stamp(t: number, style: Style = 'local'): string {
    const behind = this.#behind(t);
    const s = Math.round(t) + (style === 'local' ? 0 : behind);
    const day = Math.floor(s / DAY);
    const rest = s - day * DAY;
    const clock = `${this.#date(day)}T${two(Math.floor(rest / HOUR))}:${two(Math.floor((rest % HOUR) / MINUTE))}:${two(rest % MINUTE)}`;
    if (style === 'local') return `${clock}${behind === 5 * HOUR ? '-05:00' : '-04:00'}`;
    return style === 'utc' ? `${clock}Z` : `${clock}.${String(Math.floor((t - Math.floor(t)) * 1000)).padStart(3, '0')}+00:00`;
  }

  day(t: number): string {
    return this.#date(Math.floor(t / DAY));
  }

  yearOf(t: number): string {
    return this.day(t).slice(2, 4);
  }

  hourOf(t: number): number {
    return Math.floor((((t % DAY) + DAY) % DAY) / HOUR);
  }

  /** Monday is 0. */
  weekdayOf(t: number): number {
    return ((Math.floor(t / DAY) % 7) + 7) % 7;
  }

  weekOf(t: number): number {
    return Math.floor(t / WEEK);
  }

  #date(day: number): string {
    const kept = this.#dates.get(day);
    if (kept !== undefined) return kept;
    const text = new Date((this.start + day * DAY) * 1000).toISOString().slice(0, 10);
    this.#dates.set(day, text);
    return text;
  }

  #behind(t: number): number {
    const wall = (this.start + t) * 1000;
    return WINTERS.some(([from, to]) => wall >= from && wall < to) ? 5 * HOUR : 4 * HOUR;
  }
}

const two = (n: number): string => (n < 10 ? `0${n}` : String(n));
