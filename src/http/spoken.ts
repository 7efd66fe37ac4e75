// Answers to prompts that travel with a question: of each look-up, and on the socket, where nothing is stated beforehand, all of them.
import { Type } from 'typebox';
import { Value } from 'typebox/value';
import type { Caller } from '../access/index.js';
import { promptBook, type SpokenAnswer } from '../access/prompts/index.js';
import { BadInput } from '../kernel/index.js';
import { headers, PromptReply } from './contract.js';
import type { Language } from './language.js';

const Replies = Type.Array(PromptReply, { maxItems: 20 });

export interface SpokenFor {
  readonly purpose: string;
  /** `YYYY-MM-DD`. */
  readonly today: string;
  readonly language: Language;
  readonly onSocket: boolean;
}

/** `text`: the header. Throws `BadInput` for what does not answer the prompts of the purpose in their words of today. */
export function spokenIn(text: string | undefined, { purpose, today, language, onSocket }: SpokenFor): readonly SpokenAnswer[] {
  if (text === undefined) return [];
  const replies = repliesIn(text);
  const kinds = onSocket ? (['stated', 'lookup'] as const) : (['lookup'] as const);
  return kinds.flatMap((asked) => promptBook.spoken(purpose, asked, today, replies, language));
}

/** The sentence that was asked for before this look-up (access/friction): its prompt is named anew each time. */
export function sentenceIn(text: string | undefined, language: Language): Caller['sentence'] {
  const found = text === undefined ? undefined : repliesIn(text).find((one) => one.prompt.startsWith('frc-'));
  return found && { ...found, language };
}

function repliesIn(text: string) {
  const value = parsed(text);
  if (Value.Check(Replies, value)) return value;
  throw new BadInput(`the header \`${headers.answers}\` is a JSON list of {prompt, version, answer}`, { fr: `l’en-tête \`${headers.answers}\` est une liste JSON de {prompt, version, answer}` });
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
