// What stands in the way of a publication, found before anybody is asked: an originator that did not release, too few, or a few told apart beside what is public.
import { type Refused, refuse } from '../../kernel/index.js';
import { publishable } from './cells.js';
import { type CountedSet, tellsFewApart } from './reveal.js';
import type { FigureAct, StoredFigure } from './stored-figure.js';

export type PublicCounts = NonNullable<ReturnType<typeof publishable>>;

/** The counts that may be published, or why none may. `all` and `acts`: every stored figure and act there is, of every agency. */
export function mayPublish(figure: StoredFigure, all: readonly StoredFigure[], acts: readonly FigureAct[]): PublicCounts | Refused {
  const missing = originatorsLeft(figure, acts);
  if (missing.length > 0) return refuse('not_allowed', `this counts what ${missing.join(', ')} originated and did not release; ask for the release first`, `ceci compte ce que ${missing.join(', ')} a produit et n’a pas libéré ; demandez d’abord la libération`);
  const shown = publishable(figure.computed.counts);
  if (shown === undefined) return refuse('not_allowed', 'there are too few to publish: single groups would be told apart', 'il y en a trop peu pour publier : des groupes se distingueraient');
  const published = [...latestPublished(acts)].filter((act) => act.agencyId !== figure.agencyId || act.figureId !== figure.figureId);
  const sets = published.flatMap((act) => setsOf(all.find((one) => isOf(one, act)), act.shown));
  // INVARIANT: what is published tells no group of fewer than five apart, alone or beside what is public (tests/attacks/access/published-figures.test.ts).
  if (tellsFewApart([...sets, ...setsOf(figure, shown)])) return refuse('not_allowed', 'beside what is public already this would tell a few groups apart by subtraction', 'à côté de ce qui est déjà public, ceci permettrait de distinguer quelques groupes par soustraction');
  return shown;
}

/** Third parties whose statements were counted, and who have not released this revision. */
export function originatorsLeft({ agencyId, figureId, revision, computed }: StoredFigure, acts: readonly FigureAct[]): readonly string[] {
  const released = new Set(acts.filter((act) => act.kind === 'released' && act.agencyId === agencyId && act.figureId === figureId && act.revision === revision).map(({ originator }) => originator));
  return Object.keys(computed.originators).filter((one) => one !== agencyId && !released.has(one));
}

/** The last publication of each figure. An earlier revision of the same figure says what was then; that the world changed is no subtraction. */
export function latestPublished(acts: readonly FigureAct[]): readonly FigureAct[] {
  return [...new Map(acts.filter(({ kind }) => kind === 'published').map((act) => [`${act.agencyId}~${act.figureId}`, act])).values()];
}

export function isOf(figure: StoredFigure, act: FigureAct): boolean {
  return figure.agencyId === act.agencyId && figure.figureId === act.figureId && figure.revision === act.revision;
}

/** Each count that the publication shows, as the groups that it counts. */
function setsOf(figure: StoredFigure | undefined, shown: FigureAct['shown']): readonly CountedSet[] {
  if (figure === undefined || shown === null) return [];
  const { states } = figure.computed;
  const inState = (state: string) => new Set(states.filter(([, one]) => one === state).map(([ref]) => ref));
  return [new Set(states.map(([ref]) => ref)), ...['yes', 'no', 'unknown'].filter((state) => !shown.hidden.includes(state)).map(inState)].filter((set) => set.size > 0);
}
