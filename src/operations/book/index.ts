// Joint operations: what agencies report of them, row by row; what counts once, what is a range, and what waits for somebody to decide (G4, G7, G8; domain.md section 5).
export { countRows } from './count-rows.js';
export type { CountedTotals, RowsPage } from './counted.js';
export type { Mending } from './intake.js';
export type { Screen, Taken } from './intake-parts.js';
export type { Proposal } from './joint-events.js';
export { type JointOperations, openOperations } from './open-operations.store.js';
export { daysOf, isDay, type Operation, type OperationDraft, standingOf } from './operation.js';
export type { MergeRow, Waiting } from './quarantine-book.store.js';
export { type RawRow, rowColumns, type RowProblem } from './row.js';
export { noMapping, readRowFile, readRowMapping } from './row-file.js';
export type { AsOf, StoredRow } from './stored-row.js';
