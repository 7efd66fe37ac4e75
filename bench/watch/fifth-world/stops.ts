// Work that officers begin themselves: stops, which they write down, and plates run at a red light, which nobody does.
import { dayOf, HOUR_S } from './clock.js';
import type { Luck } from './luck.js';
import { type Made, traceOf } from './papers.js';
import type { Realm } from './realm.js';
import type { District } from './region.js';
import type { Actor } from './staff.js';
import { person, type Subject, vehicle } from './subjects.js';

export function stopsOfDay(realm: Realm, luck: Luck, day: number): void {
  const takers = realm.doing('calls');
  for (const officer of realm.doing('patrol', 'roadside')) {
    const shift = officer.shifts[day];
    if (shift === undefined || shift.roster === 'court') continue;
    const isRoad = officer.unit.work === 'roadside';
    const place = realm.region.districts[isRoad ? luck.pick(officer.unit.districts) : (officer.unit.districts[0] ?? 0)];
    if (place === undefined) continue;
    const mean = (isRoad ? 5 : place.isTown ? 1.7 : 1.05) * officer.pace * ((shift.end - shift.start) / (10 * HOUR_S));
    for (let n = luck.events(mean); n > 0; n -= 1) stop(realm, luck, officer, place, luck.between(shift.start + 900, shift.end - 1800), takers);
    for (let n = luck.events((isRoad ? 1 : 0.42) * officer.pace); n > 0; n -= 1) runPlate(realm, luck, officer, place, luck.between(shift.start + 600, shift.end - 600));
  }
}

/** Whose car it is that comes along: mostly local, some from elsewhere; the known are stopped more often. */
export function carOnRoad({ region }: Realm, luck: Luck, place: District): { readonly car: number; readonly driver: number } {
  for (;;) {
    const from = luck.is(0.74) ? place : luck.pick(region.districts);
    const owner = luck.early(from.people, luck.is(0.4) ? 2 : 1);
    const one = region.people[owner];
    const car = one?.vehicles[0];
    if (one === undefined || car === undefined) continue;
    const others = (region.homes[one.home]?.people ?? []).filter((other) => (region.people[other]?.born ?? 2020) < 2007);
    return { car, driver: luck.is(0.72) || others.length === 0 ? owner : luck.pick(others) };
  }
}

function stop(realm: Realm, luck: Luck, officer: Actor, place: District, at: number, takers: readonly Actor[]): void {
  const { region, papers, log, staff, clock } = realm;
  const { car, driver } = carOnRoad(realm, luck, place);
  const near = region.homes[luck.pick(place.addresses)] ?? place;
  const spot = { x: near.x + luck.between(-60, 60), y: near.y + luck.between(-60, 60) };
  officer.spot = spot;
  const until = at + luck.between(6, 28) * 60;
  const onDesk = luck.is(0.3) ? staff.onDuty(takers, dayOf(clock, at), at).filter((one) => one.unit.agency === officer.unit.agency) : [];
  const taker = onDesk.length === 0 ? undefined : luck.pick(onDesk);
  const made: Made | undefined = taker === undefined ? (luck.is(0.2) ? { by: 'SVC-CAD', at } : papers.when(officer, at)) : { by: taker.id, at: at + luck.between(5, 60) };
  const isPerson = luck.is(0.86);
  papers.encounter('stop', officer, at, until, vehicle(car), spot, true, made);
  if (isPerson) papers.encounter('stop', officer, at, until, person(driver), spot, true, made);
  const partner = luck.is(0.12) ? staff.onDuty(staff.of(officer.unit), dayOf(clock, at), at).find((one) => one !== officer && one.platoon === officer.platoon) : undefined;
  const looker = partner ?? officer;
  if (partner !== undefined) partner.spot = spot;
  const look = (one: Subject, time: number): void => log.ask(time, looker, one, { trace: traceOf(looker, time, [made]), code: 'STOP' });
  look(vehicle(car), at + luck.between(-120, 60));
  if (isPerson) look(person(driver), at + luck.between(60, 400));
  if (luck.is(0.08)) log.ask(until - luck.between(0, 200), looker, person(luck.is(0.5) ? passenger(realm, luck, driver, place) : luck.early(place.people, 2)), { trace: 'none', code: 'STOP' });
  if (taker !== undefined && luck.is(0.75)) byRadio(realm, luck, officer, taker, isPerson && luck.is(0.4) ? person(driver) : vehicle(car), at + luck.between(20, 200), made);
}

function passenger({ region }: Realm, luck: Luck, driver: number, place: District): number {
  const others = region.homes[region.people[driver]?.home ?? -1]?.people ?? [];
  return others.length > 1 ? luck.pick(others) : luck.early(place.people, 2);
}

/** An officer asks over the radio and the call taker runs it. */
function byRadio({ log, papers }: Realm, luck: Luck, officer: Actor, taker: Actor, one: Subject, at: number, stopped: Made | undefined): void {
  const made: Made | undefined = luck.is(0.45) ? { by: luck.is(0.5) ? 'SVC-CAD' : officer.id, at } : undefined;
  papers.task('desk_request', { actor: taker, one, requestedBy: officer.id }, at - 60, at + 600, made);
  log.ask(at, taker, one, { trace: traceOf(taker, at, [made, stopped]), code: 'STOP', behalf: luck.is(0.7) ? officer : undefined });
}

function runPlate(realm: Realm, luck: Luck, officer: Actor, place: District, at: number): void {
  const { car } = carOnRoad(realm, luck, place);
  const near = realm.region.homes[luck.pick(place.addresses)] ?? place;
  officer.spot = { x: near.x, y: near.y };
  realm.log.ask(at, officer, vehicle(car), { trace: 'none', code: 'STOP' });
}
