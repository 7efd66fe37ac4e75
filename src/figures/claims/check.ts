// Finds the numeric claims of a text and says of each what the figures say. Nothing of the text is kept.
import type { Figure } from '../figure.js';
import { type Judged, withComparisons } from './compared.js';
import { contextOf } from './context.js';
import { findQuantities } from './find-quantities.js';
import { judge, type Verdict } from './judgement.js';
import type { Quantity } from './quantity.js';
import { fold, readText } from './reading.js';
import { targetsOf } from './relation.js';
import { senseOf, senseOfSentence, type SentenceSense } from './sense.js';
import { languageOfText, sentencesOf } from './sentence.js';
import { mayClaim } from './token.js';
import { correctionOf, explanationOf, isRefutedHere } from './wording.js';

export interface Claim {
  readonly sentence: string;
  /** In `unit`; null where words give no number. */
  readonly value: number | null;
  readonly unit: string;
  readonly verdict: Verdict;
  /** The id of a figure. */
  readonly figure: string | null;
  readonly explanation: string;
  /** A sentence that can be sent; null where there is nothing to correct. */
  readonly correction: string | null;
}

export interface PlacedClaim extends Claim {
  /** From and to in the text as it was given. */
  readonly at: readonly [number, number];
  readonly language: 'en' | 'fr';
}

/** Longest text that is read, in UTF-16 units. */
export const longestText = 2 * 1024 * 1024;

export function checkClaims(text: string, figures: ReadonlyMap<string, Figure>, asked?: 'en' | 'fr'): PlacedClaim[] {
  const language = asked ?? languageOfText(text);
  const reading = readText(text);
  const targets = targetsOf(figures);
  const sentences = sentencesOf(reading.text, language);
  const before: string[] = [];
  const senses = remembered(senseOfSentence);
  return sentences.flatMap((sentence, nth) => {
    const folded = fold(sentence.text);
    const earlier = before.slice();
    before.push(folded);
    if (before.length > 16) before.shift();
    const found = mayClaim(folded) ? findQuantities(sentence.text, folded, language) : [];
    if (found.length === 0) return [];
    const sense = senses(folded);
    const context = contextOf(earlier.map(senses));
    const judged = withComparisons(found.map((quantity) => {
      const own = senseOf(quantity, sense, found);
      return { quantity, sense: own, judgement: judge(quantity, own, targets, context, found) };
    }), folded);
    const isRefuted = isRefutedHere(folded, fold(sentences[nth + 1]?.text ?? ''));
    return judged.map((one) => claimOf(one, sentence.text, [sentence.start, sentence.start], reading.original, language, isRefuted));
  });
}

/** Sentences are looked back at by several claims. The map lives as long as one check. */
function remembered(read: (folded: string) => SentenceSense): (folded: string) => SentenceSense {
  const known = new Map<string, SentenceSense>();
  return (folded) => {
    const sense = known.get(folded) ?? read(folded);
    known.set(folded, sense);
    return sense;
  };
}

function claimOf(judged: Judged, sentence: string, [start]: readonly [number, number], original: (place: number) => number, language: 'en' | 'fr', isRefuted: boolean): PlacedClaim {
  const { quantity, judgement: { verdict, relation } } = judged;
  const written = sentence.slice(quantity.start, quantity.end);
  const told = { written, quantity, verdict, relation, isRefuted };
  return {
    sentence, value: quantity.kind === 'vague' ? null : quantity.value, unit: unitWords(quantity), verdict, figure: relation?.target.figure.id ?? null,
    explanation: explanationOf(told, language), correction: correctionOf(told, language), language,
    at: [original(start + quantity.start), original(start + quantity.end - 1) + 1],
  };
}

function unitWords({ unit, of }: Quantity): string {
  return of === undefined ? unit : `of ${of}${unit === '' ? '' : ` ${unit}`}`;
}
