// A figure's value in a sentence's words, with how it was stated: withheld is said as withheld, and a number never without its unit.
import type { Figure, Precision } from './figure.js';
import { Share } from './share.js';
import { units } from './terms.js';
import { type Language, numberWords, type Words } from './wording.js';

const precisionWords: Readonly<Record<Precision, Words>> = {
  exactly: { en: '', fr: '' }, at_least: { en: 'at least ', fr: 'au moins ' }, more_than: { en: 'more than ', fr: 'plus de ' },
  at_most: { en: 'at most ', fr: 'au plus ' }, less_than: { en: 'less than ', fr: 'moins de ' }, nearly: { en: 'nearly ', fr: 'près de ' }, approximately: { en: 'about ', fr: 'environ ' },
};

export function valueWords(figure: Figure, language: Language): string {
  const { value } = figure;
  const unit = ` ${units.get(figure.unit)?.[language] ?? figure.unit}`.replace(/^ %/, language === 'fr' ? '\u00A0%' : '%');
  switch (value.kind) {
    case 'number': return `${precisionWords[value.precision][language]}${numberWords(value.number, language)}${unit}`;
    case 'interval': return `${numberWords(value.low, language)} – ${numberWords(value.high, language)}${unit}`;
    case 'share': return new Share(value.counts).words(language);
    case 'withheld': return language === 'fr' ? 'non communiqué' : 'withheld';
    case 'suppressed': return language === 'fr' ? 'supprimé : trop peu pour être dit' : 'suppressed: too few to tell';
    case 'unknown': return language === 'fr' ? 'inconnu' : 'unknown';
    case 'incomplete_list': return language === 'fr' ? `au moins ${value.listed}${unit} ; la liste n’est pas complète` : `at least ${value.listed}${unit}; the list is not complete`;
    case 'words': break;
  }
  return `${value.words[language]}${unit}`;
}
