// Who is at work when: platoons of twelve-hour shifts (two days, two nights, four off), office hours, leave, overtime; and the roster as it was kept.
import type { Actor, Agency, Country } from '../country.js';
import type { Dice } from '../dice.js';
import type { Evidence } from '../evidence.js';
import { DAY_MS, HOUR_MS, midnightOf } from '../time.js';

export interface Shift {
  readonly actor: Actor;
  readonly startMs: number;
  readonly endMs: number;
}
type Hours = readonly [start: number, end: number];

const PLATOON_ROLES = new Set(['response', 'call_taker', 'corrections', 'border']);
/** Hours of each day of the cycle of eight. */
const cycle: readonly (Hours | undefined)[] = [[7, 19], [7, 19], [19, 31], [19, 31], undefined, undefined, undefined, undefined];
const LEAVE_SHARE = 1 / 11;
const OVERTIME_SHARE = 0.06;

export class Duty {
  readonly #country: Country;
  readonly #evidence: Evidence;
  readonly #dice: Dice;
  readonly #leave = new Set<number>();

  constructor(country: Country, evidence: Evidence, weeks: number, dice: Dice) {
    this.#country = country;
    this.#evidence = evidence;
    this.#dice = dice;
    for (const { index } of country.actors) for (let week = 0; week <= weeks; week += 1) if (dice.chance(LEAVE_SHARE)) this.#leave.add(index * 4096 + week);
  }

  /** The shift that an actor works on a day as planned; undefined on a day off or on leave. */
  planned(actor: Actor, day: number): Shift | undefined {
    if (actor.isService || this.#leave.has(actor.index * 4096 + Math.floor(day / 7))) return undefined;
    const hours = hoursOf(actor, day);
    return hours && { actor, startMs: midnightOf(day) + hours[0] * HOUR_MS, endMs: midnightOf(day) + hours[1] * HOUR_MS };
  }

  /** Everyone at work on a day, by agency; writes the roster. */
  begin(day: number): Map<Agency, Shift[]> {
    const shifts = new Map<Agency, Shift[]>(this.#country.agencies.map((agency) => [agency, []]));
    for (const actor of this.#country.actors) {
      const shift = this.planned(actor, day);
      if (shift === undefined) this.#noteLeave(actor, day);
      else shifts.get(actor.agency)?.push(this.#note(shift));
    }
    return shifts;
  }

  #note(shift: Shift): Shift {
    const { actor, startMs, endMs } = shift;
    const author = actor.agency.habits.namesAuthors ? (actor.supervisor ?? actor).id : undefined;
    const isLocal = actor.agency.habits.isLocal;
    this.#evidence.write('roster', { actor_id: actor.id, starts_at: startMs, ends_at: endMs, kind: 'shift', created_by: author, created_at: startMs - 14 * DAY_MS }, isLocal);
    if (!this.#dice.chance(OVERTIME_SHARE)) return shift;
    const late = endMs + Math.round(this.#dice.within(0.5, 4) * 4) * HOUR_MS / 4;
    if (this.#dice.chance(0.75)) {
      this.#evidence.write('roster', { actor_id: actor.id, starts_at: endMs, ends_at: late, kind: 'overtime', created_by: author, created_at: endMs + this.#dice.exponential(30) * HOUR_MS }, isLocal);
    }
    return { actor, startMs, endMs: late };
  }

  #noteLeave(actor: Actor, day: number): void {
    const isFirstDay = day % 7 === 0 && this.#leave.has(actor.index * 4096 + Math.floor(day / 7));
    if (!isFirstDay || actor.isService) return;
    const startMs = midnightOf(day);
    const author = actor.agency.habits.namesAuthors ? actor.supervisor?.id : undefined;
    this.#evidence.write('roster', { actor_id: actor.id, starts_at: startMs, ends_at: startMs + 7 * DAY_MS, kind: 'leave', created_by: author, created_at: startMs - this.#dice.between(10, 90) * DAY_MS }, actor.agency.habits.isLocal);
  }
}

function hoursOf({ role, unit, index }: Actor, day: number): Hours | undefined {
  if (PLATOON_ROLES.has(role)) return cycle[(day + 2 * unit.platoon) % 8];
  if (day % 7 > 4) return undefined;
  const isEvening = role === 'detective' && (Math.floor(day / 7) + index) % 4 === 0;
  return isEvening ? [14, 22] : [8, 16];
}
