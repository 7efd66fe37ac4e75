// Investigations: cases with teams that change, subjects who come to be known, standing projects on the groups, violence between them, and what the papers write about.
import { type Actor, planAt, type Post } from './agencies.js';
import { DAY, HOUR, MINUTE, WEEK } from './calendar.js';
import { at } from './dice.js';
import { personOf, type Subject, type Trace } from './log.js';
import { type Case, type Incident, type Known, type Party, type Scene, traceOf } from './scene.js';
import { arrest, attend, beside, bulletin } from './street.js';
import { DISTRICTS, type Group, type Person } from './town.js';

const DESKS: Readonly<Record<string, Post>> = { domestic: 'family', assault: 'detective', burglary: 'detective', vehicle_theft: 'property', other: 'property', disturbance: 'detective', traffic: 'traffic' };

export function investigate(scene: Scene): void {
  const { dice, scale, town, staff } = scene;
  for (const group of town.groups) project(scene, group);
  for (let n = Math.round(58 * scale); n > 0; n -= 1) violence(scene);
  const started = dice.some(scene.incidents.filter((one) => one.kind !== 'traffic' && !one.serious), Math.round(1450 * scale));
  for (const incident of started) {
    const post = DESKS[incident.kind] ?? 'detective';
    const able = staff.in(post).filter((one) => planAt(one, incident.t).districts.includes(incident.place.district));
    const lead = dice.pickOr(able, dice.pick(staff.in(post)));
    openCase(scene, { incident, kind: incident.kind, from: incident.t + dice.between(2, 80) * HOUR, lead, size: dice.of({ 1: 45, 2: 40, 3: 15 }), weeks: 0.6 + dice.waiting(3.2), pace: 2.1 });
  }
  for (let n = Math.max(2, Math.round(dice.whole(5, 8) * Math.min(1, scale * 1.5))); n > 0; n -= 1) headline(scene);
}

interface Opening { readonly incident: Incident; readonly kind: string; readonly from: number; readonly lead: Actor; readonly size: string; readonly weeks: number; readonly pace: number; readonly more?: readonly Person[] }

export function openCase(scene: Scene, opening: Opening): Case {
  const { dice, staff } = scene;
  const { incident, from, lead } = opening;
  const mates = staff.mates(lead, from).filter((one) => one.post === lead.post);
  const team = [lead, ...dice.some(mates, Number(opening.size) - 1)];
  const to = from + opening.weeks * WEEK;
  const people = [...incident.parties.map(({ person }) => person), ...(opening.more ?? [])];
  for (let n = dice.count(1.4); n > 0; n -= 1) people.push(dice.chance(0.6) ? dice.pickOr(scene.town.kin(dice.pick(people)), scene.town.known(dice, incident.place.district)) : scene.town.known(dice, dice.below(DISTRICTS)));
  const id = `${scene.calendar.yearOf(from)}/${incident.kind.slice(0, 3).toUpperCase()}/${String(scene.evidence.rows('cases') + 311).padStart(5, '0')}`;
  return work(scene, { id, kind: opening.kind, from, to, team, people: [...new Set(people)], pace: opening.pace, reach: 0.22 });
}

interface Folder { readonly id: string; readonly kind: string; readonly from: number; readonly to: number; readonly team: readonly Actor[]; readonly people: readonly Person[]; readonly pace: number; readonly reach: number }

