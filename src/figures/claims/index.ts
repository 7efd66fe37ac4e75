// The claim check: every number that a text states, held against the figures, with a correction that can be sent (G7; docs/decisions/0057, 0058).
export { type Asked, checkClaims, type Claim, claimSteps, longestText, type PlacedClaim } from './check.js';
export { type Holders, ownWords } from './holders.js';
export type { Verdict } from './judgement.js';
export { quantitiesIn } from './quantities-in.js';
export { fold, readText } from './reading.js';
export { languageOfText, sentencesOf } from './sentence.js';
