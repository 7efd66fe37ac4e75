// Numbers as people read them: 1,234.5 and 4.5% in English, 1 234,5 and 4,5 % in French, where spaces never break a line.
import { order, type Rational, rational, rounded } from './rational.js';

export type Language = 'en' | 'fr';

export interface Words {
  readonly en: string;
  readonly fr: string;
}

/** No break before `%` or between thousands; the Office québécois de la langue française asks for a space that does not break. */
const space = '\u00A0';

/** A decimal text (`1234.5`) with the separators of the language. */
export function numberWords(text: string, language: Language): string {
  const [whole = '', fraction] = text.split('.');
  const grouped = whole.replace(/\B(?=(?:\d{3})+$)/g, language === 'fr' ? space : ',');
  return fraction === undefined ? grouped : `${grouped}${language === 'fr' ? ',' : '.'}${fraction}`;
}

export function percentWords(text: string, language: Language): string {
  return `${numberWords(text, language)}${language === 'fr' ? space : ''}%`;
}

/** A share of 0 to 1 in per cent with one digit. What is something never prints as nothing, and what is not everything never as everything. */
export function shareWords(share: Rational, language: Language): string {
  const percent = rounded({ top: share.top * 100n, over: share.over }, 1);
  if (percent === '0.0' && share.top > 0n) return `${language === 'fr' ? 'moins de ' : 'under '}${percentWords('0.1', language)}`;
  if (percent === '100.0' && order(share, rational('1')) < 0) return `${language === 'fr' ? 'plus de ' : 'over '}${percentWords('99.9', language)}`;
  return percentWords(percent, language);
}

/** A share as an upper bound: never below the truth by so much that something becomes nothing. */
export function upToWords(share: Rational, language: Language): string {
  const percent = rounded({ top: share.top * 100n, over: share.over }, 1);
  return percentWords(percent === '0.0' && share.top > 0n ? '0.1' : percent, language);
}
