// An entity leaves as FollowTheMoney JSON with the id and the values it came with; what the reader may not see is not in it.
import { entityRef } from '../kernel/index.js';
import type { EntityPage } from './entity.js';
import { basisProp, partProp } from './part.js';

export interface FtmEntity {
  readonly id: string;
  readonly schema: string;
  readonly properties: Record<string, string[]>;
}

/** The statements of the page's own entity (not of those judged to be the same). References to the same agency lose its prefix again. */
export function ftmOf(page: EntityPage): FtmEntity {
  const properties: Record<string, string[]> = {};
  const own = page.statements.filter((one) => entityRef(one) === page.id && one.prop !== partProp && one.prop !== basisProp);
  for (const one of own) {
    const value = one.ref?.agencyId === one.agencyId ? one.ref.entityId : one.value;
    const values = (properties[one.prop] ??= []);
    if (!values.includes(value)) values.push(value);
  }
  return { id: page.id.slice(page.id.indexOf('~') + 1), schema: page.schema, properties };
}
