// A date is a real day of the calendar, as precise as it was known and no more: 2021, 2021-02, 2021-02-16, 2021-02-16T21:48.
import { bad, type Checked, good } from './validate-text.js';

const shape = /^(\d{4})(?:-(\d{2})(?:-(\d{2})(?:[T ](\d{2})(?::(\d{2})(?::(\d{2})(?:\.\d{1,9})?)?)?(Z|[+-]\d{2}:?\d{2})?)?)?)?$/;
const noDate = bad('is not a date; write YYYY, YYYY-MM, YYYY-MM-DD or YYYY-MM-DDThh:mm (UTC)', 'n’est pas une date ; écrivez AAAA, AAAA-MM, AAAA-MM-JJ ou AAAA-MM-JJThh:mm (UTC)');

/** True for a day that the (proleptic Gregorian) calendar has, in the years 1000 to 2999. */
export function isCalendarDay(year: number, month: number, day: number): boolean {
  if (year < 1000 || year > 2999 || month < 1 || month > 12 || day < 1) return false;
  return day <= new Date(Date.UTC(year, month, 0)).getUTCDate();
}

function offsetMinutes(zone: string): number {
  if (zone === 'Z' || zone === '') return 0;
  const sign = zone.startsWith('-') ? -1 : 1;
  return sign * (Number(zone.slice(1, 3)) * 60 + Number(zone.slice(-2)));
}

/** Moves a date and time with an offset to UTC; FollowTheMoney dates have no zone of their own. */
function toUtc(text: string, zone: string): string {
  const minutes = offsetMinutes(zone);
  const local = text.replace(zone, '').replace(' ', 'T').replace(/\.\d+$/, '');
  if (minutes === 0) return local;
  const full = local.length === 13 ? `${local}:00` : local;
  return new Date(Date.parse(`${full}Z`) - minutes * 60_000).toISOString().slice(0, full.length);
}

/** Checks a FollowTheMoney date (prefix of ISO 8601); a time with an offset is moved to UTC, fractions of a second are dropped. */
export function checkDate(text: string): Checked {
  const found = shape.exec(text.trim());
  if (found === null) return noDate;
  const [, year = '', month, day, hour, minute, second, zone = ''] = found;
  if (!isCalendarDay(Number(year), Number(month ?? '1'), Number(day ?? '1'))) return bad('is not a day of the calendar; check day and month', 'n’est pas un jour du calendrier ; vérifiez le jour et le mois');
  if (Number(hour ?? 0) > 23 || Number(minute ?? 0) > 59 || Number(second ?? 0) > 59) return bad('has an impossible time; write hh:mm between 00:00 and 23:59', 'a une heure impossible ; écrivez hh:mm entre 00:00 et 23:59');
  if (Math.abs(offsetMinutes(zone)) > 14 * 60) return bad('has an impossible time zone; write the time in UTC', 'a un fuseau horaire impossible ; écrivez l’heure en UTC');
  return good(hour === undefined ? text.trim() : toUtc(text.trim(), zone));
}
