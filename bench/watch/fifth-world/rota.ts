// Who works when: rotas as services run them, with leave, sickness, swaps, overtime and court, and what of it the roster shows.
import { type Clock, DAY_S, HOUR_S, localTime, stamp } from './clock.js';
import type { Luck } from './luck.js';
import type { Pattern } from './services.js';
import type { Actor, Staff } from './staff.js';
import type { Tables } from './tables.js';

export interface Shift {
  readonly start: number;
  readonly end: number;
  /** As the roster has it; a swap that nobody wrote down has none. */
  readonly roster: 'shift' | 'overtime' | 'court' | 'callout' | 'late' | 'none';
  /** Seconds at the end that were worked over. */
  readonly over: number;
}

/** Local hours of the shift that a rota gives on a day, if any. */
function rotaHours(pattern: Pattern, day: number, group: number, luck: Luck): readonly [number, number] | undefined {
  const weekday = day % 7;
  const week = Math.floor(day / 7);
  if (pattern === 'platoon') {
    const turn = (day + 2 * group) % 8;
    return turn < 2 ? [6.5, 18.5] : turn < 4 ? [18.5, 30.5] : undefined;
  }
  if (pattern === 'eights') {
    const turn = (day + group) % 9;
    return turn < 2 ? [6, 14] : turn < 4 ? [14, 22] : turn < 6 ? [22, 30] : undefined;
  }
  if (pattern === 'rural') {
    const turn = (day + 2 * group) % 8;
    return turn < 2 ? [7, 17] : turn < 4 ? [16, 26] : turn < 5 ? [19, 29] : undefined;
  }
  if (pattern === 'lates') return weekday === (week + group) % 2 + 5 && (week + group) % 3 === 0 ? [10, 18] : weekday > 4 ? undefined : (week + group) % 2 === 0 ? [8, 16] : [13, 21.5];
  if (pattern === 'counter') return weekday === 6 || (weekday === (group % 2 === 0 ? 5 : 0)) ? undefined : [8.75, 17];
  return weekday > 4 ? undefined : luck.is(0.5) ? [7.75, 16] : [8.5, 17];
}

function leaveDays(luck: Luck, days: number): Set<number> {
  const away = new Set<number>();
  for (let n = luck.events((3 * days) / 238); n > 0; n -= 1) {
    const from = luck.below(days);
    for (let k = luck.whole(3, 12); k > 0; k -= 1) away.add(from + k);
  }
  return away;
}

export function planShifts(luck: Luck, clock: Clock, pattern: Pattern, group: number, one: Pick<Actor, 'isRecruit' | 'startedOn'>): (Shift | undefined)[] {
  const away = leaveDays(luck, clock.days);
  const from = Date.parse(one.startedOn) / 1000;
  return Array.from({ length: clock.days }, (_, day) => {
    const hours = rotaHours(pattern, day, group, luck);
    if (away.has(day) || localTime(clock, day, 0) < from) return undefined;
    if (hours === undefined) {
      if (luck.is(0.006)) return { start: localTime(clock, day, 9), end: localTime(clock, day, 15), roster: 'court', over: 0 };
      if (!luck.is(pattern === 'counter' || pattern === 'office' ? 0.004 : 0.022)) return undefined;
      const hour = pattern === 'office' || pattern === 'counter' ? 9 : luck.pick([6.5, 10, 16, 18.5]);
      return { start: localTime(clock, day, hour), end: localTime(clock, day, hour + luck.whole(5, 10)), roster: luck.weighed([['overtime', 5], ['callout', 2], ['late', 2], ['none', 2]]), over: 0 };
    }
    if (luck.is(0.03)) return undefined;
    const over = luck.is(0.09) ? luck.between(0.4, 3.2) * HOUR_S : 0;
    const start = localTime(clock, day, hours[0] + luck.between(-0.15, 0.1));
    return { start, end: localTime(clock, day, hours[1]) + over, roster: luck.is(0.012) ? 'none' : 'shift', over };
  });
}

/** The planned roster stands weeks ahead, written by the desk; overtime and callouts are claimed by those who worked them, often days later. */
export function writeRoster(tables: Tables, staff: Staff, clock: Clock, luck: Luck): void {
  for (const one of staff.actors) {
    for (const [day, shift] of one.shifts.entries()) {
      if (shift === undefined || shift.roster === 'none') continue;
      const made = localTime(clock, day, 12) - (20 + (one.index % 9)) * DAY_S;
      const planned = shift.roster === 'shift' || shift.roster === 'court';
      tables.add('roster', {
        actor_id: one.id, starts_at: stamp(Math.round(shift.start / 900) * 900), ends_at: stamp(Math.round((shift.end - shift.over) / 900) * 900), kind: shift.roster === 'late' ? 'shift' : shift.roster,
        created_by: planned ? 'SVC-HR' : (one.supervisor ?? one).id, created_at: stamp(planned ? made : shift.roster === 'late' ? shift.end + luck.between(1, 12) * DAY_S : shift.start - luck.between(0.5, 40) * HOUR_S),
      });
      if (shift.over > 0 && luck.is(0.78)) tables.add('roster', { actor_id: one.id, starts_at: stamp(shift.end - shift.over), ends_at: stamp(shift.end), kind: 'overtime', created_by: one.id, created_at: stamp(shift.end + luck.wait(1.5 * DAY_S)) });
    }
    writeLeave(tables, one, clock, luck);
  }
}

function writeLeave(tables: Tables, one: Actor, clock: Clock, luck: Luck): void {
  let from = -1;
  for (let day = 0; day <= clock.days; day += 1) {
    const isOff = day < clock.days && one.shifts[day] === undefined;
    if (isOff && from < 0) from = day;
    if (isOff || from < 0) continue;
    if (day - from > 6) tables.add('roster', { actor_id: one.id, starts_at: stamp(localTime(clock, from, 0)), ends_at: stamp(localTime(clock, day, 0)), kind: 'leave', created_by: (one.supervisor ?? one).id, created_at: stamp(localTime(clock, from, 10) - luck.between(5, 60) * DAY_S) });
    from = -1;
  }
}
