// What the sentences before a claim named: an agency, an operation, a population. It may speak for a figure, never against one.
import type { SentenceSense } from './sense.js';

export interface Context {
  readonly actors: ReadonlySet<string>;
  readonly populations: ReadonlySet<string>;
  readonly holders: ReadonlySet<string>;
  /** Of the sentence just before. */
  readonly lastActors: ReadonlySet<string>;
  readonly years: readonly number[];
}

/** An operation is remembered for this many sentences, a population for fewer. */
const reach = { actors: 14, populations: 3 } as const;

export function contextOf(before: readonly SentenceSense[]): Context {
  const near = before.slice(-reach.populations);
  return {
    actors: new Set(before.slice(-reach.actors).flatMap(({ actors }) => [...actors])),
    populations: new Set(near.flatMap(({ populations }) => [...populations])),
    holders: new Set(near.flatMap(({ holders }) => [...holders])),
    lastActors: near.at(-1)?.actors ?? new Set(),
    years: near.findLast(({ years }) => years.length > 0)?.years ?? [],
  };
}
