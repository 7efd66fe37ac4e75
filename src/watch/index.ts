// The examiner: finds the few look-ups worth a person's time among a million legitimate ones. It reads evidence sets and the ledger, and nothing reads it.
export type { Care, Detector, Facts, Family, Language, Need } from './detector.js';
export { WatchError } from './errors.js';
export { lookAtColumns, type Preview, preview } from './evidence/look.store.js';
export type { Rule } from './evidence/mapping.js';
export { accessColumns, type LookedAt, mappingText, missingFrom, propose, ruleFor } from './evidence/proposal.js';
export { readMappings } from './evidence/presets.js';
export { readEvidence, type ReadOptions } from './evidence/read-evidence.js';
export type { EvidenceSummary, Note, TableSummary } from './evidence/summary.js';
export type { AlertRecord } from './output/alert-record.js';
export type { Coverage } from './output/coverage.js';
export type { PageRecords } from './output/page-records.js';
export type { RunOutcome } from './output/write-run.js';
export { scan, type ScanRequest, type ScanTerms } from './scan/scan.js';
export type { ScanListener } from './scan/scan-steps.js';
export { type Row, Workspace, type WorkspaceOptions } from './workspace.store.js';
