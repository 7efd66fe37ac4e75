// Counters and desks: records clerks, analysts, licensing, the port, the prison and the town hall, with vetting, training, audits and machines that work at night.
import { AGENCIES, type Actor } from './agencies.js';
import { DAY, HOUR, MINUTE } from './calendar.js';
import { at, Wheel } from './dice.js';
import { addressOf, NOBODY, personOf, type Purpose, type Subject, vehicleOf } from './log.js';
import { type Scene, traceOf } from './scene.js';
import { beside, encounterId } from './street.js';
import { DISTRICTS, type Person } from './town.js';

export function staffTheDesks(scene: Scene): void {
  requests(scene, 'clerk', 4.6);
  requests(scene, 'analyst', 1.1);
  counters(scene);
  gates(scene);
  prison(scene);
  vet(scene);
  train(scene);
  court(scene);
  machines(scene);
}

/** A desk is asked by those who have the work: about a party to an incident, or a subject of a case. */
function requests(scene: Scene, post: 'clerk' | 'analyst', perShift: number): void {
  const { dice, staff, rota, log, evidence, calendar, clumps, incidents, cases } = scene;
  const recent = incidents.toSorted((a, b) => a.t - b.t);
  for (const clerk of staff.in(post)) for (const shift of rota.shifts(clerk)) for (let n = dice.count(perShift * clerk.pace * ((shift.to - shift.from) / (8 * HOUR))); n > 0; n -= 1) {
    const t = dice.between(shift.from + 5 * MINUTE, shift.to - 5 * MINUTE);
    const file = dice.chance(post === 'analyst' ? 0.8 : 0.35) ? dice.pick(cases) : undefined;
    const incident = file === undefined ? at(recent, Math.min(recent.length - 1, Math.max(0, latest(recent, t) - Math.floor(dice.waiting(60))))) : undefined;
    const asker = file === undefined ? dice.pickOr(incident?.officers ?? [], dice.pick(staff.in('patrol'))) : dice.pick(file.team);
    const person = file === undefined ? dice.pick(incident?.parties ?? []).person : dice.pick(file.known).person;
    const subject = dice.chance(0.78) ? personOf(person) : beside(scene, person, t);
    const [fate, isByPhone] = [clumps.fate(clerk, t), dice.chance(0.12)];
    const asked = t - dice.between(2, 300) * MINUTE;
    const known = fate === 'late' ? t + clumps.delay() : asked;
    if (fate !== 'lost' && !isByPhone) evidence.put('tasks', { task_id: `REQ${evidence.rows('tasks')}`, kind: 'desk_request', actor_id: clerk.id, unit: dice.chance(0.3) ? clerk.unit : undefined, subject_type: subject.type, subject_id: subject.id, starts_at: calendar.stamp(asked), ends_at: dice.chance(0.6) ? calendar.stamp(t + dice.between(1, 30) * HOUR) : undefined, requested_by: asker.id, created_by: dice.chance(0.9) ? asker.id : (asker.supervisor ?? asker.id), created_at: calendar.stamp(known) });
    log.consult(clerk, t, subject, { trace: isByPhone && fate !== 'lost' ? 'own' : traceOf(fate, asker.id, known, clerk, t), purpose: 'desk', behalf: fate === 'lost' || dice.chance(0.3) ? undefined : asker.id, caseRef: file?.id, incidentRef: incident?.id });
  }
}

