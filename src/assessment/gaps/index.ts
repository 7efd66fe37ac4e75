// What is unknown, sent out as collection requirements (G4, G5, G7).
export { isName } from './named-groups.js';
export { RequirementBook } from './requirement-book.store.js';
export { Requirements, type RequirementView } from './requirements.js';
