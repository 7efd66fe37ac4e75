// What every part of the world works with, and how well the town's people write down what they do: mostly, at times late, and in clumps not at all.
import { type Actor, planAt, type Staff } from './agencies.js';
import { type Calendar, DAY, HOUR, WEEK } from './calendar.js';
import { type Dice, hashOf } from './dice.js';
import type { Evidence } from './evidence.js';
import type { Log, Subject, Trace } from './log.js';
import type { Rota } from './rota.js';
import type { Address, Person, Town } from './town.js';

export interface Party { readonly person: Person; readonly part: 'victim' | 'suspect' | 'witness' | 'complainant' }
export interface Incident { readonly id: string; readonly kind: string; readonly t: number; readonly place: Address; readonly parties: readonly Party[]; readonly officers: readonly Actor[]; readonly serious: boolean }
export interface Known { readonly person: Person; readonly trace: (actor: Actor, t: number) => Trace; readonly since: number }
export interface Case { readonly id: string; readonly kind: string; readonly from: number; readonly to: number; readonly team: readonly Actor[]; readonly known: readonly Known[] }

/** What the papers wrote about, and whom it made curious. */
export interface Headline { readonly publicised: number; readonly people: readonly Person[]; readonly incident: Incident }

export interface Scene {
  readonly dice: Dice;
  readonly calendar: Calendar;
  readonly town: Town;
  readonly staff: Staff;
  readonly rota: Rota;
  readonly log: Log;
  readonly evidence: Evidence;
  readonly clumps: Clumps;
  /** 1 for a thousand actors and 34 weeks. */
  readonly scale: number;
  readonly incidents: Incident[];
  readonly cases: Case[];
  readonly headlines: Headline[];
  /** People who do not exist, set among the members of groups. */
  readonly canaries: readonly Subject[];
}

export type Fate = 'kept' | 'late' | 'lost';

export class Clumps {
  readonly #seed: string;
  readonly #dice: Dice;
  readonly #unitShare: number;
  readonly #shiftShare: number;
  readonly #outages: readonly (readonly [number, number])[];

  /** `share`: how much of the genuine work is never written down. */
  constructor(dice: Dice, calendar: Calendar, share: number) {
    this.#dice = dice;
    this.#seed = String(dice.below(1e9));
    this.#unitShare = (0.5 * (share - 0.01)) / 0.75;
    this.#shiftShare = (0.5 * (share - 0.01)) / 0.9;
    this.#outages = Array.from({ length: Math.max(1, Math.round(calendar.weeks / 14)) }, () => {
      const from = dice.between(0, calendar.end);
      return [from, from + dice.between(4, 13) * HOUR] as const;
    });
  }

  /** What becomes of the record of a piece of work. */
  fate(actor: Actor, t: number): Fate {
    const dice = this.#dice;
    if (actor.agency === 'police' && this.#outages.some(([from, to]) => t > from && t < to)) return dice.chance(0.8) ? 'late' : 'lost';
    if (this.#is(`${planAt(actor, t).name} ${Math.floor(t / WEEK)}`, this.#unitShare) && dice.chance(0.75)) return 'lost';
    if (this.#is(`${actor.n} ${Math.floor((t - 6 * HOUR) / DAY)}`, this.#shiftShare * actor.sloppy) && dice.chance(0.9)) return 'lost';
    return dice.chance(0.01) ? 'lost' : dice.chance(0.035) ? 'late' : 'kept';
  }

  delay(): number {
    return Math.min(20, 0.6 + this.#dice.waiting(2.5)) * DAY;
  }

  #is(key: string, share: number): boolean {
    return (hashOf(`${this.#seed} ${key}`) >>> 0) / 4_294_967_296 < share;
  }
}

/** What a row written by `author`, known at `known`, is worth to who looks at `t`. */
export function traceOf(fate: Fate, author: string, known: number, actor: Actor, t: number): Trace {
  if (fate === 'lost') return 'none';
  if (author === actor.id) return 'own';
  return fate === 'late' || known > t + 60 ? 'late' : 'other';
}

/** Moments of the day and week at which the town is busy. */
export function busyMoment({ dice, calendar }: Scene): number {
  for (;;) {
    const t = dice.between(0, calendar.end);
    const [hour, weekday] = [calendar.hourOf(t), calendar.weekdayOf(t)];
    const day = 0.35 + 0.65 * Math.max(0, Math.sin(((hour - 7) / 19) * Math.PI)) + (weekday > 3 && weekday < 6 && (hour > 20 || hour < 3) ? 0.6 : 0);
    if (dice.chance(day / 1.6)) return t;
  }
}
