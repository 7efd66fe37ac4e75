// A note as it is read: each quotation prints the value of its figure, in the language of the text, and the figure stands at the foot with what it does not say (G7).
import { valueWords } from '../figure-words.js';
import type { Figure } from '../figure.js';
import { periodWords } from '../period.js';
import type { Quote } from '../stored/index.js';
import type { Language, Words } from '../wording.js';
import { citationsIn, citationsOf, incompleteMark } from './citations.js';
import { fieldsOf, type Footing, type NoteRevision, type NoteTexts, type Part, parts, type Printed, type PrintedTexts, type Stretch } from './note.js';

/** By `ref@revision`. */
export type Quotes = ReadonlyMap<string, Quote>;

/** `sourceOf` names the agency that counted, in both languages, where a figure names it by its id. What a note quotes and is not in `quotes`, or prints no value, prints as not kept. */
export function printNote({ texts, kind, embargoUntilMs }: Pick<NoteRevision, 'texts' | 'kind' | 'embargoUntilMs'>, quotes: Quotes, sourceOf: (figure: Figure) => Words): Printed {
  const figures = citationsOf(texts).flatMap(({ ref, revision }): Footing[] => {
    const figure = quotes.get(`${ref}@${revision}`)?.figure;
    if (figure === undefined || figure === null) return [];
    const both = (say: (language: Language) => string): Words => ({ en: say('en'), fr: say('fr') });
    return [{ ref, revision, label: figure.label, value: both((language) => valueWords(figure, language)), period: both((language) => periodWords(figure.period, language)), source: sourceOf(figure), doesNotSay: figure.doesNotSay }];
  });
  const release = { embargoUntil: embargoUntilMs === undefined ? null : new Date(embargoUntilMs).toISOString(), isListWhole: !fieldsOf(texts).some(([, { en }]) => en.includes(incompleteMark)) };
  return { en: printed(texts, 'en', figures), fr: printed(texts, 'fr', figures), figures, ...(kind === 'release' && { release }) };
}

function printed(texts: NoteTexts, language: Language, figures: readonly Footing[]): PrintedTexts {
  const of = (words: Words) => stretches(words[language], language, figures);
  const printedParts = Object.fromEntries(parts.map((part) => [part, of(texts[part])])) as Record<Part, readonly Stretch[]>;
  return texts.qa === undefined ? printedParts : { ...printedParts, qa: texts.qa.map(({ question, answer }) => ({ question: of(question), answer: of(answer) })) };
}

function stretches(text: string, language: Language, figures: readonly Footing[]): readonly Stretch[] {
  const found: Stretch[] = [];
  let at = 0;
  for (const { ref, revision, start, end } of citationsIn(text)) {
    if (start > at) found.push({ text: withMarks(text.slice(at, start), language) });
    const figure = figures.find((one) => one.ref === ref && one.revision === revision);
    found.push({ ref, revision, words: figure?.value[language] ?? (language === 'fr' ? '[chiffre non conservé]' : '[figure not kept]') });
    at = end;
  }
  return at < text.length ? [...found, { text: withMarks(text.slice(at), language) }] : found;
}

/** An incomplete list says in each language that it is one. */
function withMarks(text: string, language: Language): string {
  return text.replaceAll(incompleteMark, language === 'fr' ? 'dont notamment ce qui est nommé ici (la liste n’est pas complète)' : 'including but not limited to what is named here (the list is not complete)');
}
