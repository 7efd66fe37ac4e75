// Figures computed from the registry and what became of them (G4, G5, G7, G8).
export { publishable } from './cells.js';
export { FigureBook } from './figure-book.store.js';
export { FigureRows } from './figure-rows.store.js';
export type { FigureView, ReadFigure } from './figure-view.js';
export type { Quote, Since } from './quote.js';
export { type ReleasedFigure, releasedAt } from './released.js';
export { asFigure, type FigureAct, type StoredFigure } from './stored-figure.js';
export { compute, queryOf, type QueryRow, scopes, storedQueries } from './stored-query.js';
export { type FigureStep, StoredFigures } from './stored-figures.js';