/** Writes a case with its team and subjects, and lets the team work on it. */
function work(scene: Scene, folder: Folder): Case {
  const { dice, evidence, calendar, clumps, staff, log, rota } = scene;
  const { id, from, to, team, people } = folder;
  const lead = at(team, 0);
  const boss = lead.supervisor ?? at(staff.in('major'), 0).id;
  evidence.put('cases', { case_id: id, kind: folder.kind, opened_at: calendar.stamp(from), closed_at: to < calendar.end ? calendar.stamp(to) : undefined, lead_actor_id: lead.id });
  const joined = team.map((actor, n) => {
    const start = n === 0 || dice.chance(0.6) ? from : dice.between(from, from + (to - from) * 0.5);
    const fate = clumps.fate(actor, Math.max(0, start));
    const end = dice.chance(0.2) ? dice.between(start + (to - start) * 0.3, to) : to;
    if (fate !== 'lost') evidence.put('case_members', { case_id: id, actor_id: actor.id, from_at: calendar.stamp(start), to_at: end < to ? calendar.stamp(end) : undefined, created_by: actor.id === boss ? lead.id : boss, created_at: calendar.stamp(fate === 'late' ? start + clumps.delay() : start - dice.between(0, 90) * MINUTE) });
    return { actor, start, end, fate };
  });
  const known = people.map((person, n): Known => {
    const since = n < 2 ? from : from + Math.min(1, dice.waiting(0.25)) * (to - from);
    const author = dice.chance(0.42) ? lead : dice.chance(0.5) ? dice.pick(team) : dice.pick(staff.in('clerk'));
    const fate = clumps.fate(author, Math.max(0, since));
    const written = fate === 'late' ? since + clumps.delay() : since;
    if (fate !== 'lost') evidence.put('case_subjects', { case_id: id, subject_type: 'person', subject_id: person.id, created_by: author.id, created_at: calendar.stamp(written) });
    if (fate !== 'lost' && person.vehicles[0] !== undefined && dice.chance(0.2)) evidence.put('case_subjects', { case_id: id, subject_type: 'vehicle', subject_id: person.vehicles[0].id, created_by: author.id, created_at: calendar.stamp(written) });
    return { person, since, trace: (actor, t): Trace => traceOf(fate, author.id, written, actor, t) };
  });
  for (const { actor, start, end, fate } of joined) {
    const first = Math.max(0, start);
    const weeks = (Math.min(end, calendar.end) - first) / WEEK;
    for (let looks = dice.count(Math.max(0, Math.min(weeks, 40)) * 0.4 * folder.pace * actor.pace + 1.2); looks > 0; looks -= 1) {
      // Most is done in the first days; a little after the end, for the court.
      const when = rota.nextAtWork(dice, actor, first + (end - first) * (dice.chance(0.02) ? 1 + dice.next() * 0.3 : folder.pace > 3 ? dice.next() : dice.next() ** 1.8));
      const subject = dice.pickOr(known.filter((one) => when !== undefined && one.since <= when), undefined);
      if (when === undefined || subject === undefined) continue;
      const own = subject.trace(actor, when);
      const trace = fate === 'lost' ? 'none' : fate === 'late' && own === 'other' ? 'late' : own;
      log.consult(actor, when, dice.chance(folder.reach) ? beside(scene, subject.person, when) : personOf(subject.person), { trace, purpose: actor.post === 'gang' || actor.post === 'analyst' ? 'intel' : 'case', caseRef: fate === 'lost' && dice.chance(0.8) ? undefined : id });
    }
  }
  const done: Case = { id, kind: folder.kind, from, to, team, known };
  scene.cases.push(done);
  const suspect = people[1];
  if (suspect !== undefined && to < calendar.end && folder.pace < 3 && dice.chance(0.25)) arrest(scene, dice.pick(team), to - dice.between(0.05, 0.3) * (to - from), suspect, dice.chance(0.5) ? lead : dice.pick(staff.in('dispatcher')));
  return done;
}

