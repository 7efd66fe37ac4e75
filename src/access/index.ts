// The door (G1, G3, G4): who asks, for which purpose and case, what they may see, and the record of it before any answer.
export { hashPassword, passwordMatches } from './password.js';
export { Door, type DoorParts, type Question } from './door.js';
export { operator } from './operator.js';
export type { Grant } from './grant.js';
export type { Intent } from './intent.js';
export { clearances, type Label, type LabelSpec, levels, markingOf, resourceOf } from './label.js';
export { LabelStore } from './label.store.js';
export { parseMarking } from './marking.js';
export { type Caller, type CaseDuty, contextOf, type Member, principalOf } from './member.js';
export { type AgencyDraft, type CaseDraft, type MemberDraft, PeopleStore } from './people.store.js';
export type { Plan } from './plan.js';
export { createPolicyEngine, type PolicyEngine } from './policy-engine.js';
export { readPolicies } from './policy-files.js';
export { purposes } from './purpose.js';
export { type RecordLine, RecordReader, type RecordScope, type WholeEntry } from './record.js';
export { seal, type Sealed, type ShownIds } from './sealed.js';
export { type Session, SessionStore } from './session.store.js';
export { VisibleLabels } from './visible.js';
