// What is strange and innocent: training, bulletins, a festival, a lost child, audits, problem houses, tests of a camera.
import { DAY_S, HOUR_S, localTime } from './clock.js';
import type { Luck } from './luck.js';
import { type Made, traceOf } from './papers.js';
import type { Realm } from './realm.js';
import type { Sealed } from './sealed.js';
import type { Actor } from './staff.js';
import { address, person, type Subject, vehicle } from './subjects.js';
import { carOnRoad } from './stops.js';

type Act = () => void;

export interface Diary {
  readonly later: (day: number, act: Act) => void;
  readonly ofDay: (day: number) => void;
}

export function openDiary(): Diary {
  const days = new Map<number, Act[]>();
  const later = (day: number, act: Act): void => {
    const list = days.get(day);
    if (list === undefined) days.set(day, [act]);
    else list.push(act);
  };
  const ofDay = (day: number): void => {
    for (let n = 0; n < (days.get(day)?.length ?? 0); n += 1) days.get(day)?.[n]?.();
    days.delete(day);
  };
  return { later, ofDay };
}

export function planCustoms(realm: Realm, diary: Diary, sealed: Sealed, luck: Luck): void {
  planTraining(realm, diary, luck.fork('training'));
  planFestival(realm, diary, luck.fork('festival'));
  planLostChildren(realm, diary, luck.fork('lost'));
  planProblemHouses(realm, diary, luck.fork('houses'));
  planOddities(realm, diary, sealed, luck.fork('oddities'));
}

/** An hour at the keyboard on a made-up file; a third type their own name, once, to see what the system says. */
function planTraining({ staff, log, papers, clock, region }: Realm, diary: Diary, luck: Luck): void {
  const dummies = Array.from({ length: 6 }, () => luck.pick(region.districts[0]?.people ?? [0]));
  const trainer = staff.actors.find((one) => one.unit.work === 'standards') ?? staff.actors[0];
  if (trainer === undefined) return;
  for (const actor of staff.actors) {
    if (!luck.is(actor.isRecruit ? 1 : 0.62)) continue;
    const days = actor.shifts.flatMap((shift, day) => (shift === undefined || shift.roster === 'court' ? [] : [day]));
    const day = actor.isRecruit ? days[luck.below(Math.min(9, days.length))] : days[luck.below(days.length)];
    const shift = day === undefined ? undefined : actor.shifts[day];
    if (day === undefined || shift === undefined) continue;
    diary.later(day, () => {
      const from = shift.start + luck.between(0.5, 4) * HOUR_S;
      const made: Made = { by: trainer.id, at: Math.max(clock.start, from) - luck.between(2, 30) * DAY_S };
      papers.task('training', { actor, requestedBy: trainer.id }, from, from + 2 * HOUR_S, made);
      const why = { code: 'TRAIN', desk: true } as const;
      for (let n = luck.whole(2, 5); n > 0; n -= 1) log.ask(from + luck.between(300, 6000), actor, person(luck.pick(dummies)), { ...why, trace: traceOf(actor, from, [made]) });
      if (luck.is(1 / 3)) log.one(from + luck.between(600, 6900), actor, person(actor.self), 'search', { ...why, trace: 'none' });
    });
  }
}

