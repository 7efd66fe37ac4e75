// What of a figure may be published: a cell of a few tells of single ones, and one cell left out can be found by subtraction, so that a second goes with it.
import type { Computed } from './computed.js';

/** Cells of 1 to 4 are not published: the rule of health and census offices, for the same reason. Zero is nobody, and stays. */
export const leastCell = 5;

/** What was withheld at the origin: no count of its own, whatever its size. */
const withheldThere = 'withheld';

/** As a figure becomes public: `withheld` is what the hidden cells hold together. */
export interface ShownCells {
  readonly cells: Readonly<Record<string, number>>;
  readonly hidden: readonly string[];
  readonly withheld: number;
  readonly total: number;
}

/** With small cells withheld; undefined when the whole is too small to publish, or nothing is left to say. */
export function publishable({ cells, total }: Pick<Computed, 'cells' | 'total'>): ShownCells | undefined {
  if (total < leastCell) return undefined;
  const own = Object.entries(cells).filter(([code]) => code !== withheldThere);
  const there = cells[withheldThere] ?? 0;
  const hidden = own.filter(([, count]) => count > 0 && count < leastCell).map(([code]) => code);
  const sum = () => hidden.reduce((held, code) => held + (cells[code] ?? 0), there);
  const isTold = () => (hidden.length === 1 && there === 0) || (sum() > 0 && sum() < leastCell);
  // INVARIANT: what is withheld is never one cell alone, nor fewer than five together (publication.test.ts "a small cell is withheld, and never alone").
  while (isTold()) {
    const next = own.filter(([code, count]) => !hidden.includes(code) && count > 0).toSorted(([, a], [, b]) => a - b)[0];
    if (next === undefined) break;
    hidden.push(next[0]);
  }
  const told = own.filter(([code]) => !hidden.includes(code));
  if (isTold() || told.every(([, count]) => count === 0)) return undefined;
  return { cells: Object.fromEntries(told), hidden: hidden.toSorted(), withheld: sum(), total };
}
