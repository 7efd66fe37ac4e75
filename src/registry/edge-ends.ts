// An edge is seen with both its ends or not at all: half an edge tells that there is another half (G4).
import { entityRef } from '../kernel/index.js';
import type { StoredStatement } from './entity.store.js';
import { getSchema } from './schema-model.js';

/**
 * Refs of the edges among `statements` of which one end is stated and none of it is lit. `isLit`: whether the reader may see anything of
 * an entity (`agency~id`). An end that nobody stated is not dark: such an edge is only unfinished.
 */
export function darkEdges(statements: readonly StoredStatement[], isLit: (ref: string) => boolean): Set<string> {
  const ends = new Map<string, { readonly edge: string; isLit: boolean }>();
  for (const one of statements) {
    const edge = getSchema(one.schema)?.edge;
    if (one.ref === undefined || edge === null || edge === undefined || (one.prop !== edge.source && one.prop !== edge.target)) continue;
    const end = `${entityRef(one)} ${one.prop}`;
    ends.set(end, { edge: entityRef(one), isLit: (ends.get(end)?.isLit ?? false) || isLit(entityRef(one.ref)) });
  }
  return new Set([...ends.values()].filter((end) => !end.isLit).map((end) => end.edge));
}
