// Times as the files write them. Building a `Date` for each of a hundred million rows would cost more than making the rows.

export const MINUTE_MS = 60_000;
export const HOUR_MS = 3_600_000;
export const DAY_MS = 86_400_000;
/** Monday 6 January 2025, midnight UTC: worlds begin on a Monday, so that their weeks are ISO weeks. */
export const WORLD_START_MS = Date.UTC(2025, 0, 6);
/** The country keeps one time, five hours behind UTC, all year. */
const COUNTRY_OFFSET_MINUTES = -300;
/** Midnight of the country's day `day`, as UTC. */
export const midnightOf = (day: number): number => WORLD_START_MS + day * DAY_MS - COUNTRY_OFFSET_MINUTES * MINUTE_MS;

const two = Array.from({ length: 100 }, (_, value) => String(value).padStart(2, '0'));
const days = new Map<number, string>();
let lastDay = Number.NaN;
let lastText = '';

/** `YYYY-MM-DD` of a number of days since 1970. */
function dayText(day: number): string {
  if (day === lastDay) return lastText;
  lastDay = day;
  lastText = days.get(day) ?? new Date(day * DAY_MS).toISOString().slice(0, 10);
  if (days.size < 100_000) days.set(day, lastText);
  return lastText;
}

export function dateText(atMs: number): string {
  return dayText(Math.floor(atMs / DAY_MS));
}

/** RFC 3339 to the second: in UTC with `Z`, or in the country's own time with its offset. */
export function timeText(atMs: number, isLocal: boolean): string {
  const seconds = Math.floor(atMs / 1000) + (isLocal ? COUNTRY_OFFSET_MINUTES * 60 : 0);
  const day = Math.floor(seconds / 86_400);
  const left = seconds - day * 86_400;
  const hour = Math.floor(left / 3600);
  const minute = Math.floor((left - hour * 3600) / 60);
  return `${dayText(day)}T${two[hour]}:${two[minute]}:${two[left % 60]}${isLocal ? '-05:00' : 'Z'}`;
}
