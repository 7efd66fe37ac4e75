// What is known of one indicator of one group: one value, nothing, or several that cannot all be true. Nobody's silence is an answer (G7).
import { unknown } from './indicator.js';

/** One agency's current judgement. */
export interface CellVoice {
  readonly agencyId: string;
  readonly value: string;
}

/**
 * `known`: all who know agree, or the centre has decided (`reconciled`, with what differed left standing). `conflict`: those who know differ, and nobody has decided.
 * `unknown`: somebody looked and cannot tell. `unjudged`: nobody said anything; counted as unknown.
 */
export type CellState = 'known' | 'conflict' | 'unknown' | 'unjudged';

export interface Cell {
  readonly state: CellState;
  /** Of a known one. */
  readonly value: string | null;
  /** The centre decided where others differ. */
  readonly reconciled: boolean;
  /** Values that were given, apart from unknown; several stay visible whatever was decided. */
  readonly given: readonly string[];
}

/** `centre`: the agency that reconciles; its judgement stands before the others'. */
export function cellOf(voices: readonly CellVoice[], centre: string): Cell {
  const given = [...new Set(voices.map(({ value }) => value).filter((value) => value !== unknown.code))].toSorted();
  const decided = voices.find(({ agencyId }) => agencyId === centre)?.value;
  const [first] = given;
  if (decided !== undefined) return { state: decided === unknown.code ? 'unknown' : 'known', value: decided === unknown.code ? null : decided, reconciled: given.length > 1 || (decided === unknown.code && given.length > 0), given };
  if (first === undefined) return { state: voices.length === 0 ? 'unjudged' : 'unknown', value: null, reconciled: false, given };
  return given.length === 1 ? { state: 'known', value: first, reconciled: false, given } : { state: 'conflict', value: null, reconciled: false, given };
}

/** Of two records that were judged to be one group: what either knows, and a conflict where they differ. */
export function joined(a: string | undefined, b: string | undefined): string | undefined {
  if (a === undefined || a === unknown.code) return b ?? a;
  if (b === undefined || b === unknown.code || a === b) return a;
  return conflict;
}

/** No value of any scheme is called so (indicator.test.ts). */
export const conflict = 'conflict';
