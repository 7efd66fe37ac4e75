// Periods and days as a table writes them; a fiscal year says whose it is, for no two countries have the same.
import type { Period } from '../period.js';

/** Undefined for everything that is none of the six forms. `FY2024-25` is Canada's, April to March; `US FY2024` is named by the year in which it ends. */
export function parsePeriod(text: string): Period | undefined {
  const year = /^(?:(report|US FY) ?)?(\d{4})$/.exec(text);
  if (year !== null) return year[1] === undefined ? { kind: 'calendar_year', year: Number(year[2]) } : year[1] === 'report' ? { kind: 'report_year', year: Number(year[2]) } : { kind: 'fiscal_year', calendar: 'us', year: Number(year[2]) };
  const [, from, next] = /^FY(\d{4})-(\d\d)$/.exec(text) ?? [];
  if (from !== undefined) return (Number(from) + 1) % 100 === Number(next) ? { kind: 'fiscal_year', calendar: 'ca', year: Number(from) } : undefined;
  if (isDay(text)) return { kind: 'at', day: text };
  const [first = '', last = '', more] = text.split('/');
  return more === undefined && isDay(first) && isDay(last) && first <= last ? { kind: 'from_to', from: first, to: last } : undefined;
}

/** A day of the calendar, `YYYY-MM-DD`. */
export function isDay(text: string): boolean {
  return /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(text)) && new Date(text).toISOString().startsWith(text);
}
