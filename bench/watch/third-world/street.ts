// Calls for help, traffic stops, plates run in passing, bulletins and warrants: what puts most look-ups of a police service into its log.
import { AGENCIES, type Actor } from './agencies.js';
import { DAY, HOUR, MINUTE } from './calendar.js';
import { at } from './dice.js';
import { addressOf, personOf, type Subject, type Trace, vehicleOf } from './log.js';
import { busyMoment, type Incident, type Party, type Scene, traceOf } from './scene.js';
import { type Address, DISTRICTS, type Person } from './town.js';

const KINDS = { disturbance: 27, domestic: 15, assault: 11, burglary: 10, traffic: 12, vehicle_theft: 6, other: 19 } as const;

export function policeTheStreets(scene: Scene): void {
  const { dice, scale } = scene;
  for (let n = Math.round(20_500 * scale); n > 0; n -= 1) call(scene);
  for (let n = Math.round(11_500 * scale); n > 0; n -= 1) stop(scene);
  for (let n = Math.round(2300 * scale); n > 0; n -= 1) runPlate(scene);
  for (let n = Math.round(110 * scale); n > 0; n -= 1) bulletin(scene, dice.between(0, scene.calendar.end), passer(scene));
  for (let n = Math.round(260 * scale); n > 0; n -= 1) warrant(scene);
}

const district = ({ dice }: Scene): number => Number(dice.of({ 0: 26, 1: 20, 2: 18, 3: 14, 4: 13, 5: 9 }));
const passer = (scene: Scene): Person => scene.town.known(scene.dice, district(scene));

function call(scene: Scene): void {
  const { dice, town } = scene;
  const t = busyMoment(scene);
  const place = town.place(dice, district(scene));
  const kind = dice.of(KINDS);
  const residents = town.residents(place).filter((one) => town.homeOf(one, t) === place);
  const parties: Party[] = [];
  const complainant = dice.chance(0.7) ? dice.pickOr(residents, town.known(dice, place.district)) : town.known(dice, place.district);
  parties.push({ person: complainant, part: dice.chance(0.4) ? 'victim' : 'complainant' });
  if (dice.chance(kind === 'domestic' ? 0.95 : 0.5)) parties.push({ person: kind === 'domestic' ? dice.pickOr([...town.kin(complainant, ['spouse', 'ex_spouse', 'parent']), ...town.housemates(complainant)], town.known(dice, place.district)) : town.known(dice, place.district), part: 'suspect' });
  if (dice.chance(0.25)) parties.push({ person: dice.chance(0.5) ? town.known(dice, dice.below(DISTRICTS)) : dice.pickOr(town.nextDoor(complainant), complainant), part: 'witness' });
  attend(scene, { t, kind, place, parties: parties.filter((one, n) => parties.findIndex((other) => other.person === one.person) === n), serious: false, cars: dice.of({ 1: 55, 2: 36, 3: 9 }) });
}

export interface Event { readonly t: number; readonly kind: string; readonly place: Address; readonly parties: readonly Party[]; readonly serious: boolean; readonly cars: string; readonly publicised?: number }

