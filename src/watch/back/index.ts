// Looking back: who looked at somebody, and what somebody looked at; both at the door, both on the record (G11, G12).
export { LookBacks, type LookBackAsked, type LookBackExport, type LookBackFound } from './look-back.js';
export { LookIndex } from './look-index.js';
export type { LookLine } from './look-lines.js';
export type { SightOf } from './look-things.js';
export { LookMarks } from './look-marks.js';
export { LookStore } from './look.store.js';
export { checkedPackage } from './package-check.js';
export { openedFile, sealedFile } from './package-file.js';
export { caveatsIn, caveatsOf } from './package-caveats.js';
export { contentOf, packageOf } from './package.js';
export { newReaderKey, parseReaderKey, spoken } from './reader-key.js';
export { type ReverseFound, Reverses } from './reverse.js';
