// Precursors: what the chemicals of drugs are, what is owed when they change hands, and which transactions are worth a second look. Bulk files are checked where they lie; police are given lawful reports alone.
export { check, type CheckOutcome, type CheckRequest, type CheckTerms } from './check/check.js';
export { PrecursorsError } from './errors.js';
export { INDICATORS } from './indicators/indicators.store.js';
export { resolve } from './substance-name.js';
export { isInForce, type Substance } from './substance.js';
