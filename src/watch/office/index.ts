// The examiner's office in a node: scans that are started, watched, stopped, carried on and read there, each behind the door (G4, G11, G12).
export { EvidenceFolders } from './evidence-folders.js';
export { ScanBook } from './scan-book.store.js';
export { OwnRecord } from './own-record.js';
export { endOf, loadPerform, notBegun, scanHere, type StartScan } from './scan-job.js';
export type { JobEnd, ScanProgress } from './scan-progress.js';
export { type FoundScan, Scans, type ScansParts, type ScanView } from './scans.js';
export type { ShownScan } from './for-reader.js';
