// Calls for service: somebody rings, a call taker writes it down, officers go, look people up in the car, and write the rest when there is time.
import { DAY_S, dayOf, HOUR_S, localTime } from './clock.js';
import type { CaseRoom } from './case-room.js';
import { type Trace, type Why } from './log.js';
import type { Luck } from './luck.js';
import { type IncidentKind, type Made, traceOf } from './papers.js';
import { type Realm, spotOf } from './realm.js';
import type { District, Spot } from './region.js';
import type { Unit } from './services.js';
import type { Actor } from './staff.js';
import { address, kindOf, person, type Subject, subject, vehicle } from './subjects.js';

/** Calls by the local hour, of about a thousand. */
const HOURS = [46, 38, 32, 22, 14, 12, 14, 22, 32, 38, 42, 45, 47, 48, 52, 56, 58, 58, 57, 56, 56, 55, 54, 50].map((weight, hour) => [hour, weight] as const);
const KINDS: readonly (readonly [IncidentKind, number])[] = [['disturbance', 26], ['other', 24], ['domestic', 15], ['traffic', 13], ['assault', 7], ['burglary', 6], ['vehicle_theft', 5], ['extortion', 0.2], ['arson', 0.3]];

/** One call as it stands after everybody has written what they will. */
export interface Call {
  readonly id: string;
  readonly kind: IncidentKind;
  readonly at: number;
  readonly unit: Unit;
  readonly home: number;
  readonly crew: readonly Actor[];
  readonly parties: readonly { readonly one: Subject; readonly made: Made | undefined }[];
}

export function callsOfDay(realm: Realm, room: CaseRoom, luck: Luck, day: number): Call[] {
  const calls: Call[] = [];
  const takers = realm.doing('calls');
  for (const unit of realm.staff.units) {
    if (unit.work !== 'patrol') continue;
    const place = realm.region.districts[unit.districts[0] ?? 0];
    if (place === undefined) continue;
    const officers = realm.staff.of(unit);
    const times = Array.from({ length: luck.events(officers.length * (place.isTown ? 0.45 : 0.5) * (day % 7 > 3 ? 1.12 : 0.94)) }, () => localTime(realm.clock, day, luck.weighed(HOURS) + luck.unit())).toSorted((a, b) => a - b);
    for (const at of times) {
      const call = answer(realm, luck, unit, place, at, takers.filter((one) => one.unit.agency === unit.agency));
      if (call === undefined) continue;
      calls.push(call);
      room.hear(call);
    }
  }
  return calls;
}

function answer(realm: Realm, luck: Luck, unit: Unit, place: District, at: number, takers: readonly Actor[]): Call | undefined {
  const { staff, region, papers, clock } = realm;
  const kind = luck.weighed(KINDS);
  const home = luck.early(place.addresses, 3);
  const spot: Spot = region.homes[home] ?? place;
  const day = dayOf(clock, at);
  const onDesk = staff.onDuty(takers, day, at);
  const taker = onDesk.length === 0 || luck.is(0.12) ? undefined : luck.pick(onDesk);
  const made: Made = { by: taker?.id ?? 'SVC-CAD', at: at + luck.wait(90) + (luck.is(0.02) ? luck.wait(10 * HOUR_S) : 0) };
  const id = papers.incident({ kind, at: at - luck.wait(kind === 'burglary' || kind === 'vehicle_theft' ? 5 * HOUR_S : 400), reportedAt: at, home: kind === 'traffic' && luck.is(0.7) ? undefined : home, spot }, made);
  const go = at + luck.between(2, 14) * 60;
  const free = staff.onDuty(staff.of(unit), day, go).filter((one) => one.busyUntil <= go);
  const crew = luck.some(free, kind === 'domestic' || kind === 'assault' ? luck.whole(2, 3) : luck.is(0.45) ? 2 : 1);
  const parties = writeParties(realm, luck, { id, kind, home, place, at, made, primary: crew[0] });
  if (taker !== undefined) takeCall(realm, luck, taker, id, at, home, parties);
  const call: Call = { id, kind, at, unit, home, crew, parties };
  for (const [n, officer] of crew.entries()) attend(realm, luck, call, officer, n, { go, spot, by: made.by, place });
  return call;
}

interface Opening {
  readonly id: string;
  readonly kind: IncidentKind;
  readonly home: number;
  readonly place: District;
  readonly at: number;
  readonly made: Made;
  readonly primary: Actor | undefined;
}

