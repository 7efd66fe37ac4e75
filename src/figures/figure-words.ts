// A figure's value in a sentence's words, with how it was stated: withheld is said as withheld, and a number never without its unit.
import type { Figure, Precision } from './figure.js';
import { Share } from './share.js';
import { countWords, unitWords } from './unit-words.js';
import { type Language, numberWords, type Words } from './wording.js';

const precisionWords: Readonly<Record<Precision, Words>> = {
  exactly: { en: '', fr: '' }, at_least: { en: 'at least ', fr: 'au moins ' }, more_than: { en: 'more than ', fr: 'plus de ' },
  at_most: { en: 'at most ', fr: 'au plus ' }, less_than: { en: 'less than ', fr: 'moins de ' }, nearly: { en: 'nearly ', fr: 'près de ' }, approximately: { en: 'about ', fr: 'environ ' },
};

export function valueWords(figure: Figure, language: Language): string {
  const { value, unit } = figure;
  const isFrench = language === 'fr';
  switch (value.kind) {
    case 'number': return `${precisionWords[value.precision][language]}${numberWords(value.number, language)}${unitWords(unit, value.number, language)}`;
    case 'interval': return `${numberWords(value.low, language)} – ${numberWords(value.high, language)}${unitWords(unit, value.high, language)}`;
    case 'share': return new Share(value.counts).words(language);
    case 'withheld': return isFrench ? 'non communiqué' : 'withheld';
    case 'suppressed': return isFrench ? 'supprimé : trop peu pour être dit' : 'suppressed: too few to tell';
    case 'unknown': return isFrench ? 'inconnu' : 'unknown';
    case 'incomplete_list': return `${isFrench ? 'au moins' : 'at least'} ${countWords(value.listed, unit, language)}${isFrench ? '\u00A0;' : ';'} ${isFrench ? 'la liste n’est pas complète' : 'the list is not complete'}`;
    case 'parts': return `${countWords(value.total, unit, language)}${isFrench ? '\u00A0: ' : ': '}${value.parts.map(({ words, count }) => `${words[language]} ${count === null ? (isFrench ? 'non communiqué' : 'withheld') : numberWords(String(count), language)}`).join(', ')}`;
    case 'words': break;
  }
  return value.words[language];
}
