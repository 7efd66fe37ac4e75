// What somebody was there for when they looked: on which shift, sent to what; as far as the tables reach.
import type { Duty, Shift, Span } from './duty.store.js';

/** `isAlone`: nobody else had said so when they looked: they entered it themself, or it was entered afterwards. */
export interface AtWork {
  /** `kind`: of the shift, or `off`. Null: no roster covers it. */
  readonly shift: { readonly kind: string; readonly isAlone: boolean } | null;
  /** `incident`: null where they were sent nowhere. Null: no dispatches cover it. */
  readonly dispatch: { readonly incident: string | null; readonly isAlone: boolean } | null;
}

/** The node's own roster of them, as `custos people roster` brought it in. */
export interface NodeRoster {
  readonly shifts: readonly { readonly startsAtMs: number; readonly endsAtMs: number; readonly importedBy: string; readonly importedAtMs: number }[];
  readonly span: Span | null;
}

/** Newest first. The node's own is a roster beside those of the tables: what lies between them is covered by neither. */
export function withRoster(duty: Duty, { shifts, span }: NodeRoster, memberId: string): Duty {
  const own: Shift[] = shifts.map((one) => ({ startsMs: one.startsAtMs, endsMs: one.endsAtMs, kind: 'shift', byThemself: one.importedBy === memberId, enteredMs: one.importedAtMs }));
  return { ...duty, shifts: [...duty.shifts, ...own].toSorted((a, b) => b.startsMs - a.startsMs), rosterSpans: span === null ? duty.rosterSpans : [...duty.rosterSpans, span] };
}

/** Officers ask on the way, at the scene, and until they have written up: as in what explains a look of a scan (src/watch/explain/limits.ts). */
const onTheWayMs = 30 * 60_000;
const atTheSceneMs = 4 * 3_600_000;

export function atWork({ shifts, rosterSpans, dispatches, dispatchSpan }: Duty, atMs: number): AtWork {
  const isAlone = ({ byThemself, enteredMs }: { readonly byThemself: boolean; readonly enteredMs: number | null }): boolean => byThemself || (enteredMs !== null && enteredMs > atMs);
  const worked = best(shifts.filter((one) => one.startsMs <= atMs && atMs < one.endsMs), isAlone);
  const sent = best(dispatches.filter((one) => one.startsMs - onTheWayMs <= atMs && atMs <= Math.max(one.startsMs, one.endsMs ?? one.startsMs) + atTheSceneMs), isAlone);
  return {
    shift: worked !== undefined ? { kind: worked.kind, isAlone: isAlone(worked) } : rosterSpans.some((one) => covers(one, atMs)) ? { kind: 'off', isAlone: false } : null,
    dispatch: sent !== undefined ? { incident: sent.incident, isAlone: isAlone(sent) } : covers(dispatchSpan, atMs) ? { incident: null, isAlone: false } : null,
  };
}

/** What somebody else entered before, where there is such a row. */
function best<T>(rows: readonly T[], isAlone: (row: T) => boolean): T | undefined {
  return rows.find((one) => !isAlone(one)) ?? rows[0];
}

function covers(span: Span | null, atMs: number): boolean {
  return span !== null && span.fromMs <= atMs && atMs <= span.toMs;
}
