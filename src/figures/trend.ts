// A series that refuses false trends: a line joins two points only where the two figures may be compared; everywhere else the gap is drawn and says why (G7).
import { compare } from './compare.js';
import { reason, type Reason, samePeriod } from './comparable.js';
import type { Figure } from './figure.js';
import { daysOf, type Period, periodWords } from './period.js';
import { rangeOf } from './range.js';
import { rounded } from './rational.js';
import { measures, units } from './terms.js';

export interface TrendPoint {
  readonly figure: Figure;
  /** Place on the axis of time, `YYYY-MM-DD`: the middle of the period, or of the year that a report is of. Null: the period was not stated, and the point is in the table alone. */
  readonly at: string | null;
  /** In the unit of the figure that was picked, decimal text; null is open. Both null: it gives no number, which is not zero. */
  readonly low: string | null;
  readonly high: string | null;
  readonly isApproximate: boolean;
}

/** Between two points, by their place in `points`. */
export interface TrendJoin {
  readonly from: number;
  readonly to: number;
  /** Only then is a line drawn. */
  readonly joined: boolean;
  readonly reasons: readonly Reason[];
  /** Of one period, and they cannot both be true. */
  readonly conflict: boolean;
}

export interface Trend {
  /** Of the axis of values; per cent for shares. */
  readonly unit: string;
  /** Those with a place first, in the order of time. */
  readonly points: readonly TrendPoint[];
  readonly joins: readonly TrendJoin[];
}

/** What might be read as one series with `picked`: the same measure, or both of infiltration; the same goods, region and level; units that convert, or a share beside a per cent or a count. */
export function seriesOf(picked: Figure, all: Iterable<Figure>): readonly Figure[] {
  const isInfiltration = (one: Figure) => measures.get(one.measure)?.rung !== undefined;
  return [...all].filter((one) => one.id === picked.id || (
    (one.measure === picked.measure || (isInfiltration(one) && isInfiltration(picked))) && one.of.commodity === picked.of.commodity && one.of.region === picked.of.region && one.of.level === picked.of.level && axisOf(one) === axisOf(picked)));
}

/** `figures`: of one series, as `seriesOf` finds it. Each point is tried with the nearest earlier one that it may be compared with; failing that, the gap to the point before it says all the reasons. */
export function trendOf(picked: Figure, figures: readonly Figure[]): Trend {
  const points = figures.map((figure) => pointOf(figure, picked)).toSorted((a, b) => (a.at ?? '9999').localeCompare(b.at ?? '9999') || a.figure.id.localeCompare(b.figure.id) || a.figure.revision - b.figure.revision);
  return { unit: picked.value.kind === 'share' || axisOf(picked) === 'percent' ? 'percent' : picked.unit, points, joins: points.flatMap((_, to) => joinTo(points, to)) };
}

/** Shares, per cents and counts of a whole are read beside each other, and so stand on one page; nothing but `compare` lets a line join them. */
function axisOf({ unit, value }: Figure): string {
  const { dimension } = units.get(unit) ?? { dimension: unit };
  return value.kind === 'share' || dimension === 'share' ? 'percent' : dimension === 'count' ? unit : dimension;
}

function pointOf(figure: Figure, picked: Figure): TrendPoint {
  const range = figure.unit === picked.unit || axisOf(figure) === 'percent' ? rangeOf(figure) : rangeOf(figure, picked.unit);
  const text = (end: NonNullable<typeof range>['low']) => (end === undefined ? null : rounded(end, 6).replace(/\.?0+$/, ''));
  return { figure, at: placeOf(figure.period), low: text(range?.low), high: text(range?.high), isApproximate: range?.isApproximate ?? false };
}

function placeOf(period: Period): string | null {
  const days = daysOf(period);
  if (days !== undefined) return new Date((Date.parse(days.from) + Date.parse(days.to)) / 2).toISOString().slice(0, 10);
  return period.kind === 'report_year' ? `${period.year}-07-01` : null;
}

// INVARIANT: a line joins only two figures that `compare` allows without a reason against it (trend.test.ts "no line joins what may not be compared").
function joinTo(points: readonly TrendPoint[], to: number): readonly TrendJoin[] {
  const here = points[to];
  if (here === undefined || here.at === null) return [];
  for (let from = to - 1; from >= 0; from -= 1) {
    const before = points[from];
    if (before === undefined || before.at === null) continue;
    const result = compare(before.figure, here.figure);
    if (result.comparable && samePeriod(before.figure.period, here.figure.period)) {
      if (result.conflict) return [{ from, to, joined: false, reasons: [samePeriodReason(before.figure), ...against(before.figure, here.figure, [])], conflict: true }];
      continue;
    }
    if (result.comparable && against(before.figure, here.figure, result.reasons).length === 0) return [{ from, to, joined: true, reasons: [], conflict: false }];
  }
  return gapTo(points, to, here);
}

function gapTo(points: readonly TrendPoint[], to: number, here: TrendPoint): readonly TrendJoin[] {
  const before = points[to - 1];
  if (before === undefined || before.at === null) return [];
  const result = compare(before.figure, here.figure);
  const reasons = result.comparable ? against(before.figure, here.figure, result.reasons) : result.reasons;
  return [{ from: to - 1, to, joined: false, reasons: reasons.length > 0 ? reasons : [samePeriodReason(before.figure)], conflict: result.comparable && result.conflict }];
}

/** Of a small or disputed base the difference may be told, and no line: a line is read as a rate of change. Nor does one begin or end at a number that was counted again. */
function against(a: Figure, b: Figure, reasons: readonly Reason[]): readonly Reason[] {
  const disputed = [a, b].flatMap((one) => one.disputes.filter(({ about }) => about === 'measure' || about === 'value').map(({ words }) => reason('value_disputed', `\`${one.id}\`: ${words.en}`, `\`${one.id}\` : ${words.fr}`)));
  return [...reasons, ...disputed];
}

function samePeriodReason({ period }: Figure): Reason {
  return reason('same_period', `both are of one period (${periodWords(period, 'en')})`, `les deux portent sur une même période (${periodWords(period, 'fr')})`);
}
