// Sealed sources: agency key, source key, field key; opened by two people on the record, and by nobody else (promise G6).
export { RemoteSources } from './remote-sources.js';
export type { FieldName, SealedField } from './source-crypto.js';
export type { PlainField } from './source-desk.js';
export { sourceDesk } from './source-messages.js';
export { TokenAgencyKeys } from './token-agency-keys.js';
