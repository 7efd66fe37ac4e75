// Derived reports: what went into them, and the release of what holds them back (G5).
export { type AskedRelease, DerivedReleases, type ReceivedRelease, type ReleaseDraft } from './derived-releases.js';
export { DerivedStore } from './derived.store.js';
