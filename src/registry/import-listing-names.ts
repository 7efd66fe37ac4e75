// Every name in an item of the list comes out, whichever brackets, commas or language it stands in; none is dropped and none invented.
// The grammar is the drafters' own: NAME (ABBREVIATION) (also known among other names as A, B (C), D and E).
import type { Segment } from './import-listing-xml.js';

export interface ListedName {
  readonly value: string;
  readonly kind: 'name' | 'alias' | 'abbreviation';
  /** ISO 639-3, only where the text marks the language. */
  readonly lang: string | null;
}

interface Span { readonly start: number; readonly end: number }

const listOpening = /^\s*(?:also known (?:among other names )?as|alias|(?:aussi )?connue?s? notamment sous (?:le nom suivant|les noms suivants|le nom)(?: de\b)?)\s*:?\s*/iu;
/** Slips of the consolidated text, read as they were meant. */
const misprints: readonly (readonly [string, string])[] = [
  ['Forearmsand the', 'Forearms and the'], ['Ordre de la Torah et Yeshiva', 'Ordre de la Torah, Yeshiva'],
];
/** Names that hold the signs which otherwise part names. */
const indivisible = [
  'Mariategui and Marxism, Leninism, Maoism and the Thoughts of Chairman Gonzalo',
  'Mariategui; Marxisme, Léninisme, Maoïsme et les Pensées du président Gonzalo',
];

const tidy = (text: string) => text.replace(/[\p{Cf}\uFEFF]/gu, '').replace(/\s+/gu, ' ');

/** The item's words in one string, with the language of each character. */
class Words {
  readonly text: string;
  readonly #langs: (string | null)[] = [];
  readonly #fixed: readonly Span[];

