// What may become an alert: an episode, or a trail of one actor over many subjects, at its weight of one week.
import type { Episode } from './episode.js';
import type { Score } from './score.js';

export interface Candidate {
  readonly key: string;
  readonly actors: readonly number[];
  /** Undefined for a trail of one actor over many subjects. */
  readonly episode: Episode | undefined;
  readonly score: Score;
}
