// Purity is a fraction of the mass, from 0 to 1, and an interval wherever it has a spread. A per cent is not read as a fraction, nor a fraction over 1 as a per cent.
import { order, type Rational, rational } from '../../figures/index.js';
import { BadInput } from '../../kernel/index.js';
import { fault, type Fault } from './fault.js';

/** Decimal text, `low` at most `high`. */
export interface Interval {
  readonly low: string;
  readonly high: string;
}

/** A fraction as decimal text, or what is wrong with it and what may have been meant. */
export function readFraction(text: string): string | Fault {
  const written = text.trim();
  const percent = /^(\d{1,3}(?:[.,]\d{1,10})?)\s*(?:%|per ?cent|percent|pour ?cent|p\.\s?c\.)$/iu.exec(written);
  if (percent !== null) return fault('purity_percent', hundredth(percent[1] ?? ''));
  if (/^[-−–]/u.test(written)) return fault('purity_negative');
  if (/^\d+,\d+$/.test(written)) return fault('purity_not_a_number', [{ purity: written.replace(',', '.') }]);
  if (!/^\d{1,6}(?:\.\d{1,10})?$/.test(written)) return fault('purity_not_a_number');
  return order(rational(written), rational('1')) > 0 ? fault('purity_over_one', hundredth(written)) : written;
}

/** `0.08:0.12`, or one fraction. Throws `BadInput` naming the option and what is wrong. */
export function parsePurity(text: string, option: string): Interval {
  const [low = '', high = low, more] = text.split(':');
  if (more !== undefined) throw bad(option, 'it is one fraction, or two with a colon', 'c’est une fraction, ou deux avec un deux-points');
  const fraction = (written: string) => {
    const read = readFraction(written);
    if (typeof read === 'string') return read;
    throw bad(option, read.en, read.fr);
  };
  return ordered({ low: fraction(low), high: fraction(high) }, option);
}

/** `1:2.5` milligrams of active substance in one, or one number. Throws `BadInput`. */
export function parseMilligrams(text: string, option: string): Interval {
  const [low = '', high = low, more] = text.split(':');
  if (more !== undefined || ![low, high].every((one) => /^\d{1,6}(?:\.\d{1,6})?$/.test(one))) throw new BadInput(`\`${option}\` is one number, or two with a colon, such as \`1:2.5\``, { fr: `\`${option}\` est un nombre, ou deux avec un deux-points, comme \`1:2.5\`` });
  return ordered({ low, high }, option);
}

/** Throws `BadInput` where it runs from high to low. */
export function ordered(interval: Interval, option: string): Interval {
  if (order(rational(interval.low), rational(interval.high)) > 0) throw bad(option, 'it runs from high to low', 'il va du haut vers le bas');
  return interval;
}

function bad(option: string, en: string, fr: string): BadInput {
  return new BadInput(`\`${option}\`: ${en}; such as \`0.08:0.12\``, { fr: `\`${option}\` : ${fr} ; par exemple \`0.08:0.12\`` });
}

/** The fraction that a per cent from 0 to 100 is; none beyond. */
function hundredth(text: string): Fault['mends'] {
  const value: Rational = rational(text.replace(',', '.'));
  if (order(value, rational('100')) > 0) return [];
  const [whole = '', rest = ''] = text.replace(',', '.').split('.');
  const digits = whole.padStart(3, '0');
  const fraction = `${digits.slice(0, -2)}.${digits.slice(-2)}${rest}`.replace(/^0+(?=\d)/, '').replace(/\.?0+$/, '');
  return [{ purity: fraction === '' ? '0' : fraction }];
}
