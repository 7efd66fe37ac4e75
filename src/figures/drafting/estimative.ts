// Words of likelihood are bands of per cent, and confidence is of the evidence: two fields, two sentences, and data with their source (domain.md section 3).
import { BadInput, referenceText } from '../../kernel/index.js';
import type { Words } from '../wording.js';

/** The first word of each language is the one to write; the others mean the same. */
interface SaidBy {
  readonly en: readonly string[];
  readonly fr: readonly string[];
}

interface Dated extends SaidBy {
  readonly code: string;
  readonly source: string;
  readonly effectiveFrom: string | null;
  readonly effectiveTo: string | null;
}

export interface Band extends Dated {
  /** Per cent, both ends in the band. */
  readonly low: number;
  readonly high: number;
}

export interface Confidence extends Dated {
  readonly says: Words;
}

/** Words that sound like a likelihood and stand on no scale; `instead`: the band that is usually meant. */
export interface OffScale extends SaidBy {
  readonly instead: string | null;
}

const listed = JSON.parse(referenceText('figures/estimative.json')) as { readonly bands: readonly Band[]; readonly confidence: readonly Confidence[]; readonly offScale: readonly OffScale[] };

/** Lowest first. */
export const bands: readonly Band[] = listed.bands;
export const confidences: readonly Confidence[] = listed.confidence;
export const offScale: readonly OffScale[] = listed.offScale;

/** Every word of a language that stands on no scale. */
export function offScaleWords(language: keyof SaidBy): readonly string[] {
  return offScale.flatMap((one) => one[language]);
}

/** The bands that hold a per cent: two where they touch, none for what is certain. Throws `BadInput` for what is no per cent. */
export function bandsOf(percent: number): readonly Band[] {
  if (!Number.isFinite(percent) || percent < 0 || percent > 100) throw new BadInput('a likelihood is a number from 0 to 100', { fr: 'une probabilité est un nombre de 0 à 100' });
  return bands.filter(({ low, high }) => low <= percent && percent <= high);
}
