// Figures that cannot be misread: the unknown is never yes and never no, and no number stands without what it counts (G7, G8).
export { byProvince, provinceFigures, type ProvinceState, type ProvinceValue } from './by-province.js';
export type { Reason, ReasonCode } from './comparable.js';
export { type Comparison, compare, type Span } from './compare.js';
export { convert } from './convert.js';
export type { Dimensions, Dispute, Evidence, Figure, Part, Precision, Source, Standing, Value } from './figure.js';
export { checkFigure } from './figure-check.js';
export { valueWords } from './figure-words.js';
export { daysOf, type Period, periodWords } from './period.js';
export { provinces } from './provinces.js';
export { publicFigures, referenceFigures } from './reference-figures.js';
export { Share, type ShareCounts, type ShareJson } from './share.js';
export { measures, populations, units } from './terms.js';
export { seriesOf, type Trend, type TrendJoin, type TrendPoint, trendOf } from './trend.js';
export type { Language, Words } from './wording.js';
