// A share with one digit after the point: whole per cents would hide what bounds are for.
import { language } from '../../words/language.js';

export function exactShare(share: number): string {
  return new Intl.NumberFormat(language() === 'fr' ? 'fr-CA' : 'en-CA', { style: 'percent', minimumFractionDigits: 1, maximumFractionDigits: 1 }).format(share);
}
