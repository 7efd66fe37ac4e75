// The border's lanes and the prison's wings: hundreds of strangers a day on one side, the same three hundred faces on the other.
import { DAY_S, HOUR_S } from './clock.js';
import type { Luck } from './luck.js';
import { type Made, traceOf } from './papers.js';
import type { Realm } from './realm.js';
import type { Actor } from './staff.js';
import { carOnRoad } from './stops.js';
import { person, vehicle } from './subjects.js';

export function gatesOfDay(realm: Realm, inmates: readonly Inmate[], luck: Luck, day: number): void {
  for (const actor of realm.doing('lanes', 'prison')) {
    const shift = actor.shifts[day];
    if (shift === undefined || shift.roster === 'court') continue;
    const isLane = actor.unit.work === 'lanes';
    for (let n = luck.events((isLane ? 8 : 5) * actor.pace); n > 0; n -= 1) {
      const at = luck.between(shift.start + 300, shift.end - 300);
      if (isLane) inspect(realm, luck, actor, at);
      else onWing(realm, luck, actor, at, inmates);
    }
  }
}

/** The lane's reader writes the crossing; what happens in secondary the officer writes. */
function inspect(realm: Realm, luck: Luck, actor: Actor, at: number): void {
  const { log, papers, region } = realm;
  const { car, driver } = carOnRoad(realm, luck, luck.pick(region.districts));
  const base = actor.unit.base;
  const isSecond = luck.is(0.12);
  const made: Made | undefined = isSecond ? papers.when(actor, at) : luck.is(0.95) ? { by: 'SVC-LANE', at } : undefined;
  papers.encounter('stop', actor, at - 20, at + (isSecond ? 1800 : 90), vehicle(car), base, false, made);
  papers.encounter('stop', actor, at - 20, at + (isSecond ? 1800 : 90), person(driver), base, false, made);
  const why = { trace: traceOf(actor, at, [made]), code: 'INSP' } as const;
  log.one(at, actor, vehicle(car), 'search', why);
  log.one(at + luck.between(5, 40), actor, person(driver), 'search', why);
  if (isSecond) log.ask(at + luck.between(100, 1500), actor, person(driver), why);
  if (luck.is(0.012)) log.one(at + 300, actor, person(luck.early(region.districts[10]?.people ?? [], 2)), 'search', { trace: 'none', code: 'INSP' });
}

export interface Inmate {
  readonly who: number;
  readonly from: number;
  readonly to: number;
}

/** Who is held, and when; a third belongs to some group. Admissions write each one in. */
export function fillCells({ clock, region, circles, papers, doing }: Realm, luck: Luck): Inmate[] {
  const clerks = doing('visits');
  const guards = doing('prison');
  if (clerks.length === 0 || guards.length === 0) return [];
  const inmates: Inmate[] = [];
  const count = Math.max(30, guards.length * 12);
  for (let n = 0; n < count; n += 1) {
    const who = luck.is(0.33) ? luck.pick(luck.pick(circles.groups).members) : luck.early(luck.pick(region.districts).people, 4);
    const from = clock.start + luck.between(-200, clock.days) * DAY_S;
    const to = from + (10 + luck.wait(120)) * DAY_S;
    const clerk = luck.pick(clerks);
    inmates.push({ who, from, to });
    papers.encounter('custody', clerk, from, to, person(who), clerk.unit.base, false, { by: clerk.id, at: from + luck.wait(3 * HOUR_S) });
  }
  return inmates;
}

/** Reviews are ordered for the wing as a whole; incidents the officer writes. */
function onWing({ log, papers }: Realm, luck: Luck, actor: Actor, at: number, inmates: readonly Inmate[]): void {
  const held = inmates.filter((one) => one.from < at && one.to > at);
  if (held.length === 0) return;
  const { who } = luck.pick(held);
  const boss = actor.supervisor ?? actor;
  const roll = luck.unit();
  let made: Made | undefined;
  if (roll < 0.55) {
    made = { by: boss.id, at: at - luck.between(1, 60) * HOUR_S };
    papers.task('desk_request', { unit: actor.unit.name, actor, one: person(who), requestedBy: boss.id }, at - 3 * DAY_S, at + 2 * DAY_S, made);
  } else if (roll < 0.92) {
    made = papers.when(actor, at);
    papers.encounter('custody', actor, at - 1800, at + 1800, person(who), actor.unit.base, true, made);
  }
  log.ask(at, actor, person(who), { trace: traceOf(actor, at, [made]), code: 'CUSTODY' });
}
