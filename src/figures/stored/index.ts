// Figures computed from the registry and what became of them (G4, G5, G7, G8).
export { publishable, type ShownCells } from './cells.js';
export { compute } from './computed.js';
export { type CountedUnit, groupUnits, type GroupRow } from './counted-unit.js';
export type { JudgedCycles } from './counting.js';
export { FigureBook } from './figure-book.store.js';
export type { FigureChange } from './figure-change.js';
export { FigureRows, type RowsProgress } from './figure-rows.store.js';
export type { FigureView, ReadFigure } from './figure-view.js';
export type { Quote, Since } from './quote.js';
export { type ReleasedFigure, releasedAt } from './released.js';
export type { UseStanding } from './figure-use.js';
export { type AskedQuestion, namedQuestion, readQuestion } from './question.js';
export { asFigure, type FigureAct, figureLabel, readAct, readFigure, type StoredFigure, wholeCells } from './stored-figure.js';
export { type FigureDraft, type FigureStep, StoredFigures } from './stored-figures.js';
export { fieldOf, partWords, vocabulary } from './vocabulary.js';
