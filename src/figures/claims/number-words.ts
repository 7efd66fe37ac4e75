// Numbers in words, English and French: `three hundred and sixty-nine`, `quatre-vingt-dix-neuf`.

const small: Readonly<Record<string, number>> = {
  zero: 0, one: 1, two: 2, three: 3, four: 4, five: 5, six: 6, seven: 7, eight: 8, nine: 9, ten: 10, eleven: 11, twelve: 12, thirteen: 13, fourteen: 14, fifteen: 15, sixteen: 16, seventeen: 17, eighteen: 18, nineteen: 19,
  twenty: 20, thirty: 30, forty: 40, fifty: 50, sixty: 60, seventy: 70, eighty: 80, ninety: 90,
  un: 1, une: 1, deux: 2, trois: 3, quatre: 4, cinq: 5, sept: 7, huit: 8, neuf: 9, dix: 10, onze: 11, douze: 12, treize: 13, quatorze: 14, quinze: 15, seize: 16,
  vingt: 20, vingts: 20, trente: 30, quarante: 40, cinquante: 50, soixante: 60, septante: 70, huitante: 80, octante: 80, nonante: 90,
};
const large: Readonly<Record<string, number>> = { thousand: 1e3, million: 1e6, millions: 1e6, billion: 1e9, billions: 1e9, trillion: 1e12, mille: 1e3, milliard: 1e9, milliards: 1e9 };
const hundred = new Set(['hundred', 'cent', 'cents']);

/** What a word multiplies by: `million`, `mille`. */
export function scaleOf(word: string): number | undefined {
  return Object.hasOwn(large, word) ? large[word] : undefined;
}

export interface Spelled {
  readonly value: number;
  /** How many of the tokens it takes. */
  readonly length: number;
}

/** The number that begins at `from` of these tokens; undefined where none does. */
export function spelledNumber(tokens: readonly string[], from: number): Spelled | undefined {
  const first = tokens[from] ?? '';
  if (!Object.hasOwn(small, first) && !hundred.has(first) && first !== 'mille') return undefined;
  if (hundred.has(first) && first !== 'cent') return undefined;
  let [total, part, at, end] = [0, 0, from, from];
  while (at < tokens.length) {
    const word = tokens[at] ?? '';
    const isLink = word === '-' || (word === 'and' || word === 'et') && end > from && (word === 'et' || hundredBefore(tokens, at));
    if (isLink && isNumberWord(tokens[at + 1] ?? '')) {
      at += 1;
      continue;
    }
    const one = Object.hasOwn(small, word) ? small[word] : undefined;
    const scale = scaleOf(word);
    if (one !== undefined) {
      if (!joins(part, one, end > from)) break;
      part = one === 20 && part === 4 ? 80 : part + one;
    } else if (hundred.has(word)) part = (part === 0 ? 1 : part) * 100;
    else if (scale !== undefined && (end > from || word === 'mille')) [total, part] = [total + (part === 0 ? 1 : part) * scale, 0];
    else break;
    at += 1;
    end = at;
  }
  return { value: total + part, length: end - from };
}

/** Whether a word goes on a number that stands at `part`: `twenty seven`, `soixante quinze`; not `seven twenty`. */
function joins(part: number, one: number, isOpen: boolean): boolean {
  if (!isOpen || part === 0) return true;
  const low = part % 100;
  if (low === 0) return true;
  if (low === 4 && one === 20) return true;
  if (low === 10 && one >= 7 && one <= 9) return true;
  if ((low === 60 || low === 80) && one >= 1 && one <= 19) return true;
  if ((low === 70 || low === 90) && one >= 7 && one <= 9) return true;
  return low >= 20 && low % 10 === 0 && one < 10;
}

function hundredBefore(tokens: readonly string[], at: number): boolean {
  const word = tokens[at - 1] ?? '';
  return hundred.has(word) || scaleOf(word) !== undefined;
}

function isNumberWord(word: string): boolean {
  return Object.hasOwn(small, word) || hundred.has(word) || scaleOf(word) !== undefined;
}

const parts: Readonly<Record<string, number>> = {
  half: 2, halves: 2, third: 3, thirds: 3, quarter: 4, quarters: 4, fourths: 4, fifth: 5, fifths: 5, sixth: 6, sixths: 6, eighth: 8, eighths: 8, tenth: 10, tenths: 10,
  moitie: 2, tiers: 3, quart: 4, quarts: 4, cinquieme: 5, cinquiemes: 5, sixieme: 6, sixiemes: 6, huitieme: 8, huitiemes: 8, dixieme: 10, dixiemes: 10,
};

/** `quarters`, `tiers`: how many of it make a whole. */
export function partOf(word: string): number | undefined {
  return Object.hasOwn(parts, word) ? parts[word] : undefined;
}

/** Words of which no number is known, and what they are at least: `hundreds`, `des milliers`. */
export const vague: Readonly<Record<string, number>> = { dozens: 24, scores: 40, hundreds: 200, thousands: 2_000, dizaines: 20, centaines: 200, milliers: 2_000 };
/** A round number: `une centaine`, `a dozen`. */
export const round: Readonly<Record<string, number>> = { dozen: 12, dizaine: 10, douzaine: 12, quinzaine: 15, vingtaine: 20, trentaine: 30, quarantaine: 40, cinquantaine: 50, soixantaine: 60, centaine: 100, millier: 1_000 };
/** A word that says how many times. */
export const timesWords: Readonly<Record<string, number>> = { doubled: 2, tripled: 3, trebled: 3, quadrupled: 4, quintupled: 5, sextupled: 6, twice: 2, thrice: 3, twofold: 2, threefold: 3, fourfold: 4, fivefold: 5, sixfold: 6, eightfold: 8, tenfold: 10, twentyfold: 20, hundredfold: 100 };
/** French participles, which without their accent are nouns as well: they count after an auxiliary. */
export const timesFrench: Readonly<Record<string, number>> = { double: 2, triple: 3, quadruple: 4, quintuple: 5, sextuple: 6, septuple: 7, octuple: 8, decuple: 10, vingtuple: 20, centuple: 100 };

/** Every word of this file but `one`, which claims nothing by itself: `one in five` has another. */
export const numberWords: ReadonlySet<string> = new Set([small, large, parts, vague, round, timesWords, timesFrench].flatMap((list) => Object.keys(list)).concat(...hundred).filter((word) => !['one', 'un', 'une'].includes(word)));
