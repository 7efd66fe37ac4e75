// Numbers that keep their digits: a share with one after the point, since whole per cents would hide what bounds are for, and decimal text as it is.
import { language } from '../../words/language.js';

export function exactShare(share: number): string {
  return new Intl.NumberFormat(language() === 'fr' ? 'fr-CA' : 'en-CA', { style: 'percent', minimumFractionDigits: 1, maximumFractionDigits: 1 }).format(share);
}

/** Decimal text with the separators of the language, and a real minus. */
export function formatDecimal(text: string): string {
  const [whole = '', fraction] = text.replace('-', '').split('.');
  const isFrench = language() === 'fr';
  const grouped = whole.replace(/\B(?=(?:\d{3})+$)/gu, isFrench ? '\u00A0' : ',');
  return `${text.startsWith('-') ? '−' : ''}${grouped}${fraction === undefined ? '' : `${isFrench ? ',' : '.'}${fraction}`}`;
}
