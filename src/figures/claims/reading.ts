// A text as it was meant: lines that a page broke are joined and digits that a scanner misread are digits again, and each place of it leads back to the original.

export interface Reading {
  readonly text: string;
  /** The place in the original of a place in `text`. */
  readonly original: (place: number) => number;
}

/** Words that a line breaks after their own hyphen, which therefore stays. */
const ownHyphen = /(?:high|low|mid|medium|cross|long|short|north|south|well|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|quatre|vingt|vingts|soixante|trente|quarante|cinquante|dix|cent|nord|sud|grand)$/i;
/** A line that goes on: its last word calls for another. */
const goesOn = /(?:^|\s)(?:the|a|an|of|by|and|in|to|for|from|with|at|on|that|le|la|les|l['’]|de|du|des|d['’]|par|et|en|à|au|aux|pour|dans|que|sur|avec|un|une)$/i;

export function readText(original: string): Reading {
  const cuts: { readonly at: number; readonly removed: number }[] = [];
  let removed = 0;
  const joined = original.replace(/\r\n/g, ' \n').replace(/-?[ \t]*\n[ \t]*(?=[a-zà-ÿ\d])/g, (broken: string, at: number, whole: string) => {
    const keeps = joining(broken, whole.slice(Math.max(0, at - 60), at), whole.slice(at + broken.length, at + broken.length + 12));
    if (keeps === undefined) return broken;
    removed += broken.length - keeps.length;
    cuts.push({ at: at + broken.length - removed, removed });
    return keeps;
  });
  return { text: digits(lines(joined)), original: (place) => place + removedBefore(cuts, place) };
}

/** What is left of a broken line's end; undefined where the line was not broken inside a word or a number. */
function joining(broken: string, left: string, right: string): string | undefined {
  if (broken.startsWith('-')) return /[A-Za-zÀ-ÿ]$/.test(left) && /^[a-zà-ÿ]/.test(right) ? ownHyphen.test(left.slice(-12)) ? '-' : '' : undefined;
  const isNumber = /\d[.,]$/.test(left) && /^\d/.test(right) || /[A-Za-zÀ-ÿ][^\n\d]*(?<!\d)\d{1,3}$/.test(left) && /^\d{1,3} +[A-Za-zÀ-ÿ]/.test(right);
  return isNumber ? '' : undefined;
}

function removedBefore(cuts: readonly { readonly at: number; readonly removed: number }[], place: number): number {
  let [low, high] = [0, cuts.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((cuts[middle]?.at ?? 0) <= place) low = middle + 1;
    else high = middle;
  }
  return cuts[low - 1]?.removed ?? 0;
}

/** A line that does not end a sentence and goes on in small letters is no paragraph of its own. Of the same length. */
function lines(text: string): string {
  const all = text.split('\n');
  return all.map((line, nth) => {
    const next = all[nth + 1];
    if (next === undefined) return line;
    const end = line.trimEnd();
    const isOpen = end !== '' && !/[.!?;:"”»…]$/.test(end) && (/^[a-zà-ÿ0-9(]/.test(next) || goesOn.test(end.slice(-12)));
    return `${line}${isOpen ? ' ' : '\n'}`;
  }).join('');
}

const misread: Readonly<Record<string, string>> = { l: '1', I: '1', '|': '1', O: '0', o: '0', S: '5', B: '8' };

/** `l5,765` and `4O0` are numbers. Of the same length. `5 l` and `10S` may be something else and stay. */
function digits(text: string): string {
  return text
    .replace(/(?<![A-Za-zÀ-ÿ\d-])(?=[^\s]{0,30}\d)[\dlIO|][\dlIOo|SB.,]{0,30}[\dlIOo|SB](?![A-Za-zÀ-ÿ\d])/g, (token) => {
      if (!/[lIOo|SB]/.test(token) || /^\d+[lBS]$/.test(token) && !/^\d{2,}S$/.test(token)) return token;
      return token.replace(/[lIOo|SB]/g, (letter) => misread[letter] ?? letter);
    })
    .replace(/(?<=\d[ \u00A0\u202F])O{3}(?![A-Za-zÀ-ÿ])/g, '000');
}

const plain: Readonly<Record<string, string>> = {
  à: 'a', â: 'a', ä: 'a', á: 'a', ç: 'c', é: 'e', è: 'e', ê: 'e', ë: 'e', î: 'i', ï: 'i', í: 'i', ô: 'o', ö: 'o', ó: 'o', ù: 'u', û: 'u', ü: 'u', ú: 'u', ÿ: 'y', ñ: 'n', œ: 'o', æ: 'a',
  '’': '\'', 'ʼ': '\'', '\u00A0': ' ', '\u202F': ' ', '\u2009': ' ', '\t': ' ', '‐': '-', '‑': '-', '–': '-', '−': '-', '“': '"', '”': '"', '«': '"', '»': '"',
};

/** Small letters without accents, one for one, so that places stay. */
export function fold(text: string): string {
  return text.toLowerCase().replace(/[^ -~\n]/g, (letter) => plain[letter] ?? letter);
}
