// The random part of the budget: without it nobody would know what the detectors miss. Drawn by hash, so that the same run draws the same.
import { hashOf } from '../../kernel/index.js';

/** Of the budget, so much is drawn at random (issue of the examiner: unbiased recall). */
const AUDIT_SHARE = 0.15;

export interface Drawn {
  readonly actor: number;
  /** Chance with which anybody of the week's pool was drawn. */
  readonly probability: number;
}

/** How many of a week's alerts are audits: 15 % on average, in whole alerts, even where the budget is one. */
export function auditsOfWeek(seed: string, week: number, budget: number): number {
  return Math.min(budget, Math.floor(AUDIT_SHARE * budget + fraction(seed, 'share', String(week))));
}

/** `count` of the pool, each with the same chance. `idOf` gives the name that stays the same from run to run. */
export function drawAudits(seed: string, week: number, pool: readonly number[], count: number, idOf: (actor: number) => string): Drawn[] {
  const order = pool.map((actor) => ({ actor, id: idOf(actor) })).map((one) => ({ ...one, lot: hashOf([seed, 'audit', week, one.id]) }));
  const drawn = order.toSorted((a, b) => compareText(a.lot, b.lot) || compareText(a.id, b.id)).slice(0, count);
  return drawn.map(({ actor }) => ({ actor, probability: drawn.length / pool.length }));
}

function fraction(...parts: readonly string[]): number {
  return Number.parseInt(hashOf(parts).slice(0, 12), 16) / 2 ** 48;
}

/** By code unit, the same on every machine: `localeCompare` is not. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
