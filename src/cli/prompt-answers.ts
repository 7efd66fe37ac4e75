// What a purpose asks is asked at the terminal, in its exact words; a script is told which options answer it.
import type { PromptReply, PromptView } from '../http/contract.js';
import { question } from './question.js';
import { printable } from './table.js';

type Question = (words: string) => Promise<string>;

/** Each prompt until it is answered in its form. */
export async function answerPrompts(prompts: readonly PromptView[], ask: Question): Promise<PromptReply[]> {
  const replies: PromptReply[] = [];
  for (const prompt of prompts) replies.push({ prompt: prompt.id, version: prompt.version, answer: await answerOne(prompt, ask) });
  return replies;
}

async function answerOne(prompt: PromptView, ask: Question): Promise<string> {
  for (;;) {
    const typed = (await ask(`${wordsOf(prompt)}\n> `)).trim();
    const answer = codeOf(prompt, typed);
    if (answer !== undefined) return answer;
  }
}

function wordsOf({ words, choices, least, kind }: PromptView): string {
  const form = choices.length > 0 ? choices.map(({ label }, at) => `\n  ${at + 1}  ${label}`).join('') : kind === 'text' && least > 1 ? `\n  (at least ${least} characters)` : '';
  return `\n${printable(words)}${form}`;
}

/** A choice by its number, its code or its words. Undefined: asked once more. */
function codeOf({ choices, pattern, least }: PromptView, typed: string): string | undefined {
  if (choices.length > 0) return (choices[Number(typed) - 1] ?? choices.find(({ code, label }) => [code, label].includes(typed)))?.code;
  if (pattern !== null && !new RegExp(pattern, 'u').test(typed)) return undefined;
  return typed.length >= least ? typed : undefined;
}

/** For whoever cannot be asked: the options that answer. */
export function optionsFor(prompts: readonly PromptView[]): string {
  const lines = prompts.map((one) => `  --answer '${one.id}@${one.version}=${one.choices.length > 0 ? one.choices.map(({ code }) => code).join('|') : '…'}'   ${printable(one.words)}`);
  return `something is asked first; your answers go on the record. Add:\n${lines.join('\n')}`;
}

/** Undefined where nobody sits at the terminal. */
export async function askAtTerminal(prompts: readonly PromptView[]): Promise<PromptReply[] | undefined> {
  if (!process.stdin.isTTY || !process.stderr.isTTY) return undefined;
  return answerPrompts(prompts, question);
}
