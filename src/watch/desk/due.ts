// What of the desk is overdue, and whose it is: reminders go to whoever has it in hand, and after stated hours to everybody who may take it over (G12).
import { minuteOf } from './lead-terms.js';

/** `answer`: a question that somebody examined has not answered. */
export type DueKind = 'triage' | 'judge' | 'answer' | 'exposed' | 'disclosure' | 'referral';

export interface DueItem {
  readonly kind: DueKind;
  /** `lead`, `exposed`, `disclosure`, `referral` or `question`. */
  readonly thread: string;
  readonly threadId: string;
  /** Of a referral: empty, since the lead is another agency's. */
  readonly leadId: string;
  readonly dueAtMs: number;
  readonly isSerious: boolean;
  /** In whose hands it is: of a question whoever asked it. */
  readonly owners: readonly string[];
  /** Of a question: blind term of whoever must answer. */
  readonly askedTag: string | null;
  /** Of a referral: blind terms of whoever it is about, which no lead here says. */
  readonly nameTags: readonly string[];
}

const hourMs = 3_600_000;
/** After so many hours its owner's stand-ins are reminded as well: all who may take it over. Ours, as the deadlines are; what may be dangerous waits least. */
const deskAfterHours: Readonly<Record<DueKind, number>> = { exposed: 2, triage: 24, judge: 48, disclosure: 48, referral: 48, answer: 0 };
const seriousHours = 2;

export function deskAtMs({ kind, isSerious, dueAtMs }: DueItem): number {
  return dueAtMs + (isSerious ? Math.min(seriousHours, deskAfterHours[kind]) : deskAfterHours[kind]) * hourMs;
}

/** What one member is told in one turn: how much, and since when. Whom it concerns is in none of it. */
export class Tally {
  readonly #dueMs = new Map<string, number[]>();

  add(memberId: string, dueAtMs: number): void {
    this.#dueMs.set(memberId, [...this.#dueMs.get(memberId) ?? [], dueAtMs]);
  }

  get told(): readonly { readonly memberId: string; readonly facts: { readonly count: string; readonly due: string } }[] {
    return [...this.#dueMs].map(([memberId, dueMs]) => ({ memberId, facts: { count: String(dueMs.length), due: minuteOf(Math.min(...dueMs)) } }));
  }
}
