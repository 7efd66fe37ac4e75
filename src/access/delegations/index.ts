// Access that one member gives another of what is their agency's, for a time (G5).
export { type DelegationDraft, Delegations } from './delegation.js';
export { type Delegation, DelegationStore } from './delegation.store.js';