/** Somebody calls; a call-taker writes it down; cars are sent; those in them, and others, look up who and what they meet. */
export function attend(scene: Scene, event: Event): Incident | undefined {
  const { dice, staff, rota, evidence, calendar, clumps, log } = scene;
  const { t, kind, place, serious } = event;
  const taker = dice.pickOr(rota.present('dispatcher', t), dice.pick(staff.in('dispatcher')));
  const sent = dice.some(rota.present('patrol', t + 10 * MINUTE, place.district), Number(event.cars));
  const officers = sent.length > 0 ? sent : dice.some(rota.present('traffic', t), 1);
  const id = `RM${calendar.yearOf(t)}${String(evidence.rows('incidents') * 3 + 100_411).padStart(7, '0')}`;
  const reported = t + dice.between(1, 25) * MINUTE * (kind === 'burglary' || kind === 'vehicle_theft' ? 20 : 1);
  evidence.put('incidents', {
    incident_id: id, kind, occurred_at: calendar.stamp(t), reported_at: calendar.stamp(reported), publicised_at: event.publicised === undefined ? undefined : calendar.stamp(event.publicised),
    address_id: dice.chance(0.94) ? place.id : undefined, x_m: Math.round(place.x + dice.normal() * 6), y_m: Math.round(place.y + dice.normal() * 6), serious: serious || undefined, created_by: taker.id, created_at: calendar.stamp(reported),
  });
  const answered = reported + dice.between(3, 45) * MINUTE;
  const ended = answered + dice.between(15, serious ? 400 : 130) * MINUTE;
  const primary = officers[0];
  const written = event.parties.map(({ person: one, part }) => {
    const writer = dice.of({ taker: part === 'complainant' || part === 'victim' ? 80 : 35, officer: 45, clerk: 12 });
    const author = writer === 'taker' || primary === undefined ? taker : writer === 'officer' ? primary : dice.pick(staff.in('clerk'));
    const fate = clumps.fate(author, reported);
    const known = fate === 'late' ? reported + clumps.delay() : writer === 'taker' ? reported + dice.between(0, 3) * MINUTE : writer === 'officer' ? dice.between(answered, ended) : ended + dice.between(0.3, 3) * DAY;
    if (fate !== 'lost') evidence.put('incident_parties', { incident_id: id, subject_type: 'person', subject_id: one.id, part, created_by: author.id, created_at: calendar.stamp(known) });
    return { one, fate, author: author.id, known };
  });
  if (dice.chance(0.5)) evidence.put('incident_parties', { incident_id: id, subject_type: 'address', subject_id: place.id, part: 'place', created_by: taker.id, created_at: calendar.stamp(reported) });
  const incident: Incident = { id, kind, t, place, parties: event.parties, officers, serious };
  for (const [n, officer] of officers.entries()) {
    const fate = clumps.fate(officer, answered);
    const [from, told] = [answered + n * dice.between(0, 9) * MINUTE, fate === 'late' ? ended + clumps.delay() : answered];
    if (fate !== 'lost') evidence.put('dispatches', { incident_id: id, actor_id: officer.id, starts_at: calendar.stamp(from), ends_at: dice.chance(0.96) ? calendar.stamp(ended) : undefined, created_by: dice.chance(0.93) ? taker.id : AGENCIES.police.inbox, created_at: calendar.stamp(told) });
    const about = (known: Trace): Trace => (fate === 'lost' ? 'none' : fate === 'late' && known === 'other' ? 'late' : known);
    for (let looks = dice.count((n === 0 ? 1.35 : 0.4) * Math.min(2, officer.pace)); looks > 0; looks -= 1) {
      const when = dice.chance(0.94) ? dice.between(from - 4 * MINUTE, ended + 35 * MINUTE) : (rota.nextAtWork(dice, officer, ended + 8 * HOUR) ?? ended);
      const party = dice.chance(0.68) ? dice.pickOr(written, undefined) : undefined;
      const why = { purpose: 'call', incidentRef: fate === 'lost' && dice.chance(0.8) ? undefined : id } as const;
      if (party !== undefined) log.consult(officer, when, dice.chance(0.16) ? beside(scene, party.one, when) : personOf(party.one), { ...why, trace: about(traceOf(party.fate, party.author, party.known, officer, when)) });
      else log.consult(officer, when, addressOf(place), { ...why, trace: about('other') });
    }
    if (n === 0 && dice.chance(0.06)) arrest(scene, officer, ended, dice.pickOr(event.parties.filter((one) => one.part === 'suspect'), undefined)?.person);
  }
  if (dice.chance(0.42)) log.consult(taker, reported + dice.between(0, 4) * MINUTE, dice.chance(0.5) ? addressOf(place) : personOf(at(event.parties, 0).person), { trace: 'own', purpose: 'call', incidentRef: id });
  scene.incidents.push(incident);
  return incident;
}

/** What leads on from a person: the car, the house, who lives there. */
export function beside({ dice, town }: Scene, one: Person, t: number): Subject {
  const choice = dice.of({ car: 4, home: 4, mate: 2 });
  if (choice === 'car' && one.vehicles.length > 0) return vehicleOf(dice.pick(one.vehicles));
  const mates = town.housemates(one);
  return choice === 'mate' && mates.length > 0 ? personOf(dice.pick(mates)) : addressOf(town.homeOf(one, t));
}

export function arrest(scene: Scene, officer: Actor, t: number, suspect: Person | undefined, author: Actor = officer): void {
  if (suspect === undefined) return;
  const { evidence, calendar, dice, log } = scene;
  const base = { actor_id: officer.id, subject_type: 'person', subject_id: suspect.id, created_by: author.id } as const;
  evidence.put('encounters', { ...base, encounter_id: encounterId(scene, 'A'), kind: 'arrest', starts_at: calendar.stamp(t), self_initiated: false, created_at: calendar.stamp(t + dice.between(5, 90) * MINUTE) });
  evidence.put('encounters', { ...base, encounter_id: encounterId(scene, 'K'), kind: 'custody', starts_at: calendar.stamp(t + 40 * MINUTE), ends_at: calendar.stamp(t + dice.between(4, 30) * HOUR), created_at: calendar.stamp(t + HOUR) });
  log.consult(officer, t + dice.between(10, 80) * MINUTE, personOf(suspect), { trace: author === officer ? 'own' : 'other', purpose: 'custody' });
}

export const encounterId = ({ evidence }: Scene, letter: string): string => `${letter}${String(evidence.rows('encounters') + 50_000)}`;

