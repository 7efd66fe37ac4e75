// The units of an agency as a tree: from it follows whose orders somebody takes.
import type { Chain } from '../kernel/index.js';

export interface Unit {
  readonly agencyId: string;
  readonly unitId: string;
  readonly parentUnitId: string | null;
  readonly nameEn: string;
  readonly nameFr: string;
}

/** Follows the parents of `unitId`. A loop, or a parent that is not there, makes the whole chain unknown. */
export function chainIn(units: readonly Unit[], agencyId: string, unitId: string | null): Chain {
  const byId = new Map(units.filter((unit) => unit.agencyId === agencyId).map((unit) => [unit.unitId, unit]));
  const found: string[] = [];
  for (let next = unitId; next !== null; ) {
    const unit = byId.get(next);
    if (unit === undefined || found.includes(next)) return { agencyId, units: [] };
    found.push(next);
    next = unit.parentUnitId;
  }
  return { agencyId, units: found };
}
