// One spelling of a name reaches every other: whatever the script, accents, case or punctuation, the same words come out.
// Input is attacker-controlled: length and number of words are bounded, control and invisible characters never survive.
import anyAscii from 'any-ascii';

/** Longest text that is read; the longest text property is 65,000 characters. */
const maxTextLength = 65_000;
const maxWordLength = 64;
const maxWords = 8_000;

const plainAscii = /^[\x20-\x7e]*$/;
// Cc, Cf (zero-width joiners, bidi overrides), Co, Cs (lone surrogates): they hide or reorder text and are never part of a name.
const breaking = /[\p{Cc}]+/gu;
const invisible = /[\p{Cf}\p{Co}\p{Cs}\p{Mn}]+/gu;
const apostrophes = /[\u2018\u2019\u201a\u201b\u02bb\u02bc\u02be\u02bf\u00b4\u0060\u2032\uff07]/gu;
const syllabic = /([\p{Script=Han}\p{Script=Hangul}])/gu;
// The Arabic article is written together with its word; the Latin form sets it apart.
const arabicArticle = /(^|[^\p{L}])\u0627\u0644(?=\p{L}{3})/gu;
const greekOu = /\u03bf[\u03c5\u03cd]/giu;
// French elision (l'islam, d'Irak, qu'il): the word is what follows.
const elision = /(^|[^a-z0-9])(?:[dljnmtsc]|qu)'(?=[a-z]{2})/g;

/** Latin letters, lower case, apostrophes as `'`; other punctuation still stands. */
function toLatin(text: string): string {
  const short = text.length > maxTextLength ? text.slice(0, maxTextLength) : text;
  if (plainAscii.test(short)) return short.toLowerCase();
  const clean = short.normalize('NFKC').replace(breaking, ' ').replace(apostrophes, "'");
  const composed = clean.replace(greekOu, 'ou').replace(arabicArticle, '$1al ').normalize('NFD').replace(invisible, '').normalize('NFC');
  return anyAscii(composed.replace(syllabic, ' $1 ')).toLowerCase().replaceAll('`', "'");
}

function split(latin: string, separators: RegExp): string[] {
  const words: string[] = [];
  for (const part of latin.replace(elision, '$1').replaceAll("'", '').split(separators)) {
    if (part === '') continue;
    words.push(part.length > maxWordLength ? part.slice(0, maxWordLength) : part);
    if (words.length === maxWords) break;
  }
  return words;
}

/**
 * The words of a text in reading order: transliterated to a-z and 0-9, lower case, apostrophes closed up (`Qa'ida` is `qaida`),
 * French elision opened (`d'Irak` is `irak`), every other sign a gap. At most 8,000 words of at most 64 characters.
 */
export function normaliseWords(text: string): string[] {
  return split(toLatin(text), /[^a-z0-9]+/);
}

/**
 * The words under which a text is indexed: `normaliseWords`, and hyphenated or syllabic compounds closed up
 * (`MS-13` also as `ms13`, `习近平` also as `jinping` and `xijinping`). Each word once.
 */
export function indexWords(text: string): string[] {
  const found = new Set(normaliseWords(text));
  for (const compound of split(toLatin(text.replace(/[\u2010-\u2015]/g, '-')), /[^a-z0-9-]+/)) {
    const parts = compound.split('-').filter((part) => part !== '');
    if (parts.length >= 2 && parts.length <= 3) found.add(parts.join('').slice(0, maxWordLength));
  }
  for (const run of text.slice(0, maxTextLength).match(/[\p{Script=Han}\p{Script=Hangul}]{2,4}/gu) ?? []) {
    const syllables = normaliseWords(run);
    found.add(syllables.join('').slice(0, maxWordLength));
    for (let i = 0; i + 1 < syllables.length; i += 1) found.add(`${syllables[i]}${syllables[i + 1]}`);
  }
  return [...found];
}
