// What is unknown, sent out as collection requirements (G4, G5, G7).
export { CycleGaps } from './cycle-gaps.js';
export { isName } from './named-groups.js';
export type { Gap } from './rank-gaps.js';
export { RequirementBook } from './requirement-book.store.js';
export { Requirements, type RequirementView } from './requirements.js';
