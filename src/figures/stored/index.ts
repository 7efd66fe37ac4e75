// Figures computed from the registry and what became of them (G4, G5, G7, G8).
export { publishable } from './cells.js';
export { FigureBook } from './figure-book.store.js';
export { FigureRows } from './figure-rows.store.js';
export { type ReleasedFigure, releasedAt } from './released.js';
export { asFigure, type FigureAct, type StoredFigure } from './stored-figure.js';
export { compute, queryOf, type QueryRow, scopes, storedQueries } from './stored-query.js';
export { type FigureStep, type FigureView, type ReadFigure, StoredFigures } from './stored-figures.js';