function stop(scene: Scene): void {
  const { dice, town, rota, calendar, evidence, clumps, log } = scene;
  const t = busyMoment(scene);
  const where = district(scene);
  const officer = dice.chance(0.45) ? dice.pickOr(rota.present('traffic', t), undefined) : dice.pickOr(rota.present('patrol', t, where), undefined);
  const driver = town.known(dice, dice.chance(0.6) ? where : dice.below(DISTRICTS + 1));
  const owner = driver.vehicles.length > 0 || dice.chance(0.4) ? driver : dice.pickOr(town.housemates(driver).filter((one) => one.vehicles.length > 0), driver);
  if (officer === undefined) return;
  const car = owner.vehicles[0];
  const [byRadio, fate] = [dice.chance(0.45), clumps.fate(officer, t)];
  const author = byRadio ? dice.pickOr(rota.present('dispatcher', t), officer) : officer;
  const known = fate === 'late' ? t + clumps.delay() : byRadio ? t : t + dice.between(2, 50) * MINUTE;
  const row = { kind: 'stop', actor_id: officer.id, starts_at: calendar.stamp(t), ends_at: dice.chance(0.8) ? calendar.stamp(t + dice.between(5, 35) * MINUTE) : undefined, x_m: Math.round((where % 3) * 4000 + dice.between(0, 4000)), y_m: Math.round(Math.floor(where / 3) * 4000 + dice.between(0, 4000)), self_initiated: true, created_by: author.id, created_at: calendar.stamp(known) } as const;
  const subjects = [...(car === undefined ? [] : [vehicleOf(car)]), ...(dice.chance(0.75) || car === undefined ? [personOf(driver)] : [])];
  for (const [n, subject] of subjects.entries()) {
    if (fate !== 'lost') evidence.put('encounters', { encounter_id: encounterId(scene, 'S'), ...row, subject_type: subject.type, subject_id: subject.id });
    if (n > 0 && dice.chance(0.25)) continue;
    const when = t + dice.between(-2, 6) * MINUTE + n * 60;
    log.consult(officer, when, subject, { trace: traceOf(fate, author.id, byRadio ? Math.min(known, when) : known, officer, when), purpose: 'stop' });
  }
}

/** Plates run in passing: genuine, and never written down. */
function runPlate(scene: Scene): void {
  const { dice, rota, town, log } = scene;
  const t = busyMoment(scene);
  const where = district(scene);
  const officer = dice.pickOr(rota.present(dice.chance(0.4) ? 'traffic' : 'patrol', t, dice.chance(0.5) ? where : undefined), undefined);
  const car = town.known(dice, dice.below(DISTRICTS + 1)).vehicles[0];
  if (officer !== undefined && car !== undefined) log.once(officer, t, vehicleOf(car), { trace: 'none', purpose: dice.chance(0.6) ? 'stop' : 'other' });
}

/** Everybody is told of someone wanted; a dozen look, in the days after. */
export function bulletin(scene: Scene, t: number, wanted: Person, readers = 11): void {
  const { dice, staff, evidence, calendar, log, rota } = scene;
  const author = dice.pick(staff.in('analyst'));
  const subject = wanted.vehicles[0] !== undefined && dice.chance(0.3) ? vehicleOf(wanted.vehicles[0]) : personOf(wanted);
  const unit = dice.chance(0.75) ? undefined : dice.pick(staff.in('patrol')).unit;
  evidence.put('tasks', { task_id: `BOLO-${evidence.rows('tasks') + 88}`, kind: 'bulletin', unit, subject_type: subject.type, subject_id: subject.id, starts_at: calendar.stamp(t), ends_at: calendar.stamp(t + dice.between(5, 16) * DAY), created_by: author.id, created_at: calendar.stamp(t) });
  const audience = [...staff.in('patrol'), ...staff.in('traffic'), ...staff.in('detective'), ...staff.in('dispatcher')].filter((one) => unit === undefined || one.unit === unit);
  for (const reader of dice.some(audience, dice.count(unit === undefined ? readers : readers / 2))) {
    const when = rota.nextAtWork(dice, reader, t + dice.waiting(1.3 * DAY));
    if (when !== undefined && when < t + 5 * DAY) log.consult(reader, when, subject, { trace: 'other', purpose: dice.chance(0.5) ? 'intel' : 'other', text: dice.chance(0.25) ? 'BOLO' : undefined });
  }
}

function warrant(scene: Scene): void {
  const { dice, staff, evidence, calendar, log, rota, clumps } = scene;
  const t = dice.between(0, calendar.end);
  const wanted = passer(scene);
  const court = dice.pick(staff.in('clerk'));
  const team = dice.some(staff.in('warrants'), 2);
  const fate = clumps.fate(at(team, 0), t);
  if (fate !== 'lost') evidence.put('tasks', { task_id: `W/${calendar.yearOf(t)}/${evidence.rows('tasks')}`, kind: 'warrant', actor_id: dice.chance(0.5) ? at(team, 0).id : undefined, unit: at(team, 0).unit, subject_type: 'person', subject_id: wanted.id, starts_at: calendar.stamp(t), ends_at: calendar.stamp(t + 40 * DAY), created_by: court.id, created_at: calendar.stamp(fate === 'late' ? t + clumps.delay() : t) });
  for (const officer of team) for (let n = dice.whole(1, 3); n > 0; n -= 1) {
    const when = rota.nextAtWork(dice, officer, t + dice.between(0, 12) * DAY);
    if (when !== undefined && when < t + 30 * DAY) log.consult(officer, when, dice.chance(0.6) ? personOf(wanted) : beside(scene, wanted, when), { trace: traceOf(fate, court.id, t, officer, when), purpose: 'other' });
  }
}
