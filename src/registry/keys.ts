// A search key is `label:word`: what a caller may not see has other keys, so a search never touches it (G4).
import { deleteForms, indexWords, phoneticCodes, slipsAllowed, wordsAreClose } from '../matching/index.js';

/** FollowTheMoney property types whose words are searched. Dates, countries and codes are filters; entity references are edges. */
const searched = new Set(['name', 'identifier', 'phone', 'email', 'address', 'text', 'string', 'html', 'iban']);
/** Types whose words enter the dictionary of spellings; free text is found by exact words only. */
const spelled = new Set(['name']);
const maxWordsPerValue = 3_000;

/** The words under which a value of this property type is found; empty when it is not searched. */
export function searchWords(type: string, value: string): readonly string[] {
  return searched.has(type) ? indexWords(value).slice(0, maxWordsPerValue) : [];
}

export function isSpelled(type: string): boolean {
  return spelled.has(type);
}

export function searchKey(labelId: number, word: string): string {
  return `${labelId}:${word}`;
}

/**
 * Forms under which a dictionary word is kept, and under which a query looks: the word with one letter left out, and its sounds.
 * One slip always meets; two slips meet when sound or a shared deletion brings them together (measured: docs/measurements.md).
 */
export function dictionaryForms(word: string): readonly string[] {
  const shorter = slipsAllowed(word) === 2 ? dropOne(word) : deleteForms(word);
  return [...new Set([word, ...shorter, ...phoneticCodes(word)])];
}

function dropOne(word: string): string[] {
  const forms: string[] = [];
  for (let i = 0; i < word.length && i < 16; i += 1) forms.push(word.slice(0, i) + word.slice(i + 1));
  return forms;
}

/** True when a dictionary word may be what the query word meant. */
export function isSpelling(asked: string, known: string): boolean {
  if (wordsAreClose(asked, known)) return true;
  const sounds = phoneticCodes(asked);
  return phoneticCodes(known).some((code) => sounds.includes(code));
}
