// What a purpose asks of whoever states it: the words, the answers, and whether they were given (G11).
export type { GivenAnswer, Prompt, PromptLanguage, PromptReply, SpokenAnswer } from './prompt.js';
export { promptBook } from './prompt-book.js';
export { PromptStore } from './prompt.store.js';
