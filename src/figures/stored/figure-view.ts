// What a reader may have of a figure: all of it, or its publication alone (G4).
import type { Figure } from '../figure.js';
import type { UseStanding } from './figure-use.js';
import { asFigure, type FigureAct, type FigureKey, type StoredFigure, wholeCells } from './stored-figure.js';

/** What a reader may have of a figure. `whole`: those of the same agency who may see all that was counted; everybody else has the publication alone. */
export interface FigureView {
  readonly latest: StoredFigure;
  readonly whole: boolean;
  readonly revisions: readonly StoredFigure[];
  readonly published: FigureAct | undefined;
  /** Every publication of it, oldest first: what was said before stays readable beside what corrects it. */
  readonly publications: readonly FigureAct[];
  /** Where the reader's agency used it. */
  readonly uses: readonly UseStanding[];
  readonly notReleased: readonly string[];
}

/** `reference`: public, or, with `own`, brought in by the reader's agency. */
export type ReadFigure = { readonly reference: Figure; readonly own?: FigureKey } | { readonly view: FigureView };

/** Each revision that the reader may have, in the form of every other figure; agencies by their ids. */
export function figuresIn(read: ReadFigure): readonly Figure[] {
  if ('reference' in read) return [read.reference];
  const { whole, revisions, published } = read.view;
  return revisions.map((one) => asFigure(one, whole ? wholeCells(one.computed) : (published?.shown ?? undefined), (id) => ({ en: id, fr: id }), !whole));
}
