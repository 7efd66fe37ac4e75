// What stands in the way of a publication, found before anybody is asked: an originator that did not release, too few, or a few told apart beside what is public.
import { type Refused, refuse } from '../../kernel/index.js';
import { publishable, type ShownCells } from './cells.js';
import { pinsFew, type Publication } from './pinned.js';
import { type CountedSet, tellsFewApart } from './reveal.js';
import type { FigureAct, StoredFigure } from './stored-figure.js';

/** The counts that may be published, or why none may. `all` and `acts`: every stored figure and act there is, of every agency. */
export function mayPublish(figure: StoredFigure, all: readonly StoredFigure[], acts: readonly FigureAct[]): ShownCells | Refused {
  const missing = originatorsLeft(figure, acts);
  if (missing.length > 0) return refuse('not_allowed', `this counts what ${missing.join(', ')} originated and did not release; ask for the release first`, `ceci compte ce que ${missing.join(', ')} a produit et n’a pas libéré ; demandez d’abord la libération`);
  const shown = publishable(figure.computed);
  if (shown === undefined) return refuse('not_allowed', 'there are too few to publish: single ones would be told apart', 'il y en a trop peu pour publier : certains se distingueraient');
  const published = latestPublished(acts).filter((act) => act.agencyId !== figure.agencyId || act.figureId !== figure.figureId).flatMap((act) => publicationOf(all.find((one) => isOf(one, act)), act.shown));
  const [next] = publicationOf(figure, shown);
  // INVARIANT: what is published tells no one to four apart, alone or beside what is public (tests/attacks/access/published-figures.test.ts).
  return next === undefined ? shown : (toldApart(published, next) ?? shown);
}

function toldApart(published: readonly Publication[], next: Publication): Refused | undefined {
  const isTold = (beside: readonly Publication[]) => tellsFewApart([...beside, next].flatMap(setsOf));
  if (isTold(published)) {
    const beside = published.reduce((kept, one) => (isTold(kept.filter((other) => other !== one)) ? kept.filter((other) => other !== one) : kept), published);
    return beside.length === 0
      ? refuse('not_allowed', 'its own counts would tell a few apart by subtraction; ask a coarser question', 'ses propres décomptes permettraient d’en distinguer quelques-uns par soustraction ; posez une question plus large')
      : refuse('not_allowed', `beside what is public already this would tell a few apart by subtraction: ${names(beside)}; ask a coarser question`, `à côté de ce qui est déjà public, ceci permettrait d’en distinguer quelques-uns par soustraction : ${names(beside)} ; posez une question plus large`);
  }
  const pinned = pinsFew(published, next);
  if (pinned === undefined) return undefined;
  const beside = pinned.beside.join(', ');
  if (pinned.kind === 'beyond') return refuse('not_allowed', `too many public figures count the same to be sure that nobody is told apart: ${beside}; ask a coarser question`, `trop de chiffres publics comptent les mêmes pour être sûr que personne ne s’en distingue : ${beside} ; posez une question plus large`);
  return refuse('not_allowed', `totals and bounds would leave a withheld count of 1 to 4 next to nothing else to be${beside === '' ? '' : `, beside ${beside}`}; ask a coarser question`, `les totaux et les bornes ne laisseraient presque rien d’autre à un décompte de 1 à 4 non communiqué${beside === '' ? '' : `, à côté de ${beside}`} ; posez une question plus large`);
}

function names(published: readonly Publication[]): string {
  return published.map(({ id }) => id).join(', ');
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

export function isOf(figure: Pick<StoredFigure, 'agencyId' | 'figureId' | 'revision'>, act: FigureAct): boolean {
  return figure.agencyId === act.agencyId && figure.figureId === act.figureId && figure.revision === act.revision;
}

/** What is counted of one thing is not what is counted of another: a report and its statements are two. */
function publicationOf(figure: StoredFigure | undefined, shown: ShownCells | null): readonly Publication[] {
  if (figure === undefined || shown === null) return [];
  const { population, where } = figure.question;
  // Next year's count of a cycle is another count: that a few were judged otherwise since is no subtraction.
  const thing = population === 'judged' ? `judged ${where.find(({ field }) => field === 'cycle')?.is?.[0] ?? ''}` : population;
  return [{ id: `${figure.agencyId}~${figure.figureId}`, shown, states: figure.computed.states.map(([ref, cell, weight = 1]) => [`${thing} ${ref}`, cell, weight]) }];
}

/** Each count that the publication shows, as what it counts. */
function setsOf({ states, shown }: Publication): readonly CountedSet[] {
  const of = (isCounted: (cell: string) => boolean): CountedSet => new Map(states.filter(([, cell]) => isCounted(cell)).map(([ref, , weight = 1]) => [ref, weight]));
  return [of(() => true), ...Object.keys(shown.cells).map((code) => of((cell) => cell === code))].filter((set) => set.size > 0);
}
