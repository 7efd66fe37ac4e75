// Who is at work when: platoons of twelve hours, three shifts, offices, late and four-day weeks, with leave, sickness, court, overtime, call-outs and swaps that nobody wrote down.
import { type Actor, planAt, type Staff } from './agencies.js';
import { type Calendar, DAY, HOUR, MINUTE } from './calendar.js';
import { at, Dice } from './dice.js';
import type { Evidence } from './evidence.js';

export interface Shift { readonly from: number; readonly to: number }

export class Rota {
  readonly #shifts: Shift[][] = [];
  readonly #present = new Map<string, Actor[]>();
  readonly #calendar: Calendar;
  readonly #evidence: Evidence;

  constructor(dice: Dice, staff: Staff, calendar: Calendar, evidence: Evidence) {
    this.#calendar = calendar;
    this.#evidence = evidence;
    for (const actor of staff.actors) this.#shifts.push(this.#plan(dice, actor).toSorted((a, b) => a.from - b.from));
    for (const actor of staff.actors) for (const shift of this.shifts(actor)) this.#attend(actor, shift);
  }

  shifts(actor: Actor): readonly Shift[] {
    return at(this.#shifts, actor.n);
  }

  /** Who of those who are sent to calls, or send others, is at work; of the patrols also in one district. */
  present(post: 'patrol' | 'traffic' | 'dispatcher', t: number, district?: number): readonly Actor[] {
    return this.#present.get(`${post} ${district ?? '-'} ${Math.floor(t / HOUR)}`) ?? [];
  }

  isAtWork(actor: Actor, t: number): boolean {
    return this.shifts(actor).some((shift) => t >= shift.from && t < shift.to);
  }

  /** The first time at work from then on, some way into the shift; undefined: not again in this world. */
  nextAtWork(dice: Dice, actor: Actor, from: number): number | undefined {
    const shift = this.shifts(actor).find((one) => one.to > from + 20 * MINUTE);
    return shift === undefined ? undefined : dice.between(Math.max(shift.from, from), shift.to - 5 * MINUTE);
  }

  #attend(actor: Actor, shift: Shift): void {
    const { post, districts } = planAt(actor, shift.from);
    if (post !== 'patrol' && post !== 'traffic' && post !== 'dispatcher') return;
    for (let hour = Math.ceil(shift.from / HOUR - 0.3); hour < Math.floor(shift.to / HOUR); hour += 1) {
      for (const district of post === 'patrol' ? [...districts, '-'] : ['-']) {
        const key = `${post} ${district} ${hour}`;
        const list = this.#present.get(key);
        if (list === undefined) this.#present.set(key, [actor]);
        else list.push(actor);
      }
    }
  }

  #plan(dice: Dice, actor: Actor): Shift[] {
    const days = this.#calendar.weeks * 7;
    const away = leaves(dice, days);
    const out: Shift[] = [];
    for (const [first, last] of away) this.#row(actor, 'leave', { from: first * DAY, to: (last + 1) * DAY }, -30 * DAY);
    for (let day = 0; day < days; day += 1) {
      const regular = regularShift(dice, actor, day);
      if (away.some(([first, last]) => day >= first && day <= last)) continue;
      if (regular === undefined) {
        this.#dayOff(dice, actor, day, out);
        continue;
      }
      if (dice.chance(0.022)) {
        // Sick: the roster keeps the shift. A colleague's swap puts them to work another day, which half the time it does not show.
        this.#row(actor, 'shift', regular, regular.from - 20 * DAY);
        continue;
      }
      const worked = { from: regular.from + dice.between(-12, 9) * MINUTE, to: regular.to + dice.between(-10, 14) * MINUTE };
      out.push(worked);
      this.#row(actor, 'shift', regular, regular.from - 20 * DAY);
      if (dice.chance(actor.agency === 'police' ? 0.07 : 0.035)) {
        const more = { from: worked.to, to: worked.to + dice.between(1, 4) * HOUR };
        out.push(more);
        if (dice.chance(0.85)) this.#row(actor, 'overtime', more, more.from + (dice.chance(0.7) ? 0 : dice.between(1, 9) * DAY));
      }
    }
    return out.filter((shift) => shift.from < this.#calendar.end);
  }

