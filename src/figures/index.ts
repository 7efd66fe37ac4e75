// Figures that cannot be misread: the unknown is never yes and never no, and no number stands without what it counts (G7, G8).
export type { Dimensions, Dispute, Evidence, Figure, Precision, Source, Standing, Value } from './figure.js';
export { daysOf, lengthInDays, type Period, periodWords } from './period.js';
export { referenceFigures } from './reference-figures.js';
export { Share, type ShareCounts, type ShareJson } from './share.js';
export { measures, populations, type Rung, units } from './terms.js';
export { type Language, numberWords, percentWords, type Words } from './wording.js';
