// Where a published figure was used: a report, an answer, a note. When it is corrected, whoever looks at the use sees what it said and what it says now (G8).
import type { FigureAct, FigureKey } from './stored-figure.js';

export interface FigureUse extends FigureKey {
  readonly useId: string;
  /** Whose use it is. */
  readonly usedBy: string;
  /** The published revision that was used. */
  readonly revision: number;
  /** In the user's words: `Annual report 2026, table 3`. */
  readonly where: string;
  readonly recordedBy: string;
  readonly atMs: number;
}

/** `corrected`: the later publication that says otherwise, if there is one. */
export interface UseStanding {
  readonly use: FigureUse;
  readonly published: FigureAct;
  readonly corrected: FigureAct | undefined;
}

/** `acts` in the order in which they were done. */
export function standingOf(use: FigureUse, acts: readonly FigureAct[]): UseStanding | undefined {
  const published = acts.filter((act) => act.kind === 'published' && act.agencyId === use.agencyId && act.figureId === use.figureId);
  const used = published.find(({ revision }) => revision === use.revision);
  const last = published.at(-1);
  return used && { use, published: used, corrected: last === undefined || last.revision === used.revision ? undefined : last };
}
