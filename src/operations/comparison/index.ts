// Seizures over time and place: what may be set side by side, and what was claimed of them (domain.md section 5).
export { type ClaimVerdict, type TestedClaim, testedClaims } from './seizure-claims.js';
export { compareSeizures, type SeizureComparison } from './seizure-comparison.js';