  constructor(segments: readonly Segment[]) {
    let text = '';
    for (const segment of segments) {
      const words = misprints.reduce((sofar, [slip, meant]) => sofar.replace(slip, meant), tidy(segment.text));
      text += words;
      for (let i = 0; i < words.length; i += 1) this.#langs.push(segment.lang);
    }
    this.text = text;
    this.#fixed = indivisible.flatMap((phrase) => {
      const start = text.indexOf(phrase);
      return start < 0 ? [] : [{ start, end: start + phrase.length }];
    });
  }

  isFixed(at: number): boolean {
    return this.#fixed.some((span) => at >= span.start && at < span.end);
  }

  slice(span: Span): string {
    return this.text.slice(span.start, span.end);
  }

  named(span: Span, kind: ListedName['kind']): ListedName[] {
    const value = this.slice(span).replace(/[“”«»"]/gu, '').replace(/\s+/gu, ' ').trim();
    return !/[\p{L}\p{N}]/u.test(value) ? [] : [{ value, kind, lang: this.#langs[Math.floor((span.start + span.end) / 2)] ?? null }];
  }
}

/** The outermost bracketed parts inside a span; a bracket that never closes runs to the end. */
function brackets(words: Words, within: Span): Span[] {
  const found: Span[] = [];
  let depth = 0;
  let start = 0;
  for (let i = within.start; i < within.end; i += 1) {
    const sign = words.text[i] ?? '';
    if ('(['.includes(sign)) {
      depth += 1;
      if (depth === 1) start = i + 1;
    } else if (')]'.includes(sign) && depth > 0) {
      depth -= 1;
      if (depth === 0) found.push({ start, end: i });
    }
  }
  if (depth > 0) found.push({ start, end: within.end });
  return found;
}

/** Cuts a span at each match of `at` that is not inside brackets or an indivisible name. */
function cut(words: Words, within: Span, at: RegExp): Span[] {
  const inner = brackets(words, within);
  const parts: Span[] = [];
  let start = within.start;
  for (const match of words.slice(within).matchAll(at)) {
    const from = within.start + match.index;
    if (inner.some((span) => from >= span.start - 1 && from < span.end) || words.isFixed(from)) continue;
    parts.push({ start, end: from });
    start = from + match[0].length;
  }
  return [...parts, { start, end: within.end }];
}

/** The French list joins with `et`; the English one with `and`, but for one item that stands in French. */
const conjunctions = new Map([['eng', [/ and /gu, / et /gu]], ['fra', [/ et /gu]]]);

/** Cuts the last element at its last conjunction: the drafters write no comma before it. */
function cutAtConjunction(words: Words, last: Span, language: string): Span[] {
  const opening = /^\s*(?:and|et) /u.exec(words.slice(last));
  if (opening !== null) return [{ start: last.start + opening[0].length, end: last.end }];
  for (const conjunction of conjunctions.get(language) ?? []) {
    const parts = cut(words, last, conjunction);
    const tail = parts.at(-1);
    if (parts.length > 1 && tail !== undefined) return [{ start: last.start, end: parts.at(-2)?.end ?? last.end }, tail];
  }
  return [last];
}

/** Capitals or digits and no word in small letters: `PKK`, `JeM`, `FPLP — CG`. */
function isAbbreviation(text: string): boolean {
  return text.length <= 14 && (text.match(/\p{Lu}|\d/gu) ?? []).length >= 2 && (!text.includes(' ') || !/\p{Ll}/u.test(text));
}

/** The names inside one bracket: `JAS, People of …`, `ISCAP or ISCA`, `God’s Partisans/God’s Helpers`. */
function namesInBracket(words: Words, bracket: Span): ListedName[] {
  return cut(words, bracket, /, | or | ou |\s?\/\s?/gu).flatMap((part) => words.named(part, isAbbreviation(words.slice(part).trim()) ? 'abbreviation' : 'alias'));
}

/** `Jaish-i-Mohammed (Mohammad, Muhammad)`: other spellings of the last word, each a whole name. */
function respelled(base: string, bracket: string): string[] {
  const last = /[\p{L}’]+$/u.exec(base)?.[0] ?? '';
  const others = bracket.split(', ');
  const spelt = last.length >= 6 && others.every((other) => /^[\p{L}’]+$/u.test(other) && other.slice(0, 1) === last.slice(0, 1) && other.slice(-1) === last.slice(-1));
  return spelt ? others.map((other) => base.slice(0, base.length - last.length) + other) : [];
}

/** One element of the list of names, with what stands in its brackets. */
function namesOfElement(words: Words, element: Span, kind: 'name' | 'alias'): ListedName[] {
  const inner = brackets(words, element);
  const first = inner[0];
  if (first === undefined) return words.named(element, kind);
  const after = words.text.slice((inner.at(-1)?.end ?? element.end) + 1, element.end).trim();
  const wholePlace = words.slice(first) === 'Canada';
  if (after !== '' || wholePlace) return words.named(element, kind);
  const base = { start: element.start, end: first.start - 1 };
  const names = words.named(base, kind);
  const own = names[0];
  const spellings = own === undefined ? [] : inner.flatMap((span) => respelled(own.value, words.slice(span)));
  if (own !== undefined && spellings.length > 0) return [...names, ...spellings.map((value) => ({ ...own, value, kind: 'alias' as const }))];
  return [...names, ...inner.flatMap((span) => namesInBracket(words, span))];
}

function elementsOf(words: Words, list: Span, language: string): Span[] {
  const semicolons = cut(words, list, /;/gu);
  const elements = cut(words, list, /,(?=\s)/gu).length > 1 ? cut(words, list, /,(?=\s)/gu) : semicolons;
  const last = elements.at(-1);
  if (last === undefined) return [];
  return [...elements.slice(0, -1), ...cutAtConjunction(words, last, language)];
}

function distinct(names: readonly ListedName[]): ListedName[] {
  const seen = new Set<string>();
  return names.filter(({ value }) => !seen.has(value) && seen.add(value) !== undefined);
}

/**
 * The names of an item in its order: the first is the name listed, then abbreviations, translations and other names, each once.
 * `language` is that of the list (`eng`, `fra`).
 */
export function namesOf(segments: readonly Segment[], language: string): readonly ListedName[] {
  const words = new Words(segments);
  const whole = { start: 0, end: words.text.length };
  const groups = brackets(words, whole);
  const list = groups.find((group) => listOpening.test(words.slice(group)));
  const head = { start: 0, end: list === undefined ? whole.end : list.start - 1 };
  const heads = cut(words, head, /, /gu);
  const names = heads.flatMap((part, i) => namesOfElement(words, part, i === 0 ? 'name' : 'alias'));
  if (list === undefined) return distinct(names);
  const opening = listOpening.exec(words.slice(list))?.[0].length ?? 0;
  const elements = elementsOf(words, { start: list.start + opening, end: list.end }, language);
  return distinct([...names, ...elements.flatMap((element) => namesOfElement(words, element, 'alias'))]);
}
