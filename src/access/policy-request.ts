// What is asked of the policies and what they answer (G3: every decision names the policies that made it).

/** A value that a policy may read. Numbers are integers within ±2^53: the wasm oracle refuses larger ones, so does the engine. */
export type Value = string | number | boolean | readonly Value[] | { readonly [key: string]: Value };
export type Attributes = { readonly [key: string]: Value };

/** Type and id of an entity, both compared byte by byte. */
export interface EntityUid {
  readonly type: string;
  readonly id: string;
}

/** An entity with its attributes. `parents` are all ancestors (the closure, not one step): `in` reads them. */
export interface EntityValue extends EntityUid {
  readonly attrs: Attributes;
  readonly parents?: readonly EntityUid[];
}

/** `action` is the bare id, for example `search`. */
export interface PolicyRequest {
  readonly principal: EntityValue;
  readonly action: string;
  readonly resource: EntityValue;
  readonly context: Attributes;
}

/**
 * `policies`: ids of the determining policies, sorted (the satisfied forbids when one denies, else the satisfied permits;
 * empty when nothing permits). `errors`: ids of policies that could not be evaluated, sorted, and `engine:…` for a fault of
 * the engine itself; one is enough for a deny. `obligations` and `masks` are those of the determining permits, sorted.
 * `policyHash`: hex SHA-256 of the canonical policy set. A decision may be shared between calls: never written to.
 */
export interface Decision {
  readonly allow: boolean;
  readonly policies: readonly string[];
  readonly errors: readonly string[];
  readonly obligations: readonly string[];
  readonly masks: readonly string[];
  readonly policyHash: string;
}
