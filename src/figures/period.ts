// Which days a figure is about. A fiscal year of one country is no year of another (domain.md section 5).
import type { Language, Words } from './wording.js';

export type Period =
  | { readonly kind: 'calendar_year'; readonly year: number }
  /** `ca`: 1 April to 31 March, named by the year in which it begins (2023 is 2023-24). `us`: 1 October to 30 September, named by the year in which it ends. */
  | { readonly kind: 'fiscal_year'; readonly calendar: 'ca' | 'us'; readonly year: number }
  /** The cycle that a report is of; its own days are not published. */
  | { readonly kind: 'report_year'; readonly year: number }
  | { readonly kind: 'from_to'; readonly from: string; readonly to: string }
  | { readonly kind: 'at'; readonly day: string }
  | { readonly kind: 'not_stated' };

/** First and last day, `YYYY-MM-DD`; undefined where they are not known. */
export function daysOf(period: Period): { readonly from: string; readonly to: string } | undefined {
  switch (period.kind) {
    case 'calendar_year': return { from: `${period.year}-01-01`, to: `${period.year}-12-31` };
    case 'fiscal_year': return period.calendar === 'ca' ? { from: `${period.year}-04-01`, to: `${period.year + 1}-03-31` } : { from: `${period.year - 1}-10-01`, to: `${period.year}-09-30` };
    case 'from_to': return { from: period.from, to: period.to };
    case 'at': return { from: period.day, to: period.day };
    case 'report_year':
    case 'not_stated': break;
  }
  return undefined;
}

/** Days from the first to the last, both counted; undefined where they are not known. */
export function lengthInDays(period: Period): number | undefined {
  const days = daysOf(period);
  return days === undefined ? undefined : Math.round((Date.parse(days.to) - Date.parse(days.from)) / 86_400_000) + 1;
}

export function periodWords(period: Period, language: Language): string {
  return wordsOf(period)[language];
}

function wordsOf(period: Period): Words {
  switch (period.kind) {
    case 'calendar_year': return { en: `${period.year}`, fr: `${period.year}` };
    case 'fiscal_year': return period.calendar === 'ca'
      ? { en: `fiscal year ${span(period.year)} (April to March)`, fr: `exercice ${span(period.year)} (avril à mars)` }
      : { en: `US fiscal year ${period.year} (October to September)`, fr: `exercice américain ${period.year} (octobre à septembre)` };
    case 'report_year': return { en: `${period.year} report`, fr: `rapport de ${period.year}` };
    case 'from_to': return { en: `${period.from} to ${period.to}`, fr: `du ${period.from} au ${period.to}` };
    case 'at': return { en: `on ${period.day}`, fr: `le ${period.day}` };
    case 'not_stated': break;
  }
  return { en: 'period not stated', fr: 'période non précisée' };
}

function span(year: number): string {
  return `${year}-${String((year + 1) % 100).padStart(2, '0')}`;
}
