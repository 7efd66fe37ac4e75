// A date is read in the format that the mapping states, or not at all: 03/04/2025 is never guessed.
import { isCalendarDay } from './validate-date.js';

const tokens = new Map([['YYYY', '(?<year>\\d{4})'], ['MMM', '(?<name>\\p{L}{3,9})\\.?'], ['MM', '(?<month>\\d{2})'], ['M', '(?<month>\\d{1,2})'], ['DD', '(?<day>\\d{2})'], ['D', '(?<day>\\d{1,2})'], ['hh', '(?<hour>\\d{2})'], ['mm', '(?<minute>\\d{2})']]);
// English and French, by their first letters without accents.
const monthStarts = [['jan'], ['feb', 'fev'], ['mar'], ['apr', 'avr'], ['may', 'mai'], ['jun', 'juin'], ['jul', 'juil'], ['aug', 'aou'], ['sep'], ['oct'], ['nov'], ['dec']];

function monthNumber(name: string): number {
  const plain = name.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  return 1 + monthStarts.findIndex((starts) => starts.some((start) => plain.startsWith(start)));
}

const two = (part: string | undefined) => (part === undefined ? [] : [part.padStart(2, '0')]);

/**
 * A reader for a format such as `DD/MM/YYYY`, `MMM D, YYYY` or `YYYYMMDD hh:mm`: it gives the ISO date, or undefined when the
 * text has another form or no such day exists. Undefined instead of a reader when the format has no year or an unknown token.
 */
export function dateReader(format: string): ((text: string) => string | undefined) | undefined {
  const parts = [...format.matchAll(/YYYY|MMM|MM|M|DD|D|hh|mm|[^A-Za-z]+|[A-Za-z]+/g)].map((match) => match[0]);
  const letters = parts.filter((part) => /[A-Za-z]/.test(part));
  if (!parts.includes('YYYY') || letters.some((part) => !tokens.has(part) && part !== 'T') || new Set(letters).size !== letters.length) return undefined;
  const shape = new RegExp(`^${parts.map((part) => tokens.get(part) ?? part.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&')).join('')}$`, 'u');
  return (text) => {
    const found = shape.exec(text.trim())?.groups;
    if (found === undefined) return undefined;
    const { year = '', month, name, day, hour, minute } = found;
    const monthValue = name === undefined ? month : String(monthNumber(name));
    if (!isCalendarDay(Number(year), Number(monthValue ?? '1'), Number(day ?? '1')) || Number(hour ?? 0) > 23 || Number(minute ?? 0) > 59) return undefined;
    const date = [year, ...two(monthValue), ...(monthValue === undefined ? [] : two(day))].join('-');
    return hour === undefined ? date : `${date}T${hour}:${minute ?? '00'}`;
  };
}
