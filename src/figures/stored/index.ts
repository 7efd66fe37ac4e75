// Figures computed from the registry and what became of them (G4, G5, G7, G8).
export { FigureBook } from './figure-book.store.js';
export { FigureRows } from './figure-rows.store.js';
export type { FigureView, ReadFigure } from './figure-view.js';
export type { Quote, Since } from './quote.js';
export { asFigure } from './stored-figure.js';
export { storedQueries } from './stored-query.js';
export { type FigureStep, StoredFigures } from './stored-figures.js';
