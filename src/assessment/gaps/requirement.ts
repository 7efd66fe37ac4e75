// A collection requirement: what one agency asks another to find out, until when, and what came back. Rows and acts are added and never changed; what state it is in
// follows from its acts and the day. "Nothing known" is an answer, and it is not "no" (G7).
import { BadInput } from '../../kernel/index.js';
import { isDay } from '../../registry/index.js';

/** `nothing_known`: looked, and has nothing: the gap stays as it was. `withheld`: knows and does not tell, a fourth state. */
export const answerKinds = ['answered', 'partial', 'nothing_known', 'withheld'] as const;
export type AnswerKind = (typeof answerKinds)[number];
export type RequirementState = 'open' | AnswerKind | 'withdrawn';

/** What it is about, beside its words. The group's name is one that the asked agency may be told. */
export interface RequirementAbout {
  readonly group: { readonly ref: string; readonly name: string } | null;
  /** A code of the indicators. */
  readonly indicator: string | null;
  /** The code of a route. */
  readonly route: string | null;
}

export interface Requirement {
  /** Who asks. */
  readonly agencyId: string;
  readonly requirementId: string;
  readonly toAgencyId: string;
  readonly labelId: number;
  /** One sending may go to several agencies; none of them learns of the others. */
  readonly sendingId: string;
  readonly about: RequirementAbout;
  readonly words: string;
  readonly askedBy: string;
  readonly memberId: string;
  readonly purpose: string;
  readonly caseRef: string;
  readonly askedAtMs: number;
  /** The last day, `YYYY-MM-DD`. */
  readonly dueOn: string;
}

export interface RequirementAct {
  readonly actId: string;
  /** Who acts: the asked agency answers, the asking one withdraws. */
  readonly agencyId: string;
  readonly labelId: number;
  readonly kind: AnswerKind | 'withdrawn';
  readonly words: string;
  /** Reports of the answering agency that bear on it, as `agency~report`: names, and no way into them. */
  readonly reports: readonly string[];
  readonly by: string;
  readonly atMs: number;
}

export interface RequirementDraft {
  readonly to: readonly string[];
  readonly group: string | null;
  readonly indicator: string | null;
  readonly route: string | null;
  readonly words: string;
  readonly dueOn: string;
  readonly level: string;
}

export interface RequirementAnswer {
  readonly kind: AnswerKind;
  readonly words: string;
  readonly reports: readonly string[];
  readonly level: string;
}

const longestDays = 366;
const dayMs = 86_400_000;

/** The end of the day, UTC. */
export function dueAtMs({ dueOn }: Pick<Requirement, 'dueOn'>): number {
  return Date.parse(dueOn) + dayMs;
}

/** From the acts that the reader may see, in any order. */
export function stateOf(acts: readonly RequirementAct[]): RequirementState {
  const ordered = acts.toSorted((a, b) => a.atMs - b.atMs);
  if (ordered.some((act) => act.kind === 'withdrawn')) return 'withdrawn';
  return ordered.at(-1)?.kind ?? 'open';
}

/** Only what is still waited for can be late. */
export function isOverdue(one: Pick<Requirement, 'dueOn'>, state: RequirementState, nowMs: number): boolean {
  return (state === 'open' || state === 'partial') && nowMs >= dueAtMs(one);
}

/** Whoever had nothing may find something, and whoever gave a part may give the rest. */
export function mayAnswer(state: RequirementState): boolean {
  return state === 'open' || state === 'partial' || state === 'nothing_known';
}

/** Throws `BadInput` for a deadline that is none or past, and for asking about nothing. `today`: `YYYY-MM-DD`. */
export function checkRequirement(draft: RequirementDraft, today: string): void {
  if (!isDay(draft.dueOn) || draft.dueOn <= today || Date.parse(draft.dueOn) - Date.parse(today) > longestDays * dayMs) {
    throw new BadInput('`dueOn` is a day from tomorrow to a year from now, as YYYY-MM-DD', { fr: '`dueOn` est un jour entre demain et dans un an, sous la forme AAAA-MM-JJ' });
  }
  if (new Set(draft.to).size !== draft.to.length) throw new BadInput('an agency stands twice in `to`', { fr: 'un service figure deux fois dans `to`' });
}

/** Throws `BadInput` for an answer without words, and for a report of somebody else. */
export function checkAnswer(agencyId: string, { kind, words, reports }: RequirementAnswer): void {
  if ((kind === 'answered' || kind === 'partial') && words.trim().length < 3) throw new BadInput('say in `words` what is known; where you have nothing, answer `nothing_known`', { fr: 'dites dans `words` ce qui est connu ; si vous n’avez rien, répondez `nothing_known`' });
  if (reports.some((ref) => !ref.startsWith(`${agencyId}~`))) throw new BadInput('name reports of your own agency, as `agency~report`', { fr: 'nommez des rapports de votre propre service, sous la forme `service~rapport`' });
}
