// A number as somebody wrote it: plain digits with a point are read; everything else is named for what it is, with what may have been meant.
import { fault, type Fault } from './fault.js';
import { folded, unitSpellings } from './terms.js';

const plain = /^\d{1,15}(?:\.\d{1,18})?$/;
/** Spaces of any kind and apostrophes that stand between thousands. */
const gaps = /[\s\u00A0\u202F'’]/gu;
const parts: Readonly<Record<string, string>> = { half: '0.5', demi: '0.5', demie: '0.5', moitie: '0.5', quarter: '0.25', quart: '0.25', a: '1', an: '1', un: '1', une: '1', one: '1', two: '2', deux: '2', three: '3', trois: '3' };

/** Decimal text without needless zeros before it, or what is wrong with it. */
export function readNumber(text: string): string | Fault {
  const written = text.trim();
  if (written === '') return fault('quantity_missing');
  if (plain.test(written)) return written;
  if (/^[-−–]\s*[\d.,]/u.test(written)) return fault('quantity_negative');
  const withUnit = /^([\d.,\s\u00A0\u202F'’]*\d)\s*([\p{L}$€£%.]+)$/u.exec(written);
  if (withUnit !== null) return withUnitFault(withUnit[1] ?? '', withUnit[2] ?? '');
  if (/^\d[\d.,\s\u00A0\u202F'’]*$/u.test(written)) return separated(written);
  return /^\P{N}+$/u.test(written) ? inWords(written) : fault('quantity_not_a_number');
}

function withUnitFault(number: string, unit: string): Fault {
  const code = unitSpellings.get(folded(unit));
  return fault('quantity_with_unit', readings(number).map((quantity) => ({ quantity, ...(code !== undefined && { unit: code }) })));
}

function separated(written: string): Fault {
  return fault(/^\d+,\d+$/.test(written) ? 'quantity_comma' : 'quantity_separators', readings(written).map((quantity) => ({ quantity })));
}

/** What the digits may mean: `46,17` is 46.17; `1,234` is 1234 or 1.234; `1 234,5` is 1234.5. The last sign is the point where two kinds stand. */
function readings(written: string): readonly string[] {
  const close = written.replaceAll(gaps, '');
  if (plain.test(close)) return [close];
  const [commas, points] = [close.split(',').length - 1, close.split('.').length - 1];
  if (commas === 1 && points === 0) {
    const [whole = '', rest = ''] = close.split(',');
    const [asPoint, asNone] = [`${whole}.${rest}`, `${whole}${rest}`];
    return rest.length === 3 && whole.length <= 3 && whole !== '0' && close === written ? [asNone, asPoint] : [asPoint];
  }
  if (commas > 1 && points <= 1) return [close.replaceAll(',', '')].filter((one) => plain.test(one));
  if (commas === 1 && points === 1 && close.indexOf(',') < close.indexOf('.')) return [close.replace(',', '')];
  if (commas <= 1 && points >= 1) return [close.replaceAll('.', '').replace(',', '.')].filter((one) => plain.test(one));
  return [];
}

/** “half a pound”, « une demi-livre »: the number of the first word that is one, and the unit of the last. */
function inWords(written: string): Fault {
  const words = folded(written).split(' ');
  const numbers = words.filter((word) => Object.hasOwn(parts, word)).map((word) => parts[word] ?? '');
  const quantity = numbers.find((one) => one.startsWith('0')) ?? numbers[0];
  const unit = words.map((word) => unitSpellings.get(word)).find((code) => code !== undefined && code !== 'unit');
  return fault('quantity_in_words', quantity === undefined ? [] : [{ quantity, ...(unit !== undefined && { unit }) }]);
}
