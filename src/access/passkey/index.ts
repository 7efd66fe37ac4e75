// Passkeys: who made which, and whether a device has just proven that its person is there (promises G6 and G11).
export { Challenges } from './challenge.js';
export type { Passkey, RelyingParty } from './passkey.js';
export { PasskeyStore } from './passkey.store.js';
export { Passkeys } from './passkeys.js';
export { keyAlgorithms } from './proof.js';
