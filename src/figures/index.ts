// Figures that cannot be misread: the unknown is never yes and never no, and no number stands without what it counts (G7, G8).
export { byProvince, provinceFigures, type ProvinceState, type ProvinceValue } from './by-province.js';
export { isSmallBase, impliedBase, leastBase, percentChange } from './change.js';
export { type Reason, type ReasonCode, sharedPeriod } from './comparable.js';
export { type Comparison, compare, type Span } from './compare.js';
export { convert, converted } from './convert.js';
export type { Dimensions, Dispute, Evidence, Figure, Part, Precision, Source, Standing, Value } from './figure.js';
export { checkFigure } from './figure-check.js';
export { valueWords } from './figure-words.js';
export { daysOf, lengthInDays, type Period, periodWords } from './period.js';
export { meet, rangeOf } from './range.js';
export { provinces } from './provinces.js';
export { difference, exactly, order, product, quotient, type Rational, rational, rounded, sum } from './rational.js';
export { publicFigures, referenceFigures } from './reference-figures.js';
export { Share, type ShareCounts, type ShareJson } from './share.js';
export { measures, populations, unitOf, units } from './terms.js';
export { seriesOf, type Trend, type TrendJoin, type TrendPoint, trendOf } from './trend.js';
export { type Language, numberWords, percentWords, type Words } from './wording.js';
