// What changed from one revision of a figure to the next: which counts, and how many moved from where to where; who moved is in no answer (G8).
import { BadInput } from '../../kernel/index.js';
import type { ShownCells } from './cells.js';
import { wholeCells, type StoredFigure } from './stored-figure.js';

/** `from`, `to`: a cell, or null for what was not counted then. Withheld where the reader has published counts alone. */
export interface Move {
  readonly from: string | null;
  readonly to: string | null;
  readonly count: number;
}

export interface FigureChange {
  readonly from: StoredFigure;
  readonly to: StoredFigure;
  readonly shown: readonly [ShownCells | undefined, ShownCells | undefined];
  readonly moves: readonly Move[];
  /** The rows differ, whatever the counts say. */
  readonly rowsDiffer: boolean;
  /** Counted by another version of the vocabulary: what moved may be the reading and not the world. */
  readonly readDiffers: boolean;
}

export function changeOf(from: StoredFigure, to: StoredFigure): FigureChange {
  const before = new Map(from.computed.states.map(([ref, cell]) => [ref, cell]));
  const after = new Map(to.computed.states.map(([ref, cell]) => [ref, cell]));
  const moves = new Map<string, Move>();
  for (const ref of new Set([...before.keys(), ...after.keys()])) {
    const [was, is] = [before.get(ref) ?? null, after.get(ref) ?? null];
    if (was === is) continue;
    const key = JSON.stringify([was, is]);
    moves.set(key, { from: was, to: is, count: (moves.get(key)?.count ?? 0) + 1 });
  }
  return {
    from, to, shown: [wholeCells(from.computed), wholeCells(to.computed)], moves: [...moves].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, move]) => move),
    rowsDiffer: from.computed.rowsHash !== to.computed.rowsHash, readDiffers: from.vocabulary !== to.vocabulary,
  };
}

/** Throws `BadInput` naming the revision that is not there. */
export function revisionIn(revisions: readonly StoredFigure[], revision: number): StoredFigure {
  const found = revisions.find((one) => one.revision === revision);
  if (found === undefined) throw new BadInput(`there is no revision ${revision} of this figure; it has ${revisions.map((one) => one.revision).join(', ')}`, { fr: `il n’y a pas de révision ${revision} de ce chiffre ; il a ${revisions.map((one) => one.revision).join(', ')}` });
  return found;
}
