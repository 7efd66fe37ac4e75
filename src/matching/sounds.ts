// Words that sound alike, or are the same once vowels are left unwritten (Arabic, Hebrew), share a code.
import { doubleMetaphone } from 'double-metaphone';

/** The consonants that are left when vowels, doublings and transliteration habits (q/k/c, dh/d, kh/k, ph/f) are set aside. */
export function consonants(word: string): string {
  const spelled = word
    .replace(/ph/g, 'f').replace(/ck/g, 'k').replace(/[qc](?!h)/g, 'k').replace(/([kgdtz])h/g, '$1').replace(/v/g, 'w');
  return (spelled.slice(0, 1) + spelled.slice(1).replace(/[aeiouyw]/g, '')).replace(/^[aeiou](?=.)/, '').replace(/(.)\1+/g, '$1');
}

/**
 * Codes of one normalised word for the dictionary, each with its kind: `m:` double metaphone (primary, then secondary), `c:` consonants.
 * Words under 3 letters and numbers have none: they would meet everything.
 */
export function phoneticCodes(word: string): string[] {
  if (word.length < 3 || !/^[a-z]+$/.test(word)) return [];
  const codes = new Set<string>();
  for (const code of doubleMetaphone(word)) if (code.length >= 2) codes.add(`m:${code}`);
  const bones = consonants(word);
  if (bones.length >= 3) codes.add(`c:${bones}`);
  return [...codes];
}
