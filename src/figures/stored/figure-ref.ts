// How a figure is called, and under which name the record holds that somebody read it.
import { parseEntityRef } from '../../kernel/index.js';
import type { ReadFigure } from './figure-view.js';
import type { FigureKey } from './stored-figure.js';

export function refOf({ agencyId, figureId }: FigureKey): string {
  return `${agencyId}~${figureId}`;
}

export function keyOf(ref: string): FigureKey {
  const { agencyId, entityId } = parseEntityRef(ref);
  return { agencyId, figureId: entityId };
}

/** Public ones are nobody's to be told of. */
export function shownIds(read: readonly ReadFigure[]): ReadonlyMap<string, readonly string[]> {
  return idsOf(read.flatMap((one) => ('view' in one ? [one.view.latest] : one.own === undefined ? [] : [{ ...one.own, revision: one.reference.revision }])));
}

export function idsOf(figures: readonly (FigureKey & { readonly revision: number })[]): ReadonlyMap<string, readonly string[]> {
  const ids = new Map<string, string[]>();
  for (const { agencyId, figureId, revision } of figures) ids.set(agencyId, [...(ids.get(agencyId) ?? []), `figure:${figureId}:${revision}`]);
  return ids;
}
