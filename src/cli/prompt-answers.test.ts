import { expect, test } from 'vitest';
import type { PromptView } from '../http/contract.js';
import { answerPrompts, optionsFor } from './prompt-answers.js';

const prompt = (more: Partial<PromptView>): PromptView => ({ id: 'why', version: 2, purpose: 'screening', words: 'Why?', asked: 'stated', kind: 'text', choices: [], pattern: null, least: 3, ...more });
const choice = prompt({ id: 'ground', kind: 'choice', choices: [{ code: 'traffic', label: 'Traffic stop' }, { code: 'border', label: 'At the border' }] });
const reference = prompt({ id: 'file', kind: 'reference', pattern: '^\\d{4}$' });

/** Answers in turn, and what was asked. */
function typing(...answers: string[]): { asked: string[]; question: (words: string) => Promise<string> } {
  const asked: string[] = [];
  return { asked, question: async (words) => { asked.push(words); return answers.shift() ?? ''; } };
}

test('each prompt is shown in its exact words and asked until it is answered in its form', async () => {
  const { asked, question } = typing('no', 'because', '3', '2', 'abcd', '2024');
  expect(await answerPrompts([prompt({}), choice, reference], question)).toEqual([
    { prompt: 'why', version: 2, answer: 'because' }, { prompt: 'ground', version: 2, answer: 'border' }, { prompt: 'file', version: 2, answer: '2024' },
  ]);
  expect(asked.length).toBe(6);
  expect(asked[0]).toBe('\nWhy?\n  (at least 3 characters)\n> ');
  expect(asked[2]).toBe('\nWhy?\n  1  Traffic stop\n  2  At the border\n> ');
});

test.each(['2', 'border', 'At the border'])('a choice is taken by number, code or words: %s', async (typed) => {
  expect((await answerPrompts([choice], typing(typed).question))[0]?.answer).toBe('border');
});

test('a script is told the options', () => {
  expect(optionsFor([choice])).toContain(`--answer 'ground@2=traffic|border'   Why?`);
});