function latest(list: readonly { readonly t: number }[], t: number): number {
  let [low, high] = [0, list.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (at(list, middle).t < t) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** People who come to a window of the licensing offices and the town hall, most with a ticket that a machine gave them. */
function counters(scene: Scene): void {
  const { dice, staff, rota, town, log } = scene;
  const grown = new Wheel(town.persons.filter((one) => one.vehicles.length > 0), (one) => 0.5 + Math.min(6, one.heat) / 6);
  for (const post of ['licence', 'municipal'] as const) for (const clerk of staff.in(post)) for (const shift of rota.shifts(clerk)) {
    for (let n = dice.count((post === 'licence' ? 1.75 : 0.85) * clerk.pace); n > 0; n -= 1) {
      const t = dice.between(shift.from + 20 * MINUTE, shift.to - 10 * MINUTE);
      const customer = grown.spin(dice);
      const car = at(customer.vehicles, 0);
      const subject = post === 'licence' ? (dice.chance(0.5) ? personOf(customer) : vehicleOf(car)) : dice.chance(0.6) ? addressOf(town.place(dice, dice.below(DISTRICTS))) : vehicleOf(car);
      const hasTicket = ticket(scene, clerk, t, subject, clerk.pace > 3 ? 0.9 : 0.84);
      log.consult(clerk, t, subject, { ...hasTicket, purpose: 'counter' });
      if (post === 'licence' && dice.chance(0.25)) log.once(clerk, t + dice.between(30, 200), subject.type === 'person' ? vehicleOf(car) : personOf(customer), { ...hasTicket, purpose: 'counter' }, 'view');
    }
  }
}

function ticket({ dice, evidence, calendar, clumps }: Scene, clerk: Actor, t: number, subject: Subject, byMachine: number): { trace: 'other' | 'own' | 'late' | 'none' } {
  const fate = clumps.fate(clerk, t);
  const author = dice.chance(byMachine) ? AGENCIES[clerk.agency].inbox : clerk.id;
  const known = fate === 'late' ? t + clumps.delay() : t - dice.between(0.2, 25) * MINUTE;
  if (fate !== 'lost') evidence.put('tasks', { task_id: `${clerk.agency === 'licensing' ? 'A' : 'G-'}${String(evidence.rows('tasks'))}`, kind: 'desk_request', actor_id: clerk.id, subject_type: subject.type, subject_id: subject.id, starts_at: calendar.stamp(t - 12 * MINUTE, 'utc'), ends_at: calendar.stamp(t + 40 * MINUTE, 'utc'), created_by: author, created_at: calendar.stamp(known, 'utc') });
  return { trace: traceOf(fate, author, known, clerk, t) };
}

/** Lorries and drivers at the gates of the port, written down by the gatehouse itself. */
function gates(scene: Scene): void {
  const { dice, staff, rota, town, log, evidence, calendar, clumps } = scene;
  const drivers = new Wheel(dice.some(town.persons.filter((one) => one.vehicles.length > 0), 900), () => dice.heavy(1.3));
  for (const guard of staff.in('gate')) for (const shift of rota.shifts(guard)) for (let n = dice.count(1.25 * guard.pace); n > 0; n -= 1) {
    const t = dice.between(shift.from, shift.to);
    const driver = drivers.spin(dice);
    const subject = dice.chance(0.65) ? vehicleOf(at(driver.vehicles, 0)) : personOf(driver);
    const fate = clumps.fate(guard, t);
    const author = dice.chance(0.88) ? AGENCIES.port.inbox : guard.id;
    const known = fate === 'late' ? t + clumps.delay() : t - dice.between(8, 11) * MINUTE;
    if (fate !== 'lost') evidence.put('encounters', { encounter_id: encounterId(scene, 'G'), kind: 'stop', actor_id: guard.id, starts_at: calendar.stamp(t - 9 * MINUTE, 'utc'), ends_at: calendar.stamp(t + 6 * MINUTE, 'utc'), subject_type: subject.type, subject_id: subject.id, self_initiated: false, created_by: author, created_at: calendar.stamp(known, 'utc') });
    log.consult(guard, t, subject, { trace: traceOf(fate, author, known, guard, t), purpose: 'stop' });
  }
}

/** Those inside have a wing, officers of their own, escorts and visitors. */
function prison(scene: Scene): void {
  const { dice, staff, rota, town, log, evidence, calendar } = scene;
  const wings = [...new Set(staff.in('wing').map((one) => one.unit))];
  for (const unit of wings) {
    const guards = staff.in('wing').filter((one) => one.unit === unit);
    const able = town.persons.filter((one) => one.heat > 2 && one.born < calendar.start - 19 * 365 * 86_400 && (one.sex === 'F') === unit.includes('women'));
    const inside = dice.some(able, guards.length * 3).map((person) => {
      const from = dice.chance(0.5) ? -dice.between(5, 300) * DAY : dice.between(0, calendar.end);
      const to = from + dice.waiting(150) * DAY + 5 * DAY;
      const author = dice.pick(staff.in('intake'));
      const own = dice.some(guards, 3);
      for (const guard of own) evidence.put('encounters', { encounter_id: encounterId(scene, 'D'), kind: 'custody', actor_id: guard.id, starts_at: calendar.stamp(from, 'utc'), ends_at: to < calendar.end ? calendar.stamp(to, 'utc') : undefined, subject_type: 'person', subject_id: person.id, self_initiated: false, created_by: author.id, created_at: calendar.stamp(from, 'utc') });
      evidence.put('encounters', { encounter_id: encounterId(scene, 'D'), kind: 'custody', actor_id: author.id, starts_at: calendar.stamp(from, 'utc'), ends_at: calendar.stamp(from + 8 * HOUR, 'utc'), subject_type: 'person', subject_id: person.id, self_initiated: false, created_by: AGENCIES.prison.inbox, created_at: calendar.stamp(from, 'utc') });
      for (let n = dice.whole(1, 2); n > 0; n -= 1) log.consult(author, from + dice.between(0, 5) * HOUR, personOf(person), { trace: 'other', purpose: 'custody' });
      return { person, from, to, own };
    });
    for (const guard of guards) for (const shift of rota.shifts(guard)) for (let n = dice.count(0.95 * guard.pace); n > 0; n -= 1) {
      const t = dice.between(shift.from, shift.to);
      const here = inside.filter((one) => one.from < t && one.to > t);
      const mine = here.filter((one) => one.own.includes(guard));
      const seen = mine.length > 0 && dice.chance(0.86) ? dice.pick(mine) : dice.pickOr(here, undefined);
      if (seen !== undefined) log.consult(guard, t, personOf(seen.person), { trace: seen.own.includes(guard) ? 'other' : 'none', purpose: 'custody' });
    }
  }
  for (const post of ['visits', 'intake'] as const) for (const clerk of staff.in(post)) for (const shift of rota.shifts(clerk)) for (let n = dice.count((post === 'visits' ? 2.2 : 0.7) * clerk.pace); n > 0; n -= 1) {
    const t = dice.between(shift.from + HOUR / 2, shift.to);
    const visitor = personOf(town.known(dice, dice.below(DISTRICTS + 1)));
    log.consult(clerk, t, visitor, { ...ticket(scene, clerk, t, visitor, 0.8), purpose: 'vetting' });
  }
}

/** Who wants a pass for the port, or a post with the police, is looked at because they asked for it. */
function vet(scene: Scene): void {
  const { dice, staff, rota, town, calendar, log } = scene;
  for (const post of ['passes', 'standards'] as const) for (const clerk of staff.in(post)) for (const shift of rota.shifts(clerk)) for (let n = dice.count(1.3 * clerk.pace); n > 0; n -= 1) {
    const t = dice.between(shift.from + 20 * MINUTE, shift.to - 20 * MINUTE);
    const isAudit = post === 'standards' && dice.chance(0.3);
    const person = isAudit ? (dice.pick(staff.actors).person ?? dice.pick(town.persons)) : dice.pick(town.persons);
    const [fate, author] = [scene.clumps.fate(clerk, t), clerk.supervisor ?? AGENCIES[clerk.agency].inbox];
    const known = fate === 'late' ? t + scene.clumps.delay() : t - dice.between(1, 200) * HOUR;
    if (fate !== 'lost') scene.evidence.put('tasks', { task_id: `V${scene.evidence.rows('tasks')}`, kind: isAudit ? 'audit' : 'vetting', actor_id: clerk.id, subject_type: 'person', subject_id: person.id, starts_at: calendar.stamp(Math.min(t, known) - MINUTE), ends_at: calendar.stamp(t + 3 * DAY), requested_by: post === 'passes' ? undefined : 'HR', created_by: author, created_at: calendar.stamp(known) });
    const why = { trace: traceOf(fate, author, known, clerk, t), purpose: 'vetting' as Purpose };
    log.consult(clerk, t, personOf(person), why);
    if (dice.chance(0.3)) log.once(clerk, t + dice.between(60, 400), beside(scene, person, t), why);
  }
}

/** A third of all look themselves up once, in a course; one course in seven forgot to register its pupils. */
function train(scene: Scene): void {
  const { dice, staff, rota, calendar, evidence, log } = scene;
  for (const actor of staff.actors) {
    if (actor.person === undefined || !dice.chance(0.33)) continue;
    const t = rota.nextAtWork(dice, actor, dice.between(0, calendar.end));
    if (t === undefined) continue;
    const isKept = dice.chance(0.86);
    const teacher = AGENCIES[actor.agency].inbox;
    if (isKept) evidence.put('tasks', { task_id: `CRS-${evidence.rows('tasks')}`, kind: 'training', actor_id: actor.id, ...(dice.chance(0.6) ? { subject_type: 'person', subject_id: actor.person.id } : {}), starts_at: calendar.stamp(t - 2 * HOUR), ends_at: calendar.stamp(t + 3 * HOUR), created_by: actor.supervisor ?? teacher, created_at: calendar.stamp(t - 9 * DAY) });
    log.once(actor, t, personOf(actor.person), { trace: isKept ? 'other' : 'none', purpose: 'training' });
  }
}

/** The week before they give evidence, officers read again what they once wrote. */
function court(scene: Scene): void {
  const { dice, calendar, evidence, rota, log, staff } = scene;
  for (const incident of dice.some(scene.incidents.filter((one) => one.officers.length > 0), Math.round(700 * scene.scale))) {
    const [officer, day] = [at(incident.officers, 0), incident.t + dice.between(25, 140) * DAY];
    const { person } = at(incident.parties, incident.parties.length - 1);
    const t = day < calendar.end ? rota.nextAtWork(dice, officer, day - dice.between(0, 6) * DAY) : undefined;
    if (t === undefined || t > day + 2 * DAY) continue;
    const clerk = dice.pick(staff.in('clerk'));
    evidence.put('tasks', { task_id: `SUB${evidence.rows('tasks')}`, kind: 'court', actor_id: officer.id, subject_type: 'person', subject_id: person.id, starts_at: calendar.stamp(day - 8 * DAY), ends_at: calendar.stamp(day + 3 * DAY), created_by: clerk.id, created_at: calendar.stamp(day - 20 * DAY) });
    log.consult(officer, t, personOf(person), { trace: 'other', purpose: 'court', incidentRef: incident.id });
  }
}

/** Machines list the day's renewals and arrivals each night; analysts take extracts that someone ordered. */
function machines(scene: Scene): void {
  const { dice, calendar, evidence, log, staff, rota, town } = scene;
  for (const clock of staff.machines) for (let day = 0; day < calendar.weeks * 7; day += 1) {
    const t = day * DAY + 3 * HOUR + dice.between(0, 300);
    if (clock.agency === 'licensing' || clock.agency === 'prison') log.once(clock, t, NOBODY, { trace: 'other', purpose: 'counter', count: dice.whole(40, 260) }, 'list');
    if (day === 0) evidence.put('tasks', { task_id: `JOB-${evidence.rows('tasks')}`, kind: 'bulk_job', actor_id: clock.id, starts_at: calendar.stamp(-DAY), ends_at: calendar.stamp(calendar.end + DAY), created_by: at(staff.in('analyst'), 0).id, created_at: calendar.stamp(-DAY) });
  }
  for (const analyst of staff.in('analyst')) for (let n = dice.count(calendar.weeks / 6); n > 0; n -= 1) {
    const t = rota.nextAtWork(dice, analyst, dice.between(0, calendar.end));
    if (t === undefined) continue;
    evidence.put('tasks', { task_id: `JOB-${evidence.rows('tasks')}`, kind: 'bulk_job', actor_id: analyst.id, starts_at: calendar.stamp(t - HOUR), ends_at: calendar.stamp(t + 5 * HOUR), requested_by: at(staff.in('major'), 0).id, created_by: analyst.supervisor ?? at(staff.in('major'), 0).id, created_at: calendar.stamp(t - DAY) });
    const people: readonly Person[] = dice.some(at(town.groups, dice.below(town.groups.length)).members, dice.whole(8, 25)).map((m) => town.person(m));
    for (const [m, person] of people.entries()) log.once(analyst, t + m * dice.between(3, 40), personOf(person), { trace: 'other', purpose: 'intel', action: 'export', count: 1 });
    log.once(analyst, t + 30 * MINUTE, NOBODY, { trace: 'other', purpose: 'intel', action: 'export', count: dice.whole(200, 4000) });
  }
}
