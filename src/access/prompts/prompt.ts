// What a person is asked before they may work under a purpose, in which words, and what counts as an answer. Prompts are data with versions
// and dates (data/prompts.json): a changed wording is a new version, and the old one stays in the record word for word (promise G11).

export type PromptLanguage = 'en' | 'fr';

export type AnswerForm =
  | { readonly kind: 'text'; readonly least: number }
  | { readonly kind: 'choice'; readonly choices: readonly { readonly code: string; readonly en: string; readonly fr: string }[] }
  | { readonly kind: 'reference'; readonly pattern: string };

export interface Prompt {
  readonly id: string;
  readonly version: number;
  readonly purpose: string;
  /** `stated`: each time a purpose or a case is stated. `lookup`: with every look-up. */
  readonly asked: 'stated' | 'lookup';
  /** `YYYY-MM-DD`, first and last day; no last day: until further notice. */
  readonly effectiveOn: string;
  readonly endedOn: string | null;
  readonly en: string;
  readonly fr: string;
  readonly answer: AnswerForm;
  readonly source: string;
}

/** What a person typed, and to which words. */
export interface PromptReply {
  readonly prompt: string;
  readonly version: number;
  readonly answer: string;
}

/** As it goes on the record: the exact words that were shown, in the language in which they were shown. */
export interface SpokenAnswer extends PromptReply {
  readonly language: PromptLanguage;
  readonly words: string;
}

/** An answer that stands in the record already; `answerId` leads to it. */
export interface GivenAnswer {
  readonly answerId: string;
  readonly prompt: string;
  readonly version: number;
}

const longestAnswer = 1_000;

export function isAnswer({ answer: form }: Prompt, answer: string): boolean {
  const text = answer.trim();
  if (text.length > longestAnswer) return false;
  if (form.kind === 'choice') return form.choices.some((one) => one.code === text);
  if (form.kind === 'reference') return new RegExp(form.pattern, 'u').test(text);
  return text.length >= form.least;
}