  #dayOff(dice: Dice, actor: Actor, day: number, out: Shift[]): void {
    const weekday = day % 7;
    if (['patrol', 'traffic', 'detective', 'major', 'gang'].includes(actor.post) && weekday < 5 && dice.chance(0.06)) {
      const court = { from: day * DAY + 9 * HOUR, to: day * DAY + dice.between(11, 16) * HOUR };
      out.push(court);
      this.#row(actor, 'court', court, court.from - dice.between(5, 40) * DAY);
    } else if (['major', 'detective', 'gang', 'warrants'].includes(actor.post) && dice.chance(0.05)) {
      const from = day * DAY + dice.between(0, 20) * HOUR;
      const callout = { from, to: from + dice.between(3, 8) * HOUR };
      out.push(callout);
      if (dice.chance(0.8)) this.#row(actor, 'callout', callout, from + (dice.chance(0.5) ? 0 : dice.between(0.5, 5) * DAY));
    } else if (dice.chance(0.012)) {
      const from = day * DAY + dice.whole(7, 15) * HOUR;
      const swap = { from, to: from + 8 * HOUR };
      out.push(swap);
      if (dice.chance(0.55)) this.#row(actor, 'shift', swap, dice.chance(0.5) ? from - 2 * DAY : from + dice.between(1, 12) * DAY);
    }
  }

  #row(actor: Actor, kind: string, { from, to }: Shift, known: number): void {
    const style = actor.agency === 'port' || actor.agency === 'prison' ? 'utc' : 'local';
    this.#evidence.put('roster', {
      actor_id: actor.id, starts_at: this.#calendar.stamp(from, style), ends_at: this.#calendar.stamp(to, style), kind, created_by: kind === 'callout' ? actor.id : (actor.supervisor ?? 'SCHEDULER'),
      // The town hall's planner does not say when it was filled in.
      created_at: actor.agency === 'town' ? undefined : this.#calendar.stamp(known, style),
    });
  }
}

function leaves(dice: Dice, days: number): [number, number][] {
  const blocks = dice.count(days / 90);
  const out = Array.from({ length: blocks }, (): [number, number] => {
    const first = dice.below(days);
    return [first, first + dice.pick([2, 4, 6, 9, 13])];
  });
  // Parents, the ill and the seconded are away for months.
  if (dice.chance(0.025)) out.push([dice.below(days), days]);
  return out;
}

/** The shift that a pattern gives a day. */
function regularShift(dice: Dice, actor: Actor, day: number): Shift | undefined {
  const { pattern, platoon } = planAt(actor, day * DAY);
  const span = (hour: number, hours: number): Shift => ({ from: day * DAY + hour * HOUR, to: day * DAY + (hour + hours) * HOUR });
  const weekday = day % 7;
  if (pattern === 'twelve') {
    const place = (day + platoon * 2) % 8;
    return place < 2 ? span(actor.post === 'dispatcher' ? 6.5 : 7, 12) : place < 4 ? span(actor.post === 'dispatcher' ? 18.5 : 19, 12) : undefined;
  }
  if (pattern === 'eight') {
    const place = (day + actor.n * 3) % 21;
    if (place % 7 > 4) return undefined;
    return span(actor.post === 'clerk' ? (place < 7 ? 6 : place < 16 ? 9 : 15) : at([7, 15, 23], Math.floor(place / 7)), 8);
  }
  if (pattern === 'office') return weekday < 5 || (actor.post === 'licence' && weekday === 5 && actor.n % 4 === Math.floor(day / 7) % 4) ? span(8 + (actor.n % 3) * 0.5, weekday === 5 ? 4 : 8) : undefined;
  if (pattern === 'late') return (weekday + actor.n) % 7 < 5 ? span(weekday > 2 ? 15 : 12, 10) : undefined;
  return (day + actor.n) % 8 < 4 ? span(dice.chance(0.72) ? 8 : 13, 10) : undefined;
}
