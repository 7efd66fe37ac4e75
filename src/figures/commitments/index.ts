// Commitments and dated figures of others: promised, funded and delivered kept apart, each with source, day and dispute (G7).
export { type Commitment, publicCommitments, type StageName, stages, stageState, stageWords } from './commitment.js';
export { DatedBook } from './dated-book.store.js';
export { readCommitments, readFigures } from './dated-file.js';
export { type CommitmentView, DatedRows } from './dated-rows.js';
