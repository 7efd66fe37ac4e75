// Rows of people and their rights, compared with the record (G2).
export { type KeptProblem, KeptRecord } from './kept-record.js';
export { type KeptTable, keptTables, rowAs, rowGone } from './kept-row.js';
export { KeptRows } from './kept-rows.js';
export { KeptRowStore } from './kept-row.store.js';
