// The examiner: finds the few look-ups worth a person's time among a million legitimate ones. It reads evidence sets and the ledger, and nothing reads it.
export type { Care, Detector, Facts, Family, Language, Need } from './detector.js';
export { readEvidence, type ReadOptions } from './evidence/read-evidence.js';
export type { EvidenceSummary, Note, TableSummary } from './evidence/summary.js';
export { type Row, Workspace, type WorkspaceOptions } from './workspace.store.js';
