// Names of fictional people: any likeness is chance, and a test holds that none stands on a listed-persons list.
import type { Dice } from './dice.js';
import type { NameStock } from './name-stock.js';
import { caribbean, english, filipino, french, italian, nigerian, portuguese } from './names-local.js';
import { arabic, chinese, greek, korean, punjabi, slavic, tamil, vietnamese } from './names-scripts.js';

export interface PersonName {
  readonly full: string;
  readonly given: string;
  readonly family: string;
  readonly gender: 'male' | 'female';
  readonly origin: string;
  /** The same name as its bearer writes it in another script. */
  readonly inScript?: string;
}

const stocks = {
  english, french, italian, portuguese, caribbean, nigerian, filipino, arabic, slavic, chinese, greek, korean, punjabi, vietnamese, tamil,
} as const;
type Tradition = keyof typeof stocks;

// Weights say nothing about crime: they only make each town's telephone book look like a Canadian one.
const west: Record<Tradition, number> = {
  english: 44, french: 5, italian: 4, portuguese: 3, caribbean: 4, nigerian: 5, filipino: 7, arabic: 4, slavic: 8, chinese: 6, greek: 2,
  korean: 2, punjabi: 6, vietnamese: 4, tamil: 2,
};
const quebec: Record<Tradition, number> = { ...west, english: 9, french: 50, italian: 6, arabic: 8, greek: 4, punjabi: 3 };

function split(word: string): readonly [string, string] {
  const [latin = '', script = ''] = word.split('/');
  return [latin, script];
}

/** A new name. French first when `inFrench`. */
export function inventName(dice: Dice, inFrench: boolean): PersonName {
  const stock: NameStock = stocks[dice.weighted(inFrench ? quebec : west)];
  const gender = dice.chance(0.68) ? 'male' : 'female';
  const [given, givenScript] = split(dice.pick(stock[gender]));
  const [second] = split(dice.pick(stock[gender]));
  const [family, familyScript] = split(dice.pick(stock.surnames));
  const middle = dice.chance(0.35) && second !== given ? ` ${second}` : '';
  const inScript = stock.familyFirst === true ? `${familyScript}${givenScript}` : `${givenScript} ${familyScript}`;
  return {
    full: stock.familyFirst === true && dice.chance(0.5) ? `${family} ${given}` : `${given}${middle} ${family}`,
    given, family, gender, origin: stock.origin,
    ...(stock.script ? { inScript } : {}),
  };
}

const nicknames = [
  'Biscuit', 'Lamplighter', 'Doc Thimble', 'Two Kettles', 'Short Ladder', 'Copper', 'Magpie', 'The Clerk', 'Little Anchor', 'Mister Wool',
  'Saltbox', 'Pockets', 'Old Varnish', 'Left Glove', 'Pepper', 'Halfpenny', 'Quiet Sam', 'Tin Whistle', 'Sun Clock', 'Gravy',
];
const surnoms = [
  'Le Notaire', 'Petit Phare', 'La Brume', 'Ti-Loup de mer', 'Le Vernis', 'Casse-Noix', 'La Pie', 'Deux-Rames', 'Le Cordier', 'Boussole',
  'Grand Sabot', 'La Lanterne', 'Le Muet', 'Fond-de-Cale', 'Moutarde',
];

export function inventNickname(dice: Dice, inFrench: boolean): string {
  return dice.pick(inFrench ? surnoms : nicknames);
}

const misspellings: readonly (readonly [RegExp, string])[] = [
  [/ph/, 'f'], [/ck/, 'k'], [/y/, 'i'], [/ie/, 'y'], [/ou/, 'u'], [/ll/, 'l'], [/tt/, 't'], [/ss/, 's'], [/sh/, 'ch'], [/w/, 'v'], [/th/, 't'],
  [/ee/, 'i'], [/a(?=[a-z])/, 'e'], [/o(?=[a-z])/, 'oa'], [/r(?=[a-z])/, 'rr'], [/n$/, 'nn'], [/e(?=[a-z])/, 'i'],
];

/** How another clerk might have written the same name: one slip in the surname, an initial, the order, or no accents. */
export function misspell(dice: Dice, name: PersonName): string {
  const fitting = misspellings.filter(([pattern]) => pattern.test(name.family));
  const [pattern, instead] = fitting.length > 0 ? dice.pick(fitting) : [/$/, 's'] as const;
  const family = name.family.replace(pattern, instead);
  const given = dice.chance(0.2) ? `${name.given.slice(0, 1)}.` : name.given;
  const written = dice.chance(0.2) ? `${family}, ${given}` : `${given} ${family}`;
  return dice.chance(0.4) ? written.normalize('NFD').replace(/\p{M}/gu, '') : written;
}
