// Matching finds one name behind many spellings; it offers candidates with a score, and people judge them.
export { type PreparedName, prepareName, scoreName, scorePrepared } from './score.js';
export { phoneticCodes } from './sounds.js';
export { deleteForms, slipsAllowed, wordsAreClose } from './typos.js';
export { indexWords, normaliseWords } from './words.js';
