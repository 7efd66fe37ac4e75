// The past decided again (G3): each decision from its own entry, under the policies of its own day.
export { announcePolicies } from '../policy-announcement.js';
export type { PoliciesInForce } from '../policies-in-force.js';
export { PolicyArchive, type PolicySource } from '../policy-archive.js';
export { PolicyRecordAudit } from '../policy-record-audit.js';
export { startPolicies } from '../policy-start.js';
export { Replays, type ReplayedEntry, type ReplayRun } from './replay-run.js';
export type { PolicyChange, Rehearsal, StaleReason } from './policy-change.js';
export { PolicyChangeStore } from './policy-change.store.js';
export { type ChangeDraft, PolicyChanges, type RehearsalRun } from './policy-changes.js';
export type { ChangeGroup } from './rehearsal-tally.js';
export type { ReplayReason } from './replay.js';
export { type SeenUnder, Sight, workingsOf } from './sight.js';
export { type Seer, whoSees } from './who-sees.js';
export { type LogRange, operatorScan, readPayloads, watcherScan, wholeRecord } from './scan.js';
export type { Decision } from '../policy-request.js';
