// Whose registry a text speaks of. A figure that was counted from a registry speaks only where the agency that holds it is named: two agencies count by two rules, and a number without its counter is nobody's.
import type { Figure } from '../figure.js';
import type { Context } from './context.js';
import { fold } from './reading.js';
import type { Sense } from './sense.js';
import type { Term } from './words-of.js';

/** Names by which a text may speak of an agency, by its id. */
export type Holders = ReadonlyMap<string, readonly string[]>;

/** What somebody of the agency itself writes instead of its name. */
export const ownWords: readonly string[] = ['our registry', 'our records', 'our holdings', 'our agency', 'our service', 'we hold', 'notre registre', 'notre service', 'nos dossiers', 'nous détenons'];

const scopeTerms: readonly Term[] = [
  { code: 'scope:local', words: /\blocal(?:e|es)?\b|\blocaux\b/ }, { code: 'scope:regional', words: /\bregional(?:e|es)?\b|\bregionaux\b/ }, { code: 'scope:interprovincial', words: /\binterprovincia(?:l|le|les|ux)\b/ },
  { code: 'scope:national', words: /\bnational(?:e|es)?\b|\bnationaux\b/ }, { code: 'scope:international', words: /\binternational(?:e|es)?\b|\binternationaux\b/ },
];

/** In folded text: agencies by their names, and the reaches that a figure may be narrowed to. None where no registry speaks. */
export function holderTerms(holders: Holders): readonly Term[] {
  const named = [...holders].flatMap(([code, names]) => {
    const told = [...new Set(names.map((name) => fold(name).trim()))].filter((name) => name.length > 2).toSorted((a, b) => b.length - a.length);
    return told.length === 0 ? [] : [{ code, words: new RegExp(`(?<![a-z0-9])(?:${told.map((name) => name.replaceAll(/[^a-z0-9 ]/g, String.raw`\$&`)).join('|')})(?![a-z0-9])`) }];
  });
  return named.length === 0 ? [] : [...named, ...scopeTerms];
}

export const isHeld = ({ population }: Figure): boolean => population === 'ocg-held';

/** `same`: the claim's own sentence names the holder; `before`: a sentence shortly before it did. */
export function holderNamed({ of: { countedBy = '' } }: Figure, sense: Sense, context: Context): 'same' | 'before' | undefined {
  return sense.holders.has(countedBy) ? 'same' : context.holders.has(countedBy) ? 'before' : undefined;
}

const askedOfRegistries: ReadonlySet<string> = new Set(['groups-at-level', 'groups-believed-to-exist']);

/** Whether a sentence tells of one registry what this figure counts over the whole country. */
export function isOfOneRegistry({ measure }: Figure, { holders }: Sense): boolean {
  return askedOfRegistries.has(measure) && [...holders].some((code) => !code.startsWith('scope:'));
}

/** Of a figure of a registry: what it counts is told by the word that its question has. */
export function heldMeasure(sense: Sense, measure: string): 'same' | 'other' {
  if (sense.subject !== 'group') return 'other';
  if (measure === 'groups-entrenched') return sense.population === 'ocg-entrenched-national-hlt' && sense.measures.every((code) => code === 'groups-at-level' || code === 'groups-assessed') ? 'same' : 'other';
  return sense.measures.includes(measure) && sense.population !== 'ocg-entrenched-national-hlt' ? 'same' : 'other';
}

/** A figure of one reach is not that of all groups. */
export function heldReach({ of: { region } }: Figure, { holders }: Sense): 'same' | 'other' | 'unstated' {
  if (region === undefined) return 'unstated';
  return holders.has(`scope:${region}`) ? 'same' : 'other';
}