/** The gang unit's standing files: each on a group and on those who wish it ill, looked at all the year, before violence as after it. */
function project(scene: Scene, group: Group): void {
  const { dice, staff, town, evidence, calendar, log, rota } = scene;
  const gang = staff.in('gang');
  const team = dice.some([...gang, ...staff.in('analyst')], Math.max(3, Math.round((gang.length + 10) * 0.32)));
  const rivals = group.rivals.flatMap((n) => dice.some(at(town.groups, n).members, 4));
  const people = [...dice.some(group.members, Math.ceil(group.members.length * 0.75)), ...rivals].map((n) => town.person(n));
  const done = work(scene, { id: `PRJ-${group.name.toUpperCase().replaceAll(' ', '')}-${String(evidence.rows('cases'))}`, kind: 'other', from: -dice.between(40, 400) * DAY, to: calendar.end + 90 * DAY, team, people, pace: 5.6, reach: 0.24 });
  evidence.put('case_subjects', { case_id: done.id, subject_type: 'group', subject_id: group.id, created_by: at(team, 0).id, created_at: calendar.stamp(-30 * DAY) });
  const screen: Subject = { type: 'group', id: group.id, words: group.name };
  for (const actor of team) for (let n = dice.count(calendar.weeks * 0.35); n > 0; n -= 1) {
    const when = rota.nextAtWork(dice, actor, dice.between(0, calendar.end));
    if (when !== undefined) log.once(actor, when, screen, { trace: actor === team[0] ? 'own' : 'other', purpose: 'intel', caseRef: done.id, count: group.members.length }, 'list');
  }
}

/** Someone is shot, burnt out, robbed at home or pressed for money: most of them belong to a group that another hates. */
function violence(scene: Scene): void {
  const { dice, town, calendar } = scene;
  const feuding = town.groups.filter((one) => one.rivals.length > 0);
  const group = dice.pick(feuding);
  const victim = dice.chance(0.66) ? town.person(dice.pick(group.members)) : town.known(dice, dice.below(DISTRICTS));
  const t = dice.between(0.02, 0.985) * calendar.end;
  const rival = at(town.groups, dice.pick(group.rivals));
  const attacker = town.person(dice.pick(rival.members));
  const isAtHome = dice.chance(0.55) && town.homeOf(victim, t).district < DISTRICTS;
  const parties: Party[] = [{ person: victim, part: 'victim' }];
  if (dice.chance(0.4)) parties.push({ person: attacker, part: 'suspect' });
  if (dice.chance(0.5)) parties.push({ person: dice.pickOr(town.housemates(victim), town.known(dice, group.members.length % DISTRICTS)), part: 'witness' });
  const kind = dice.of({ shooting: 44, homicide: 11, arson: 13, home_invasion: 13, extortion: 12, assault: 7 });
  aftermath(scene, { t, kind, victim, parties, place: isAtHome ? town.homeOf(victim, t) : town.place(dice, dice.below(DISTRICTS)), attacker });
}

/** The gang unit often feels it coming. */
function foresee(scene: Scene, victim: Person, t: number): void {
  const { dice, staff, log, rota } = scene;
  if (victim.group < 0 || !dice.chance(0.45)) return;
  for (const actor of dice.some(staff.in('gang'), dice.whole(1, 4))) {
    const when = rota.nextAtWork(dice, actor, t - dice.between(1, 16) * DAY);
    const file = scene.cases.find((one) => one.team.includes(actor) && one.known.some((known) => known.person === victim));
    if (when !== undefined && when < t) log.consult(actor, when, dice.chance(0.5) ? personOf(victim) : beside(scene, victim, when), { trace: file?.known.find((known) => known.person === victim)?.trace(actor, when) ?? 'none', purpose: 'intel', caseRef: file?.id });
  }
}

interface Blow { readonly t: number; readonly kind: string; readonly victim: Person; readonly parties: readonly Party[]; readonly place: Incident['place']; readonly attacker?: Person; readonly publicised?: number }

