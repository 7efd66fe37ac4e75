// A number with its unit, in the number that each language asks for: one group, two groups; in French everything below two is one.
import { units } from './terms.js';
import { type Language, numberWords } from './wording.js';

/** ` groups`, with the space before it, for a decimal text; `%` stands at the number in English and apart from it in French. */
export function unitWords(unit: string, number: string, language: Language): string {
  const found = units.get(unit);
  const words = (isOne(number, language) ? found?.one?.[language] : undefined) ?? found?.[language] ?? unit;
  if (words.startsWith('%')) return `${language === 'fr' ? '\u00A0' : ''}${words}`;
  return ` ${words}`;
}

export function countWords(count: number, unit: string, language: Language): string {
  return `${numberWords(String(count), language)}${unitWords(unit, String(count), language)}`;
}

/** English: exactly 1. French: from -2 to 2, both left out (Le bon usage, § 510: 1,5 million, 0 groupe). */
function isOne(number: string, language: Language): boolean {
  return language === 'fr' ? /^-?[01](?:\.\d+)?$/.test(number) : /^-?1$/.test(number);
}
