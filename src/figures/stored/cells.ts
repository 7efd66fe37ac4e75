// What of a share may be published: a cell of a few tells of single groups, and one cell left out can be found by subtraction, so that a second goes with it.
import type { ShareCounts } from '../share.js';

/** Cells of 1 to 4 are not published: the rule of health and census offices, for the same reason. Zero is no group, and stays. */
export const leastCell = 5;

type State = 'yes' | 'no' | 'unknown';
const states: readonly State[] = ['yes', 'no', 'unknown'];

/** With small cells moved into `withheld`; undefined when the whole is too small to publish, or nothing is left to say. */
export function publishable(counts: ShareCounts & { readonly no: number }): (ShareCounts & { readonly hidden: readonly State[] }) | undefined {
  if (counts.total < leastCell) return undefined;
  const hidden = states.filter((state) => counts[state] > 0 && counts[state] < leastCell);
  const sum = () => hidden.reduce((total, state) => total + counts[state], 0);
  // INVARIANT: what is withheld is never one cell alone, nor fewer than five together (publication.test.ts "a small cell is withheld, and never alone").
  while (hidden.length === 1 || (hidden.length > 0 && sum() < leastCell)) {
    const next = states.filter((state) => !hidden.includes(state) && counts[state] > 0).toSorted((a, b) => counts[a] - counts[b])[0];
    if (next === undefined) break;
    hidden.push(next);
  }
  if (states.every((state) => counts[state] === 0 || hidden.includes(state))) return hidden.length === 0 ? { ...counts, hidden } : undefined;
  const shown = (state: State) => (hidden.includes(state) ? 0 : counts[state]);
  // With a cell withheld nobody may read the others as all there is: `no` is left unsaid where it is hidden.
  return { yes: shown('yes'), unknown: shown('unknown'), withheld: sum(), total: counts.total, ...(!hidden.includes('no') && { no: counts.no }), hidden };
}
