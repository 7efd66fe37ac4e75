// What people typed, sealed where it lies (G6, G11).
export { WordsAtRest } from './words-at-rest.js';
