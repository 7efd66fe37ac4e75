// What asking changes: of the people whose unexplained look-up was asked about, and of those whose was let through, how many made another within four weeks.
// One trial saw a warning cut repeats from 40 to 2 per cent (domain.md section 4); whether this one does is for the counts to say (G7).
import { shareWithBounds } from '../../kernel/index.js';

/** One unexplained look-up, in the order of time. */
export interface Trial {
  readonly memberId: string;
  readonly atMs: number;
  /** `asked`, or `held`: drawn to be let through. */
  readonly arm: 'asked' | 'held';
}

export interface Share {
  readonly people: number;
  readonly again: number;
  /** With the bounds that hold 95 times of 100 (Wilson, 1927). */
  readonly share: number;
  readonly low: number;
  readonly high: number;
}

/** Undefined: not enough yet. */
export interface Effect {
  readonly asked: Share | undefined;
  readonly held: Share | undefined;
}

/** Fewer people would be a figure about somebody, and no figure about prompts. */
export const leastPeople = 20;
export const followedMs = 28 * 86_400_000;

/** Each person counts once, by their first: what came after was changed by it. Only those followed for the whole of four weeks count. */
export function effectOf(trials: readonly Trial[], nowMs: number): Effect {
  const people = new Map<string, Trial[]>();
  for (const one of trials.toSorted((a, b) => a.atMs - b.atMs)) people.set(one.memberId, [...(people.get(one.memberId) ?? []), one]);
  const firsts = [...people.values()].flatMap((all) => {
    const [first, ...later] = all;
    if (first === undefined || first.atMs + followedMs > nowMs) return [];
    return [{ arm: first.arm, isAgain: later.some((one) => one.atMs <= first.atMs + followedMs) }];
  });
  const share = (arm: Trial['arm']): Share | undefined => shareOf(firsts.filter((one) => one.arm === arm).map((one) => one.isAgain));
  return { asked: share('asked'), held: share('held') };
}

function shareOf(outcomes: readonly boolean[]): Share | undefined {
  const [people, again] = [outcomes.length, outcomes.filter(Boolean).length];
  if (people < leastPeople) return undefined;
  return { people, again, ...shareWithBounds(again, people) };
}
