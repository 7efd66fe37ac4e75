// What a score is evidence of: the question that weighs most in it, and whether its looks have a reason that the actor wrote or that came later.
// Peers are counted kind by kind, since many honest people come high by one question and hardly anybody by another.
import type { Standing } from './finding.js';

/** Share of misuse that hides behind a reason written by the actor or afterwards; HMIC found most misuse in the open, with no reason at all (domain.md section 4). */
export const LAUNDERED_SHARE = 0.1;
/** Before anything is seen, as many honest looks that nothing explains have such a reason as have none. */
const PAPERED_WORK = 0.5;

export interface Kind {
  readonly name: string;
  /** Share of all misuse that is of this kind: nobody has counted which question misuse shows in, so each has the same. */
  readonly ofMisuse: number;
  /** The same share of what honest people show, before anything is seen. */
  readonly ofWork: number;
}

/** `looks`: the standing of each look that was found, once a look. Half of them with a weak reason make the whole papered. */
export function kindOf(detector: number, looks: readonly Standing[], detectors: number): Kind {
  const weak = looks.filter((one) => one === 'self_made' || one === 'after_the_fact').length;
  const isPapered = looks.length > 0 && 2 * weak >= looks.length;
  return {
    name: `${detector} ${isPapered ? 'papered' : 'bare'}`,
    ofMisuse: (isPapered ? LAUNDERED_SHARE : 1 - LAUNDERED_SHARE) / detectors,
    ofWork: (isPapered ? PAPERED_WORK : 1 - PAPERED_WORK) / detectors,
  };
}
