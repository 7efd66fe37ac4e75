// An expected refusal is returned, never thrown: it is an answer, and it stands in the record like any other.

/** Why the door stays shut. `code` is closed; `message` never says whether anything exists behind it. */
export interface Refused {
  readonly refused: true;
  readonly code: RefusalCode;
  readonly message: string;
  /** The same sentence in French. */
  readonly fr: string;
  /** Of `one_more_sentence`: what is asked, in exact words, before anything is looked up. */
  readonly prompt?: SentencePrompt;
}

export interface SentencePrompt {
  readonly id: string;
  readonly version: number;
  readonly en: string;
  readonly fr: string;
  /** Characters of the shortest sentence. */
  readonly least: number;
}

export type RefusalCode =
  | 'not_signed_in'
  | 'purpose_not_held'
  | 'case_not_open'
  | 'not_allowed'
  | 'step_up_needed'
  | 'prompt_unanswered'
  | 'one_more_sentence'
  | 'needs_second_person'
  | 'nobody_to_approve'
  | 'no_such_request'
  | 'not_a_demo_folder';

export function refuse(code: RefusalCode, message: string, fr: string): Refused {
  return { refused: true, code, message, fr };
}

export function isRefused(value: unknown): value is Refused {
  return typeof value === 'object' && value !== null && (value as { refused?: unknown }).refused === true;
}
