// Four shades between the smallest and the largest number; zero is a number and has the lightest, nothing else does.
import type { ProvincesAnswer } from '../../../src/http/contract.js';

type Row = ProvincesAnswer['provinces'][number];
export const shades = 4;

export interface Scale {
  readonly low: number;
  readonly high: number;
}

/** Undefined: no province has a number. */
export function scaleOf(rows: readonly Row[]): Scale | undefined {
  const numbers = rows.flatMap(({ number }) => (number === null ? [] : [number]));
  return numbers.length === 0 ? undefined : { low: Math.min(...numbers), high: Math.max(...numbers) };
}

/** 0 to 3; 0 for zero and for the least. */
export function shadeOf(number: number, { low, high }: Scale): number {
  if (number === 0 || high === low) return number === 0 ? 0 : shades - 1;
  return Math.min(shades - 1, Math.floor(((number - low) / (high - low)) * shades));
}

/** The class of a province: a shade where there is a number, and a mark of its own for each other state. */
export function classOf({ state, number }: Row, scale: Scale | undefined): string {
  return number !== null && scale !== undefined ? `map-shade-${shadeOf(number, scale)}` : `map-${state.replace('_', '-')}`;
}
