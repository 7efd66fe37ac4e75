// Looking back: who looked at somebody, and what somebody looked at; both at the door, both on the record (G11, G12).
export { LookBacks, type LookBackAsked, type LookBackFound } from './look-back.js';
export { LookIndex } from './look-index.js';
export type { LookLine } from './look-lines.js';
export { LookMarks } from './look-marks.js';
export { LookStore } from './look.store.js';
export { proofLines, sealedContent } from './package.js';
export { type ReverseFound, Reverses } from './reverse.js';
