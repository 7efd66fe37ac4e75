// The desks: records clerks, licence and pass counters, visits, and the lists that are worked through in bulk.
import { DAY_S, HOUR_S } from './clock.js';
import type { CaseRoom } from './case-room.js';
import type { Luck } from './luck.js';
import { type Made, traceOf } from './papers.js';
import type { Realm } from './realm.js';
import type { Actor } from './staff.js';
import { address, person, type Subject, vehicle } from './subjects.js';

export function desksOfDay(realm: Realm, room: CaseRoom, luck: Luck, day: number): void {
  for (const actor of realm.doing('desk', 'counter', 'visits')) {
    const shift = actor.shifts[day];
    if (shift === undefined || shift.roster === 'court') continue;
    const { work, agency } = actor.unit;
    const mean = (work === 'counter' ? 11 : work === 'visits' ? 7 : agency === 'DVL' ? 9 : 11) * actor.pace;
    for (let n = luck.events(mean); n > 0; n -= 1) {
      const at = luck.between(shift.start + 300, shift.end - 600);
      if (agency === 'MPS') serveService(realm, room, luck, actor, at);
      else if (agency === 'DVL') serveCustomer(realm, luck, actor, at);
      else vet(realm, luck, actor, at);
    }
    if (work === 'desk' && luck.is(0.045)) workList(realm, luck, actor, shift.start + luck.between(0.5, 3) * HOUR_S);
  }
}

/** A request from within the service: by form, by telephone, from court; some clerks enter what they were told, some do not. */
function serveService({ log, papers, doing, region }: Realm, room: CaseRoom, luck: Luck, clerk: Actor, at: number): void {
  const askers = doing('inquiry', 'patrol', 'major', 'victims', 'gangs');
  if (askers.length === 0) return;
  const asker = luck.pick(askers);
  const theirs = room.current(asker, at)?.subjects ?? [];
  const who: Subject = theirs.length > 0 && luck.is(0.5) ? luck.pick(theirs).one : person(luck.early(region.districts[luck.pick(asker.unit.districts)]?.people ?? [], 2));
  const kind = luck.weighed([['desk_request', 70], ['court', 16], ['warrant', 9], ['bulletin', 5]] as const);
  const roll = luck.unit();
  const made: Made | undefined = roll < 0.58 ? { by: kind === 'court' ? 'SVC-HR' : asker.id, at: at - luck.wait(9 * HOUR_S) } : roll < 0.93 ? papers.when(clerk, at) : undefined;
  papers.task(kind, { actor: clerk, one: who, requestedBy: asker.id }, at - DAY_S, at + DAY_S, made);
  const why = { trace: traceOf(clerk, at, [made]), code: kind === 'court' ? 'COURT' : kind === 'warrant' ? 'WARR' : 'ADMIN', behalf: luck.is(0.55) ? asker : undefined } as const;
  log.ask(at, clerk, who, why);
  if (luck.is(0.06)) log.one(at + luck.between(100, 900), clerk, who, luck.is(0.5) ? 'print' : 'export', why);
}

/** Customers take a ticket; post and telephone leave less. */
function serveCustomer({ log, papers, region }: Realm, luck: Luck, clerk: Actor, at: number): void {
  const who = luck.pick(region.districts[luck.is(0.6) ? luck.pick(clerk.unit.districts) : luck.below(11)]?.people ?? []);
  const car = region.people[who]?.vehicles[0];
  const roll = luck.unit();
  const made: Made | undefined = roll < 0.86 ? { by: 'SVC-QUEUE', at: at - luck.between(20, 900) } : roll < 0.94 ? papers.when(clerk, at) : undefined;
  papers.task('desk_request', { actor: clerk, one: person(who) }, at - 900, at + 900, made);
  const why = { trace: traceOf(clerk, at, [made]), code: 'LIC' } as const;
  log.one(at, clerk, person(who), luck.is(0.7) ? 'search' : 'view', why);
  if (car !== undefined && luck.is(0.5)) log.one(at + luck.between(20, 120), clerk, vehicle(car), 'view', why);
  if (luck.is(0.06)) log.one(at + luck.between(130, 300), clerk, person(who), 'print', why);
}

/** Applicants for a port pass come from an employer's form; visitors to a prison from a clerk's own entry. */
function vet({ log, papers, region }: Realm, luck: Luck, clerk: Actor, at: number): void {
  const who = luck.early(luck.pick(region.districts).people, 1);
  const isPort = clerk.unit.agency === 'BPA';
  const roll = luck.unit();
  const made: Made | undefined = roll < (isPort ? 0.8 : 0.35) ? { by: 'SVC-QUEUE', at: at - luck.wait(3 * DAY_S) } : roll < 0.94 ? papers.when(clerk, at) : undefined;
  papers.task('vetting', { actor: clerk, one: person(who), requestedBy: isPort ? 'SVC-QUEUE' : undefined }, at - 4 * DAY_S, at + 10 * DAY_S, made);
  const why = { trace: traceOf(clerk, at, [made]), code: 'VET' } as const;
  log.ask(at, clerk, person(who), why);
  const home = region.people[who]?.home;
  if (home !== undefined && luck.is(0.3)) log.one(at + luck.between(60, 400), clerk, address(home), 'view', why);
}

/** A list to be worked through: expired permits, duplicates, warrants to be purged. The order names a list, not its people. */
function workList({ log, papers, region }: Realm, luck: Luck, clerk: Actor, from: number): void {
  const place = luck.pick(region.districts);
  const first = luck.below(Math.max(1, place.people.length - 200));
  const count = luck.whole(30, 110);
  const boss = (clerk.supervisor ?? clerk).id;
  const made: Made = { by: boss, at: from - luck.between(2, 90) * HOUR_S };
  papers.task('bulk_job', { actor: clerk }, from - HOUR_S, from + 9 * HOUR_S, made);
  for (const [n, who] of place.people.slice(first, first + count).entries()) {
    const at = from + n * luck.between(40, 130);
    log.one(at, clerk, person(who), n % 20 === 0 ? 'list' : 'view', { trace: traceOf(clerk, at, [made]), code: 'ADMIN', text: luck.is(0.7) ? 'data quality' : undefined });
  }
}