/** Four days at the lake: everybody's leave is cancelled and strangers are stopped by officers from elsewhere. */
function planFestival(realm: Realm, diary: Diary, luck: Luck): void {
  const { clock, region, doing, papers, tables, log } = realm;
  const place = region.districts[luck.whole(5, 9)];
  const first = luck.whole(4, Math.max(5, clock.weeks - 3)) * 7 + 3;
  if (place === undefined || first + 4 > clock.days) return;
  const crew = luck.some(doing('patrol', 'roadside'), Math.round(doing('patrol').length * 0.16));
  for (let day = first; day < first + 4; day += 1) {
    for (const officer of crew) {
      if (officer.shifts[day] !== undefined || luck.is(0.3)) continue;
      const from = localTime(clock, day, luck.pick([11, 15, 18]));
      tables.add('roster', { actor_id: officer.id, starts_at: new Date(from * 1000).toISOString(), ends_at: new Date((from + 9 * HOUR_S) * 1000).toISOString(), kind: 'callout', created_by: (officer.supervisor ?? officer).id, created_at: new Date((from - 12 * DAY_S) * 1000).toISOString() });
      diary.later(day, () => {
        for (let n = luck.events(5); n > 0; n -= 1) {
          const at = luck.between(from + 900, from + 8.5 * HOUR_S);
          const { car, driver } = carOnRoad(realm, luck, luck.is(0.35) ? place : luck.pick(region.districts));
          officer.spot = { x: place.x + luck.between(-400, 400), y: place.y + luck.between(-400, 400) };
          const made = papers.when(officer, at);
          papers.encounter('stop', officer, at, at + 900, person(driver), officer.spot, true, made);
          log.ask(at + luck.between(0, 500), officer, luck.is(0.4) ? vehicle(car) : person(driver), { trace: traceOf(officer, at, [made]), code: 'STOP' });
        }
      });
    }
  }
}

/** A child is missing: a bulletin to everyone, and a hundred look-ups of one name in a night, all of them right. */
function planLostChildren({ clock, region, staff, papers, log, doing }: Realm, diary: Diary, luck: Luck): void {
  for (let n = luck.whole(2, 4); n > 0; n -= 1) {
    const day = luck.below(clock.days);
    diary.later(day, () => {
      const place = luck.pick(region.districts);
      const child = place.people.find((one) => (region.people[one]?.born ?? 0) > 2008 && luck.is(0.02)) ?? luck.pick(place.people);
      const home = region.people[child]?.home ?? 0;
      const at = localTime(clock, day, luck.between(14, 23));
      const taker = staff.onDuty(doing('calls'), day, at)[0];
      const made: Made = { by: taker?.id ?? 'SVC-CAD', at: at + 200 };
      const spot = region.homes[home] ?? place;
      const id = papers.incident({ kind: 'other', at, home, spot, publicisedAt: at + luck.between(2, 8) * HOUR_S }, made);
      papers.party(id, person(child), 'victim', made);
      papers.party(id, address(home), 'place', made);
      for (const unit of staff.units) {
        if (unit.work !== 'patrol' && unit.work !== 'calls') continue;
        papers.task('bulletin', { unit: unit.name, one: person(child), requestedBy: made.by }, at + 900, at + 3 * DAY_S, { by: made.by, at: at + 900 });
        for (const officer of staff.onDuty(staff.of(unit), day, at + HOUR_S)) if (luck.is(0.3)) log.ask(at + luck.between(1000, 20_000), officer, person(child), { trace: traceOf(officer, at + 1000, [{ by: made.by, at: at + 900 }]), code: 'CALL', incidentRef: id });
      }
    });
  }
}

/** A house that a beat is told to keep an eye on: the same names every week for two months, by order. */
function planProblemHouses({ clock, region, staff, papers, log }: Realm, diary: Diary, luck: Luck): void {
  for (const unit of staff.units) {
    if (unit.work !== 'patrol') continue;
    const place = region.districts[unit.districts[0] ?? 0];
    const crew = luck.some(staff.of(unit), luck.whole(1, 3));
    const home = luck.early(place?.addresses ?? [0], 4);
    const from = luck.below(Math.max(1, clock.days - 60));
    const boss = crew[0]?.supervisor ?? crew[0];
    if (boss === undefined) continue;
    const made: Made = { by: boss.id, at: localTime(clock, from, 9) };
    const house = (region.homes[home]?.people ?? []).slice(0, 3);
    const known: Subject[] = [address(home), ...house.map((one) => person(one))];
    for (const officer of crew) for (const one of known) papers.task('desk_request', { actor: officer, unit: unit.name, one, requestedBy: boss.id }, made.at, made.at + 56 * DAY_S, made);
    for (const officer of crew) for (let day = from + 1; day < Math.min(clock.days, from + 56); day += 1) {
      const shift = officer.shifts[day];
      if (shift !== undefined && luck.is(0.3)) diary.later(day, () => {
        const at = luck.between(shift.start + 900, shift.end - 900);
        log.ask(at, officer, luck.pick(known), { trace: traceOf(officer, at, [made]), code: 'INV', text: luck.is(0.4) ? 'problem address' : undefined });
      });
    }
  }
}

