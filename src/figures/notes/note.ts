// A minister's note (what is asked, what is to be done, what may be said, and on what it rests) or a news release with its questions and answers: each in both languages, and no number in it without its figure (domain.md section 13, 001 and 004).
import type { Words } from '../wording.js';

export const parts = ['title', 'question', 'tasking', 'response', 'background'] as const;
export type Part = (typeof parts)[number];
/** A news release has a headline (`title`), its text (`response`) and a backgrounder (`background`); questions and answers go with it. */
export type NoteKind = 'note' | 'release';

export interface Answered<T> {
  readonly question: T;
  readonly answer: T;
}

export type NoteTexts = Readonly<Record<Part, Words>> & { readonly qa?: readonly Answered<Words>[] };

/** Every text by its name: `title`, …, `qa.1.question`, `qa.1.answer`. */
export function fieldsOf(texts: NoteTexts): readonly (readonly [name: string, words: Words])[] {
  const answered = (texts.qa ?? []).flatMap(({ question, answer }, at) => [[`qa.${at + 1}.question`, question] as const, [`qa.${at + 1}.answer`, answer] as const]);
  return [...parts.map((part) => [part, texts[part]] as const), ...answered];
}

/** A quotation in a text: `[[cisc-2022-assessed@1]]`. */
export interface Citation {
  readonly ref: string;
  readonly revision: number;
}

export interface NoteKey {
  readonly agencyId: string;
  readonly noteId: string;
}

/** Whoever did something, as far as it takes to know them again under another account. */
export interface Person {
  readonly memberId: string;
  readonly personRef: string | null;
  readonly userName: string;
}

export interface NoteRevision extends NoteKey {
  /** From 1. */
  readonly revision: number;
  readonly texts: NoteTexts;
  /** Absent: a minister's note. */
  readonly kind?: 'release';
  /** Of a release: before it nobody outside reads it. Absent: none. */
  readonly embargoUntilMs?: number;
  /** The note's own label, then those of whatever it quotes that was not public when it was written. */
  readonly labels: readonly number[];
  readonly author: Person;
  readonly writtenAtMs: number;
  /** What changed and why; null of the first. */
  readonly why: string | null;
}

/** A stretch of a printed text: words, or a figure that prints. */
export type Stretch = { readonly text: string } | (Citation & { readonly words: string });
export type PrintedTexts = Readonly<Record<Part, readonly Stretch[]>> & { readonly qa?: readonly Answered<readonly Stretch[]>[] };

/** A figure as the foot of the note has it. */
export interface Footing extends Citation {
  readonly label: Words;
  readonly value: Words;
  readonly period: Words;
  readonly source: Words;
  readonly doesNotSay: readonly Words[];
}

export interface Printed {
  readonly en: PrintedTexts;
  readonly fr: PrintedTexts;
  readonly figures: readonly Footing[];
  /** Of a release alone; signed with the words. `isListWhole`: nothing in it is marked as an incomplete list. */
  readonly release?: { readonly embargoUntil: string | null; readonly isListWhole: boolean };
}

/** `signed`: one of two. `released`: with what was printed on that day, for ever. */
export type NoteAct = NoteKey & { readonly actId: string; readonly revision: number; readonly printedHash: string; readonly by: Person; readonly atMs: number } & (
  { readonly kind: 'signed' } | { readonly kind: 'released'; readonly why: string; /** Why this revision was written, where it corrects one that was released. */ readonly corrects: string | null; readonly printed: Printed });

export type ReleaseAct = Extract<NoteAct, { readonly kind: 'released' }>;
