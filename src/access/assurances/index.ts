// What an agency decided about a foreign partner, for a time and on a ground: without it nothing goes there and nothing from there is used (G5).
export { type AssuranceDraft, type AssuranceLine, type AssuranceList, Assurances, assuranceSubject, type PartnerState } from './assurance.js';
export { type Assurance, type AssuranceKind, type AssuranceOutcome, AssuranceStore } from './assurance.store.js';
