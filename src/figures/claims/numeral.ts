// Numbers in digits: 1,234.5 in English, 1 234,5 in French, with any space between thousands.

export interface Numeral {
  readonly value: number;
  /** What one of the last digit that was written is worth: .01 of 46.17. */
  readonly step: number;
}

/** A comma or point before three digits parts thousands, unless the language or a zero before it says otherwise. */
export function parseNumeral(text: string, language: 'en' | 'fr', isMass: boolean): Numeral {
  const signs = text.match(/[.,]/g) ?? [];
  const last = signs.at(-1);
  const tail = last === undefined ? '' : text.slice(text.lastIndexOf(last) + 1);
  const head = last === undefined ? text : text.slice(0, text.lastIndexOf(last));
  const isDecimal = last !== undefined && (signs.length === 1 || signs[0] !== last) && (tail.length !== 3 || /^0?$/.test(head) || / /.test(head) || signs.length > 1 || isMass && last === (language === 'fr' ? ',' : '.') || language === 'en' && last === '.');
  const whole = (isDecimal ? head : text).replace(/[^\d]/g, '');
  const value = Number(isDecimal ? `${whole}.${tail}` : whole);
  return { value, step: isDecimal ? 10 ** -tail.length : 1 };
}
