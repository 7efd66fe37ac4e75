// The words of the prompts in force today: data of the project, the same for everyone.
import { type Prompt, promptBook } from '../access/prompts/index.js';
import type { App } from './app.js';
import { PromptsAnswer, type PromptView } from './contract.js';
import type { House } from './house.js';
import { type Language, languageOf } from './language.js';

export function promptRoutes(app: App, house: House): void {
  app.get('/api/prompts', { schema: { response: { 200: PromptsAnswer } }, config: { openBecause: 'words of prompts, the same for everyone' } }, async (request) => ({
    prompts: promptBook.inForce(house.door.today()).map((prompt) => present(prompt, languageOf(request))),
  }));
}

function present(prompt: Prompt, language: Language): PromptView {
  const { id, version, purpose, asked, answer } = prompt;
  return {
    id, version, purpose, asked, words: prompt[language], kind: answer.kind, pattern: answer.kind === 'reference' ? answer.pattern : null,
    choices: answer.kind === 'choice' ? answer.choices.map((one) => ({ code: one.code, label: one[language] })) : [], least: answer.kind === 'text' ? answer.least : 1,
  };
}
