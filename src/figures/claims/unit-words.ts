// What stands after a number and says of what it is: a percentage, a mass, money, pills, or the noun that was counted.
import type { Token } from './token.js';
import { isCounted } from './words-of.js';

export interface UnitFound {
  readonly kind: 'percent' | 'mass' | 'money' | 'count' | 'times';
  readonly unit: string;
  /** How many tokens it takes. */
  readonly length: number;
}

const masses: Readonly<Record<string, string>> = {
  kg: 'kg', kgs: 'kg', kilo: 'kg', kilos: 'kg', kilogram: 'kg', kilograms: 'kg', kilogramme: 'kg', kilogrammes: 'kg', g: 'g', gr: 'g', gram: 'g', grams: 'g', gramme: 'g', grammes: 'g', mg: 'mg', milligram: 'mg', milligrams: 'mg', milligrammes: 'mg',
  t: 't', tonne: 't', tonnes: 't', ton: 'short-ton', tons: 'short-ton', lb: 'lb', lbs: 'lb', pound: 'lb', pounds: 'lb', livre: 'lb', livres: 'lb', oz: 'oz', ounce: 'oz', ounces: 'oz', once: 'oz', onces: 'oz',
};
const money: Readonly<Record<string, string>> = { dollar: 'CAD', dollars: 'CAD', cad: 'CAD', usd: 'USD', euros: 'EUR', euro: 'EUR' };

/** Adjectives, articles and links between a number and its noun; `of the` of `14 of the groups`. */
const between = new Set(['of', 'the', 'a', 'an', 'de', 'des', 'du', 'd', 'les', 'la', 'le', 'l', 'more', 'other', 'autres', 'new', 'nouveaux', 'nouvelles', 'these', 'those', 'such', 'different', 'separate', 'additional', 'known', 'suspected', 'alleged', 'canadian', 'provincial', 'federal', 'national', 'organized', 'organised', 'criminal', 'crime', 'assessed', 'serving', 'related', 'fentanyl', 'illegal', 'stolen', 'high', 'level', 'medium', 'low', 'entrenched', 'member', 'police', 'toronto', 'drug', 'counterfeit', 'american', 'municipal', 'local', 'seized', 'full', 'rcmp', 'law', 'enforcement', 'intelligence', 'and', 'or', 'et', '-', ',']);

export function unitAfter(tokens: readonly Token[], at: number): UnitFound | undefined {
  const [first, second, third] = [at, at + 1, at + 2].map((place) => tokens[place]?.text ?? '');
  if (first === undefined || second === undefined || third === undefined) return undefined;
  if (first === '%') return { kind: 'percent', unit: '%', length: 1 };
  if (/^(?:percent|pct|percentage)$/.test(first)) return { kind: 'percent', unit: '%', length: 1 };
  if ((first === 'per' || first === 'pour') && second === 'cent') return { kind: 'percent', unit: '%', length: 2 };
  if (first === 'p' && second === '.' && third === '100') return { kind: 'percent', unit: '%', length: 3 };
  if (first === 'points' && (second === 'de' && third === 'pourcentage')) return { kind: 'percent', unit: '%', length: 3 };
  if (first === '-' && (second === 'percent' || second === 'per' && third === 'cent')) return { kind: 'percent', unit: '%', length: second === 'percent' ? 2 : 3 };
  if (first === '-' && second === 'fold' || first === 'fold') return { kind: 'times', unit: 'times', length: first === 'fold' ? 1 : 2 };
  if ((first === 'times' || first === 'fois') && second !== 'square') return { kind: 'times', unit: 'times', length: 1 };
  if (first === 'x' && !/^\d/.test(second)) return { kind: 'times', unit: 'times', length: 1 };
  if (Object.hasOwn(masses, first)) return { kind: 'mass', unit: masses[first] ?? 'kg', length: 1 };
  if (first === '-' && Object.hasOwn(masses, second) && second.length > 1) return { kind: 'mass', unit: masses[second] ?? 'kg', length: 2 };
  return moneyAfter(first, second, third);
}

function moneyAfter(first: string, second: string, third: string): UnitFound | undefined {
  if (first === '$') return { kind: 'money', unit: second === 'us' ? 'USD' : 'CAD', length: second === 'us' || second === 'ca' ? 2 : 1 };
  if (first === '-' && second === 'dollar') return { kind: 'money', unit: 'CAD', length: 2 };
  const after = first === 'de' || first === 'd' ? second : first === 'canadian' || first === 'us' ? second : first;
  if (!Object.hasOwn(money, after)) return undefined;
  const isAmerican = first === 'us' || /^americains?$/.test(first === after ? second : third);
  return { kind: 'money', unit: isAmerican ? 'USD' : money[after] ?? 'CAD', length: first === after ? 1 : 2 };
}

/** The noun that is counted: of the next words the first that is known as such, else the first that is no adjective; empty where none follows. */
export function nounAfter(tokens: readonly Token[], at: number): string {
  for (let place = at; place < Math.min(tokens.length, at + 7); place += 1) {
    const token = tokens[place];
    if (token === undefined || token.kind === 'number' || token.kind === 'sign' && token.text !== '-' && token.text !== '\'' && token.text !== '"') return '';
    if (token.kind === 'word' && !between.has(token.text)) return nounNear(tokens, place) ?? token.text;
  }
  return '';
}

function nounNear(tokens: readonly Token[], from: number): string | undefined {
  for (const { kind, text } of tokens.slice(from, from + 3)) {
    if (kind !== 'word' && text !== '-' || /^(?:that|which|who|in|on|at|by|for|with|were|was|are|have|had|and|or|qui|que|dans|par|pour|ont|sont|et|ou|avec|from|to|of|de|des|du|en|au)$/.test(text)) return undefined;
    if (isCounted(text)) return text;
  }
  return undefined;
}
