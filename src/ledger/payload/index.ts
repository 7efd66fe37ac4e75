// Payloads are readable by key, month by month: opened on the record, destroyed after retention by two people (promises G2, G11).
export type { Hold } from './hold.js';
export type { CustodyState, KeyCustody, MonthState } from './key-custody.js';
export { runKeyProcess } from './key-process.js';
export { parsePlace } from './month-file.js';
export type { OpeningRecord, PayloadKeys, SealedItem } from './payload-keys.js';
export { type MaybeOpened, openingRecordOf, PayloadReader } from './payload-reader.js';
export { RemoteKeys } from './remote-keys.js';
