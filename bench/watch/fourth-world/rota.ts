// When everybody works: teams that turn about the clock, desks that keep office hours, leave, sickness, court on a free day.
import type { Agency } from './agency.js';
import type { Chance } from './chance.js';
import type { Actor, Duty } from './staff.js';
import { DAY, HOUR } from './wall-clock.js';

export interface Shift {
  readonly actor: Actor;
  readonly from: number;
  readonly to: number;
  readonly kind: 'shift' | 'overtime' | 'court' | 'callout';
}

export interface Leave {
  readonly actor: Actor;
  readonly from: number;
  readonly to: number;
}

const CYCLES: Readonly<Record<Agency['shifts'], readonly (readonly [number, number] | undefined)[]>> = {
  twelve: [[7, 12], [7, 12], [19, 12], [19, 12], undefined, undefined, undefined, undefined],
  ten: [[7, 10], [7, 10], [14, 10], [14, 10], [21, 10], [21, 10], undefined, undefined, undefined, undefined],
  eight: [[6, 8], [6, 8], [14, 8], [14, 8], [22, 8], [22, 8], undefined, undefined],
};
const TURNING: ReadonlySet<Duty> = new Set(['patrol', 'call_taking', 'dispatching', 'custody', 'port_office']);
const WITH_LATES: ReadonlySet<Duty> = new Set(['traffic', 'neighbourhood', 'general', 'major_crime', 'drugs', 'gang', 'recruits', 'coding']);

export class Rota {
  readonly shifts: Shift[] = [];
  readonly leaves: Leave[] = [];
  readonly #byActor = new Map<Actor, Shift[]>();
  readonly #byDay: Shift[][] = [];
  readonly #byPost: Map<string, Shift[]>[] = [];

  constructor(chance: Chance, agency: Agency, actors: readonly Actor[], days: number) {
    for (let day = 0; day < days; day += 1) {
      this.#byDay.push([]);
      this.#byPost.push(new Map());
    }
    for (const actor of actors) this.#plan(chance, agency, actor, days);
    this.shifts.sort((a, b) => a.from - b.from || a.actor.n - b.actor.n);
  }

  /** Shifts that begin on a day. */
  ofDay(day: number): readonly Shift[] {
    return this.#byDay[day] ?? [];
  }

  of(actor: Actor): readonly Shift[] {
    return this.#byActor.get(actor) ?? [];
  }

  /** Who is at work on a duty (in a district, or anywhere with -1) at a moment. */
  onDuty(duty: Duty, district: number, at: number): Actor[] {
    const day = Math.floor(at / DAY);
    const found: Actor[] = [];
    for (const that of [day - 1, day]) {
      for (const shift of this.#byPost[that]?.get(`${duty}/${district}`) ?? []) if (shift.from <= at && at < shift.to) found.push(shift.actor);
    }
    return found;
  }

  shiftAt(actor: Actor, at: number): Shift | undefined {
    return this.of(actor).find((shift) => shift.from <= at && at < shift.to);
  }

  nextShift(actor: Actor, after: number): Shift | undefined {
    return this.of(actor).find((shift) => shift.from > after);
  }

  #plan(chance: Chance, agency: Agency, actor: Actor, days: number): void {
    const away = this.#leaves(chance, actor, days);
    const cycle = CYCLES[agency.shifts];
    const habit = chance.pick([7, 7.5, 8, 8, 8.5, 9]);
    for (let day = 0; day < days; day += 1) {
      const slot = TURNING.has(actor.duty) ? cycle[(day + actor.team * 2) % cycle.length] : officeHours(actor, day, habit);
      const isAway = away.some((leave) => day * DAY >= leave.from && day * DAY < leave.to);
      if (slot === undefined || isAway || chance.is(0.025)) {
        const isCourt = slot === undefined && !isAway && day % 7 < 5 && (actor.role === 'response' || actor.role === 'detective') && chance.is(0.025);
        if (isCourt) this.#add({ actor, from: day * DAY + 9 * HOUR, to: day * DAY + 13 * HOUR, kind: 'court' });
        continue;
      }
      const from = day * DAY + slot[0] * HOUR;
      const to = from + slot[1] * HOUR;
      this.#add({ actor, from, to, kind: 'shift' });
      if (chance.is(actor.role === 'registry' ? 0.01 : 0.06)) this.#add({ actor, from: to, to: to + Math.round(chance.between(0.5, 3.5) * 2) * (HOUR / 2), kind: 'overtime' });
      if ((actor.duty === 'major_crime' || actor.duty === 'general') && chance.is(0.02)) this.#add({ actor, from: to + 5 * HOUR, to: to + 9 * HOUR, kind: 'callout' });
    }
  }

  #leaves(chance: Chance, actor: Actor, days: number): Leave[] {
    const leaves: Leave[] = [];
    for (let n = chance.poisson(days / 75); n > 0; n -= 1) {
      const first = chance.whole(0, days);
      leaves.push({ actor, from: first * DAY, to: (first + chance.whole(3, 16)) * DAY });
    }
    this.leaves.push(...leaves);
    return leaves;
  }

  #add(shift: Shift): void {
    const day = Math.floor(shift.from / DAY);
    this.shifts.push(shift);
    this.#byDay[day]?.push(shift);
    const list = this.#byActor.get(shift.actor) ?? [];
    if (list.length === 0) this.#byActor.set(shift.actor, list);
    list.push(shift);
    if (shift.kind !== 'shift') return;
    for (const district of new Set([shift.actor.district, -1])) {
      const posts = this.#byPost[day];
      const key = `${shift.actor.duty}/${district}`;
      const post = posts?.get(key);
      if (post === undefined) posts?.set(key, [shift]);
      else post.push(shift);
    }
  }
}

function officeHours(actor: Actor, day: number, habit: number): readonly [number, number] | undefined {
  const weekday = day % 7;
  const week = Math.floor(day / 7);
  if (WITH_LATES.has(actor.duty)) {
    const weekendTurn = (week + actor.n) % 4 === 0;
    if (weekday >= 5 && !weekendTurn) return undefined;
    if (weekendTurn && (weekday === 1 || weekday === 2)) return undefined;
    return (week + actor.n) % 3 === 0 ? [14, 9] : [habit, 9];
  }
  return weekday >= 5 ? undefined : [actor.duty === 'licence_office' ? 8.5 : habit, 8];
}
