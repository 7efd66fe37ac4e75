// Records of people who do not exist: whoever looks one up had no work that led there. Known to the examiner who keeps them, and to nobody else (G4, G11, G12).
export type { Canary } from './canary.js';
export { CanaryBook } from './canary-book.store.js';
export { openFile } from './canary-file.js';
export { CanaryHeardStore } from './canary-heard.store.js';
export { lookOfAnswer } from './canary-look.js';
export { CanaryRecord } from './canary-record.js';
export { Canaries } from './canaries.js';
