// The template of the annual report: chapters in their order and every word that is no figure's own, as data (data/report/annual.json).
import type { Figure, Language, Words } from '../../figures/index.js';
import { referenceText } from '../../kernel/index.js';

export interface ChapterTemplate {
  readonly code: string;
  readonly heading: Words;
  readonly intro: Words;
  /** What the chapter takes, each of them where it is named; a chapter that names none takes whatever is left. */
  readonly standing?: readonly Figure['standing'][];
  readonly measures?: readonly string[];
  readonly populations?: readonly string[];
  /** Takes first and stands at the end. */
  readonly last?: boolean;
}

interface Template {
  readonly title: Words;
  readonly chapters: readonly ChapterTemplate[];
  readonly words: Readonly<Record<string, Words>> & { readonly readLines: { readonly en: readonly string[]; readonly fr: readonly string[] } };
}

const template = JSON.parse(referenceText('report/annual.json')) as Template;

export const chapterTemplates: readonly ChapterTemplate[] = template.chapters;

export function titleIn(language: Language): string {
  return template.title[language];
}

export function readingLines(language: Language): readonly string[] {
  return template.words.readLines[language];
}

export type Say = (code: string) => string;

/** The template's words in a language. Throws for a code that the template does not have: a report never goes out with a gap. */
export function wordsIn(language: Language): Say {
  return (code) => {
    const found = template.words[code]?.[language];
    if (found === undefined) throw new TypeError(`the template of the report has no words \`${code}\``);
    return found;
  };
}

/** The code of the chapter that takes a figure. */
export function chapterOf({ standing, measure, population }: Figure): string {
  const takes = (one: ChapterTemplate): boolean => (one.standing?.includes(standing) ?? true) && (one.measures?.includes(measure) ?? true) && (one.populations?.includes(population) ?? true);
  return chapterTemplates.find(takes)?.code ?? 'other';
}
