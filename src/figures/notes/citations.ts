// Quotations in a text and where they stand; every other number is bare, and refused with its place (G7, G8).
import { BadInput } from '../../kernel/index.js';
import { quantitiesIn } from '../claims/index.js';
import { type Citation, fieldsOf, type NoteTexts } from './note.js';

const quoted = /\[\[([^\]@\s]{1,300})@(\d{1,6})\]\]/g;
/** “Including but not limited to”: what follows is not all of it, and prints so. */
export const incompleteMark = '[[incomplete]]';
const languages = ['en', 'fr'] as const;

export interface Place {
  readonly start: number;
  readonly end: number;
}

export function citationsIn(text: string): readonly (Citation & Place)[] {
  return Array.from(text.matchAll(quoted), (match) => ({ ref: match[1] ?? '', revision: Number(match[2]), start: match.index, end: match.index + match[0].length }));
}

/** Each once, in the order in which they first stand. */
export function citationsOf(texts: NoteTexts): readonly Citation[] {
  const found = fieldsOf(texts).flatMap(([, words]) => languages.flatMap((language) => citationsIn(words[language])));
  return [...new Map(found.map(({ ref, revision }) => [`${ref}@${revision}`, { ref, revision }])).values()];
}

/** What is known by its number and counts nothing: days, years, sections of a law, and names with a number in them. */
const names: readonly RegExp[] = [
  /\b\d{4}-\d{2}-\d{2}\b/g,
  /\b\d{1,2}(?:st|nd|rd|th|er)? (?:January|February|March|April|May|June|July|August|September|October|November|December|janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre)\b/gi,
  /\b(?:January|February|March|April|May|June|July|August|September|October|November|December) \d{1,2}(?:st|nd|rd|th)?\b/gi,
  /(?<![\d.,])(?:19|20)\d{2}(?:[-–/]\d{2}(?:\d{2})?)?(?![\d%]|[.,]\d| ?(?:%|\$|kg|per ?cent|pour cent|group|person|officer|agent|death|décès|pill|compri))/gi,
  /\b(?:sections?|s\.|ss\.|articles?|art\.|paragraphs?|paragraphes?|par\.|chapters?|chapitres?|Part|Partie|Bill|projet de loi) (?:[A-Z]-)?\d+(?:\.\d+)*(?:\(\w+\))*/gi,
  /(?<![\p{L}\d])(?!(?:CAD|USD|CA|US|EUR)\d)\p{L}[\p{L}-]*-?\d+(?:-\p{L}*\d*)*(?![\p{L}\d])/gu,
];

/** Places of numbers that no figure stands behind, in digits of any script or in words. */
export function bareNumbers(text: string, language: 'en' | 'fr'): readonly Place[] {
  const open = citationsIn(text).reduce((now, { start, end }) => blank(now, start, end), text);
  const digits = names.reduce((now, pattern) => [...now.matchAll(pattern)].reduce((left, match) => blank(left, match.index, match.index + match[0].length), now), open);
  const found = [
    ...Array.from(digits.matchAll(/\p{N}+(?:[.,  \u00A0\u202F]?\p{N}+)*/gu), (match) => ({ start: match.index, end: match.index + match[0].length })),
    ...quantitiesIn(withoutDoubt(open), language).filter(({ start, end }) => !/\p{N}/u.test(open.slice(start, end))),
  ];
  return found.toSorted((a, b) => a.start - b.start).filter(({ start }, at, all) => !all.slice(0, at).some((before) => before.end > start));
}

/** Throws `BadInput` naming each place, and brackets that quote nothing. */
export function refuseBareNumbers(texts: NoteTexts): void {
  const at = fieldsOf(texts).flatMap(([name, words]) => languages.flatMap((language) => placesIn(words[language], language).map((place) => `\`${name}.${language}\` ${place}`)));
  if (at.length === 0) return;
  const [listed, more] = [at.slice(0, 10).join('; '), at.length > 10 ? ` (+ ${at.length - 10})` : ''];
  throw new BadInput(`a number stands without its figure: ${listed}${more}; write it as \`[[ID@REVISION]]\`, and it prints from the figure`, { fr: `un nombre est sans son chiffre : ${listed}${more} ; écrivez \`[[NOM@RÉVISION]]\`, et il s’imprime du chiffre` });
}

function placesIn(text: string, language: 'en' | 'fr'): readonly string[] {
  const left = citationsIn(text).reduce((now, { start, end }) => blank(now, start, end), text).replaceAll(incompleteMark, ' '.repeat(incompleteMark.length));
  const broken = Array.from(left.matchAll(/\[\[|\]\]/g), ({ index }) => ({ start: index, end: index + 2 }));
  return [...bareNumbers(text, language), ...broken].map(({ start, end }) => {
    const before = text.slice(0, start).split('\n');
    return `${before.length}:${(before.at(-1)?.length ?? 0) + 1} “${text.slice(start, Math.min(end, start + 40))}”`;
  });
}

/** A condition claims nothing in an article; in a minister's mouth it is a number all the same. */
function withoutDoubt(text: string): string {
  return text.replace(/\b(?:if|unless|suppos\w*|assum\w*|imagin\w*|probably|hypothetical\w*|si|s['’]ils?|admettons|disons|probablement)(?![\p{L}])/giu, (word) => ' '.repeat(word.length));
}

function blank(text: string, start: number, end: number): string {
  return `${text.slice(0, start)}${' '.repeat(end - start)}${text.slice(end)}`;
}
