// Detectives and analysts at their desks: the people of their cases, those around them, new names that are filed late or never, and a colleague's question.
import type { Case, CaseRoom } from './case-room.js';
import { CASEWORK } from './case-room.js';
import { DAY_S, HOUR_S } from './clock.js';
import type { Why } from './log.js';
import type { Luck } from './luck.js';
import { type Made, traceOf } from './papers.js';
import type { Realm } from './realm.js';
import type { Actor } from './staff.js';
import { address, indexOf, kindOf, person, type Subject, subject, vehicle } from './subjects.js';
import type { Purpose } from './wording.js';

const PACE: Readonly<Record<string, number>> = { inquiry: 4.7, major: 5, cold: 4, gangs: 5.5, victims: 4.5, analysis: 7, port: 8 };

export function inquiriesOfDay(realm: Realm, room: CaseRoom, luck: Luck, day: number): void {
  for (const actor of realm.doing(...CASEWORK)) {
    const shift = actor.shifts[day];
    if (shift === undefined || shift.roster === 'court') continue;
    const mean = (PACE[actor.unit.work] ?? 5) * actor.pace;
    for (let n = luck.events(mean); n > 0; n -= 1) inquire(realm, room, luck, actor, luck.between(shift.start + 900, shift.end - 900));
    if (luck.is(actor.unit.work === 'cold' ? 0.004 : 0.035)) room.open(room.draw(actor, shift.start + luck.between(0.5, 7) * HOUR_S));
  }
}

function inquire(realm: Realm, room: CaseRoom, luck: Luck, actor: Actor, at: number): void {
  const code: Purpose = actor.unit.role === 'intelligence' ? 'INTEL' : 'INV';
  const roll = luck.unit();
  if (roll < 0.05) return helpMate(realm, room, luck, actor, at, code);
  if (roll < 0.1 && actor.unit.role === 'intelligence') return answerDesk(realm, luck, actor, at, code);
  if (roll < 0.13) return lookBack(realm, room, luck, actor, at);
  const one = room.current(actor, at);
  if (one === undefined) return;
  const why = { code, caseRef: luck.is(0.93) ? one.ref : undefined };
  if (luck.is(0.08)) return realm.log.one(at, actor, subject('case', one.index), 'view', { ...why, trace: 'other', system: 'RMS' });
  const part = luck.unit();
  if (one.subjects.length > 0 && part < 0.62) return known(realm, luck, actor, at, one, why);
  if (one.subjects.length > 0 && part < 0.8) return around(realm, luck, actor, at, one, why);
  newName(realm, room, luck, actor, at, one, why);
}

type Reason = Omit<Why, 'trace'>;

const written = (one: Case, at: number) => one.subjects.filter(({ made }) => made.at <= at + 2 * DAY_S);

function known({ log }: Realm, luck: Luck, actor: Actor, at: number, one: Case, why: Reason): void {
  const list = written(one, at);
  if (list.length === 0) return;
  const { one: who, made } = luck.early(list.toReversed(), 1);
  log.ask(at, actor, who, { ...why, trace: traceOf(actor, at, [made]) });
}

/** The household, home or car of somebody who is in the case. */
function around({ log, region }: Realm, luck: Luck, actor: Actor, at: number, one: Case, why: Reason): void {
  const list = written(one, at).filter(({ one: who }) => kindOf(who) === 'person');
  if (list.length === 0) return;
  const { one: who, made } = luck.pick(list);
  const them = region.people[indexOf(who)];
  if (them === undefined) return;
  const house = (region.homes[them.home]?.people ?? []).filter((other) => region.people[other]?.household === them.household && other !== indexOf(who));
  const car = them.vehicles[0];
  const next: Subject = luck.is(0.45) && house.length > 0 ? person(luck.pick(house)) : car !== undefined && luck.is(0.6) ? vehicle(car) : address(them.home);
  log.ask(at, actor, next, { ...why, trace: traceOf(actor, at, [made]) });
}

