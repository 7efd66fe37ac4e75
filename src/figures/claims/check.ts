// Finds the numeric claims of a text and says of each what the figures say. Nothing of the text is kept.
import type { Figure } from '../figure.js';
import { type Judged, withComparisons } from './compared.js';
import { contextOf } from './context.js';
import { findQuantities } from './find-quantities.js';
import { type Holders, holderTerms } from './holders.js';
import { judge, type Verdict } from './judgement.js';
import { plainUnit, plainWords } from './plain-words.js';
import type { Quantity } from './quantity.js';
import { fold, readText, type Reading } from './reading.js';
import { type Target, targetsOf } from './relation.js';
import { senseOf, senseOfSentence, type SentenceSense } from './sense.js';
import { languageOfText, type Sentence, sentencesOf } from './sentence.js';
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

export interface Asked {
  /** Told from the words of the text when absent. */
  readonly language?: 'en' | 'fr';
  /** Agencies of whose registries there are figures, by what a text may call them. */
  readonly holders?: Holders;
  /** No word of the text in the result: what may be published. */
  readonly isParaphrased?: boolean;
}

/** How far the text is read, in UTF-16 units. */
export interface Progress {
  readonly done: number;
  readonly total: number;
}

/** Sentences between two steps: some milliseconds. */
const sentencesInStep = 40;

export function checkClaims(text: string, figures: ReadonlyMap<string, Figure>, asked: Asked = {}): PlacedClaim[] {
  const steps = claimSteps(text, figures, asked);
  let step = steps.next();
  while (step.done !== true) step = steps.next();
  return step.value;
}

/** The same bit by bit, for whoever has others to serve between two steps. */
export function* claimSteps(text: string, figures: ReadonlyMap<string, Figure>, { language = languageOfText(text), holders = new Map(), isParaphrased = false }: Asked): Generator<Progress, PlacedClaim[]> {
  const reading = readText(text);
  const whose = holderTerms(holders);
  const scene: Scene = { reading, language, isParaphrased, targets: targetsOf(figures), senses: remembered((folded) => senseOfSentence(folded, whose)), before: [] };
  const claims: PlacedClaim[] = [];
  const sentences = sentencesOf(reading.text, language);
  let next = sentences.next();
  for (let nth = 1; next.done !== true; nth += 1) {
    const sentence = next.value;
    next = sentences.next();
    claims.push(...claimsIn(sentence, next.done === true ? '' : next.value.text, scene));
    if (nth % sentencesInStep === 0) yield { done: sentence.start, total: reading.text.length };
  }
  return claims;
}

interface Scene {
  readonly reading: Reading;
  readonly language: 'en' | 'fr';
  readonly isParaphrased: boolean;
  readonly targets: readonly Target[];
  readonly senses: (folded: string) => SentenceSense;
  /** The last sentences, folded. */
  readonly before: string[];
}

function claimsIn(sentence: Sentence, next: string, scene: Scene): PlacedClaim[] {
  const { before, senses, language, targets } = scene;
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
  const isRefuted = isRefutedHere(folded, fold(next));
  return judged.map((one) => claimOf(one, sentence, scene, isRefuted));
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

function claimOf(judged: Judged, sentence: Sentence, { reading: { original }, language, isParaphrased }: Scene, isRefuted: boolean): PlacedClaim {
  const { quantity, judgement: { verdict, relation } } = judged;
  const told = { written: isParaphrased ? plainWords(quantity, language) : sentence.text.slice(quantity.start, quantity.end), quantity, verdict, relation, isRefuted };
  return {
    sentence: isParaphrased ? told.written : sentence.text, value: quantity.kind === 'vague' ? null : quantity.value, unit: isParaphrased ? plainUnit(quantity) : unitWords(quantity), verdict, figure: relation?.target.figure.id ?? null,
    explanation: explanationOf(told, language), correction: correctionOf(told, language), language,
    at: [original(sentence.start + quantity.start), original(sentence.start + quantity.end - 1) + 1],
  };
}

function unitWords({ unit, of }: Quantity): string {
  return of === undefined ? unit : `of ${of}${unit === '' ? '' : ` ${unit}`}`;
}
