// The region's time: Eastern, with both changes of the clock, in seconds since 1970.

export const HOUR_S = 3600;
export const DAY_S = 86_400;
/** First Mondays to draw from: each stretch of 34 weeks has at least one change of the clock in it. */
const MONDAYS = ['2024-09-02', '2025-01-06', '2025-02-03', '2025-08-25'];
/** When summer time begins and ends, 2:00 local. */
const SUMMERS = [['2024-03-10T07:00:00Z', '2024-11-03T06:00:00Z'], ['2025-03-09T07:00:00Z', '2025-11-02T06:00:00Z'], ['2026-03-08T07:00:00Z', '2026-11-01T06:00:00Z'], ['2027-03-14T07:00:00Z', '2027-11-07T06:00:00Z']].map((pair) => pair.map((text) => Date.parse(text) / 1000) as [number, number]);

function offsetAt(second: number): number {
  for (const [from, to] of SUMMERS) if (second >= from && second < to) return -4 * HOUR_S;
  return -5 * HOUR_S;
}

export interface Clock {
  /** First Monday, 0:00 UTC. */
  readonly start: number;
  readonly weeks: number;
  readonly days: number;
  readonly end: number;
}

export function openClock(draw: number, weeks: number): Clock {
  const start = Date.parse(`${MONDAYS[draw % MONDAYS.length] ?? '2024-09-02'}T00:00:00Z`) / 1000;
  return { start, weeks, days: weeks * 7, end: start + weeks * 7 * DAY_S };
}

/** The second at which a local clock shows so many hours after midnight of a day of the world (day 0 is the first Monday). */
export function localTime(clock: Clock, day: number, hour: number): number {
  const bare = clock.start + day * DAY_S + hour * HOUR_S;
  return bare - offsetAt(bare + 5 * HOUR_S);
}

export const dayOf = (clock: Clock, second: number): number => Math.floor((second + offsetAt(second) - clock.start) / DAY_S);
export const hourOf = (second: number): number => Math.floor((((second + offsetAt(second)) % DAY_S) + DAY_S) % DAY_S / HOUR_S);

/** As one system writes it. */
export type Style = 'utc' | 'utc-ms' | 'local';

const TWO = Array.from({ length: 60 }, (_, n) => String(n).padStart(2, '0'));
const dates = new Map<number, string>();

function written(second: number): string {
  const day = Math.floor(second / DAY_S);
  let date = dates.get(day);
  if (date === undefined) dates.set(day, (date = new Date(day * DAY_S * 1000).toISOString().slice(0, 10)));
  const rest = second - day * DAY_S;
  return `${date}T${TWO[Math.floor(rest / HOUR_S)] ?? ''}:${TWO[Math.floor((rest % HOUR_S) / 60)] ?? ''}:${TWO[rest % 60] ?? ''}`;
}

export function stamp(second: number, style: Style = 'utc'): string {
  if (style === 'utc-ms') {
    const ms = Math.round(second * 1000);
    return `${written(Math.floor(ms / 1000))}.${String(ms % 1000).padStart(3, '0')}Z`;
  }
  if (style === 'utc') return `${written(Math.floor(second))}Z`;
  const offset = offsetAt(second);
  return `${written(Math.floor(second + offset))}${offset === -4 * HOUR_S ? '-04:00' : '-05:00'}`;
}

export const dateOf = (second: number): string => new Date(second * 1000).toISOString().slice(0, 10);
