// Whom an alert is kept from (G4, G12): everybody it names, and whoever is tied to them.

/** Whom something concerns: everybody it names, as the one who looked, as the one looked up, or in its sentences. */
export interface Concern {
  readonly actors: readonly string[];
  readonly persons: readonly string[];
  /** Names of those whom the evidence ties to any of them (ties.store.ts); they are kept from it as well. */
  readonly ties?: readonly string[];
}
