// The terminal: the same routes, the same door, the same record as the pages (G1, G4).
export { runTerminal } from './terminal.js';