/** Tests of a camera with one's own plate; an unmarked car met on the road; a namesake of somebody who does not exist. */
function planOddities({ clock, region, doing, log }: Realm, diary: Diary, { cars, canaries }: Sealed, luck: Luck): void {
  const onShift = (actor: Actor, act: (at: number) => void): void => {
    const days = actor.shifts.flatMap((shift, day) => (shift === undefined ? [] : [day]));
    if (days.length === 0) return;
    const day = luck.pick(days);
    const shift = actor.shifts[day];
    if (shift !== undefined && day < clock.days) diary.later(day, () => act(luck.between(shift.start + 900, shift.end - 900)));
  };
  for (const officer of luck.some(doing('roadside'), 5)) {
    const car = region.people[officer.self]?.vehicles[0];
    if (car !== undefined) for (let n = 0; n < 2; n += 1) onShift(officer, (at) => log.one(at, officer, vehicle(car), 'search', { trace: 'none', code: 'ADMIN', text: 'camera test', system: 'ALPR' }));
  }
  for (const officer of luck.some(doing('patrol', 'roadside'), 7)) onShift(officer, (at) => log.one(at, officer, vehicle(luck.pick(cars)), 'search', { trace: 'none', code: 'STOP' }));
  for (const clerk of luck.some(doing('desk', 'calls'), 2)) onShift(clerk, (at) => log.one(at, clerk, person(luck.pick(canaries)), 'search', { trace: 'none', code: 'ADMIN' }));
}

/** Every day: two or three names read out at parade; and those who audit go over what others looked at. */
export function noticesOfDay({ staff, region, papers, log, clock, doing }: Realm, luck: Luck, day: number): void {
  const authors = doing('analysis', 'desk');
  const patrols = staff.units.filter((one) => one.work === 'patrol');
  for (let n = luck.whole(1, 3); n > 0 && authors.length > 0; n -= 1) {
    const who = luck.early(luck.pick(region.districts).people, 3);
    const car = region.people[who]?.vehicles[0];
    const one = car !== undefined && luck.is(0.4) ? vehicle(car) : person(who);
    const made: Made = { by: luck.pick(authors).id, at: localTime(clock, day, luck.between(5, 16)) };
    for (const unit of luck.some(patrols, luck.whole(1, 4))) {
      papers.task('bulletin', { unit: unit.name, one, requestedBy: made.by }, made.at, made.at + 4 * DAY_S, made);
      for (const officer of staff.of(unit)) {
        const shift = officer.shifts[day];
        if (shift === undefined || !luck.is(0.09)) continue;
        const at = Math.max(made.at + 300, luck.between(shift.start, shift.end - 300));
        if (at < shift.end) log.ask(at, officer, one, { trace: 'other', code: 'WARR' });
      }
    }
  }
  for (const auditor of doing('standards')) audit({ papers, log }, luck, auditor, day);
}

function audit({ papers, log }: Pick<Realm, 'papers' | 'log'>, luck: Luck, auditor: Actor, day: number): void {
  const shift = auditor.shifts[day];
  if (shift === undefined || log.recent.length === 0) return;
  const boss = auditor.supervisor ?? auditor;
  const made: Made = { by: boss.id, at: shift.start - luck.between(1, 80) * HOUR_S };
  const whole = luck.is(0.4) ? made : undefined;
  papers.task('audit', { actor: auditor, requestedBy: boss.id }, shift.start, shift.end, whole);
  for (let n = luck.events(6); n > 0; n -= 1) {
    const { subject: one, actor } = luck.pick(log.recent);
    const at = luck.between(shift.start + 900, shift.end - 900);
    const who = luck.is(0.15) ? person(actor.self) : one;
    const own = luck.is(0.85) ? made : undefined;
    papers.task('audit', { actor: auditor, one: who, requestedBy: boss.id }, shift.start, shift.end + DAY_S, own);
    log.ask(at, auditor, who, { trace: traceOf(auditor, at, [whole, own]), code: 'AUDIT' });
  }
}
