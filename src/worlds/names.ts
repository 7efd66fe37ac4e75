// Names of fictional people. Weights say nothing about crime: they only make each town's telephone book look like one.
import type { Dice } from './dice.js';
import { stocks, type Tradition } from './name-stock.js';

const english: Record<Tradition, number> = {
  english: 46, french: 6, indigenous: 5, punjabi: 7, chinese: 7, arabic: 5, slavic: 7, tamil: 3, caribbean: 4, nigerian: 4, filipino: 4, vietnamese: 2,
};
const french: Record<Tradition, number> = { ...english, english: 9, french: 58, indigenous: 4, arabic: 8, caribbean: 5, punjabi: 2 };
const traditions = Object.keys(stocks) as readonly Tradition[];

/** A tradition, in which a neighbourhood leans towards `lean`. */
export function inventTradition(dice: Dice, inFrench: boolean, lean: Tradition): Tradition {
  return dice.chance(0.2) ? lean : dice.weighted(inFrench ? french : english, 'english');
}

export function traditionNumber(tradition: Tradition): number {
  return traditions.indexOf(tradition);
}

/** A surname's number: the first of a tradition are common, so that strangers share one. */
export function inventSurname(dice: Dice, tradition: Tradition): number {
  const { beginnings, endings } = stocks[tradition];
  return traditionNumber(tradition) * 4096 + dice.rank(beginnings.length * endings.length, 1.8);
}

export function traditionOf(surname: number): Tradition {
  return traditions[Math.floor(surname / 4096)] ?? 'english';
}

/** The surname of a number. */
export function surnameText(surname: number): string {
  const { beginnings, endings } = stocks[traditionOf(surname)];
  // A step without a common factor walks through every pair once, so that the common surnames share no beginning.
  const count = beginnings.length * endings.length;
  const pair = (surname % 4096) * 577 % count;
  return `${beginnings[Math.floor(pair / endings.length)] ?? ''}${endings[pair % endings.length] ?? ''}`;
}

export function inventGiven(dice: Dice): number {
  return dice.below(24 * 24 * 3);
}

/** Given names of a number: one, and for every third person a second. */
export function givenText(given: number, surname: number, isMale: boolean): string {
  const { male, female } = stocks[traditionOf(surname)];
  const list: readonly string[] = isMale ? male : female;
  const first = list[given % list.length] ?? '';
  const second = list[Math.floor(given / 24) % list.length] ?? '';
  return given % 3 === 0 && second !== first ? `${first} ${second}` : first;
}