/** A name that came up: looked at first, filed within days by whoever gets to it, or never. */
function newName({ log, region, circles, papers }: Realm, room: CaseRoom, luck: Luck, actor: Actor, at: number, one: Case, why: Reason): void {
  const place = region.districts[luck.pick(actor.unit.districts)];
  const gang = actor.unit.work === 'gangs' || actor.unit.work === 'analysis' ? luck.pick(circles.groups).members : undefined;
  const who = gang !== undefined && luck.is(0.6) ? luck.pick(gang) : luck.early(place?.people ?? [], luck.is(0.6) ? 3 : 1);
  const car = region.people[who]?.vehicles[0];
  const name = car !== undefined && luck.is(0.2) ? vehicle(car) : person(who);
  let made: Made | undefined;
  if (luck.is(0.5)) made = papers.when(actor, at);
  else if (luck.is(0.55)) made = { by: luck.pick(one.members).id, at: at + luck.between(-2, 30) * HOUR_S };
  if (made !== undefined) room.enter(one, name, made);
  log.ask(at, actor, name, { ...why, trace: traceOf(actor, at, [made]) });
  if (luck.is(0.3)) log.ask(at + luck.between(120, 5400), actor, name, { ...why, trace: traceOf(actor, at, [made]) });
}

/** Somebody of the same unit asks across the desk. */
function helpMate({ log }: Realm, room: CaseRoom, luck: Luck, actor: Actor, at: number, code: Purpose): void {
  const cases = room.casesOfUnit(actor.unit).filter((one) => room.isOpen(one, at) && !one.members.includes(actor));
  if (cases.length === 0) return;
  const one = luck.early(cases.toReversed(), 2);
  const list = written(one, at);
  if (list.length === 0) return;
  const { one: who, made } = luck.pick(list);
  log.ask(at, actor, who, { code, caseRef: luck.is(0.7) ? one.ref : undefined, behalf: luck.is(0.3) ? luck.pick(one.members) : undefined, trace: traceOf(actor, at, [made]) });
}

/** A question to the analysts from a detective elsewhere. */
function answerDesk({ log, papers, doing, region }: Realm, luck: Luck, actor: Actor, at: number, code: Purpose): void {
  const askers = doing('inquiry', 'major', 'gangs', 'victims', 'patrol');
  if (askers.length === 0) return;
  const asker = luck.pick(askers);
  const who = luck.early(region.districts[luck.pick(asker.unit.districts)]?.people ?? [], 3);
  const made: Made | undefined = luck.is(0.86) ? { by: asker.id, at: at - luck.wait(5 * HOUR_S) } : papers.when(actor, at);
  papers.task('desk_request', { actor, one: person(who), requestedBy: asker.id }, at - 6 * HOUR_S, at + 30 * HOUR_S, made);
  log.ask(at, actor, person(who), { code, behalf: luck.is(0.7) ? asker : undefined, trace: traceOf(actor, at, [made]) });
}

/** An old file for court, an appeal, a parole hearing; every other time court's letter was entered. */
function lookBack({ log, papers }: Realm, room: CaseRoom, luck: Luck, actor: Actor, at: number): void {
  const old = room.casesOf(actor).filter((one) => one.closedAt < at);
  if (old.length === 0) return;
  const one = luck.pick(old);
  const who = one.subjects.length > 0 ? luck.pick(one.subjects) : undefined;
  if (who === undefined) return;
  const made: Made | undefined = luck.is(0.6) ? { by: 'SVC-HR', at: at - luck.between(1, 20) * DAY_S } : undefined;
  papers.task('court', { actor, one: who.one }, at - 3 * DAY_S, at + 3 * DAY_S, made);
  log.ask(at, actor, who.one, { code: 'COURT', caseRef: one.ref, trace: traceOf(actor, at, [made]) });
}
