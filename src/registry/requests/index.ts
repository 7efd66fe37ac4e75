// Requests to owners: sent without a trace of what exists, answered as the owner chooses (G4, G5).
export { OwnerRequestStore, type OwnerRequestRow } from './owner-request.store.js';
export { OwnerRequests } from './owner-requests.js';
