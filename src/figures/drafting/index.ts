// Words of estimates and the drafting aid: likelihood is a band, confidence another field, and a number without a figure is marked before it leaves (G7).
export { draftMarks, type Mark, type MarkCode } from './draft.js';
export { type Band, bands, bandsOf, confidences, offScaleWords } from './estimative.js';
