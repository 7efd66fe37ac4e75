// Which substance a dealer's word means: a name in either language, an abbreviation, a trade name, a CAS number, a salt of it, with its grade or strength beside it.
// It never guesses: what is near is suggested to a person, and what contradicts itself is said.
import { distance } from 'fastest-levenshtein';
import { isCasNumber, type Substance, substances } from './substance.js';

export type Resolved =
  | { readonly kind: 'known'; readonly substance: Substance }
  /** `suggestion`: the nearest name that is known. */
  | { readonly kind: 'unknown'; readonly why: 'name' | 'cas_digit' | 'contradiction'; readonly suggestion: Substance | undefined };

const GREEK: Readonly<Record<string, string>> = { α: 'alpha', β: 'beta', γ: 'gamma' };

const names = new Map<string, Substance>();
const numbers = new Map<string, Substance>();
for (const one of substances) {
  // A name that two would bear belongs to the one listed first; tested to happen nowhere (substances.test.ts, "no name means two").
  for (const name of [one.en, one.fr, one.id, ...one.names]) if (!names.has(keyOf(name))) names.set(keyOf(name), one);
  for (const cas of one.cas) numbers.set(cas, one);
}

/** Letters and digits alone: dealers differ in hyphens, brackets, case and accents, never in these. */
export function keyOf(name: string): string {
  return name.normalize('NFKD').toLowerCase().replaceAll(/[αβγ]/gu, (letter) => GREEK[letter] ?? letter).replaceAll('œ', 'oe').replaceAll(/[^a-z0-9]/gu, '');
}

/** Words after a name that make it a salt or a hydrate of it. */
const SALT = /[\s·.,*-]+(?:mono|di|hemi)?\s?(?:hydrochloride|hcl|hydrobromide|hbr|sulfate|sulphate|tartrate|oxalate|maleate|fumarate|phosphate|citrate|acetate|nitrate|hydrate|monohydrate|dihydrochloride|dihydrate|anhydrous|salts?|chlorhydrate|bromhydrate|tosylate|mesylate|sodium|potassium)(?:\s+(?:mono|di|hemi)?hydrate)?$/iu;
/** French says the salt first. */
const SALT_BEFORE = /^(?:mono|di)?(?:chlorhydrate|bromhydrate|sulfate|tartrate|oxalate|mal[ée]ate|fumarate|phosphate|citrate|ac[ée]tate|nitrate|sels?|hydrate)\s+(?:de\s+l[ae]?\s*|de\s+|d['’]|of\s+)/iu;
/** Strength, grade and form: they change nothing about what it is. */
const GRADE = /(?:^|[\s,;])(?:[≥>~]?\s?\d+(?:[.,]\d+)?\s?%|\d+(?:[.,]\d+)?\s?(?:m|n|molar)\b|(?:acs|usp|hplc|gc|ar|lab(?:oratory)?|reagent|technical|tech|industrial|pharma(?:ceutical)?|food|analytical|synthesis|puriss|purum|extra pure)(?:\s+grade)?|grade|anhydrous|anhydre|pure|pur|liquid|liquide|powder|poudre|crystals?|cristaux|solution|new|used|neuve?|usag[ée]e?|concentrated|concentr[ée]e?|conc\.?|glacial|technique|qualit[ée]\s+\S+)(?=$|[\s,;])/giu;

const CAS = /(?<!\d)(\d{2,7}-\d\d-\d)(?!\d)/u;
const LONGEST = 200;

/** `cas`: what stands in a column of its own, if there is one. */
export function resolve(text: string, cas?: string): Resolved {
  const short = text.trim().slice(0, LONGEST).replaceAll(/[\u00A0\u202F]/gu, ' ').replaceAll(/[‐‑‒–—−]/gu, '-');
  const number = CAS.exec(cas ?? '')?.[1] ?? CAS.exec(short)?.[1];
  const named = nameIn(number === undefined ? short : short.replace(number, ' ').replaceAll(/\bcas\b\s*(?:no\.?|#|number|n[°o])?\s*:?/giu, ' '));
  if (number === undefined) return named === undefined ? { kind: 'unknown', why: 'name', suggestion: nearest(short) } : { kind: 'known', substance: named };
  const numbered = numbers.get(number);
  // A number that is misspelt beside a name that is not: the name stands, as it would alone.
  if (!isCasNumber(number)) return named === undefined ? { kind: 'unknown', why: 'cas_digit', suggestion: undefined } : { kind: 'known', substance: named };
  if (numbered !== undefined && named !== undefined && named.id !== numbered.id) return { kind: 'unknown', why: 'contradiction', suggestion: numbered };
  const found = numbered ?? named;
  return found === undefined ? { kind: 'unknown', why: 'name', suggestion: nearest(short) } : { kind: 'known', substance: found };
}

function nameIn(text: string): Substance | undefined {
  const inBrackets = [...text.matchAll(/[([]([^()[\]]+)[)\]]/gu)].map(([, inside]) => inside ?? '');
  const outside = text.replaceAll(/\s*[([][^()[\]]*[)\]]\s*/gu, ' ');
  for (const one of [text, outside, ...inBrackets]) {
    const found = plainOrSalt(one.trim()) ?? plainOrSalt(withoutGrade(one));
    if (found !== undefined) return found;
  }
  return machineIn(text);
}

/** Machines are sold by model and make around the word that says what they are; the longest name that is found says it. */
const machines = substances.filter(({ kind }) => kind === 'equipment').flatMap((substance) => [substance.en, substance.fr, ...substance.names].filter((name) => keyOf(name).length > 4 && name.includes(' ')).map((name) => ({ substance, words: wordsOf(name) }))).toSorted((a, b) => b.words.length - a.words.length);

function machineIn(text: string): Substance | undefined {
  const words = wordsOf(text);
  return machines.find((one) => words.includes(one.words))?.substance;
}

/** Between spaces, so that a word is found whole. */
function wordsOf(text: string): string {
  return ` ${text.normalize('NFKD').toLowerCase().replaceAll(/\p{M}/gu, '').replaceAll(/[^a-z0-9]+/gu, ' ').trim()} `;
}

/** Words of grade stand beside each other and share the space between them: once is not enough. */
function withoutGrade(text: string): string {
  let [left, before] = [text, ''];
  while (left !== before) [before, left] = [left, left.replaceAll(GRADE, ' ')];
  return left.replaceAll(/\s+/gu, ' ').trim();
}

function plainOrSalt(name: string): Substance | undefined {
  const plain = names.get(keyOf(name));
  if (plain !== undefined) return plain;
  // A hydrate of a salt has two such words.
  const once = name.replace(SALT, '');
  const bases = [once, once.replace(SALT, ''), name.replace(SALT_BEFORE, ''), once.replace(SALT_BEFORE, '')].filter((one) => one !== name && one !== '');
  return bases.map((one) => names.get(keyOf(one))).find((found) => found?.salts === true);
}

/** At most a fifth of the letters away, and never of a name so short that most others are near. */
function nearest(text: string): Substance | undefined {
  const key = keyOf(withoutGrade(text));
  const allowed = Math.floor(key.length / 5);
  if (allowed === 0) return undefined;
  let [best, bestDistance]: [Substance | undefined, number] = [undefined, allowed + 1];
  for (const [name, substance] of names) {
    if (Math.abs(name.length - key.length) >= bestDistance) continue;
    const away = distance(name, key);
    if (away < bestDistance) [best, bestDistance] = [substance, away];
  }
  return best;
}
