// Days of the demo world, computed from days and never from a clock.
import { dayOf } from '../kernel/index.js';
import type { Dice } from './dice.js';

const dayMs = 86_400_000;

/** Reports of the world lie between these days. */
export const firstDay = '2023-01-02';
export const lastDay = '2026-10-30';

/** `day` moved by a number of days. */
export function daysAfter(day: string, days: number): string {
  return dayOf(Date.parse(`${day}T00:00:00Z`) + days * dayMs);
}

function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / dayMs);
}

export function dayWithin(dice: Dice, from: string, to: string): string {
  return daysAfter(from, dice.between(0, daysBetween(from, to)));
}

/** The same day in another year (29 February becomes the 28th). */
export function yearsAfter(day: string, years: number): string {
  const moved = `${String(Number(day.slice(0, 4)) + years).padStart(4, '0')}${day.slice(4)}`;
  return moved.endsWith('-02-29') ? `${moved.slice(0, 8)}28` : moved;
}