function writeParties({ region, papers }: Realm, luck: Luck, { id, kind, home, place, at, made, primary }: Opening): Call['parties'] {
  const parties: { one: Subject; made: Made | undefined }[] = [];
  const add = (one: Subject, part: 'place' | 'complainant' | 'victim' | 'suspect' | 'vehicle' | 'witness', by: Made | undefined): void => {
    papers.party(id, one, part, by);
    parties.push({ one, made: by });
  };
  const adults = (region.homes[home]?.people ?? []).filter((one) => (region.people[one]?.born ?? 2020) < 2008);
  const written = (): Made | undefined => (primary === undefined ? undefined : papers.when(primary, at + HOUR_S));
  if (kind !== 'traffic') add(address(home), 'place', made);
  const caller = adults.length > 0 && luck.is(0.7) ? luck.pick(adults) : luck.early(place.people, 2);
  if (luck.is(0.8)) add(person(caller), kind === 'burglary' || kind === 'assault' ? 'victim' : 'complainant', luck.is(0.8) ? made : written());
  const suspects = kind === 'domestic' ? 1 : luck.weighed([[0, 4], [1, 5], [2, 2]]);
  for (let n = 0; n < suspects; n += 1) {
    const isHome = kind === 'domestic' && adults.length > 1;
    const who = isHome ? luck.pick(adults) : luck.early(place.people, 3);
    if (who !== caller) add(person(who), luck.is(0.8) ? 'suspect' : 'witness', written());
  }
  const car = region.people[luck.is(0.5) ? caller : luck.early(place.people, 2)]?.vehicles[0];
  if (car !== undefined && (kind === 'traffic' || kind === 'vehicle_theft' || luck.is(0.1))) add(vehicle(car), 'vehicle', luck.is(0.5) ? made : written());
  return parties;
}

/** What a call taker looks up while the caller speaks: the paper is their own. */
function takeCall({ log, clock }: Realm, luck: Luck, taker: Actor, id: string, at: number, home: number, parties: Call['parties']): void {
  const why: Why = { trace: 'self', code: 'CALL', incidentRef: id };
  if (luck.is(0.62)) log.ask(at + luck.between(20, 200), taker, address(home), why);
  if (luck.is(0.2)) log.one(at + luck.between(5, 60), taker, subject('phone', (home * 3 + dayOf(clock, at)) % 900_000), 'search', { ...why, trace: 'none' });
  for (const { one, made } of parties.slice(1)) if (luck.is(0.34 * taker.pace)) log.ask(at + luck.between(60, 700), taker, one, { ...why, trace: traceOf(taker, at, [made]) });
}

interface Drive {
  readonly go: number;
  readonly spot: Spot;
  readonly by: string;
  readonly place: District;
}

function attend(realm: Realm, luck: Luck, call: Call, officer: Actor, n: number, { go, spot, by, place }: Drive): void {
  const { papers, log, region } = realm;
  const from = go + n * luck.between(0, 300);
  const to = from + luck.between(18, 100) * 60;
  [officer.busyUntil, officer.spot] = [to, spot];
  const isShown = n === 0 || luck.is(0.93);
  if (isShown) papers.dispatch(call.id, officer, from, to, { by: luck.is(0.4) ? by : 'SVC-CAD', at: from - luck.between(0, 60) + (luck.is(0.02) ? luck.wait(6 * HOUR_S) : 0) });
  const why = (trace: Trace): Why => ({ trace, code: 'CALL', incidentRef: call.id });
  const time = (): number => (luck.is(0.84) ? luck.between(from - 90, to) : to + luck.between(0, 3) * HOUR_S);
  for (const { one, made } of call.parties) {
    const at = time();
    if (luck.is((n === 0 ? 0.6 : 0.22) * Math.min(1.6, officer.pace))) log.ask(at, officer, one, why(traceOf(officer, at, [made])));
  }
  if (luck.is(0.1 * officer.pace)) {
    const other = luck.early(place.people, 3);
    const at = luck.between(from, to);
    log.ask(at, officer, person(other), why(isShown && isWithin(spot, spotOf(region, person(other))) ? 'other' : 'none'));
  }
  if (n === 0 && luck.is(0.07)) arrest(realm, luck, call, officer, to, spot);
  if (n === 0 && luck.is(0.2)) followUp(realm, luck, call, officer);
}

const isWithin = (a: Spot, b: Spot | undefined): boolean => b !== undefined && (a.x - b.x) * (a.x - b.x) + (a.y - b.y) * (a.y - b.y) <= 500 * 500;

function arrest({ papers, log }: Realm, luck: Luck, call: Call, officer: Actor, at: number, spot: Spot): void {
  const who = call.parties.findLast(({ one }) => kindOf(one) === 'person');
  if (who === undefined) return;
  const made = papers.when(officer, at);
  papers.encounter('arrest', officer, at, at + 1800, who.one, spot, false, made);
  log.ask(at + luck.between(10, 150) * 60, officer, who.one, { trace: traceOf(officer, at, [made, who.made]), code: 'CUSTODY', incidentRef: call.id, desk: true });
}

/** A few days later, at the desk, to finish the report. */
function followUp({ log, clock }: Realm, luck: Luck, call: Call, officer: Actor): void {
  for (let n = 0; n < 2; n += 1) {
    const day = dayOf(clock, call.at + luck.between(1, 12) * DAY_S);
    const shift = officer.shifts[day];
    const party = luck.pick(call.parties.length > 0 ? call.parties : [{ one: address(call.home), made: undefined }]);
    if (shift === undefined) continue;
    const at = luck.between(shift.start + 600, shift.end - 600);
    log.ask(at, officer, party.one, { trace: traceOf(officer, at, [party.made]), code: 'INV', incidentRef: call.id, desk: luck.is(0.5) });
  }
}
