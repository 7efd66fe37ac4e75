// Which prompts are in force on a day, and whether they have been answered: by these very words, in this version, and nothing older.
import { BadInput, referenceText } from '../../kernel/index.js';
import { type GivenAnswer, isAnswer, type Prompt, type PromptLanguage, type PromptReply, type SpokenAnswer } from './prompt.js';

export class PromptBook {
  readonly #prompts: readonly Prompt[];

  constructor(prompts: readonly Prompt[]) {
    this.#prompts = prompts;
  }

  /** The project's own, from `data/prompts.json`. */
  static read(): PromptBook {
    return new PromptBook(JSON.parse(referenceText('prompts.json')) as Prompt[]);
  }

  /** `today`: `YYYY-MM-DD`. Of one prompt the highest version in force. */
  inForce(today: string): readonly Prompt[] {
    const now = this.#prompts.filter((one) => one.effectiveOn <= today && (one.endedOn === null || one.endedOn >= today));
    return now.filter((one) => !now.some((other) => other.id === one.id && other.version > one.version));
  }

  of(purpose: string, asked: Prompt['asked'], today: string): readonly Prompt[] {
    return this.inForce(today).filter((one) => one.purpose === purpose && one.asked === asked);
  }

  /**
   * The replies with the words that they answer, one for each prompt that is asked here. Throws `BadInput` for one that is missing, of
   * another version or of another form: what was not asked in these words is not answered.
   */
  spoken(purpose: string, asked: Prompt['asked'], today: string, replies: readonly PromptReply[], language: PromptLanguage): readonly SpokenAnswer[] {
    return this.of(purpose, asked, today).map((prompt) => {
      const reply = replies.find((one) => one.prompt === prompt.id && one.version === prompt.version);
      if (reply === undefined || !isAnswer(prompt, reply.answer)) {
        throw new BadInput(`answer what this purpose asks: ${prompt.en} (\`${prompt.id}\`, version ${prompt.version})`, { fr: `répondez à ce que demande cette finalité : ${prompt.fr}` });
      }
      return { prompt: prompt.id, version: prompt.version, language, words: prompt[language], answer: reply.answer.trim() };
    });
  }

  isAnswered(purpose: string, today: string, isLookup: boolean, given: readonly GivenAnswer[], spoken: readonly SpokenAnswer[]): boolean {
    const all = [...given, ...spoken];
    return this.inForce(today).filter((one) => one.purpose === purpose && (one.asked === 'stated' || isLookup))
      .every((prompt) => all.some((one) => one.prompt === prompt.id && one.version === prompt.version));
  }
}

/** The prompts of this installation. */
export const promptBook = PromptBook.read();
