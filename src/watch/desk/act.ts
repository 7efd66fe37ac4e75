// What was done on the desk, step by step: each act says what its thread is after it, so that nothing is ever rewritten (G12).
export type Thread = 'lead' | 'exposed' | 'disclosure' | 'referral';

/** Of a lead: `new`, in somebody's hands for `triage`, before two reviewers, `split` between them, before a `third`, `closed`. */
export type LeadState = 'new' | 'triage' | 'review' | 'split' | 'third' | 'closed';

/** The milder first; of three opinions the middle one stands. */
const decisions = ['clear', 'coach', 'restrict', 'refer'] as const;
export type Decision = (typeof decisions)[number];

export interface Snapshot {
  readonly state: string;
  readonly dueAtMs: number | null;
  /** Member in whose hands it is: of a lead for triage, of a task or a line as its owner. */
  readonly holder: string | null;
  /** Members who review it. */
  readonly people: readonly string[];
  readonly outcome: string | null;
}

/** What was said with an act; which of it a reader is shown, `shown-acts.ts` says. */
export interface ActWords {
  readonly why?: string;
  readonly decision?: string;
  /** The innocent explanation that was weighed. */
  readonly explanation?: string;
  readonly question?: string;
  readonly answer?: string;
  readonly reviewers?: readonly string[];
  /** Of an exposed person. */
  readonly danger?: string;
  /** On the strength of what a lead was reopened: its kind, and the lead or the ruling. */
  readonly evidence?: string;
  readonly evidenceRef?: string;
}

export interface ActDraft {
  readonly thread: Thread;
  readonly threadId: string;
  readonly kind: string;
  /** Null where the desk itself, or whoever is examined, did it. */
  readonly by: string | null;
  readonly words: ActWords;
  readonly ref?: string;
  readonly after: Snapshot;
}

export interface Act {
  readonly seq: number;
  readonly kind: string;
  readonly by: string | null;
  readonly atMs: number;
  readonly words: ActWords;
  readonly ref: string | null;
  readonly after: Snapshot;
}

export function isDecision(word: string | undefined): word is Decision {
  return decisions.some((one) => one === word);
}

/** Of two the same, of three the middle one: whoever is alone at an end does not decide. */
export function middleOf(opinions: readonly Decision[]): Decision | undefined {
  const ordered = opinions.toSorted((a, b) => decisions.indexOf(a) - decisions.indexOf(b));
  return ordered[Math.floor(ordered.length / 2)];
}

/** Anything but cleared: what was noticed was misuse (domain.md section 9, McNeil: it then bears on every open case). */
export function isSustained(outcome: string | null): boolean {
  return outcome !== null && outcome !== 'clear';
}

/** Acts since the lead was last reopened: what was decided before stays as it was known then, and binds nobody now. */
export function roundOf(acts: readonly Act[]): readonly Act[] {
  return acts.slice(acts.findLastIndex((one) => one.kind === 'reopened') + 1);
}

/** How earlier rounds ended, and when. */
export function formerOutcomes(acts: readonly Act[]): readonly { readonly atMs: number; readonly outcome: string }[] {
  return acts.flatMap((one, at) => {
    if (one.kind !== 'reopened') return [];
    const closing = acts.slice(0, at).findLast((other) => other.kind === 'decided' && other.after.state === 'closed');
    return closing === undefined || closing.after.outcome === null ? [] : [{ atMs: closing.atMs, outcome: closing.after.outcome }];
  });
}

/** Whose record announced an act, where in it, and when. */
export interface ActPlace {
  readonly agencyId: string;
  readonly atMs: number;
  readonly intentIndex: bigint;
}
