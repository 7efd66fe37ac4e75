// Weeks as people write them (ISO 8601: Monday to Sunday, the week of the Thursday names the year).
const DAY_MS = 86_400_000;

/** `2026-W07` for a count of weeks as `weekOf` makes it: week n is the one whose Thursday is 7n days after 1 January 1970. */
export function isoWeek(week: number): string {
  const thursday = new Date(week * 7 * DAY_MS);
  const dayOfYear = Math.floor((thursday.getTime() - Date.UTC(thursday.getUTCFullYear(), 0, 1)) / DAY_MS);
  return `${thursday.getUTCFullYear()}-W${String(Math.floor(dayOfYear / 7) + 1).padStart(2, '0')}`;
}

/** The week that holds a moment. */
export function weekOfMoment(atMs: number): number {
  return Math.floor((atMs + 3 * DAY_MS) / (7 * DAY_MS));
}

/** Without milliseconds where there are none. */
export function moment(atMs: number): string {
  return new Date(atMs).toISOString().replace('.000Z', 'Z');
}
