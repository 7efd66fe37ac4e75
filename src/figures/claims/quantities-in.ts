// Where a text states a quantity, in digits or words of either language; for those who must not state one without its figure.
import { findQuantities } from './find-quantities.js';
import { fold } from './reading.js';
import { sentencesOf } from './sentence.js';

/** Places in the text, in its order. */
export function quantitiesIn(text: string, language: 'en' | 'fr'): readonly { readonly start: number; readonly end: number }[] {
  return [...sentencesOf(text, language)].flatMap((sentence) => findQuantities(sentence.text, fold(sentence.text), language).map(({ start, end }) => ({ start: sentence.start + start, end: sentence.start + end })));
}
