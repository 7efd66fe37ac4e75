// What of the registry was public at a day, in the form of every other figure: the counts that were published, and no more of what was counted (G5, G8).
import { dayOf } from '../../kernel/index.js';
import type { Figure, Value } from '../figure.js';
import type { Words } from '../wording.js';
import { asFigure, type FigureAct, type StoredFigure } from './stored-figure.js';

/** A revision that was public before the one that stands. */
export interface EarlierRevision {
  readonly revision: number;
  readonly publishedOn: string;
  readonly value: Value;
  readonly rowsHash: string;
}

export interface ReleasedFigure {
  readonly figure: Figure;
  /** Since when the public may see this revision. */
  readonly publishedOn: string;
  /** SHA-256 of the rows that were counted; null where others counted. */
  readonly rowsHash: string | null;
  /** Oldest first. */
  readonly earlier: readonly EarlierRevision[];
}

/** Each figure as it stood at the end of `asOf`. INVARIANT: nothing that no two people had published by then (tests/attacks/access/annual-report.test.ts). */
export function releasedAt(asOf: string, all: readonly StoredFigure[], acts: readonly FigureAct[], nameOf: (agencyId: string) => Words): readonly ReleasedFigure[] {
  const published = acts.filter((act) => act.kind === 'published' && act.shown !== null && dayOf(act.atMs) <= asOf);
  const revisions = published.flatMap((act) => all.filter((one) => one.agencyId === act.agencyId && one.figureId === act.figureId && one.revision === act.revision).map((stored) => ({ act, figure: publicFigure(stored, act, nameOf), stored })));
  const byId = new Map<string, (typeof revisions)[number][]>();
  for (const one of revisions) byId.set(one.figure.id, [...(byId.get(one.figure.id) ?? []), one]);
  return [...byId.values()].flatMap((own) => {
    const inOrder = own.toSorted((a, b) => a.stored.revision - b.stored.revision);
    const last = inOrder.at(-1);
    return last === undefined ? [] : [{
      figure: last.figure, publishedOn: dayOf(last.act.atMs), rowsHash: last.stored.computed.rowsHash,
      earlier: inOrder.slice(0, -1).map(({ figure, act, stored }) => ({ revision: stored.revision, publishedOn: dayOf(act.atMs), value: figure.value, rowsHash: stored.computed.rowsHash })),
    }];
  });
}

function publicFigure(stored: StoredFigure, { shown }: FigureAct, nameOf: (agencyId: string) => Words): Figure {
  if (shown === null) throw new TypeError('a publication shows counts');
  return asFigure(stored, shown, nameOf, true);
}
