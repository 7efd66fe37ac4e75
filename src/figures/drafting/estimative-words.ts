// Finds words of likelihood and of confidence in a sentence; the longest wins, so that "very unlikely" holds no "likely".
import { fold } from '../claims/index.js';
import type { Language } from '../wording.js';
import { bands, confidences, offScale } from './estimative.js';

export interface Likelihood {
  /** As it stands in the sentence. */
  readonly written: string;
  /** Code of a band; of a word on no scale the band that is usually meant, or null. */
  readonly band: string | null;
  readonly isOnScale: boolean;
}

type Meaning = Pick<Likelihood, 'band' | 'isOnScale'>;

interface Lexicon {
  readonly meanings: ReadonlyMap<string, Meaning>;
  readonly words: RegExp;
  readonly confidence: RegExp;
}

const lexicons: Readonly<Record<Language, Lexicon>> = { en: lexiconOf('en'), fr: lexiconOf('fr') };

export function likelihoodsIn(sentence: string, language: Language): readonly Likelihood[] {
  const { meanings, words } = lexicons[language];
  return Array.from(fold(sentence).matchAll(words), ({ 0: word, index }) => {
    const meaning = meanings.get(singular(word, language)) ?? meanings.get(word) ?? { band: null, isOnScale: false };
    return { written: sentence.slice(index, index + word.length), ...meaning };
  });
}

/** The words that say how good the evidence is; undefined where there are none. */
export function confidenceIn(sentence: string, language: Language): string | undefined {
  const found = lexicons[language].confidence.exec(fold(sentence));
  return found === null ? undefined : sentence.slice(found.index, found.index + found[0].length);
}

function lexiconOf(language: Language): Lexicon {
  const meanings = new Map<string, Meaning>([
    ...offScale.flatMap(({ instead, [language]: words }) => words.map((word): [string, Meaning] => [fold(word), { band: instead, isOnScale: false }])),
    ...bands.flatMap(({ code, [language]: words }) => words.map((word): [string, Meaning] => [fold(word), { band: code, isOnScale: true }])),
  ]);
  const longestFirst = [...meanings.keys()].toSorted((a, b) => b.length - a.length).map(escaped);
  return { meanings, words: new RegExp(`\\b(?:${longestFirst.join('|')})${language === 'fr' ? '(?:e?s?)' : ''}\\b`, 'g'), confidence: confidenceOf(language) };
}

/** `high confidence`, `low-to-moderate confidence`, `confidence is low`, `we are confident that`; in French the same. */
function confidenceOf(language: Language): RegExp {
  const levels = confidences.flatMap((one) => one[language].map((word) => escaped(fold(word)))).toSorted((a, b) => b.length - a.length).join('|');
  return language === 'en'
    ? new RegExp(`\\b(?:${levels})(?:[ -]to[ -](?:${levels}))?[ -](?:(?:degree|level) of )?confidence\\b|\\bconfidence(?: level)?(?: in \\w+(?: \\w+){0,5})?(?: is|:| remains) (?:${levels})\\b|\\b(?:are|is|am) (?:\\w+ )?confident\\b`)
    : new RegExp(`\\bconfiance (?:\\w+ ){0,6}?(?:est |reste |: )?(?:${levels})\\b|\\b(?:${levels})(?: (?:degre|niveau) de)? confiance\\b|\\b(?:degre|niveau) de confiance (?:est |: )?(?:${levels})\\b|\\bavec confiance\\b`);
}

function singular(word: string, language: Language): string {
  return language === 'fr' ? word.replace(/(?<=\b(?:quasi|presque|pratiquement) certain)e?s?$/, '').replace(/(?<=probable)s$/, '').replace(/(?<=exclu)e?s?$/, '') : word;
}

function escaped(word: string): string {
  return word.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
