// A number as it was stated, in words of our own: nothing of the text is in them, so that a result may be published and names nobody.
import type { Precision } from '../figure.js';
import { type Language, numberWords, percentWords } from '../wording.js';
import type { Quantity } from './quantity.js';

const bounds: Readonly<Record<Precision, Readonly<Record<Language, string>>>> = {
  exactly: { en: '', fr: '' }, at_least: { en: 'at least ', fr: 'au moins ' }, more_than: { en: 'more than ', fr: 'plus de ' }, at_most: { en: 'up to ', fr: 'jusqu’à ' },
  less_than: { en: 'less than ', fr: 'moins de ' }, nearly: { en: 'nearly ', fr: 'près de ' }, approximately: { en: 'about ', fr: 'environ ' },
};

/** `more than 2,000%`, `6 sur 8`; of words that give no number that they give none. */
export function plainWords({ kind, value, high, of, unit, bound }: Quantity, language: Language): string {
  if (kind === 'vague') return language === 'fr' ? 'un nombre en mots' : 'a number in words';
  const number = (one: number): string => numberWords(decimal(one), language);
  const range = high === undefined ? number(value) : `${number(value)} – ${number(high)}`;
  const said = bounds[bound][language];
  switch (kind) {
    case 'percent': return said + (high === undefined ? percentWords(decimal(value), language) : `${number(value)} – ${percentWords(decimal(high), language)}`);
    case 'times': return `${said}${range} ${language === 'fr' ? 'fois' : 'times'}`;
    case 'mass': return `${said}${range} ${masses[unit]?.[language] ?? unit}`;
    case 'money': return `${said}${range} ${unit}`;
    case 'count': break;
  }
  return of === undefined ? said + range : `${said}${range} ${language === 'fr' ? 'sur' : 'of'} ${number(of)}`;
}

/** The unit of a quantity where it is one of ours; a noun of the text is none. */
export function plainUnit({ kind, unit, of }: Quantity): string {
  const own = kind === 'count' || kind === 'vague' ? '' : unit;
  return of === undefined ? own : `of ${of}${own === '' ? '' : ` ${own}`}`;
}

const masses: Readonly<Record<string, Readonly<Record<Language, string>>>> = { lb: { en: 'lb', fr: 'lb' }, 'short-ton': { en: 'short tons', fr: 'tonnes courtes' }, t: { en: 'tonnes', fr: 'tonnes' } };

const decimal = (value: number): string => String(Number(value.toFixed(3)));