export function aftermath(scene: Scene, { t, kind, victim, parties, place, attacker, publicised }: Blow): Incident | undefined {
  const { dice, staff } = scene;
  const incident = attend(scene, { t, kind, place, parties, serious: true, cars: dice.of({ 3: 3, 4: 4, 6: 2 }), ...(publicised === undefined ? {} : { publicised }) });
  if (incident === undefined) return undefined;
  foresee(scene, victim, t);
  const post = kind === 'homicide' || kind === 'shooting' || kind === 'home_invasion' ? 'major' : dice.chance(0.5) ? 'gang' : 'detective';
  openCase(scene, { incident, kind, from: t + dice.between(0.5, 9) * HOUR, lead: dice.pick(staff.in(post)), size: String(dice.whole(3, kind === 'homicide' ? 9 : 5)), weeks: 3 + dice.waiting(7), pace: 3, more: [...(attacker === undefined ? [] : [attacker]), ...dice.some(scene.town.kin(victim), 3)] });
  if (attacker !== undefined && dice.chance(0.3)) bulletin(scene, t + dice.between(3, 60) * HOUR, attacker, 16);
  return incident;
}

/** Something that the whole town talks of. Very many look, and these all have reasons. */
function headline(scene: Scene): void {
  const { dice, town, staff, calendar, evidence, rota, log } = scene;
  const t = dice.between(0.04, 0.93) * calendar.end;
  const where = dice.below(DISTRICTS);
  const victim = dice.chance(0.5) ? town.known(dice, where) : dice.pick(town.persons.filter((one) => one.home !== -1 && one.heat < 1.2));
  const publicised = t + dice.between(4, 30) * HOUR;
  const kind = dice.of({ homicide: 4, assault: 3, arson: 2, other: 2, traffic: 2 });
  const suspect = town.known(dice, where);
  const incident = aftermath(scene, { t, kind, victim, parties: [{ person: victim, part: 'victim' }, ...(suspect === victim ? [] : [{ person: suspect, part: 'suspect' } as const])], place: town.place(dice, where), publicised });
  if (incident !== undefined) scene.headlines.push({ publicised, people: [victim, suspect], incident });
  bulletin(scene, publicised - dice.between(0, 3) * HOUR, suspect, 24 * Math.min(1, scene.scale * 2));
  // The canvass: a whole unit is told to knock on doors, and clerks are asked for files by the press office, lawyers and the coroner.
  const unit = dice.pick(staff.in('patrol')).unit;
  const chief = at(staff.in('major'), 0);
  for (const subject of [victim, suspect]) evidence.put('tasks', { task_id: `CANVASS-${evidence.rows('tasks')}`, kind: 'desk_request', unit, subject_type: 'person', subject_id: subject.id, starts_at: calendar.stamp(publicised - 2 * HOUR), ends_at: calendar.stamp(publicised + 4 * DAY), requested_by: chief.id, created_by: chief.id, created_at: calendar.stamp(publicised - 2 * HOUR) });
  for (const actor of staff.in('patrol').filter((one) => one.unit === unit)) {
    const when = rota.nextAtWork(dice, actor, publicised + dice.between(0, 50) * HOUR);
    if (when !== undefined && when < publicised + 4 * DAY && dice.chance(0.6)) log.consult(actor, when, personOf(dice.chance(0.7) ? victim : suspect), { trace: actor.id === chief.id ? 'own' : 'other', purpose: 'other' });
  }
  for (const clerk of dice.some(staff.in('clerk'), dice.whole(3, 9))) {
    const when = rota.nextAtWork(dice, clerk, publicised + dice.between(0, 90) * HOUR);
    if (when === undefined) continue;
    evidence.put('tasks', { task_id: `REQ${evidence.rows('tasks')}`, kind: 'desk_request', actor_id: clerk.id, subject_type: 'person', subject_id: victim.id, starts_at: calendar.stamp(when - HOUR), ends_at: calendar.stamp(when + 3 * DAY), requested_by: chief.id, created_by: chief.id, created_at: calendar.stamp(when - HOUR) });
    log.consult(clerk, when, personOf(victim), { trace: 'other', purpose: 'desk', behalf: chief.id });
  }
}
