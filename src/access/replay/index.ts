// The past decided again (G3): each decision from its own entry, under the policies of its own day.
export { Replays, type ReplayedEntry, type ReplayRun } from './replay-run.js';
export type { ReplayReason } from './replay.js';
export { operatorScan, readPayloads, wholeRecord } from './scan.js';
export type { Decision } from '../policy-request.js';
