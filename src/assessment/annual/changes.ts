// What changed, and whether it may be compared at all: each figure beside the latest earlier one of its kind, and every reason where there is no trend (G7).
import { compare, type Comparison, daysOf, type Figure, type Language, measures, type Period, type Span, units } from '../../figures/index.js';
import type { Say } from './template.js';

export interface Change {
  readonly before: Figure;
  readonly now: Figure;
  readonly result: Comparison;
}

/** Both in one family: of one measure, or of two rungs of infiltration, which is the trend that everybody draws and nobody may. */
export function changesOf(figures: readonly Figure[]): readonly Change[] {
  const own = figures.filter(({ standing }) => standing !== 'claimed');
  return own.flatMap((now) => {
    const before = beforeOf(now, own);
    return before === undefined ? [] : [{ before, now, result: compare(before, now) }];
  });
}

function beforeOf(now: Figure, figures: readonly Figure[]): Figure | undefined {
  const end = endOf(now.period);
  if (end === undefined) return undefined;
  const alike = figures.filter((one) => familyOf(one) === familyOf(now) && sameConditions(one, now) && (endOf(one.period) ?? end) < end);
  const near = (one: Figure): readonly number[] => [Number(one.measure === now.measure), Number(one.population === now.population), Number(one.value.kind === now.value.kind), Number(one.unit === now.unit)];
  return alike.toSorted((a, b) => (endOf(b.period) ?? '').localeCompare(endOf(a.period) ?? '') || compareLists(near(b), near(a)) || (a.id < b.id ? -1 : 1))[0];
}

function familyOf({ measure }: Figure): string {
  return measures.get(measure)?.rung === undefined ? measure : 'infiltration';
}

function sameConditions(a: Figure, b: Figure): boolean {
  return (['commodity', 'region', 'level', 'direction'] as const).every((name) => a.of[name] === b.of[name]);
}

function compareLists(a: readonly number[], b: readonly number[]): number {
  return a.map((one, at) => one - (b[at] ?? 0)).find((one) => one !== 0) ?? 0;
}

/** Last day; of a report year its last, which is good enough for an order. */
export function endOf(period: Period): string | undefined {
  return daysOf(period)?.to ?? (period.kind === 'report_year' ? `${period.year}-12-31` : undefined);
}

/** `difference 48 groups; change 94.1 %; up`, or every reason why not. */
export function comparisonWords({ result }: Change, say: Say, language: Language): string {
  const reasons = result.reasons.map((reason) => reason[language]);
  if (!result.comparable) return `${say('notComparable')}${colon(language)}${reasons.join(semicolon(language))}`;
  const unit = units.get(result.unit)?.[language] ?? result.unit;
  return [
    ...(isOpen(result.difference) ? [] : [`${say('difference')} ${spanWords(result.difference, language)} ${unit}`]),
    ...(result.percentChange === null || isOpen(result.percentChange) ? [] : [`${say('change')} ${spanWords(result.percentChange, language)}${language === 'fr' ? '\u00A0' : ''}%`]),
    say(result.direction), ...(result.conflict ? [say('conflict')] : []), ...(result.isApproximate ? [say('approximate')] : []), ...reasons,
  ].join(semicolon(language));
}

export function colon(language: Language): string {
  return language === 'fr' ? '\u00A0: ' : ': ';
}

/** "More than" beside "more than" leaves no number to give. */
function isOpen([low, high]: Span): boolean {
  return low === null && high === null;
}

function semicolon(language: Language): string {
  return language === 'fr' ? '\u00A0; ' : '; ';
}

function spanWords([low, high]: Span, language: Language): string {
  const number = (text: string | null) => (text === null ? '?' : language === 'fr' ? text.replace('.', ',').replace('-', '−') : text.replace('-', '−'));
  return low !== null && low === high ? number(low) : `${number(low)} … ${number(high)}`;
}
