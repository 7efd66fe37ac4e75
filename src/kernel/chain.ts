// Whose orders somebody takes: two people who answer to one superior are not two opinions (promises G6 and G12; domain.md sections 3 and 4).

/** A person's unit and all above it, lowest first; empty when it is not known. */
export interface Chain {
  readonly agencyId: string;
  readonly units: readonly string[];
}

/**
 * Whether two people answer to different superiors: they are of different agencies, or their chains share no unit but the common top of
 * their agency, and neither works in the top itself. Unknown is never yes: without a known chain on both sides the answer is no.
 * Domain.md section 4: a reviewer is never in the subject's chain; G6: a source is opened by two people of different chains.
 */
export function chainsDiffer(a: Chain, b: Chain): boolean {
  if (a.agencyId !== b.agencyId) return true;
  const [topOfA, topOfB] = [a.units.at(-1), b.units.at(-1)];
  if (topOfA === undefined || topOfB === undefined) return false;
  if (a.units.length === 1 || b.units.length === 1) return topOfA !== topOfB;
  return !a.units.some((unit) => b.units.includes(unit) && !(unit === topOfA && unit === topOfB));
}
